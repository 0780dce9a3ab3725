// A day of calls out of the queue and the desks alone: no connections, no media, no store, and a
// clock that jumps. The seed of the planner, which answers how many representatives a day needs and
// how long people wait then.
#include <cmath>
#include <functional>
#include <gtest/gtest.h>
#include <map>

#include "app/desk/desks.h"
#include "app/waiting/waiting_room.h"

#include "fakes/clock.h"
#include "fakes/entropy.h"

namespace visavis::app {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

struct DayPlan {
  std::uint64_t seed = 1;
  int representatives = 4;
  Duration open = hours{8};
  Duration between_arrivals = seconds{130};  ///< in the mean
  Duration call_least = minutes{4}, call_most = minutes{8};
  Duration pause = minutes{1};
  int lost_one_in = 20;  ///< calls that a representative's machine breaks off
};

/// Plays the plan when it is made, checking as it goes what must never be.
class Day {
 public:
  explicit Day(const DayPlan& plan)
      : plan_(plan), entropy_(plan.seed), closing_(clock_.now() + plan.open) {
    for (int i = 1; i <= plan.representatives; ++i) {
      const StaffId id{IdBytes{static_cast<std::uint8_t>(i)}};
      desks_.came({id, "", "R" + std::to_string(i), Role::representative, ""});
      EXPECT_TRUE(desks_.go_available(id).ok());
    }
    at(clock_.now(), [this] { arrive(); });
    while (!due_.empty()) {
      const auto next = due_.begin();
      const auto what = next->second;
      clock_.pass(next->first - clock_.now());
      due_.erase(next);
      what();
      match();
    }
  }

  std::size_t arrived() const { return arrivals_.size(); }
  std::size_t served() const { return waits_.size(); }
  int lost() const { return lost_; }
  Duration mean_wait() const { return mean(waits_); }
  Duration mean_estimate() const { return mean(estimates_); }
  std::size_t still_waiting() const { return waiting_.length(); }

 private:
  void at(Timestamp time, std::function<void()> what) { due_.emplace(time, std::move(what)); }
  double chance() { return static_cast<double>(entropy_.number() >> 11U) * 0x1p-53; }
  Duration between(Duration least, Duration most) {
    return least + Duration{static_cast<Duration::rep>(
                       chance() * static_cast<double>((most - least).count()))};
  }
  static Duration mean(const std::vector<Duration>& all) {
    Duration sum{};
    for (const auto& one : all) sum += one;
    return all.empty() ? sum : sum / static_cast<Duration::rep>(all.size());
  }

  /// What the store would commit and tell.
  void committed(const Event& event, const Verification& after) {
    verifications_.insert_or_assign(after.id, after);
    const CommittedStep step{++position_, event, after, after, 1};
    waiting_.on(step);
    desks_.on(step);
    nobody_is_in_two_calls();
  }
  void change(VerificationId id, const Command& command) {
    const Verification& before = verifications_.at(id);
    auto body = decide(before, command, policy_, clock_.now());
    ASSERT_TRUE(body.ok()) << entry(body.error()).code;
    const Event event{before.version + 1, clock_.now(), std::move(body).value()};
    committed(event, apply(before, event));
  }

  void arrive() {
    const double wait =
        -std::log(1.0 - chance()) * static_cast<double>(plan_.between_arrivals.count());
    const Timestamp next = clock_.now() + Duration{static_cast<Duration::rep>(wait)};
    if (next < closing_) at(next, [this] { arrive(); });

    const VerificationId id{entropy_.id_bytes()};
    const Event required{
        1, clock_.now(),
        VerificationRequired{market_,
                             AccountId::parse("a" + std::to_string(arrived())).value(),
                             Trigger::manual,
                             Personal{Profile{.name = "A"}},
                             "",
                             {},
                             clock_.now() + policy_.deadline}};
    committed(required, begin(id, required));
    change(id, GiveConsent{std::string{consent_version}});
    presence_.came(id, clock_.steady());
    change(id, JoinQueue{});
    arrivals_[id] = clock_.now();
    const auto place = waiting_.place(id, desks_.staffing(), clock_.now());
    ASSERT_TRUE(place && place->estimate);
    estimates_.push_back(*place->estimate);
  }

