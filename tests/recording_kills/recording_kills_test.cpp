#include <csignal>
#include <cstdlib>
#include <gtest/gtest.h>
#include <iostream>
#include <random>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "adapters/recorder/encoded_test.h"
#include "adapters/recorder/finish.h"
#include "app/evidence/evidence_finisher.h"
#include "app/evidence/evidence_reading.h"

#include "contracts/story.h"
#include "recording_kills/recording_process.h"

namespace visavis {
namespace {

using contracts::numbered;

constexpr int kills_unless_told = 8;
constexpr int at_once = 8;
/// What may be missing at the end.
constexpr std::int64_t lost_max_ms = 2000;

int kills_wanted() {
  const char* told = std::getenv("VISAVIS_RECORDING_KILLS");
  return told == nullptr ? kills_unless_told : std::atoi(told);
}

Result<app::FinishedFile, RecordingLoss> finished(app::RecordingSource& from,
                                                  const std::function<void(Bytes)>& to) {
  const auto done = recorder::finish(from, to);
  if (!done) return refuse(RecordingLoss::cannot_be_played);
  return app::FinishedFile{done->container, done->duration};
}

/// A recording process, and what it left.
class Killed {
 public:
  Killed() {
    std::string pattern = std::filesystem::temp_directory_path() / "visavis_recording_XXXXXX";
    folder_ = ::mkdtemp(pattern.data());
    begin_call(folder_);
  }
  ~Killed() { std::filesystem::remove_all(folder_); }
  Killed(const Killed&) = delete;
  Killed& operator=(const Killed&) = delete;

  void start(unsigned seed) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    child_ = ::fork();
    ASSERT_GE(child_, 0);
    if (child_ == 0) {
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
      ::close(ends[0]);
      record_until_killed(folder_, seed, ends[1]);
    }
    ::close(ends[1]);
    pipe_ = ends[0];
  }

  /// Once the browser has sent for so long, and a moment more.
  void kill_after(std::int64_t sent_us, std::chrono::microseconds moment) {
    while (last_us_ < sent_us && take()) {
    }
    std::this_thread::sleep_for(moment);
    ::kill(child_, SIGKILL);
    while (take()) {
    }
    ::close(pipe_);
    int status = 0;
    ASSERT_EQ(::waitpid(child_, &status, 0), child_);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the recorder ended by itself";
  }

  /// How much is missing at the end, of pictures and of sound.
  std::int64_t missing_ms() {
    RecordingPlaces open{folder_};
    const Policy policy = shipped_policy();
    app::Steps steps{open.store.verifications(), open.store.marketplaces(), open.clock, {policy}};
    app::EvidenceFinisher finisher{open.places(), steps, finished};
    for (const auto& grown : open.store.evidence().growing_evidence()) finisher.finish(grown);
    const auto kept = open.store.evidence().evidence_of(numbered<VerificationId>(1));
    EXPECT_EQ(kept.size(), 1U);
    if (kept.size() != 1 || kept[0].state != EvidenceState::kept) return last_us_ / 1000;
    EXPECT_FALSE(kept[0].file->whole) << "nobody was told that it was cut off";
    return missing_ms_of(kept[0]);
  }

 private:
  bool take() {
    std::int64_t at_us = 0;
    if (::read(pipe_, &at_us, sizeof at_us) != sizeof at_us) return false;
    last_us_ = at_us;
    return true;
  }

  std::int64_t missing_ms_of(const app::EvidenceRecord& kept) {
    system::SystemEntropy entropy;
    vault::DiskVault vault{folder_ / "vault", entropy};
    app::EvidenceReading reading{vault, std::make_unique<keys::SqliteAccountKeys>(
                                            folder_ / "keys", master_key_for_kills(), entropy)};
    const auto read = reading.read(kept, 0, static_cast<std::size_t>(kept.file->bytes));
    EXPECT_TRUE(read);
    if (!read) return last_us_ / 1000;
    const Bytes bytes{reinterpret_cast<const std::uint8_t*>(read->data()), read->size()};
    const auto content = recorder::read_file(bytes);
    EXPECT_TRUE(content);
    EXPECT_EQ(recorder::decode(bytes).complaints, "");
    if (!content) return last_us_ / 1000;
    return last_us_ / 1000 - std::min(content->last_ms(true), content->last_ms(false));
  }

  std::filesystem::path folder_;
  pid_t child_ = -1;
  int pipe_ = -1;
  std::int64_t last_us_ = 0;
};

TEST(RecordingKills, WhatWasRecordedPlaysToItsLastTwoSeconds) {
  const int wanted = kills_wanted();
  std::mt19937 random{static_cast<unsigned>(wanted)};
  // Of the first seconds nothing may be left: no file is told of that has not begun.
  std::uniform_int_distribution<std::int64_t> length_us{5'000'000, 9'000'000};
  std::uniform_int_distribution<int> moment_us{0, 50'000};
  std::int64_t worst = 0;
  for (int done = 0; done < wanted; done += at_once) {
    std::vector<std::unique_ptr<Killed>> some;
    for (int i = 0; i < std::min(at_once, wanted - done); ++i)
      some.push_back(std::make_unique<Killed>());
    for (std::size_t i = 0; i < some.size(); ++i)
      some[i]->start(static_cast<unsigned>(done) + static_cast<unsigned>(i));
    for (const auto& one : some)
      one->kill_after(length_us(random), std::chrono::microseconds{moment_us(random)});
    for (const auto& one : some) {
      const auto missing = one->missing_ms();
      EXPECT_LE(missing, lost_max_ms) << "the kills from " << done << " on";
      worst = std::max(worst, missing);
    }
  }
  std::cout << wanted << " kills; at most " << worst << " ms were missing at the end\n";
}

}  // namespace
}  // namespace visavis
