// Whatever people do, in whatever order, and whenever the store fails or is slow: who is here
// agrees with the store again once the store works.
#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "app/call/decide_call.h"
#include "app/ports/store_failure.h"
#include "app/review/second_review.h"
#include "app/verification/give_consent.h"
#include "app/verification/manage_verification.h"
#include "app/verification/require_verification.h"

#include "fakes/world.h"

namespace visavis::app {
namespace {

using std::chrono::seconds;

struct Day {
  fakes::World world;
  MarketplaceId market{IdBytes{5}};
  std::vector<Staff> staff;
  std::vector<VerificationId> applicants;
  std::set<VerificationId> applicants_here;
  std::set<StaffId> staff_here;
  int calls_seen = 0, faults = 0, warmed = 0, late = 0;
  bool failing = false;
  bool slow = false;

  Day() {
    world.store.add_marketplace({market, "Market", "", ""}, world.clock.now());
    for (std::uint8_t i = 1; i <= 2; ++i) {
      staff.push_back(
          {StaffId{IdBytes{i}}, std::to_string(i) + "@v.example", "S", Role::supervisor, ""});
      world.store.add_staff(staff.back(), world.clock.now());
    }
    for (int i = 0; i < 3; ++i) {
      const auto account = AccountId::parse("a" + std::to_string(i)).value();
      const auto made =
          require_verification(world, market,
                               {account,
                                Trigger::manual,
                                Personal{Profile{.name = "A"}},
                                "",
                                {},
                                Contact{Personal<std::string>{"a@example.com"}, "en"}});
      applicants.push_back(made->verification.id);
      (void)give_consent(world, applicants.back(), std::string{consent_version});
    }
    for (const auto& id : applicants) comes(id);
    for (const auto& member : staff) comes(member);
    world.store.trouble = [this] {
      if (failing && *rc::gen::inRange(0, 4) == 0) throw StoreFailure("no disk");
    };
  }

  void comes(VerificationId id) {
    world.connected(id);
    applicants_here.insert(id);
  }
  void goes(VerificationId id) {
    world.disconnected(id);
    applicants_here.erase(id);
  }
  void comes(const Staff& member) {
    world.connected(member);
    staff_here.insert(member.id);
  }
  void goes(const Staff& member) {
    world.disconnected(member.id);
    staff_here.erase(member.id);
  }

  /// People come to have calls: a day that begins so is not a quiet one.
  void opens() {
    for (const auto& id : applicants) (void)said(id, say::JoinQueue{});
    for (const auto& member : staff) (void)said(member.id, say::GoAvailable{});
  }

  /// A fault is answered as one.
  template <class Who, class Message>
  bool said(Who who, const Message& message) {
    const auto answer = world.said(who, message);
    if (!answer && answer.error() == Refusal::internal) ++faults;
    if (!answer && answer.error() == Refusal::unavailable) ++late;
    return answer.ok();
  }

  void decide_something(const Staff& author, VerificationId id) {
    const auto verification = world.store.verification(id);
    const auto* in_call = std::get_if<InCall>(&verification->status);
    if (in_call == nullptr) return;
    const auto outcome = *rc::gen::element(Outcome::passed, Outcome::failed, Outcome::technical);
    (void)decide_call(world, author, in_call->call, fakes::decision(outcome, *in_call));
  }

  Negotiation last_negotiation(VerificationId id) {
    Negotiation last = 0;
    for (const auto& message : world.live.applicants[id]) {
      if (const auto* connect = std::get_if<CallConnect>(&message)) last = connect->negotiation;
    }
    return last;
  }

  /// As a page does: offers what it was asked for, and mostly gets a connection.
  void warm_up(VerificationId id) {
    const auto before = world.relay.open_transports;
    (void)said(id, say::WarmUp{});
    (void)said(id, CallOffer{last_negotiation(id), "offer"});
    for (const auto& transport : world.relay.open_transports) {
      if (before.contains(transport) || *rc::gen::inRange(0, 4) == 0) continue;
      world.relay_event(TransportConnected{transport});
      ++warmed;
      return;
    }
  }

