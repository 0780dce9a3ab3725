#include "app/waiting/waiting_room.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace visavis::app {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const Timestamp start = from_unix_ms(1'800'000'000'000);
const Monotonic steady_start{std::chrono::hours{1}};

VerificationId numbered(int number) {
  return VerificationId{IdBytes{static_cast<std::uint8_t>(number)}};
}

Verification in_status(int number, Status status) {
  const VerificationRequired required{MarketplaceId{IdBytes{5}},
                                      AccountId::parse("a" + std::to_string(number)).value(),
                                      Trigger::manual,
                                      {},
                                      "",
                                      {},
                                      start + std::chrono::days{7}};
  Verification verification = begin(numbered(number), Event{1, start, required});
  verification.status = std::move(status);
  return verification;
}

/// Who waits, as a test would write it down.
struct Model {
  struct One {
    Waiting waiting;
    bool offered = false;
  };
  std::map<int, One> waiting;
  std::set<int> here;

  Queue queue() const {
    Queue queue;
    for (const auto& [number, one] : waiting) {
      const auto id = numbered(number);
      queue.join(id, one.waiting.place_since, here.contains(number), one.waiting.since);
      queue.set_call_back(id, one.waiting.call_back);
      queue.set_offered(id, one.offered);
    }
    return queue;
  }
};

Waiting any_waiting(Timestamp now) {
  // Few places: many are equal, and the id decides.
  Waiting waiting{now - seconds{*rc::gen::inRange(0, 4)}};
  waiting.place_since = waiting.since - minutes{*rc::gen::inRange(0, 2)};
  if (*rc::gen::inRange(0, 3) == 0) {
    waiting.call_back = CallBack{waiting.since};
    if (*rc::gen::arbitrary<bool>())
      waiting.call_back->told = now - minutes{*rc::gen::inRange(0, 10)};
  }
  return waiting;
}

void something(WaitingRoom& room, Presence& presence, Model& model, Timestamp now) {
  const int number = *rc::gen::inRange(1, 12);
  const auto id = numbered(number);
  switch (*rc::gen::inRange(0, 6)) {
    case 0:
      room.on(in_status(number, Required{}));
      model.waiting.erase(number);
      break;
    case 1:
      presence.came(id, steady_start);
      room.presence_changed(id);
      model.here.insert(number);
      break;
    case 2:
      presence.left(id, steady_start);
      room.presence_changed(id);
      model.here.erase(number);
      break;
    case 3:
      if (!model.waiting.contains(number)) break;
      room.set_offered(id, true);
      model.waiting.at(number).offered = true;
      break;
    default: {
      const Waiting waiting = any_waiting(now);
      room.on(in_status(number, waiting));
      auto& one = model.waiting[number];
      one.offered = one.offered && !waiting.call_back;
      one.waiting = waiting;
      break;
    }
  }
}

TEST(WaitingRoom, FirstPlacesAreThoseOfTheQueue) {
  std::size_t compared = 0;
  EXPECT_TRUE(rc::check("whoever comes and goes", [&] {
    Presence presence;
    WaitingRoom room{presence};
    Model model;
    Timestamp now = start;
    const auto working = *rc::gen::inRange<std::size_t>(0, 4);
    const Staffing staffing{working, *rc::gen::inRange<std::size_t>(0, working + 1), working > 0,
                            minutes{5}};
    for (int step = 0; step < 40; ++step) {
      now += seconds{*rc::gen::inRange(0, 60)};
      something(room, presence, model, now);
      const Queue queue = model.queue();
      const auto most = *rc::gen::inRange<std::size_t>(0, 14);
      RC_ASSERT(room.first_places(most, staffing, now).size() == std::min(most, room.length()));
      const auto places = room.first_places(room.length(), staffing, now);
      RC_ASSERT(places.size() == queue.waiters().size());
      RC_ASSERT(room.next(true) == queue.next(true));
      std::vector<VerificationId> nearly_up;
      for (std::size_t i = 0; i < places.size(); ++i) {
        const auto& [id, place] = places[i];
        const Waiter& waiter = queue.waiters()[i];
        const auto ahead = queue.ahead(i + 1, now);
        const auto estimate =
            estimate_wait({ahead, staffing.working, staffing.free, staffing.call_length});
        RC_ASSERT(id == waiter.verification);
        RC_ASSERT(place.place == queue.place(id).value());
        RC_ASSERT(place.length == places.size());
        RC_ASSERT(place.estimate == estimate);
        RC_ASSERT(place.kept == (waiter.since != waiter.joined));
        RC_ASSERT(place.call_back == waiter.call_back);
        RC_ASSERT(room.place(id, staffing, now) == place);
        const bool untold = waiter.call_back && !waiter.call_back->told;
        if (untold && estimate && (ahead < 2 || *estimate <= minutes{5})) nearly_up.push_back(id);
        ++compared;
      }
      RC_ASSERT(room.nearly_up(staffing, now) == nearly_up);
    }
  }));
  EXPECT_GT(compared, 1000U) << "the queues were too short to show anything";
}

TEST(WaitingRoom, WhoIsAwayLosesThePlaceUnlessCalledBack) {
  Presence presence;
  WaitingRoom room{presence};
  for (int number = 1; number <= 3; ++number) {
    presence.came(numbered(number), steady_start);
    room.on(in_status(number, Waiting{start}));
  }
  room.on(in_status(2, Waiting{start, start, CallBack{start}}));
  for (int number = 1; number <= 2; ++number) {
    presence.left(numbered(number), steady_start);
    room.presence_changed(numbered(number));
  }
  EXPECT_EQ(room.next(true), numbered(3));
  EXPECT_TRUE(room.absent_since(steady_start - seconds{1}).empty());
  EXPECT_EQ(room.absent_since(steady_start), std::vector{numbered(1)});
  EXPECT_EQ(room.call_backs(), 1U);
  EXPECT_EQ(room.longest_wait(start + minutes{3}), minutes{3});
}

TEST(WaitingRoom, BookedTimesOfTheNextDayAreCounted) {
  Presence presence;
  WaitingRoom room{presence};
  Verification booked = in_status(1, Required{});
  booked.slot = Slot{start + minutes{30}};
  room.on(booked);
  EXPECT_EQ(room.slots_ahead(start), 1U);
  EXPECT_EQ(room.slots_ahead(start - std::chrono::days{1}), 0U);
  EXPECT_EQ(room.slots_ahead(start + minutes{46}), 0U) << "over";
  booked.slot.reset();
  room.on(booked);
  EXPECT_EQ(room.slots_ahead(start), 0U);
}

}  // namespace
}  // namespace visavis::app
