#include "main/doctor.h"
#include "main/evidence_commands.h"
#include "main/keeping_commands.h"
#include "main/subcommands.h"

namespace visavis {
namespace {

constexpr auto json_help = "as JSON, for scripts";

void add_which(CLI::App& app, EvidenceAsked& asked) {
  app.add_option("--marketplace", asked.marketplace, "of this one alone: mkt_...");
  app.add_option("--account", asked.account, "of this one alone, as the marketplace calls it");
  app.add_option("--verification", asked.verification, "of this one alone: ver_...");
  app.add_flag("--json", asked.json, json_help);
}

void add_account(CLI::App& app, std::string& marketplace, std::string& account, bool required) {
  app.add_option("--marketplace", marketplace, "the account's: mkt_...")->required(required);
  app.add_option("--account", account, "as the marketplace calls it")->required(required);
}

void add_who_and_why(CLI::App& app, HeldAsked& asked) {
  app.add_option("--who", asked.who, "who asks for it; stands in the log")->required();
  app.add_option("--why", asked.why, "why; stands in the log")->required();
}

void add_held(CLI::App& app, HeldAsked& asked) {
  add_account(app, asked.marketplace, asked.account, false);
  app.add_option("--verification", asked.verification, "or this one of it alone: ver_...");
  add_who_and_why(app, asked);
}

void add_keeping_commands(CLI::App& evidence, Chosen& chosen) {
  add<HeldAsked>(evidence, chosen, "hold",
                 "put a legal hold on a verification or an account: nothing of it is erased",
                 hold_evidence, add_held);
  add<HeldAsked>(evidence, chosen, "release", "end a legal hold", release_evidence, add_held);
  add_list(
      evidence, chosen, "holds", "list the legal holds",
      [](const config::Config& config, const std::string&, ListAs as) {
        return list_legal_holds(config, as);
      },
      [](CLI::App&, std::string&) {});
  add<HeldAsked>(evidence, chosen, "erase",
                 "erase all that is kept of an account, and the keys that open it, for good",
                 erase_account, [](CLI::App& one, HeldAsked& asked) {
                   add_account(one, asked.marketplace, asked.account, true);
                   add_who_and_why(one, asked);
                 });
}

}  // namespace

void add_key_rotation_commands(CLI::App& app, Chosen& chosen) {
  auto& keys = group(app, "keys", "the keys that open evidence; no service may run");
  add<std::string>(keys, chosen, "rotate-master", "wrap every account's key by a new master key",
                   rotate_master_key, [](CLI::App& one, std::string& file) {
                     one.add_option("--new-key-file", file, "the new master key's")->required();
                   });
  add<AccountAsked>(keys, chosen, "rotate-account", "give an account a new key", rotate_account_key,
                    [](CLI::App& one, AccountAsked& asked) {
                      add_account(one, asked.marketplace, asked.account, true);
                    });
}

void add_evidence_commands(CLI::App& app, Chosen& chosen) {
  auto& evidence = group(app, "evidence", "what is kept of calls");
  add<EvidenceAsked>(evidence, chosen, "list", "list what is, was or will be kept", list_evidence,
                     [](CLI::App& one, EvidenceAsked& asked) {
                       add_which(one, asked);
                       one.add_option("--state", asked.state, "growing, kept, lost or erased");
                     });
  add<EvidenceAsked>(evidence, chosen, "verify",
                     "open every chunk of what is kept, and hold it against the history",
                     verify_evidence, add_which);
  add<EvidenceFsck>(
      evidence, chosen, "fsck", "find what does not fit together, of vault, store and keys",
      fsck_evidence, [](CLI::App& one, EvidenceFsck& asked) {
        one.add_flag("--remove-orphans", asked.remove_orphans,
                     "remove files that nobody opens any more; not beside a running service");
        one.add_flag("--json", asked.json, json_help);
      });
  add_keeping_commands(evidence, chosen);
}

void add_doctor_command(CLI::App& app, Chosen& chosen) {
  add<DoctorAsked>(app, chosen, "doctor",
                   "try what the service stands on, and say what is wrong and what to do now",
                   doctor, [](CLI::App& one, DoctorAsked& asked) {
                     one.add_option("--master-key-file", asked.master_key_file,
                                    "a copy of the master key that is kept elsewhere: does it "
                                    "open the key store?");
                   });
}

}  // namespace visavis