  void lose_a_transport() {
    if (world.relay.open_transports.empty()) return;
    const auto lost = *rc::gen::elementOf(world.relay.open_transports);
    world.relay_event(TransportLost{lost});
  }

  void something() {
    const auto id = *rc::gen::elementOf(applicants);
    const auto& member = *rc::gen::elementOf(staff);
    switch (*rc::gen::inRange(0, 23)) {
      case 0:
        comes(id);
        break;
      case 1:
        goes(id);
        break;
      case 2:
      case 3:
        (void)said(id, say::JoinQueue{});
        break;
      case 4:
        (void)said(id, say::LeaveQueue{});
        break;
      case 5:
        comes(member);
        break;
      case 6:
        goes(member);
        break;
      case 7:
        (void)said(member.id, say::GoAvailable{});
        break;
      case 8:
      case 9:
        (void)said(member.id, say::GoAvailable{});
        for (const auto& offered : applicants) {
          (void)said(member.id, say::AcceptMatch{offered});
        }
        break;
      case 10:
        if (*rc::gen::inRange(0, 4) == 0) (void)said(member.id, say::DeclineMatch{id});
        decide_something(member, id);
        break;
      case 11:
        (void)review_decision(world, member, id, Verdict::overturned, "");
        break;
      case 12:
        (void)cancel_verification(world, market, id);
        break;
      case 13:
      case 14:
        warm_up(id);
        break;
      case 15:
        (void)said(id, say::CallAlive{last_negotiation(id)});
        break;
      case 16:
        lose_a_transport();
        break;
      case 17:
        (void)said(id, say::RequestCallBack{});
        break;
      case 18:
        (void)said(id, say::EndCallBack{});
        break;
      case 19: {
        const auto slots = slots_offered(world.schedule, world.clock.now());
        (void)said(id, say::BookSlot{slots.front()});
        break;
      }
      case 20:
        (void)said(id, say::CancelSlot{});
        break;
      case 21:
        world.pass(std::chrono::minutes{10}, seconds{10});
        break;
      default:
        world.pass(
            *rc::gen::element(Duration{seconds{1}}, Duration{seconds{35}}, Duration{seconds{65}}));
        break;
    }
  }

  /// What the store has been asked and has not done is done, or not, or unnoticed.
  void something_in_the_store() {
    using Fate = fakes::InlineExecutor::Fate;
    world.executor.slow = *rc::gen::inRange(0, 3) != 0;
    if (*rc::gen::arbitrary<bool>())
      world.executor.end_oldest(
          *rc::gen::element(Fate::done, Fate::done, Fate::given_up, Fate::done_unnoticed));
  }

