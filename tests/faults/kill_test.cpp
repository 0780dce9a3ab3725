// A process that writes steps is killed at random moments, again and again over the same file.
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "adapters/sqlite/sqlite_verifications.h"
#include "adapters/sqlite/verify_chain.h"

#include "faults/step_writer.h"

namespace visavis::faults {
namespace {

constexpr int kills = 100;

class KillTest : public testing::Test {
 protected:
  KillTest() {
    std::string pattern = std::filesystem::temp_directory_path() / "visavis_kill_XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    file_ = folder_ / "store.sqlite";
  }
  ~KillTest() override { std::filesystem::remove_all(folder_); }

  /// Lets a writer take about so many steps and a moment more, then kills it.
  void write_and_kill(std::uint64_t seed, int steps, std::chrono::microseconds moment) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const auto child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ::close(ends[0]);
      write_steps(file_, seed, ends[1]);
    }
    ::close(ends[1]);
    for (int i = 0; i < steps && take(ends[0]); ++i) {
    }
    std::this_thread::sleep_for(moment);
    ::kill(child, SIGKILL);
    while (take(ends[0])) {
    }
    ::close(ends[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
  }

  /// Notes one acknowledgement; false when the pipe has ended.
  bool take(int pipe) {
    Acknowledgement done;
    const auto size = ::read(pipe, &done, sizeof done);  // Atomic: far smaller than PIPE_BUF.
    if (size != sizeof done) return false;
    if (done.delivered != 0) {
      delivered_.insert(done.delivered);
    } else {
      auto& last = acknowledged_[VerificationId{done.verification}];
      last = std::max(last, done.sequence);
    }
    return true;
  }

  static std::vector<std::int64_t> ask(sqlite::Database& database, const char* sql) {
    sqlite::Statement statement{database.handle(), sql};
    auto rows = statement.run();
    std::vector<std::int64_t> answers;
    while (rows.next()) answers.push_back(rows.integer(0));
    return answers;
  }

  void check_file() {
    sqlite::Database database{kill_config(file_)};
    sqlite::Statement integrity{database.handle(), "PRAGMA integrity_check"};
    auto verdict = integrity.run();
    ASSERT_TRUE(verdict.next());
    ASSERT_EQ(verdict.text(0), "ok");
    ASSERT_TRUE(ask(database, "PRAGMA foreign_key_check").empty());
    const auto chain = sqlite::verify_chain(database.handle());
    ASSERT_FALSE(chain.broken) << chain.broken->position << ": " << chain.broken->reason;
  }

  void check_events() {
    sqlite::Database database{kill_config(file_)};
    sqlite::SqliteVerifications store{database};
    std::map<VerificationId, Verification> replayed;
    std::size_t count = 0;
    for (const auto& stored : store.events_after(0, 1'000'000, std::nullopt)) {
      const auto found = replayed.find(stored.verification);
      if (found == replayed.end())
        replayed.emplace(stored.verification, begin(stored.verification, stored.event));
      else
        found->second = apply(found->second, stored.event);
      // What was there after the kill before is there still, and as it was.
      if (count == seen_.size()) seen_.push_back(stored.hash);
      ASSERT_EQ(stored.hash, seen_[count]);
      ++count;
    }
    ASSERT_EQ(count, seen_.size()) << "an event is gone";
    for (const auto& [id, verification] : replayed)
      ASSERT_EQ(store.verification(id), verification) << "the row is not the replay of its events";
    for (const auto& [id, sequence] : acknowledged_) {
      ASSERT_TRUE(replayed.contains(id)) << "an acknowledged verification is lost";
      ASSERT_GE(replayed.at(id).version, sequence) << "an acknowledged step is lost";
    }
  }

  void check_deliveries() {
    sqlite::Database database{kill_config(file_)};
    ASSERT_TRUE(ask(database,
                    "SELECT position FROM event WHERE verification IS NOT NULL AND position NOT "
                    "IN (SELECT position FROM delivery)")
                    .empty())
        << "half a step: an event without its delivery";
    // Each verification with open deliveries has exactly one that is due: its oldest.
    ASSERT_EQ(
        ask(database, "SELECT position FROM delivery WHERE due IS NOT NULL ORDER BY position"),
        ask(database,
            "SELECT min(position) AS p FROM delivery WHERE state = 'open' GROUP BY "
            "verification ORDER BY p"));
    const auto done = ask(database, "SELECT position FROM delivery WHERE state = 'delivered'");
    const std::set<std::int64_t> recorded{done.begin(), done.end()};
    ASSERT_TRUE(
        std::includes(recorded.begin(), recorded.end(), delivered_.begin(), delivered_.end()))
        << "an acknowledged delivery is open again";
  }

  std::filesystem::path folder_, file_;
  std::map<VerificationId, std::uint64_t> acknowledged_;
  std::set<std::int64_t> delivered_;
  std::vector<app::Hash> seen_;
};

TEST_F(KillTest, NothingAcknowledgedIsLostAndNothingIsHalfWritten) {
  const char* given = std::getenv("VISAVIS_SEED");
  const std::uint64_t seed = given != nullptr ? std::strtoull(given, nullptr, 10) : 20261123;
  std::cout << "VISAVIS_SEED=" << seed << std::endl;
  std::mt19937_64 random{seed};
  for (int kill = 0; kill < kills; ++kill) {
    SCOPED_TRACE("kill " + std::to_string(kill));
    const auto writer_seed = random();
    const int steps = static_cast<int>(random() % 30);
    const std::chrono::microseconds moment{random() % 3000};
    ASSERT_NO_FATAL_FAILURE(write_and_kill(writer_seed, steps, moment));
    ASSERT_NO_FATAL_FAILURE(check_file());
    ASSERT_NO_FATAL_FAILURE(check_events());
    ASSERT_NO_FATAL_FAILURE(check_deliveries());
  }
  EXPECT_GT(seen_.size(), 500U) << "the writers hardly got to write";
  std::cout << seen_.size() << " events, " << delivered_.size() << " deliveries after " << kills
            << " kills" << std::endl;
}

}  // namespace
}  // namespace visavis::faults
