// The thread that asks Google, over real sockets.
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "adapters/meet/meet_rooms.h"
#include "adapters/system/system_entropy.h"

#include "meet/google.h"
#include "webhooks/webhook_test.h"

namespace visavis::meet_rooms {
namespace {

using namespace std::chrono_literals;
using app::MeetingFault;
using testing::ElementsAre;
using testing::HasSubstr;
using webhooks::answer;
using webhooks::eventually;
using webhooks::Request;

/// One meeting at most.
class OneOverMeeting : public app::OverMeetings {
 public:
  void add(app::OverMeeting over) {
    const std::lock_guard lock{mutex_};
    due_ = over.over;
    over_ = std::move(over);
  }
  std::vector<std::string> told() const {
    const std::lock_guard lock{mutex_};
    return told_;
  }

  std::vector<app::OverMeeting> due(Timestamp now, std::size_t) override {
    const std::lock_guard lock{mutex_};
    if (!over_ || due_ > now) return {};
    return {*over_};
  }
  std::optional<Timestamp> next_due(Timestamp now) override {
    const std::lock_guard lock{mutex_};
    return over_ && due_ > now ? std::optional{due_} : std::nullopt;
  }
  void ended(std::int64_t, Timestamp next) override { change("ended", next); }
  void again(std::int64_t, Timestamp next) override { change("again", next); }
  void done(std::int64_t) override {
    const std::lock_guard lock{mutex_};
    over_.reset();
    told_.emplace_back("done");
  }

 private:
  void change(const std::string& what, Timestamp next) {
    const std::lock_guard lock{mutex_};
    due_ = next;
    told_.push_back(what);
  }
  mutable std::mutex mutex_;
  std::optional<app::OverMeeting> over_;
  Timestamp due_;
  std::vector<std::string> told_;
};

class RoomsTest : public testing::Test {
 protected:
  RoomsTest() { use(google); }
  ~RoomsTest() override { rooms.reset(); }

  void use(const Google& one) {
    config.credentials = one.key_file();
    config.api_url = one.url();
    config.organisers = {"org@example.com"};
    config.store_pause = 5ms;
  }
  void start() {
    rooms = std::make_unique<meet::MeetRooms>(
        config, over, [](VerificationId, CallId, const std::vector<MeetingArtifact>&) {},
        [this](const app::MeetingEvent& event) {
          const std::lock_guard lock{mutex};
          events.push_back(event);
        },
        clock, entropy);
  }
  template <class Event>
  std::vector<Event> told() {
    const std::lock_guard lock{mutex};
    std::vector<Event> all;
    for (const auto& one : events)
      if (const auto* event = std::get_if<Event>(&one)) all.push_back(*event);
    return all;
  }
  /// Waits until this was told last.
  bool readiness(bool ready, std::optional<MeetingFault> why = std::nullopt) {
    return eventually([&] {
      const auto all = told<app::MeetingsReady>();
      return !all.empty() && (all.back().count > 0) == ready && all.back().why == why;
    });
  }
  MeetingSpace taken() {
    std::optional<MeetingSpace> space;
    EXPECT_TRUE(eventually([&] { return (space = rooms->take()).has_value(); }));
    return space.value_or(MeetingSpace{});
  }
  void pass(Duration time) {
    clock.advance(time);
    rooms->wake();
  }
  void end_call() {
    over.add({1, {}, {}, {"spaces/over", "org@example.com", "https://x"}, clock.now()});
    rooms->wake();
  }

