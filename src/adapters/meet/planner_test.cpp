#include "adapters/meet/planner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <set>

#include "adapters/meet/google_double_test.h"

#include "fakes/entropy.h"

namespace visavis::meet {
namespace {

using namespace std::chrono_literals;
using app::MeetingFault;

CallId call_of(std::uint8_t number) {
  IdBytes bytes{};
  bytes.back() = number;
  return CallId{bytes};
}

/// The planner over a Google that answers after a while, in a time that passes by itself.
class Simulation {
 public:
  explicit Simulation(std::size_t organisers = 1, std::size_t pool = 0) {
    for (std::size_t i = 0; i < organisers; ++i)
      config.organisers.push_back("o" + std::to_string(i) + "@example.com");
    config.pool = pool;
  }

  MeetingSpace space(std::uint8_t number) const {
    return {"spaces/x" + std::to_string(number),
            config.organisers[number % config.organisers.size()], "https://meet.google.com/x"};
  }
  void follow(std::uint8_t number, const std::string& email = "rep@example.com") {
    planner.follow(call_of(number), space(number), email, now);
  }
  /// Until `until` comes: what is to be asked is asked, and answered.
  void run(Monotonic until) {
    for (;;) {
      step();
      auto next = until;
      if (!in_flight.empty()) next = std::min(next, in_flight.begin()->first);
      if (in_flight.size() < config.in_flight_max)
        if (const auto due = planner.next_due(now)) next = std::min(next, std::max(*due, now));
      if (next >= until) break;
      now = next;
    }
    now = until;
  }
  void run(Duration time) { run(now + time); }
  std::vector<app::MeetingEvent> take_events() { return std::exchange(events, {}); }
  template <class Event>
  std::vector<Event> take() {
    std::vector<Event> all;
    for (const auto& one : take_events())
      if (const auto* event = std::get_if<Event>(&one)) all.push_back(*event);
    return all;
  }

  MeetConfig config;
  fakes::SeededEntropy entropy{1};
  Budgets budgets{entropy};
  Planner planner{config, budgets};
  GoogleDouble google;
  Monotonic now{1000h};
  Duration latency = 150ms;
  std::multimap<Monotonic, Job> in_flight;
  std::vector<std::pair<Monotonic, Job>> asked;
  std::vector<app::MeetingEvent> events;
  std::map<CallId, Monotonic> seen_at;  ///< the last MeetingSeen

