#include "faults/step_writer.h"

#include <cstdio>
#include <exception>
#include <optional>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/sqlite/sqlite_outbox.h"
#include "app/records/chain_key.h"
#include "app/verification/sequencer.h"

#include "contracts/story.h"

namespace visavis::faults {
namespace {

using contracts::Story;

class StepWriter {
 public:
  StepWriter(const std::filesystem::path& file, std::uint64_t seed, int pipe)
      : random_(seed), pipe_(pipe), store_(kill_config(file)), sending_(kill_config(file)) {
    const auto marketplace = contracts::a_marketplace(1);
    if (!store_.marketplaces().marketplace(marketplace.id))
      store_.marketplaces().add_marketplace(marketplace, contracts::start_of_story);
  }

  void once() {
    if (chance(4)) {
      deliver();
    } else if (chance(8)) {
      store_.together([&] { app::extend_chain(store_.chain(), key_); });
    } else if (chance(3)) {
      several();
    } else if (const auto done = step()) {
      acknowledge(*done);
    }
  }

 private:
  bool chance(std::uint64_t one_in) { return random_() % one_in == 0; }
  std::uint32_t number() { return static_cast<std::uint32_t>(random_()); }

  struct Undone : std::exception {};

  /// As the store's thread does: in one transaction, of which some parts fail.
  void several() {
    std::vector<Acknowledgement> saved;
    store_.together([&] {
      for (int part = 0; part < 3; ++part) {
        std::optional<Acknowledgement> done;
        try {
          store_.apart([&] {
            done = step();
            store_.acts().append({std::nullopt, contracts::start_of_story, SignedIn{}});
            if (chance(4)) throw Undone{};
          });
          if (done) saved.push_back(*done);
        } catch (const Undone&) {
        }
      }
    });
    for (const auto& done : saved) acknowledge(done);
  }

  std::optional<Acknowledgement> step() {
    const std::string account = "account" + std::to_string(random_() % 4);
    const auto current = store_.verifications().current(contracts::numbered<MarketplaceId>(1),
                                                        contracts::account(account));
    if (current && !std::holds_alternative<Verified>(current->status)) {
      Story story{*current, contracts::start_of_story};
      return commit(story.step(command(story)));
    }
    return commit(Story(number(), account).begin());
  }

  Command command(const Story& story) {
    const auto& v = story.verification();
    if (std::holds_alternative<Required>(v.status)) {
      if (!v.consent) return GiveConsent{std::string{consent_version}};
      return chance(10) ? Command{Cancel{}} : Command{JoinQueue{}};
    }
    if (std::holds_alternative<Waiting>(v.status))
      return chance(3) ? Command{LeaveQueue{}} : contracts::start_call(number());
    if (std::holds_alternative<InCall>(v.status)) {
      if (chance(5)) return LoseCall{story.call()};
      return contracts::decide_as(story, static_cast<Outcome>(random_() % 4));
    }
    if (std::holds_alternative<InReview>(v.status))
      return contracts::review_as(chance(2) ? Verdict::confirmed : Verdict::overturned);
    return GrantRetry{};
  }

  std::optional<Acknowledgement> commit(const app::Step& step) {
    if (!store_.verifications().commit(step).ok()) return std::nullopt;
    return Acknowledgement{step.after.id.bytes(), step.event.sequence, 0};
  }

  void deliver() {
    const Timestamp now = contracts::start_of_story + std::chrono::hours{24};
    const auto due = outbox_.due(now, 1);
    if (due.empty()) return;
    const auto& event = due.front().event;
    outbox_.delivered(event.position, 200, now);
    acknowledge({event.verification.bytes(), event.event.sequence, event.position});
  }

  void acknowledge(const Acknowledgement& done) {
    if (::write(pipe_, &done, sizeof done) != sizeof done) ::_exit(0);
  }

  std::mt19937_64 random_;
  const app::ChainKey key_{{7}};
  int pipe_;
  sqlite::SqliteConnection store_;
  sqlite::Database sending_;
  sqlite::SqliteOutbox outbox_{sending_};
};

}  // namespace

sqlite::SqliteConfig kill_config(const std::filesystem::path& file) {
  return {.file = file,
          .durability = sqlite::Durability::full,
          .busy_timeout = std::chrono::seconds{5},
          .checkpoint_pages = 16};
}

void write_steps(const std::filesystem::path& file, std::uint64_t seed, int pipe) {
  try {
    StepWriter writer{file, seed, pipe};
    for (;;) writer.once();
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "writer: %s\n", failure.what());
    ::_exit(1);
  }
}

}  // namespace visavis::faults
