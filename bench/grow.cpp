// Fills a store with the history of many accounts, as the service would have written it: by the
// same steps, with a clock that runs. `visavis marketplace add` and `visavis staff add` began the
// store; the service takes the log into its chain when it stops. Every tenth account's verification
// is required and held; the others' were passed.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>

#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/system/system_clock.h"
#include "adapters/system/system_entropy.h"
#include "app/verification/require_verification.h"
#include "app/verification/steps.h"
#include "domain/checklist.h"

namespace visavis::bench {
namespace {

constexpr int held_of = 10;
constexpr int accounts_at_once = 1000;
/// Between two steps. A million accounts are a month's.
constexpr Duration pace = std::chrono::milliseconds{500};
constexpr int steps_an_account = 5;

/// Stands at the moment of the step.
class StoryClock : public app::Clock {
 public:
  explicit StoryClock(Timestamp begin) : now_(begin) {}
  Timestamp now() const override { return now_; }
  Monotonic steady() const override { return Monotonic{now_.time_since_epoch()}; }
  void pass() { now_ += pace; }

 private:
  Timestamp now_;
};

/// The shipped one, but that no deadline comes while the store is used again.
Policy patient_policy() {
  Policy policy = shipped_policy();
  policy.deadline = std::chrono::years{10};
  return policy;
}

template <class T>
T done(Result<T, Refusal> result) {
  if (!result) throw std::runtime_error("refused: " + std::string{entry(result.error()).code});
  return std::move(result).value();
}

class Growth {
 public:
  Growth(sqlite::SqliteConnection& store, Timestamp begin)
      : store_(store),
        clock_(begin),
        marketplace_(store.marketplaces().marketplaces().at(0).id),
        representative_(store.staff().every_staff().at(0).id) {}

  void add(int number) {
    const auto required = app::require_verification(
        steps_, entropy_, clock_.now(), marketplace_,
        {.account = AccountId::parse("bench-" + std::to_string(number)).value(),
         .trigger = Trigger::first_proposal,
         .profile = Personal{Profile{.name = "Bench " + std::to_string(number)}},
         .return_url = {},
         .metadata = {}});
    clock_.pass();
    if (number % held_of != 0) pass(done(required));
    (void)steps_.take();  // Nobody is there to be told.
  }

 private:
  void pass(const Verification& verification) {
    const CallId call{entropy_.id_bytes()};
    const auto checklist = draw_checklist(verification.profile.reveal(), entropy_.number());
    Decision passed{.outcome = Outcome::passed,
                    .reasons = {},
                    .message = {},
                    .internal_text = {},
                    .checklist = {}};
    for (const auto& item : checklist) passed.checklist.push_back({item.item, ChecklistMark::ok});
    change(verification.id, GiveConsent{std::string{consent_version}});
    change(verification.id, JoinQueue{});
    change(verification.id, StartCall{call, representative_, checklist});
    change(verification.id, Decide{call, representative_, passed});
  }
  void change(VerificationId id, const Command& command) {
    (void)done(steps_.change(id, command));
    clock_.pass();
  }

  sqlite::SqliteConnection& store_;
  StoryClock clock_;
  system::SystemEntropy entropy_;
  const Policy policy_ = patient_policy();
  app::Steps steps_{store_.verifications(), store_.marketplaces(), clock_, {policy_}};
  const MarketplaceId marketplace_;
  const StaffId representative_;
};

/// Nothing of it has to survive a power cut, and there is memory for the indexes.
void hurry(sqlite::SqliteConnection& store) {
  sqlite3_exec(store.database().handle(), "PRAGMA synchronous = OFF; PRAGMA cache_size = -1000000",
               nullptr, nullptr, nullptr);
}

void grow(const std::string& path, int accounts) {
  sqlite::SqliteConfig config;
  config.file = path;
  config.checkpoint_pages = 50'000;
  sqlite::SqliteConnection store{config};
  hurry(store);
  Growth growth{store, system::SystemClock{}.now() - pace * steps_an_account * accounts};
  for (int first = 0; first < accounts; first += accounts_at_once) {
    store.together([&] {
      for (int i = first; i < std::min(accounts, first + accounts_at_once); ++i) growth.add(i);
    });
  }
}

}  // namespace
}  // namespace visavis::bench

int main(int argc, char** argv) {
  CLI::App app{"Fills a store for ./dev bench growth."};
  std::string path;
  int accounts = 0;
  app.add_option("--store", path)->required();
  app.add_option("--accounts", accounts)->required();
  CLI11_PARSE(app, argc, argv);
  try {
    visavis::bench::grow(path, accounts);
  } catch (const std::exception& error) {
    std::cerr << "visavis_grow: " << error.what() << "\n";
    return 1;
  }
  return 0;
}