 private:
  void step() {
    while (!in_flight.empty() && in_flight.begin()->first <= now) {
      const auto job = std::move(in_flight.extract(in_flight.begin()).mapped());
      job.then(google.answer(job), now);
    }
    Jobs jobs;
    planner.start(jobs, config.in_flight_max - in_flight.size(), now);
    EXPECT_LE(jobs.size(), config.in_flight_max - in_flight.size());
    for (auto& job : jobs) {
      asked.emplace_back(now, job);
      in_flight.emplace(now + latency, std::move(job));
    }
    for (auto& event : planner.take_events()) {
      if (const auto* seen = std::get_if<app::MeetingSeen>(&event)) seen_at[seen->call] = now;
      events.push_back(std::move(event));
    }
  }
};

/// The most that were asked in any minute, of each organiser and of all.
std::map<std::string, std::size_t> busiest_minute(const Simulation& in, Quota quota) {
  std::map<std::string, std::deque<Monotonic>> last;
  std::map<std::string, std::size_t> most;
  for (const auto& [at, job] : in.asked) {
    if (job.quota != quota) continue;
    for (const auto& of : {job.organiser, std::string{"all"}}) {
      auto& times = last[of];
      times.push_back(at);
      while (times.front() <= at - 1min) times.pop_front();
      most[of] = std::max(most[of], times.size());
    }
  }
  return most;
}

TEST(SpacePool, IsFilledAtOnceInRotationAndRefilled) {
  Simulation in{3, 3};
  in.run(1s);
  EXPECT_EQ(in.asked.size(), 3U);
  const auto ready = in.take<app::MeetingsReady>();
  ASSERT_FALSE(ready.empty());
  EXPECT_EQ(ready.back().count, 3U);
  std::set<std::string> organisers;
  for (int i = 0; i < 3; ++i) organisers.insert(in.planner.take()->organiser);
  EXPECT_EQ(organisers.size(), 3U);
  EXPECT_FALSE(in.planner.take());
  in.run(1s);
  const auto changes = in.take<app::MeetingsReady>();
  ASSERT_EQ(changes.size(), 6U) << "one after the other is taken, and one after the other made";
  EXPECT_EQ(changes[2].count, 0U);
  EXPECT_FALSE(changes[2].why);
  EXPECT_EQ(changes[5].count, 3U);
}

TEST(SpacePool, SaysWhyThereIsNone) {
  Simulation in{1, 2};
  in.google.faults["o0@example.com"] = GoogleDouble::failure(403, "PERMISSION_DENIED");
  in.run(20s);
  const auto no = in.take<app::MeetingsReady>();
  ASSERT_EQ(no.size(), 1U) << "and not for each try";
  EXPECT_EQ(no.front().count, 0U);
  EXPECT_EQ(no.front().why, MeetingFault::forbidden);
  in.google.faults.clear();
  in.run(90s);
  const auto ready = in.take<app::MeetingsReady>();
  ASSERT_FALSE(ready.empty());
  EXPECT_EQ(ready.back().count, 2U);
}

TEST(SpacePool, GoesOnWithAnotherOrganiser) {
  Simulation in{2, 2};
  in.google.faults["o0@example.com"] = {MeetingFault::exhausted, 429, {}, {}, 100s};
  in.run(90s);
  EXPECT_EQ(in.planner.take()->organiser, "o1@example.com");
  EXPECT_EQ(in.planner.take()->organiser, "o1@example.com");
  EXPECT_EQ(std::ranges::count(in.asked, "o0@example.com",
                               [](const auto& one) { return one.second.organiser; }),
            1);
}

TEST(SpacePool, GivesEachSpaceOnceAndMakesFewEnough) {
  EXPECT_TRUE(rc::check([] {
    Simulation in{*rc::gen::inRange<std::size_t>(1, 5), *rc::gen::inRange<std::size_t>(1, 6)};
    std::set<std::string> given;
    const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
    for (const int what : steps) {
      if (what == 0) in.google.faults["o0@example.com"] = GoogleDouble::failure(500, "INTERNAL");
      if (what == 1) in.google.faults.clear();
      while (what > 1) {
        const auto space = in.planner.take();
        if (!space) break;
        RC_ASSERT(given.insert(space->space).second);
      }
      in.run(std::chrono::seconds{what * 5 + 1});
    }
    for (const auto& [of, count] : busiest_minute(in, Quota::create))
      RC_ASSERT(of == "all" || count <= Budgets::creates_of_user);
  }));
}

std::vector<std::pair<std::string, int>> names(const app::MeetingSeen& seen) {
  std::vector<std::pair<std::string, int>> all;
  for (const auto& one : seen.participants)
    all.emplace_back(one.display_name.reveal() + (one.left ? " left" : ""), one.joins);
  return all;
}

using Names = std::vector<std::pair<std::string, int>>;

TEST(Presence, TellsWhoComesAndGoesAndComesBack) {
  Simulation in;
  in.follow(1);
  const auto space = in.space(1).space;
  const auto next = [&](Duration time) {
    in.run(time);
    std::vector<Names> told;
    for (const auto& one : in.take<app::MeetingSeen>()) told.push_back(names(one));
    return told;
  };
  EXPECT_EQ(next(10s), (std::vector<Names>{{}})) << "first that nobody is there, and only once";
  in.google.join(space, "Ada", in.now);
  EXPECT_EQ(next(4s), (std::vector<Names>{{{"Ada", 1}}}));
  in.google.join(space, "Rep", in.now, "signedinUser");
  EXPECT_EQ(next(4s), (std::vector<Names>{{{"Ada", 1}, {"Rep", 1}}}));
  in.google.leave(space, "Ada", in.now);
  EXPECT_EQ(next(5s), (std::vector<Names>{{{"Ada left", 1}, {"Rep", 1}}}));
  in.google.join(space, "Ada", in.now);
  EXPECT_EQ(next(4s), (std::vector<Names>{{{"Ada", 1}, {"Rep", 1}}, {{"Ada", 2}, {"Rep", 1}}}));
  EXPECT_EQ(next(60s), std::vector<Names>{});
}

TEST(Presence, KnowsANewConferenceInTheSameSpace) {
  Simulation in;
  in.follow(1);
  const auto space = in.space(1).space;
  in.google.join(space, "Ada", in.now);
  in.run(5s);
  in.google.leave(space, "Ada", in.now);
  in.google.end(space);
  in.run(5s);
  in.google.join(space, "Ada", in.now);
  in.run(5s);
  const auto seen = in.take<app::MeetingSeen>();
  EXPECT_EQ(names(seen.back()), (Names{{"Ada left", 1}, {"Ada", 1}}));
}

TEST(Presence, ReadsAllPages) {
  Simulation in;
  in.google.page_size = 2;
  for (const auto* who : {"a", "b", "c", "d", "e"}) in.google.join(in.space(1).space, who, in.now);
  in.follow(1);
  in.run(10s);
  EXPECT_EQ(in.take<app::MeetingSeen>().back().participants.size(), 5U);
}

TEST(Presence, WhoWasInTheLastConferenceHasLeftItWhenAnotherBegan) {
  Simulation in;
  in.google.join(in.space(1).space, "Ada", in.now);
  in.follow(1);
  in.run(10s);
  in.google.end(in.space(1).space);  // And never says when Ada left.
  in.google.join(in.space(1).space, "Bob", in.now);
  in.run(60s);
  const auto people = in.take<app::MeetingSeen>().back().participants;
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[0].display_name.reveal(), "Ada");
  EXPECT_EQ(people[0].left, people[1].since);
  EXPECT_FALSE(people[1].left);
}

TEST(Presence, SaysOnceThatItIsNotKnown) {
  Simulation in;
  in.follow(1);
  in.google.join(in.space(1).space, "Ada", in.now);
  in.run(5s);
  in.take_events();
  in.google.faults["o0@example.com"] = GoogleDouble::failure(503, "UNAVAILABLE");
  in.run(12s);
  EXPECT_TRUE(in.take_events().empty());
  in.run(60s);
  const auto unseen = in.take<app::MeetingUnseen>();
  ASSERT_EQ(unseen.size(), 1U);
  EXPECT_EQ(unseen.front().why, MeetingFault::unreachable);
  in.google.faults.clear();
  in.run(33s);
  EXPECT_EQ(in.take<app::MeetingSeen>().size(), 1U) << "also when it is as before";
}

TEST(Presence, AnUnfollowedMeetingIsNotToldOf) {
  Simulation in;
  in.follow(1);
  in.google.join(in.space(1).space, "Ada", in.now);
  in.run(100ms);
  ASSERT_FALSE(in.in_flight.empty());
  in.planner.unfollow(call_of(1));
  in.run(10s);
  EXPECT_TRUE(in.take_events().empty());
  EXPECT_EQ(in.asked.size(), 2U) << "the first look, and the wish for a co-host";
}

TEST(Presence, WaitsAsLongAsGoogleSaysAndOnlyForThatOrganiser) {
  Simulation in{2};
  in.follow(0);
  in.follow(1);
  in.run(1s);
  in.google.faults["o0@example.com"] = {MeetingFault::exhausted, 429, {}, {}, 30s};
  in.run(3s);
  in.asked.clear();
  in.run(26s);
  for (const auto& [at, job] : in.asked) EXPECT_EQ(job.organiser, "o1@example.com");
  EXPECT_GE(in.asked.size(), 10U);
}

TEST(Presence, IsToldInTimeAtFiftyCallsOfSixOrganisers) {
  Simulation in{6};
  std::vector<Duration> delays;
  for (std::uint8_t i = 0; i < 50; ++i) {
    in.follow(i);
    in.run(300ms);
  }
  for (int round = 0; round < 4; ++round) {
    for (std::uint8_t i = 0; i < 50; ++i) {
      in.run(170ms * (1 + (i + round) % 3));
      const auto space = in.space(i).space;
      const auto at = in.now;
      if (round == 3)
        in.google.leave(space, "who0", at);
      else
        in.google.join(space, "who" + std::to_string(round), at);
      in.seen_at.erase(call_of(i));
      while (!in.seen_at.contains(call_of(i))) in.run(50ms);
      delays.push_back(std::chrono::ceil<Duration>(in.seen_at[call_of(i)] - at));
    }
  }
  std::ranges::sort(delays);
  EXPECT_LT(delays[delays.size() / 2], 3s);
  EXPECT_LT(delays.back(), 6s);
  for (const auto& [of, count] : busiest_minute(in, Quota::read))
    EXPECT_LE(count, of == "all" ? Budgets::reads_of_project : Budgets::reads_of_user);
}

TEST(Presence, NeverAsksMoreThanHalfOfTheQuota) {
  EXPECT_TRUE(rc::check([] {
    Simulation in{*rc::gen::inRange<std::size_t>(1, 3)};
    const auto calls = *rc::gen::inRange(1, 30);
    for (int i = 0; i < calls; ++i) {
      const auto number = static_cast<std::uint8_t>(i);
      in.follow(number);
      for (int who = 0; who < i % 3; ++who)
        in.google.join(in.space(number).space, "w" + std::to_string(who), in.now);
    }
    in.run(70s);
    for (const auto& [of, count] : busiest_minute(in, Quota::read))
      RC_ASSERT(of == "all" || count <= Budgets::reads_of_user);
    for (const auto& [of, count] : busiest_minute(in, Quota::write))
      RC_ASSERT(of == "all" || count <= Budgets::writes_of_user);
    RC_ASSERT(in.seen_at.size() == static_cast<std::size_t>(calls));
  }));
}

TEST(Presence, ManyOrganisersTogetherKeepWithinTheProjectsQuota) {
  Simulation in{16};
  for (std::uint8_t number = 0; number < 128; ++number) {
    in.follow(number);
    in.google.join(in.space(number).space, "Ada", in.now);
  }
  in.run(150s);
  const auto most = busiest_minute(in, Quota::read);
  EXPECT_LE(most.at("all"), Budgets::reads_of_project);
  EXPECT_GE(most.at("all"), Budgets::reads_of_project * 3 / 4) << "else nothing was at its limit";
  EXPECT_EQ(in.seen_at.size(), 128U);
}

TEST(Hosts, ARepresentativeIsToldOfByTheirUser) {
  Simulation in;
  in.follow(1);
  in.run(1s);
  const auto known = in.take<app::MeetingHostKnown>();
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known.front().user, "users/7");
  EXPECT_EQ(in.google.asked["/v2/spaces/*/members"], 1);
}

