#include "main/command_line.h"

#include "main/commands.h"
#include "main/subcommands.h"

namespace visavis {
namespace {

constexpr auto nothing = [](CLI::App&, std::string&) {};

constexpr auto of_marketplace = [](CLI::App& app, std::string& marketplace) {
  app.add_option("--marketplace", marketplace, "its id: mkt_...")->required();
};

constexpr auto of_staff = [](CLI::App& app, std::string& email) {
  app.add_option("--email", email, "whose")->required();
};

constexpr const char* photo_help = "a JPEG, PNG or WebP file up to 512 KiB";
constexpr const char* role_help = "representative, supervisor, administrator or auditor";

void add_key_commands(CLI::App& group, Chosen& chosen) {
  add<NewApiKey>(group, chosen, "add-key", "make one more API key", add_api_key,
                 [](CLI::App& app, NewApiKey& asked) {
                   of_marketplace(app, asked.marketplace);
                   app.add_option("--name", asked.name, "what it is for, as `keys` tells it");
                 });
  add_list(group, chosen, "keys", "list a marketplace's API keys, and when each was last used",
           list_api_keys, of_marketplace);
  add<std::string>(
      group, chosen, "revoke-key", "end what an API key may do, at once", revoke_api_key,
      [](CLI::App& app, std::string& key) {
        app.add_option("--key", key, "its id, as `keys` tells it: key_...")->required();
      });
}

void add_webhook_commands(CLI::App& group, Chosen& chosen) {
  add<WebhookUrl>(group, chosen, "webhook", "say where webhooks go", set_webhook_url,
                  [](CLI::App& app, WebhookUrl& asked) {
                    of_marketplace(app, asked.marketplace);
                    app.add_option("--webhook-url", asked.url, "empty: nowhere")->required();
                  });
  add<std::string>(group, chosen, "resume",
                   "send events again to an endpoint that had said that it is gone (HTTP 410)",
                   resume_webhooks, of_marketplace);
  add<SecretRotation>(group, chosen, "rotate-secret", "make a new webhook secret",
                      rotate_webhook_secret, [](CLI::App& app, SecretRotation& asked) {
                        of_marketplace(app, asked.marketplace);
                        app.add_option(
                               "--overlap-hours", asked.overlap_hours,
                               "how long webhooks are signed with the old one, too; 0: not at all")
                            ->capture_default_str();
                      });
}

}  // namespace

void add_marketplace_commands(CLI::App& app, Chosen& chosen) {
  auto& marketplace = group(app, "marketplace", "marketplaces that use this service");
  add<NewMarketplace>(
      marketplace, chosen, "add", "make a marketplace, its API key and its webhook secret",
      add_marketplace, [](CLI::App& one, NewMarketplace& asked) {
        one.add_option("--name", asked.name, "as applicants see it")->required();
        one.add_option("--webhook-url", asked.webhook_url,
                       "where events are sent; none: no webhooks");
        one.add_option("--support-url", asked.support_url,
                       "where applicants find help, https or mailto: shown on pages and in "
                       "e-mails; none: nowhere");
      });
  add_list(
      marketplace, chosen, "list", "list the marketplaces",
      [](const config::Config& config, const std::string&, ListAs as) {
        return list_marketplaces(config, as);
      },
      nothing);
  add<SupportUrl>(
      marketplace, chosen, "support", "say where applicants find help", set_support_url,
      [](CLI::App& one, SupportUrl& asked) {
        of_marketplace(one, asked.marketplace);
        one.add_option("--support-url", asked.url, "https or mailto; empty: nowhere")->required();
      });
  add<MarketplaceMedium>(marketplace, chosen, "medium", "say how calls are held", set_medium,
                         [](CLI::App& one, MarketplaceMedium& asked) {
                           of_marketplace(one, asked.marketplace);
                           one.add_option("--medium", asked.medium,
                                          "embedded, google_meet, or default: as call.medium says")
                               ->required();
                         });
  add_key_commands(marketplace, chosen);
  add_webhook_commands(marketplace, chosen);
}

void add_staff_commands(CLI::App& app, Chosen& chosen) {
  auto& staff = group(app, "staff", "people who work with this service");
  add<NewStaff>(staff, chosen, "add",
                "make a member of staff; the password is read from standard input", add_staff,
                [](CLI::App& one, NewStaff& asked) {
                  one.add_option("--email", asked.email, "for signing in")->required();
                  one.add_option("--name", asked.name, "as applicants see it")->required();
                  one.add_option("--role", asked.role, role_help)->required();
                  one.add_option("--photo", asked.photo,
                                 "shown to applicants in a call: a JPEG, PNG or WebP file up to "
                                 "512 KiB");
                });
  add_list(
      staff, chosen, "list", "list the members of staff",
      [](const config::Config& config, const std::string&, ListAs as) {
        return list_staff(config, as);
      },
      nothing);
  add<StaffPhoto>(staff, chosen, "photo", "give a member of staff a photo", set_staff_photo,
                  [](CLI::App& one, StaffPhoto& asked) {
                    of_staff(one, asked.email);
                    one.add_option("--photo", asked.photo, photo_help)->required();
                  });
  add<std::string>(staff, chosen, "disable",
                   "end their sessions and a call of theirs, and let them in no more",
                   disable_staff, of_staff);
  add<std::string>(staff, chosen, "enable", "let somebody in again who was disabled", enable_staff,
                   of_staff);
  add<std::string>(staff, chosen, "sign-out", "end all their sessions", end_staff_sessions,
                   of_staff);
  add<std::string>(staff, chosen, "factor-reset",
                   "remove their authenticator app, passkeys and recovery codes: the password is "
                   "enough again; they sign in anew",
                   reset_second_factors, of_staff);
  add<StaffRole>(staff, chosen, "role", "change what they may do; they sign in anew",
                 set_staff_role, [](CLI::App& one, StaffRole& asked) {
                   of_staff(one, asked.email);
                   one.add_option("--role", asked.role, role_help)->required();
                 });
  add<std::string>(staff, chosen, "password",
                   "change their password, read from standard input; they sign in anew",
                   set_staff_password, of_staff);
}

}  // namespace visavis