  void match() {
    while (const auto next = waiting_.next(true)) {
      const auto staff = desks_.match(*next);
      if (!staff) return;
      nobody_waits_before(*next);
      waiting_.set_offered(*next, true);
      at(clock_.now() + seconds{5}, [this, id = *next, staff = *staff] { accept(staff, id); });
    }
  }
  void accept(StaffId staff, VerificationId id) {
    ASSERT_TRUE(desks_.accept(staff, id).ok());
    const CallId call{entropy_.id_bytes()};
    const auto checklist =
        draw_checklist(verifications_.at(id).profile.reveal(), entropy_.number());
    change(id, StartCall{call, staff, checklist});
    const bool breaks = chance() * plan_.lost_one_in < 1.0;
    const Duration length = between(plan_.call_least, plan_.call_most);
    at(clock_.now() + (breaks ? length / 4 : length), [this, id, staff, call, breaks] {
      if (breaks) {
        ++lost_;
        change(id, LoseCall{call, true});
      } else {
        waits_.push_back(std::get<InCall>(verifications_.at(id).status).started - arrivals_.at(id));
        pass(id, staff, call);
      }
      at(clock_.now() + plan_.pause,
         [this, staff] { EXPECT_TRUE(desks_.go_available(staff).ok()); });
    });
  }
  void pass(VerificationId id, StaffId staff, CallId call) {
    Decision decision;
    decision.outcome = Outcome::passed;
    for (const auto& reason : all_reasons())
      if (reason.outcome == Outcome::passed && decision.reasons.empty())
        decision.reasons = {reason.reason};
    for (const auto& item : std::get<InCall>(verifications_.at(id).status).checklist)
      decision.checklist.push_back({item.item, ChecklistMark::ok});
    change(id, Decide{call, staff, decision});
  }

  void nobody_is_in_two_calls() {
    std::map<StaffId, int> calls;
    for (const auto& [id, verification] : verifications_) {
      const auto* in_call = std::get_if<InCall>(&verification.status);
      if (in_call == nullptr) continue;
      EXPECT_EQ(++calls[in_call->representative], 1);
    }
    EXPECT_TRUE(desks_.surplus().empty());
  }
  /// Whoever is matched has the oldest place of those who are on nobody's screen.
  void nobody_waits_before(VerificationId matched) {
    const auto place = std::get<Waiting>(verifications_.at(matched).status).place_since;
    for (const auto& [id, verification] : verifications_) {
      const auto* waiting = std::get_if<Waiting>(&verification.status);
      if (waiting == nullptr || id == matched || desks_.matched_with(id)) continue;
      EXPECT_LE(std::pair(place, matched), std::pair(waiting->place_since, id));
    }
  }

  const DayPlan plan_;
  const Policy policy_ = shipped_policy();
  fakes::FakeClock clock_;
  fakes::SeededEntropy entropy_;
  const Timestamp closing_;
  Presence presence_;
  WaitingRoom waiting_{presence_};
  Desks desks_{clock_, entropy_};

  const MarketplaceId market_{IdBytes{5}};
  std::multimap<Timestamp, std::function<void()>> due_;
  std::map<VerificationId, Verification> verifications_;
  std::map<VerificationId, Timestamp> arrivals_;
  std::vector<Duration> waits_, estimates_;
  std::int64_t position_ = 0;
  int lost_ = 0;
};

TEST(DayOfCalls, EverybodyWhoCameIsServedInTheOrderOfTheirPlace) {
  for (std::uint64_t seed = 1; seed <= 3; ++seed) {
    const Day day{{.seed = seed}};
    EXPECT_GT(day.arrived(), 150U);
    EXPECT_EQ(day.served(), day.arrived());
    EXPECT_EQ(day.still_waiting(), 0U);
    EXPECT_GT(day.lost(), 0) << "and so were those whose call broke off";
    EXPECT_GT(day.mean_wait(), seconds{5});
    EXPECT_LT(day.mean_wait(), minutes{30});
    // What people are told when they come is about what they get.
    EXPECT_LT(day.mean_estimate(), 2 * day.mean_wait() + minutes{2});
    EXPECT_GT(2 * day.mean_estimate() + minutes{2}, day.mean_wait());
  }
}

TEST(DayOfCalls, MoreRepresentativesMakeWaitsShorter) {
  Duration before = hours{8};
  for (const int representatives : {3, 4, 5, 7}) {
    const Day day{{.seed = 5, .representatives = representatives}};
    EXPECT_EQ(day.served(), day.arrived());
    EXPECT_LT(day.mean_wait(), before) << representatives;
    before = day.mean_wait();
  }
  EXPECT_LT(before, seconds{30}) << "with enough of them nobody waits";
}

}  // namespace
}  // namespace visavis::app