TEST(Hosts, WhoIsOneAlreadyIsToldOfAsWell) {
  Simulation in;
  in.google.is_member = true;
  in.follow(1, "Rep@example.com");
  in.run(1s);
  const auto known = in.take<app::MeetingHostKnown>();
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known.front().user, "users/7");
}

TEST(Hosts, WithoutTheMethodMeetingsAreNotModeratedFromThenOn) {
  Simulation in{1, 1};
  in.google.shape_faults["/v2/spaces/*/members"] = GoogleDouble::failure(501, "UNIMPLEMENTED");
  in.run(1s);
  in.follow(1);
  in.run(5s);
  in.follow(2);
  ASSERT_TRUE(in.planner.take());
  in.run(5s);
  EXPECT_EQ(in.google.asked["/v2/spaces/*/members"], 1);
  EXPECT_EQ(std::ranges::count(in.asked, Method::patch,
                               [](const auto& one) { return one.second.request.method; }),
            2);
  ASSERT_EQ(in.google.bodies_of_spaces.size(), 2U);
  EXPECT_THAT(in.google.bodies_of_spaces[0], testing::HasSubstr(R"("moderation":"ON")"));
  EXPECT_THAT(in.google.bodies_of_spaces[1], testing::HasSubstr(R"("moderation":"OFF")"));
  EXPECT_TRUE(in.take<app::MeetingHostKnown>().empty());
}

TEST(Hosts, WhoCannotBeOneLeavesTheMeetingOpenToTheOrganisation) {
  Simulation in;
  in.google.shape_faults["/v2/spaces/*/members"] = GoogleDouble::failure(400, "INVALID_ARGUMENT");
  in.follow(1);
  in.run(5s);
  EXPECT_EQ(in.asked.back().second.organiser, "o0@example.com");
  EXPECT_EQ(std::ranges::count(in.asked, Method::patch,
                               [](const auto& one) { return one.second.request.method; }),
            1);
  in.follow(2);
  in.run(5s);
  EXPECT_EQ(in.google.asked["/v2/spaces/*/members"], 2) << "of another it is asked again";
}

}  // namespace
}  // namespace visavis::meet