  webhooks::Gate gate;  ///< before the server: its threads may still be on their way through
  Google google;
  webhooks::ManualClock clock;
  system::SystemEntropy entropy;
  meet::MeetConfig config;
  OneOverMeeting over;
  std::mutex mutex;
  std::vector<app::MeetingEvent> events;
  std::unique_ptr<meet::MeetRooms> rooms;
};

TEST_F(RoomsTest, SpacesAreMadeAheadWithOneToken) {
  start();
  std::set<std::string> given;
  for (int i = 0; i < 3; ++i) given.insert(taken().space);
  EXPECT_EQ(given.size(), 3U);
  EXPECT_EQ(google.count("/token"), 1U);
  const auto asked = google.requests("/token").front();
  EXPECT_THAT(asked.body,
              testing::StartsWith(
                  "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=ey"));
  EXPECT_EQ(asked.headers.at("content-type"), "application/x-www-form-urlencoded");
  for (const auto& request : google.requests("/v2/"))
    EXPECT_EQ(request.headers.at("authorization"), "Bearer t1");
}

TEST_F(RoomsTest, ATokenIsAskedForAgainBeforeItEnds) {
  start();
  ASSERT_TRUE(readiness(true));
  clock.advance(3599s - 61s);
  rooms->follow({}, taken(), "");
  EXPECT_TRUE(eventually([&] { return google.count("/v2/spaces/") >= 1; }));
  EXPECT_EQ(google.count("/token"), 1U);
  pass(2s);
  EXPECT_TRUE(eventually([&] { return google.count("/token") == 2; }));
}

TEST_F(RoomsTest, ATokenThatIsRefusedIsAskedForOnceMore) {
  google.answer("/v2/", [](const Request& request) -> std::optional<std::string> {
    if (request.headers.at("authorization") != "Bearer t1") return std::nullopt;
    return error(401, "UNAUTHENTICATED");
  });
  start();
  ASSERT_TRUE(readiness(true));
  EXPECT_EQ(google.count("/token"), 2U);
}

TEST_F(RoomsTest, WhereEachTokenIsRefusedItIsTheKey) {
  config.pool = 1;
  google.answer("/v2/", [](const Request&) { return error(401, "UNAUTHENTICATED"); });
  start();
  ASSERT_TRUE(readiness(false, MeetingFault::key_refused));
  EXPECT_EQ(google.count("/token"), 2U);
  EXPECT_EQ(google.count("/v2/"), 2U);
}

TEST_F(RoomsTest, SaysWhatTheAdministratorHasNotDone) {
  google.answer("/token", [](const Request&) {
    return answer(401, "", R"({"error":"unauthorized_client","error_description":"no"})");
  });
  start();
  EXPECT_TRUE(readiness(false, MeetingFault::not_delegated));
  EXPECT_EQ(google.count("/v2/"), 0U);
  google.answer("/token", {});
  pass(2s);
  EXPECT_TRUE(readiness(true));
}

TEST_F(RoomsTest, WaitsAsLongAsGoogleSays) {
  config.pool = 1;
  google.answer("/v2/spaces?", [](const Request&) {
    return error(429, "RESOURCE_EXHAUSTED", "retry-after: 30\r\n");
  });
  start();
  ASSERT_TRUE(readiness(false, MeetingFault::exhausted));
  google.answer("/v2/spaces?", {});
  pass(29s);
  rooms->follow({}, {"spaces/a", "org@example.com", "https://x"}, "");
  ASSERT_TRUE(eventually([&] { return google.count("/v2/spaces/a") >= 1; }));
  EXPECT_EQ(google.count("/v2/spaces?"), 1U);
  pass(1s);
  EXPECT_TRUE(readiness(true));
  EXPECT_EQ(google.count("/v2/spaces?"), 2U);
}

TEST_F(RoomsTest, AnAnswerThatIsTooLargeIsNone) {
  google.answer("/v2/", [](const Request&) { return answer(200, "", std::string(2 << 20, ' ')); });
  start();
  EXPECT_TRUE(readiness(false, MeetingFault::unreachable));
}

TEST_F(RoomsTest, FollowsNoRedirection) {
  Google other;
  google.answer("/v2/", [&](const Request&) {
    return answer(307, "location: " + other.url() + "/v2/spaces\r\n");
  });
  start();
  EXPECT_TRUE(readiness(false, MeetingFault::unreachable));
  EXPECT_EQ(other.count("/"), 0U);
}

TEST_F(RoomsTest, TellsWhoIsThereAndWhoTheHostIs) {
  google.answer("/v2/spaces/a?", [](const Request&) {
    return answer(200, "", R"({"activeConference":{"conferenceRecord":"conferenceRecords/c"}})");
  });
  google.answer("/v2/conferenceRecords/c/participants?", [](const Request&) {
    return answer(200, "",
                  R"({"participants":[{"name":"conferenceRecords/c/participants/p",
                      "earliestStartTime":"2026-11-23T12:00:00Z",
                      "signedinUser":{"user":"users/7","displayName":"Rep"}}]})");
  });
  start();
  rooms->follow({}, {"spaces/a", "org@example.com", "https://x"}, "rep@example.com");
  ASSERT_TRUE(eventually(
      [&] { return !told<app::MeetingSeen>().empty() && !told<app::MeetingHostKnown>().empty(); }));
  const auto seen = told<app::MeetingSeen>().front();
  ASSERT_EQ(seen.participants.size(), 1U);
  EXPECT_EQ(seen.participants.front().user, "users/7");
  EXPECT_EQ(told<app::MeetingHostKnown>().front().user, "users/7");
  EXPECT_EQ(google.requests("/v2/spaces/a/members").front().body,
            R"({"email":"rep@example.com","role":"COHOST"})");
  rooms->unfollow({});
}

