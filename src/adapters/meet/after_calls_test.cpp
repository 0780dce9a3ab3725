#include "adapters/meet/after_calls.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/meet/planner.h"
#include "app/ports/store_failure.h"

#include "fakes/clock.h"
#include "fakes/entropy.h"

namespace visavis::meet {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

/// The store's part, in memory. Fails when it is told to.
class MemoryOverMeetings : public app::OverMeetings {
 public:
  struct Row {
    app::OverMeeting over;
    Timestamp due;
    bool done = false;
  };
  std::vector<app::OverMeeting> due(Timestamp now, std::size_t limit) override {
    fail_perhaps();
    std::vector<app::OverMeeting> all;
    for (const auto& row : rows)
      if (!row.done && row.due <= now && all.size() < limit) all.push_back(row.over);
    return all;
  }
  std::optional<Timestamp> next_due(Timestamp now) override {
    std::optional<Timestamp> next;
    for (const auto& row : rows)
      if (!row.done && row.due > now) next = next ? std::min(*next, row.due) : row.due;
    return next;
  }
  void ended(std::int64_t number, Timestamp next) override {
    auto& row = change(number);
    row.due = next;
    row.over.ended = true;
    row.over.attempts = 0;
    tell("ended", row);
  }
  void again(std::int64_t number, Timestamp next) override {
    auto& row = change(number);
    row.due = next;
    ++row.over.attempts;
    tell("again", row);
  }
  void done(std::int64_t number) override {
    auto& row = change(number);
    row.done = true;
    told.emplace_back("done");
  }
  void fail_perhaps() {
    if (failures > 0 && failures-- > 0) throw app::StoreFailure{"the disk is full (a test)"};
  }

  std::vector<Row> rows;
  std::vector<std::string> told;  ///< "again +60": seconds after the call's end
  int failures = 0;

 private:
  Row& change(std::int64_t number) {
    fail_perhaps();
    return rows.at(static_cast<std::size_t>(number));
  }
  void tell(const std::string& what, const Row& row) {
    const auto after = std::chrono::round<std::chrono::seconds>(row.due - row.over.over);
    told.push_back(what + " +" + std::to_string(after.count()));
  }
};

class AfterCallsTest : public testing::Test {
 protected:
  AfterCallsTest() { space.records = space.transcribes = true; }

  void end_call() {
    const auto number = static_cast<std::int64_t>(store.rows.size());
    space.space = "spaces/s" + std::to_string(number);
    store.rows.push_back({{number, {}, {}, space, clock.now()}, clock.now()});
    after.look();
  }
  /// Lets time pass; what is asked is answered at once.
  void run(Duration time) {
    const auto until = clock.steady() + time;
    for (;;) {
      Jobs jobs;
      after.start(jobs, 8, clock.steady());
      for (auto& job : jobs) {
        asked.push_back(job.request.shape);
        job.then(answer(job), clock.steady());
      }
      const auto now = clock.steady();
      if (now >= until && jobs.empty() && after.next_due(now) > now) return;
      if (!jobs.empty()) continue;
      const auto next = std::min(until, after.next_due(now).value_or(until));
      clock.pass(std::max<Duration>(std::chrono::ceil<Duration>(next - now), 1ms));
    }
  }
  Answer answer(const Job& job) {
    const auto& shape = job.request.shape;
    for (const auto& [ending, failure] : faults)
      if (shape.ends_with(ending)) return failure;
    const bool generated = files_at && clock.now() >= *files_at;
    const std::string state = generated ? "FILE_GENERATED" : "ENDED";
    if (shape.ends_with("conferenceRecords"))
      return R"({"conferenceRecords":[{"name":"conferenceRecords/c","endTime":"2027-01-01T00:00:00Z"}]})";
    if (shape.ends_with("recordings"))
      return R"({"recordings":[{"name":"conferenceRecords/c/recordings/r","state":")" + state +
             R"(","driveDestination":{"file":"f1"}}]})";
    if (shape.ends_with("transcripts"))
      return R"({"transcripts":[{"name":"conferenceRecords/c/transcripts/t","state":")" + state +
             R"(","docsDestination":{"document":"d1"}}]})";
    return "{}";
  }
  std::size_t count(const std::string& ending) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(asked, [&](const auto& one) { return one.ends_with(ending); }));
  }

  MeetConfig config;
  MeetingSpace space{"", "o@example.com", "https://x"};
  fakes::FakeClock clock;
  fakes::SeededEntropy entropy{1};
  MemoryOverMeetings store;
  Budgets budgets{entropy};
  std::vector<std::vector<std::string>> found;
  int unrecordable = 0;
  std::map<std::string, Failure> faults;  ///< by how the shape ends
  std::optional<Timestamp> files_at;
  std::vector<std::string> asked;
  AfterCalls after{config,
                   store,
                   [this](VerificationId, CallId, const std::vector<MeetingArtifact>& files) {
                     store.fail_perhaps();
                     if (unrecordable > 0 && unrecordable-- > 0)
                       throw app::StoreFailure{"not this one (a test)"};
                     found.emplace_back();
                     for (const auto& one : files) found.back().push_back(one.file);
                   },
                   budgets,
                   clock,
                   entropy};
};