  void run(int steps) {
    for (int i = 0; i < steps; ++i) {
      try {
        if (slow) something_in_the_store();
        something();
      } catch (const StoreFailure&) {
        ++faults;  // What a handler answers with 500.
      }
      if (world.counts().calls > 0) ++calls_seen;
    }
  }
};

/// Somebody is here whose turn it is, and somebody who could take the call: then they are matched.
void nobody_waits_in_vain(Day& day) {
  std::set<VerificationId> on_a_screen;
  bool somebody_is_free = false;
  for (const auto& member : day.staff) {
    const auto console = day.world.live.console(member.id);
    if (console.match) on_a_screen.insert(console.match->verification.id);
    somebody_is_free = somebody_is_free || (day.staff_here.contains(member.id) &&
                                            console.available && !console.match && !console.call);
  }
  if (!somebody_is_free) return;
  for (const auto& v : day.world.store.with_status("waiting")) {
    const bool can_be_matched =
        day.applicants_here.contains(v.id) && !std::get<Waiting>(v.status).call_back;
    RC_ASSERT(!can_be_matched || on_a_screen.contains(v.id));
  }
}

void agree(Day& day) {
  nobody_waits_in_vain(day);
  const auto counts = day.world.counts();
  RC_ASSERT(counts.waiting == day.world.store.with_status("waiting").size());
  RC_ASSERT(counts.calls == day.world.store.with_status("in_call").size());
  // A call's two, or an applicant's own and that of a representative who is offered them.
  RC_ASSERT(day.world.relay.open_transports.size() <= 2 * day.applicants.size());
  std::set<TransportId> in_a_call;
  for (const auto& [a, b] : day.world.relay.joined) {
    RC_ASSERT(in_a_call.insert(a).second);
    RC_ASSERT(a == b || in_a_call.insert(b).second);
  }
  std::size_t pairs = 0;
  for (const auto& [a, b] : day.world.relay.joined) pairs += a == b ? 0U : 1U;
  RC_ASSERT(pairs <= counts.calls);
  // Who sees a place has the one that a restart would give.
  std::vector<std::pair<Timestamp, VerificationId>> order;
  for (const auto& v : day.world.store.with_status("waiting"))
    order.emplace_back(std::get<Waiting>(v.status).place_since, v.id);
  std::sort(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto view = day.world.view(order[i].second);
    RC_ASSERT(view.queue && view.queue->place == i + 1);
  }
  for (const auto& id : day.applicants) {
    const auto current =
        day.world.store.current(day.market, day.world.store.verification(id)->account);
    const auto& entry =
        day.world.board.entries.at({day.market, day.world.store.verification(id)->account});
    const auto hold =
        current ? derive_hold(*current, day.world.policy, day.world.clock.now()) : std::nullopt;
    RC_ASSERT(entry.hold.has_value() == hold.has_value());
    if (hold) RC_ASSERT(entry.hold->denies == hold->denies);
  }
}

TEST(LiveProperty, LiveBoardAndStoreAgree) {
  int calls_seen = 0, warmed = 0;
  EXPECT_TRUE(rc::check("after every step", [&] {
    Day day;
    for (int i = 0; i < 60; ++i) {
      day.run(1);
      agree(day);
    }
    calls_seen += day.calls_seen;
    warmed += day.warmed;
    for (const auto& id : day.applicants) (void)cancel_verification(day.world, day.market, id);
    for (const auto& id : day.applicants) day.goes(id);
    day.world.pass(seconds{65});
    const auto counts = day.world.counts();
    RC_ASSERT(day.world.relay.open_transports.size() <= 2 * counts.calls);
  }));
  EXPECT_GT(calls_seen, 100) << "the days were too quiet to show anything";
  EXPECT_GT(warmed, 10);
}

TEST(LiveProperty, AFailingStoreLeavesNothingBehind) {
  int faults = 0, calls_seen = 0;
  EXPECT_TRUE(rc::check("once it works again", [&] {
    Day day;
    day.opens();
    day.failing = true;
    day.run(60);
    day.failing = false;
    day.world.pass(std::chrono::minutes{3});
    agree(day);
    faults += day.faults;
    calls_seen += day.calls_seen;
  }));
  EXPECT_GT(faults, 100);
  EXPECT_GT(calls_seen, 100);
}

TEST(LiveProperty, ASlowStoreLeavesNothingBehind) {
  int late = 0, calls_seen = 0;
  EXPECT_TRUE(rc::check("once it is quick again", [&] {
    Day day;
    day.opens();
    day.slow = true;
    day.run(60);
    day.slow = day.world.executor.slow = false;
    day.world.check_all_answered();
    day.world.pass(std::chrono::minutes{3});
    agree(day);
    late += day.late;
    calls_seen += day.calls_seen;
  }));
  EXPECT_GT(late, 100);
  EXPECT_GT(calls_seen, 100);
}

TEST(LiveProperty, WhoJoinsAgainAndAgainIsSlowedDown) {
  Day day;
  const auto id = day.applicants[0];
  day.world.connected(id);
  int joined = 0;
  for (int i = 0; i < 50; ++i) {
    if (day.world.said(id, say::JoinQueue{})) ++joined;
    (void)day.world.said(id, say::LeaveQueue{});
  }
  EXPECT_LT(joined, 10);
  day.world.pass(seconds{30});
  EXPECT_TRUE(day.world.said(id, say::JoinQueue{}).ok());
}

}  // namespace
}  // namespace visavis::app
