#include "faults/step_writer.h"

#include <cstdio>
#include <exception>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

#include "adapters/sqlite/sqlite_directory.h"
#include "adapters/sqlite/sqlite_outbox.h"
#include "adapters/sqlite/sqlite_verifications.h"

#include "contracts/story.h"

namespace visavis::faults {
namespace {

using contracts::Story;

class StepWriter {
 public:
  StepWriter(const std::filesystem::path& file, std::uint64_t seed, int pipe)
      : random_(seed), pipe_(pipe), database_(kill_config(file)), sending_(kill_config(file)) {
    const auto marketplace = contracts::a_marketplace(1);
    if (!directory_.marketplace(marketplace.id))
      directory_.add_marketplace(marketplace, contracts::start_of_story);
  }

  void once() {
    if (chance(4))
      deliver();
    else
      step("account" + std::to_string(random_() % 4));
  }

 private:
  bool chance(std::uint64_t one_in) { return random_() % one_in == 0; }
  std::uint32_t number() { return static_cast<std::uint32_t>(random_()); }

  void step(const std::string& account) {
    const auto current =
        verifications_.current(contracts::numbered<MarketplaceId>(1), contracts::account(account));
    if (current && !std::holds_alternative<Verified>(current->status)) {
      Story story{*current, contracts::start_of_story};
      commit(story.step(command(story)));
    } else {
      commit(Story(number(), account).begin());
    }
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

  void commit(const app::Step& step) {
    if (!verifications_.commit(step).ok()) return;
    acknowledge({step.after.id.bytes(), step.event.sequence, 0});
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
  int pipe_;
  sqlite::Database database_, sending_;
  sqlite::SqliteVerifications verifications_{database_};
  sqlite::SqliteDirectory directory_{database_};
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