TEST_F(AfterCallsTest, AMeetingIsEndedTwice) {
  space.records = space.transcribes = false;
  end_call();
  run(1s);
  EXPECT_THAT(store.told, ElementsAre("again +60"));
  run(2min);
  EXPECT_THAT(store.told, ElementsAre("again +60", "done"));
  EXPECT_THAT(asked, ElementsAre("/v2/spaces/*:endActiveConference", "/v2/spaces/*",
                                 "/v2/spaces/*:endActiveConference"))
      << "before the second time the link is closed";
}

TEST_F(AfterCallsTest, ALinkThatCannotBeClosedKeepsNobodyIn) {
  space.records = space.transcribes = false;
  faults["spaces/*"] = api_failure(400, R"({"error":{"status":"INVALID_ARGUMENT"}})");
  end_call();
  run(2min);
  EXPECT_THAT(store.told, ElementsAre("again +60", "done"));
  EXPECT_EQ(count(":endActiveConference"), 2U);
}

TEST_F(AfterCallsTest, WhatCannotBeRecordedHoldsUpNothingElse) {
  files_at = clock.now();
  end_call();
  run(2min);
  unrecordable = 1000;
  run(10min);
  EXPECT_THAT(store.told, ElementsAre("again +60", "ended +600")) << "its files are not recorded";
  space.records = space.transcribes = false;
  end_call();
  run(2min);
  EXPECT_EQ(store.told.back(), "done");
  EXPECT_TRUE(found.empty());
  unrecordable = 0;
  run(2min);
  EXPECT_EQ(found.size(), 1U);
}

TEST_F(AfterCallsTest, FilesAreLookedForUntilAllAreThere) {
  files_at = clock.now() + 30min;
  end_call();
  run(2h);
  EXPECT_THAT(store.told, ElementsAre("again +60", "ended +600", "again +3600", "done"));
  EXPECT_THAT(found, ElementsAre(ElementsAre("f1", "d1")));
  EXPECT_EQ(count("recordings"), 2U);
}

TEST_F(AfterCallsTest, FilesThatNeverComeAreGivenUp) {
  end_call();
  run(80h);
  EXPECT_THAT(store.told, ElementsAre("again +60", "ended +600", "again +3600", "again +21600",
                                      "again +86400", "again +259200", "done"));
  EXPECT_TRUE(found.empty());
}

TEST_F(AfterCallsTest, WhereThereWasNoConferenceItIsEnded) {
  space.records = space.transcribes = false;
  faults[":endActiveConference"] =
      api_failure(400, R"({"error":{"status":"FAILED_PRECONDITION"}})");
  end_call();
  run(2min);
  EXPECT_THAT(store.told, ElementsAre("again +60", "done"));
}

TEST_F(AfterCallsTest, AnEndIsTriedAgainSoonAndForLong) {
  space.records = space.transcribes = false;
  faults[":endActiveConference"] = api_failure(503, "");
  end_call();
  run(60s);
  EXPECT_GE(asked.size(), 4U) << "somebody may be in it";
  const auto before = asked.size();
  run(24h);
  EXPECT_LE(asked.size(), before + 24U * 60U / 2U) << "at most each 2.5 minutes";
  faults.clear();
  run(10min);
  EXPECT_EQ(store.told.back(), "done");
}

TEST_F(AfterCallsTest, WhatFailsForEverEndsBeforeGoogleForgetsTheMeeting) {
  faults["conferenceRecords"] = api_failure(403, "");
  end_call();
  run(28 * 24h);
  EXPECT_NE(store.told.back(), "done");
  run(25h);
  EXPECT_EQ(store.told.back(), "done");
}

TEST_F(AfterCallsTest, AFailureOfTheStoreLosesNothingAndEndsNothingTwice) {
  files_at = clock.now();
  end_call();
  store.failures = 3;
  run(30s);
  EXPECT_THAT(store.told, ElementsAre("again +63"));
  EXPECT_EQ(asked.size(), 1U);
  run(5min);
  store.failures = 2;
  run(10min);
  EXPECT_EQ(store.told.back(), "done");
  EXPECT_EQ(found.size(), 1U);
}

}  // namespace
}  // namespace visavis::meet
