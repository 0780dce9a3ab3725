#pragma once

#include <chrono>
#include <rapidcheck.h>
#include <vector>

#include "domain/verification.h"

// Reachable verifications, for properties: whatever is commanded, in whatever order.
namespace visavis::walks {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

inline constexpr Timestamp noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                                hours{12}};
inline const CallId call_1{IdBytes{1}};
inline const CallId call_2{IdBytes{2}};
inline const StaffId eva{IdBytes{10}};
inline const StaffId sam{IdBytes{11}};
inline const StaffId jon{IdBytes{12}};

inline Policy policy() { return shipped_policy(); }

inline Verification required_at(Timestamp at, Trigger trigger = Trigger::first_proposal) {
  return begin(
      VerificationId{IdBytes{7}},
      Event{1, at,
            VerificationRequired{MarketplaceId{IdBytes{3}},
                                 AccountId::parse("ada").value(),
                                 trigger,
                                 Personal{Profile{.name = "Ada", .photo_url = "https://x/a.png"}},
                                 "",
                                 {},
                                 at + policy().deadline,
                                 Contact{Personal<std::string>{"ada@example.com"}, "en"}}});
}

inline std::vector<ChecklistItem> checklist() {
  return {{"q1", ChecklistKind::question, Personal<std::string>{"?"}, true},
          {"document", ChecklistKind::document, Personal<std::string>{"?"}, false}};
}

inline Decision decision(Outcome outcome) {
  Decision decision;
  decision.outcome = outcome;
  for (const auto& reason : all_reasons()) {
    if (reason.outcome == outcome) {
      decision.reasons = {reason.reason};
      break;
    }
  }
  decision.checklist = {
      {"q1", outcome == Outcome::failed ? ChecklistMark::not_ok : ChecklistMark::ok}};
  return decision;
}

inline Command some_command(const Verification& v, Timestamp now) {
  const auto* call = std::get_if<InCall>(&v.status);
  // Now and then the right call and author, else nothing would ever be decided.
  const CallId call_id = call != nullptr && *rc::gen::inRange(0, 4) != 0 ? call->call : call_2;
  const StaffId staff = *rc::gen::element(eva, sam);
  const Outcome outcome = *rc::gen::element(Outcome::passed, Outcome::failed, Outcome::inconclusive,
                                            Outcome::technical);
  switch (*rc::gen::inRange(0, 23)) {
    case 0:
      return GiveConsent{std::string{consent_version}};
    case 1:
    case 2:
      return JoinQueue{};
    case 3:
      return LeaveQueue{*rc::gen::element(LeaveReason::left, LeaveReason::absent)};
    case 4:
    case 5:
      return StartCall{*rc::gen::element(call_1, call_2), staff, checklist()};
    case 6:
      return Decide{call_id, staff, decision(outcome)};
    case 7:
      return *rc::gen::element<Command>(LoseCall{call_id, true}, LoseCall{call_id, false},
                                        LeaveCall{call_id});
    case 8:
      return Review{staff, *rc::gen::element(Verdict::confirmed, Verdict::overturned), {}};
    case 9:
      return MarkOverdue{};
    case 10:
      return GrantRetry{};
    case 11:
      return RequestCallBack{};
    case 12:
      return EndCallBack{};
    case 13:
      return TellCallBack{};
    case 14:
      return BookSlot{now + *rc::gen::element(Duration{minutes{3}}, Duration{days{2}})};
    case 15:
      return CancelSlot{};
    case 16:
      return RemindSlot{};
    case 17:
      return UseSlot{};
    case 18:
      return MarkReminder{};
    case 19:
      return RequestAppeal{Personal<std::string>{"Please."}};
    case 20:
      return AnswerAppeal{*rc::gen::element(eva, sam, jon), *rc::gen::element(true, false),
                          Personal<std::string>{"Because."}};
    case 21:
      return *rc::gen::element<Command>(RequestErasure{}, RequestLink{}, KeepPhoto{"e3b0"},
                                        KeepRecording{}, MissPhoto{"HTTP 404"}, KeepStill{},
                                        MissStill{});
    default:
      return *rc::gen::inRange(0, 8) == 0
                 ? Command{Cancel{}}
                 : Command{ReportEffectDone{v.effects.empty() ? "none" : v.effects.back().id}};
  }
}

struct Walk {
  std::vector<Event> events;
  std::vector<Verification> states;  ///< after the event of the same index
};

inline Walk random_walk(const Policy& by) {
  Walk walk;
  Timestamp now = noon;
  Verification v = required_at(now);
  walk.events.push_back(
      Event{1, now,
            VerificationRequired{v.marketplace, v.account, v.trigger, v.profile, v.return_url,
                                 v.metadata, v.deadline, v.contact}});
  walk.states.push_back(v);
  const int steps = *rc::gen::inRange(1, 60);
  for (int i = 0; i < steps; ++i) {
    now += *rc::gen::element(Duration{0}, Duration{minutes{3}}, Duration{days{2}});
    const auto decided = decide(v, some_command(v, now), by, now);
    if (!decided) continue;
    const Event event{v.version + 1, now, decided.value()};
    v = apply(v, event);
    walk.events.push_back(event);
    walk.states.push_back(v);
  }
  return walk;
}

}  // namespace visavis::walks