TEST_F(RoomsTest, WithoutCohostsTheOrganisationAdmits) {
  google.answer("/v2/spaces/a/members",
                [](const Request&) { return answer(404, "", "<!DOCTYPE html>"); });
  start();
  rooms->follow({}, {"spaces/a", "org@example.com", "https://x"}, "rep@example.com");
  ASSERT_TRUE(
      eventually([&] { return google.count("/v2/spaces/a?updateMask=config.moderation") == 1; }));
  for (int i = 0; i < 4; ++i) taken();
  EXPECT_THAT(google.requests("/v2/spaces?").back().body, HasSubstr(R"("moderation":"OFF")"));
}

TEST_F(RoomsTest, AMeetingIsEndedAtOnceAndOnceMore) {
  start();
  end_call();
  const std::string end = "/v2/spaces/over:endActiveConference";
  ASSERT_TRUE(eventually([&] { return over.told().size() == 1; }));
  EXPECT_EQ(google.count(end), 1U);
  pass(59s);
  pass(1s);
  ASSERT_TRUE(eventually([&] { return over.told().size() == 2; }));
  EXPECT_THAT(over.told(), ElementsAre("again", "done"));
  EXPECT_EQ(google.count(end), 2U);
}

TEST_F(RoomsTest, AStopWaitsForWhatEndsAMeeting) {
  google.answer("/v2/spaces/over", [&](const Request&) -> std::optional<std::string> {
    gate.pass();
    return std::nullopt;
  });
  config.drain = 20s;
  start();
  end_call();
  EXPECT_TRUE(eventually([&] { return google.count("/v2/spaces/over") == 1; }));
  std::thread stopping{[&] { rooms->stop(); }};
  gate.open();
  stopping.join();
  EXPECT_THAT(over.told(), ElementsAre("again"));
}

TEST_F(RoomsTest, AStopDoesNotWaitForEver) {
  google.answer("/v2/spaces/over", [&](const Request&) -> std::optional<std::string> {
    gate.pass();
    return std::nullopt;
  });
  config.drain = 20ms;
  start();
  end_call();
  EXPECT_TRUE(eventually([&] { return google.count("/v2/spaces/over") == 1; }));
  rooms->stop();
  gate.open();
  EXPECT_TRUE(over.told().empty());
}

TEST_F(RoomsTest, TrustsWhomItIsToldTo) {
  const webhooks::SelfSigned certificate;
  Google secure{certificate.context()};
  use(secure);
  start();
  EXPECT_TRUE(readiness(false, MeetingFault::unreachable));
  rooms.reset();
  EXPECT_EQ(secure.count("/"), 0U);
  const auto file = std::filesystem::path{testing::TempDir()} /
                    ("meet_ca_" + std::to_string(::getpid()) + ".pem");
  certificate.save(file);
  config.ca_file = file;
  start();
  EXPECT_TRUE(readiness(true));
  rooms.reset();
}

TEST_F(RoomsTest, DoesNotStartWithoutWhatItNeeds) {
  config.organisers.clear();
  EXPECT_THROW(start(), std::runtime_error);
  use(google);
  config.credentials = "{}";
  EXPECT_THROW(start(), std::runtime_error);
  use(google);
  config.api_url = "http://meet.googleapis.com";
  EXPECT_THROW(start(), std::runtime_error);
}

}  // namespace
}  // namespace visavis::meet_rooms
