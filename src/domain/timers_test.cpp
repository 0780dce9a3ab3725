#include "domain/timers.h"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>

#include "domain/random_walk_test.h"

namespace visavis {
namespace {

using namespace walks;

constexpr Duration moment{1};
constexpr std::array kinds{TimerKind::reminder, TimerKind::overdue, TimerKind::slot_reminder,
                           TimerKind::slot, TimerKind::call_back};
const Timestamp deadline = noon + days{7};
const Timestamp booked = noon + hours{3};
const Timer reminder{TimerKind::reminder, deadline - days{1}, deadline};
const Timer overdue{TimerKind::overdue, deadline};
const Timer slot_reminder{TimerKind::slot_reminder, booked - minutes{15}, booked};
const Timer slot{TimerKind::slot, booked - minutes{5}, booked + minutes{15} + moment};
const Timer call_back{TimerKind::call_back, noon + minutes{40}};

Policy by(Duration remind_before) {
  Policy one = policy();
  one.deadline = days{7};
  one.reminder = remind_before;
  return one;
}

template <class Change>
Verification with(Status status, Change change) {
  Verification v = required_at(noon);
  v.deadline = deadline;
  v.status = std::move(status);
  change(v);
  return v;
}

TEST(Timers, SayWhatTimeAloneBringsAbout) {
  const auto nothing = [](Verification&) {};
  const auto slotted = [](Verification& v) { v.slot = Slot{booked}; };
  const auto called_back = Waiting{noon, noon, CallBack{noon, noon + minutes{10}}};
  const auto asked = Waiting{noon, noon, CallBack{noon}};
  const auto in_place_of_slot = Waiting{noon, place_of_slot(booked)};
  const Duration day = days{1};
  const struct {
    const char* what;
    Verification verification;
    Duration remind_before;
    std::vector<Timer> expected;
  } cases[] = {
      {"required", with(Required{}, nothing), day, {reminder, overdue}},
      {"no reminders", with(Required{}, nothing), Duration{0}, {overdue}},
      {"never before half of the time",
       with(Required{}, nothing),
       days{6},
       {Timer{TimerKind::reminder, deadline - hours{84}, deadline}, overdue}},
      {"reminded", with(Required{}, [](auto& v) { v.reminder_told = true; }), day, {overdue}},
      {"overdue", with(Required{}, [](auto& v) { v.overdue_told = true; }), day, {}},
      {"booked", with(Required{}, slotted), day, {reminder, overdue, slot_reminder}},
      {"booked, and reminded of it",
       with(Required{},
            [](auto& v) {
              v.slot = Slot{booked, {}, true};
            }),
       day,
       {reminder, overdue}},
      {"waiting stops the clock", with(Waiting{noon}, nothing), day, {}},
      {"waiting with a booked time", with(Waiting{noon}, slotted), day, {slot}},
      {"waiting in its place already", with(in_place_of_slot, slotted), day, {}},
      {"call back asked for", with(asked, nothing), day, {}},
      {"called back", with(called_back, nothing), day, {call_back}},
      {"called back, with a booked time", with(called_back, slotted), day, {slot, call_back}},
      {"in a call", with(InCall{call_1, eva, noon, noon, {}}, nothing), day, {}},
      {"in review", with(InReview{call_1, eva, {}, noon, noon, {}}, nothing), day, {}},
      {"verified", with(Verified{noon}, slotted), day, {}},
      {"not verified", with(NotVerified{noon}, nothing), day, {}},
      {"canceled", with(Canceled{noon}, nothing), day, {}},
  };
  for (const auto& one : cases)
    EXPECT_EQ(timers(one.verification, by(one.remind_before)), one.expected) << one.what;
}

TEST(Timers, AreExactToTheMillisecond) {
  const auto booked_by = [](Status status) {
    return with(std::move(status), [](Verification& v) { v.slot = Slot{booked}; });
  };
  const auto accepts = [](const Verification& v, TimerKind kind, Timestamp at) {
    return decide(v, command_of(kind), by(days{1}), at).ok();
  };
  const struct {
    Verification verification;
    Timer timer;
  } cases[] = {{booked_by(Required{}), reminder},
               {booked_by(Required{}), overdue},
               {booked_by(Required{}), slot_reminder},
               {booked_by(Waiting{noon}), slot}};
  for (const auto& [v, timer] : cases) {
    EXPECT_FALSE(accepts(v, timer.kind, timer.at - moment)) << name(timer.kind);
    EXPECT_TRUE(accepts(v, timer.kind, timer.at)) << name(timer.kind);
    if (!timer.useless_from) continue;
    EXPECT_TRUE(accepts(v, timer.kind, *timer.useless_from - moment)) << name(timer.kind);
    EXPECT_FALSE(accepts(v, timer.kind, *timer.useless_from)) << name(timer.kind);
  }
}

TEST(Timers, KindsAreNamed) {
  for (const auto kind : kinds) EXPECT_EQ(named<TimerKind>(name(kind)), kind);
  EXPECT_EQ(named<TimerKind>("retention"), std::nullopt);
}

TEST(TimersProperty, WhatIsDueLeadsToAnEventAndIsOverThen) {
  EXPECT_TRUE(rc::check("a due timer is never refused, and never stays as it was", [] {
    const Walk walk = random_walk(policy());
    for (std::size_t i = 0; i < walk.states.size(); ++i) {
      const Verification& v = walk.states[i];
      for (const auto& timer : timers(v, policy())) {
        const Timestamp now = std::max(timer.at, walk.events[i].at);
        if (timer.useless_from && now >= *timer.useless_from) continue;
        const auto decided = decide(v, command_of(timer.kind), policy(), now);
        RC_ASSERT(decided.ok());
        const auto after = timers(apply(v, Event{v.version + 1, now, *decided}), policy());
        RC_ASSERT(std::find(after.begin(), after.end(), timer) == after.end());
      }
    }
  }));
}

TEST(TimersProperty, WhatNoTimerSaysIsRefused) {
  EXPECT_TRUE(rc::check("there is a timer for everything that time can bring about", [] {
    const Walk walk = random_walk(policy());
    const Verification& v = walk.states.back();
    const Timestamp now = walk.events.back().at +
                          *rc::gen::element(Duration{0}, Duration{hours{1}}, Duration{days{7}});
    const auto all = timers(v, policy());
    // Leaving the queue is not for time alone.
    for (const auto kind :
         {TimerKind::reminder, TimerKind::overdue, TimerKind::slot_reminder, TimerKind::slot}) {
      const bool due = std::any_of(all.begin(), all.end(), [&](const Timer& timer) {
        return timer.kind == kind && timer.at <= now &&
               (!timer.useless_from || now < *timer.useless_from);
      });
      RC_ASSERT(decide(v, command_of(kind), policy(), now).ok() == due);
    }
  }));
}

}  // namespace
}  // namespace visavis
