#include "domain/verification.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "domain/hold.h"
#include "domain/random_walk_test.h"

namespace visavis {
namespace {

using namespace walks;

/// Takes a step that must be allowed.
Verification after(const Verification& verification, const Command& command, Timestamp at,
                   const Policy& by = policy()) {
  const auto decided = decide(verification, command, by, at);
  EXPECT_TRUE(decided.ok()) << entry(decided.error()).code;
  return apply(verification, Event{verification.version + 1, at, decided.value()});
}

Verification in_call_at(Timestamp at) {
  auto v = required_at(at);
  v = after(v, GiveConsent{std::string{consent_version}}, at);
  v = after(v, JoinQueue{}, at);
  return after(v, StartCall{call_1, eva, checklist()}, at);
}

Verification failed_at(Timestamp at) {
  auto v = after(in_call_at(at), Decide{call_1, eva, decision(Outcome::failed)}, at);
  return after(v, Review{sam, Verdict::confirmed, {}}, at);
}

std::optional<Refusal> refusal(const Verification& verification, const Command& command,
                               Timestamp at = noon) {
  const auto decided = decide(verification, command, policy(), at);
  if (decided) return std::nullopt;
  return decided.error();
}

std::vector<std::string> denied(const Verification& verification, Timestamp at) {
  const auto hold = derive_hold(verification, policy(), at);
  if (!hold) return {};
  return policy().action_names(hold->denies);
}

using Names = std::vector<std::string>;
const Names denied_pending{"submit_proposal", "change_profile_photo"};
const Names denied_overdue{"submit_proposal", "change_profile_photo", "withdraw_earnings"};
const Names denied_failed{"submit_proposal", "change_profile_photo", "withdraw_earnings",
                          "accept_direct_hire", "appear_in_search"};

TEST(Verification, PassLiftsTheHold) {
  const auto v = after(in_call_at(noon), Decide{call_1, eva, decision(Outcome::passed)}, noon);
  EXPECT_EQ(name(v.status), "verified");
  EXPECT_EQ(derive_hold(v, policy(), noon), std::nullopt);
}

TEST(Verification, FailureWaitsForASecondReviewer) {
  const auto v = after(in_call_at(noon), Decide{call_1, eva, decision(Outcome::failed)}, noon);
  EXPECT_EQ(name(v.status), "in_review");
  EXPECT_EQ(denied(v, noon), denied_pending) << "not punished before it is confirmed";
  EXPECT_EQ(v.last_result, std::nullopt) << "not told before it is confirmed";
  EXPECT_EQ(refusal(v, Review{eva, Verdict::confirmed, {}}), Refusal::same_reviewer);

  const auto confirmed = after(v, Review{sam, Verdict::confirmed, {}}, noon);
  EXPECT_EQ(name(confirmed.status), "not_verified");
  EXPECT_EQ(denied(confirmed, noon), denied_failed);
  ASSERT_EQ(confirmed.effects.size(), 1U);
  EXPECT_EQ(confirmed.effects[0].name, "cancel_active_proposals");
  EXPECT_FALSE(confirmed.effects[0].done);

  const auto overturned = after(v, Review{sam, Verdict::overturned, {}}, noon);
  EXPECT_EQ(name(overturned.status), "required");
  EXPECT_EQ(denied(overturned, noon), denied_pending);
  EXPECT_TRUE(overturned.effects.empty());
}

TEST(Verification, PolicyMayDoWithoutTheSecondReviewer) {
  Policy direct = policy();
  direct.failed_needs_review = false;
  const auto v =
      after(in_call_at(noon), Decide{call_1, eva, decision(Outcome::failed)}, noon, direct);
  EXPECT_EQ(name(v.status), "not_verified");
  EXPECT_EQ(v.effects.size(), 1U);
}

TEST(Verification, TheWayBackAfterAFailure) {
  auto v = failed_at(noon);
  v = after(v, ReportEffectDone{v.effects[0].id}, noon);
  EXPECT_EQ(refusal(v, ReportEffectDone{v.effects[0].id}), Refusal::unknown_effect)
      << "exactly once";
  v = after(v, GrantRetry{}, noon + days{1});
  EXPECT_EQ(name(v.status), "required");
  EXPECT_EQ(denied(v, noon + days{1}), denied_failed) << "asking for a retry lifts nothing";
  v = after(v, JoinQueue{}, noon + days{1});
  v = after(v, StartCall{call_2, sam, checklist()}, noon + days{1});

  EXPECT_EQ(refusal(v, Cancel{}), Refusal::failed_not_lifted) << "no way around the call";

  auto failed_again = after(v, Decide{call_2, sam, decision(Outcome::failed)}, noon + days{1});
  failed_again = after(failed_again, Review{eva, Verdict::confirmed, {}}, noon + days{1});
  EXPECT_EQ(failed_again.effects.size(), 1U) << "a second failure cancels nothing twice";

  const auto passed = after(v, Decide{call_2, sam, decision(Outcome::passed)}, noon + days{1});
  EXPECT_EQ(denied(passed, noon + days{1}), Names{});
}

TEST(Verification, InconclusiveAndTechnicalCostNothing) {
  for (const auto outcome : {Outcome::inconclusive, Outcome::technical}) {
    const auto v =
        after(in_call_at(noon), Decide{call_1, eva, decision(outcome)}, noon + minutes{10});
    EXPECT_EQ(name(v.status), "required");
    EXPECT_EQ(denied(v, noon + minutes{10}), denied_pending);
    EXPECT_EQ(v.deadline, noon + policy().deadline + minutes{10})
        << "the clock stood still during the call";
    ASSERT_TRUE(v.last_result);
    EXPECT_EQ(v.last_result->outcome, outcome);
  }
  const auto lost = after(in_call_at(noon), LoseCall{call_1}, noon);
  EXPECT_EQ(name(lost.status), "required");
  EXPECT_EQ(lost.last_result->outcome, Outcome::technical);
  const auto left = after(in_call_at(noon), LeaveCall{call_1}, noon + minutes{10});
  EXPECT_EQ(name(left.status), "required");
  EXPECT_EQ(denied(left, noon + minutes{10}), denied_pending);
  EXPECT_EQ(left.deadline, noon + policy().deadline + minutes{10});
  EXPECT_EQ(left.last_result->outcome, Outcome::technical);
  EXPECT_EQ(left.last_result->reasons, std::vector{ReasonCode::left_call});
  EXPECT_TRUE(left.consent);
  auto withdrawn = after(in_call_at(noon), LeaveCall{call_1, true}, noon + minutes{10});
  EXPECT_FALSE(withdrawn.consent);
  withdrawn.consent = left.consent;
  EXPECT_EQ(withdrawn, left) << "at no other cost";
}

TEST(Verification, OverdueComesAtTheDeadlineAndWaitingStopsItsClock) {
  const auto v = after(required_at(noon), GiveConsent{std::string{consent_version}}, noon);
  const Timestamp deadline = noon + policy().deadline;
  EXPECT_EQ(denied(v, deadline - Duration{1}), denied_pending);
  EXPECT_EQ(denied(v, deadline), denied_overdue);
  EXPECT_EQ(next_hold_change(v, noon), deadline);

  const auto waiting = after(v, JoinQueue{}, deadline - minutes{1});
  EXPECT_EQ(denied(waiting, deadline + hours{5}), denied_pending);
  EXPECT_EQ(next_hold_change(waiting, noon), std::nullopt);
  const auto left = after(waiting, LeaveQueue{}, deadline + hours{5});
  EXPECT_EQ(left.deadline, deadline + hours{5} + minutes{1});
  EXPECT_EQ(denied(left, deadline + hours{5}), denied_pending);

  const auto set_back = after(waiting, LeaveQueue{}, deadline - hours{5});
  EXPECT_EQ(set_back.deadline, deadline) << "the machine's clock was set back";

  const auto late = after(v, JoinQueue{}, deadline + minutes{1});
  EXPECT_EQ(denied(late, deadline + hours{1}), denied_overdue)
      << "joining late is no way out of overdue";

  EXPECT_EQ(refusal(v, MarkOverdue{}, deadline - Duration{1}), Refusal::not_overdue);
  const auto told = after(v, MarkOverdue{}, deadline);
  EXPECT_EQ(refusal(told, MarkOverdue{}, deadline), Refusal::not_overdue) << "told once";
}

TEST(Verification, RemindsOnceBeforeADeadlineWhileItsClockRuns) {
  const auto v = after(required_at(noon), GiveConsent{std::string{consent_version}}, noon);
  const Timestamp due = v.deadline - policy().reminder;
  EXPECT_EQ(refusal(v, MarkReminder{}, due - Duration{1}), Refusal::reminder_not_due);
  const auto reminded = after(v, MarkReminder{}, due);
  EXPECT_EQ(refusal(reminded, MarkReminder{}, due), Refusal::reminder_not_due) << "once";
  EXPECT_EQ(refusal(v, MarkReminder{}, v.deadline), Refusal::reminder_not_due) << "too late";
  EXPECT_EQ(refusal(after(v, JoinQueue{}, due), MarkReminder{}, due), Refusal::reminder_not_due);
  auto again = after(failed_at(noon), GrantRetry{}, noon);
  EXPECT_EQ(refusal(again, MarkReminder{}, again.deadline - days{1}), std::nullopt)
      << "a new deadline has a reminder of its own";

  Policy short_time = policy();
  short_time.deadline = days{1};
  EXPECT_EQ(reminder_lead(short_time), hours{12}) << "not together with the first notice";
  Policy none = policy();
  none.reminder = Duration::zero();
  EXPECT_FALSE(decide(v, MarkReminder{}, none, v.deadline - Duration{1}).ok());
}

TEST(Verification, AnAppealIsAnsweredBySomebodyElse) {
  const auto failed = failed_at(noon);
  const RequestAppeal appeal{Personal<std::string>{"I have a new passport."}};
  const auto appealed = after(failed, appeal, noon);
  EXPECT_EQ(name(appealed.status), "not_verified");
  EXPECT_EQ(appealed.appeal->answer_by, noon + policy().appeal_answer);
  EXPECT_EQ(denied(appealed, noon), denied_failed) << "asking lifts nothing";
  EXPECT_EQ(refusal(appealed, appeal), Refusal::appeal_open);
  const Personal<std::string> why{"The passport had expired."};
  for (const auto decider : {eva, sam})
    EXPECT_EQ(refusal(appealed, AnswerAppeal{decider, true, why}), Refusal::took_part);
  EXPECT_EQ(refusal(appealed, AnswerAppeal{jon, false, {}}), Refusal::answer_required);
  EXPECT_EQ(refusal(failed, AnswerAppeal{jon, true, why}), Refusal::no_appeal);

  const auto granted = after(appealed, AnswerAppeal{jon, true, {}}, noon + days{1});
  EXPECT_EQ(name(granted.status), "required");
  EXPECT_EQ(granted.deadline, noon + days{1} + policy().deadline);
  EXPECT_EQ(denied(granted, noon + days{1}), denied_failed) << "until a call is passed";
  EXPECT_TRUE(granted.appeal->answer->granted);
  EXPECT_EQ(refusal(granted, AnswerAppeal{jon, false, why}), Refusal::no_appeal) << "once";
}

TEST(Verification, AppealsHaveAnEndAndBeginAnewWithAnotherFailure) {
  auto v = failed_at(noon);
  for (int i = 0; i < appeals_max; ++i) {
    EXPECT_TRUE(can_appeal(v)) << i;
    v = after(v, RequestAppeal{Personal<std::string>{"Please."}}, noon);
    EXPECT_FALSE(can_appeal(v)) << i << " is open";
    v = after(v, AnswerAppeal{jon, false, Personal<std::string>{"No."}}, noon);
    EXPECT_EQ(v.appeal->number, i + 1);
  }
  EXPECT_EQ(refusal(v, RequestAppeal{}), Refusal::appeals_used_up);
  EXPECT_FALSE(can_appeal(v));
  v = after(v, GrantRetry{}, noon);
  EXPECT_EQ(refusal(v, RequestAppeal{}), Refusal::appeal_not_possible);
  EXPECT_FALSE(can_appeal(v));
  v = after(v, JoinQueue{}, noon);
  v = after(v, StartCall{call_2, eva, checklist()}, noon);
  v = after(v, Decide{call_2, eva, decision(Outcome::failed)}, noon);
  v = after(v, Review{sam, Verdict::confirmed, {}}, noon);
  EXPECT_EQ(v.appeal, std::nullopt);
  EXPECT_EQ(refusal(v, RequestAppeal{}), std::nullopt);
  EXPECT_TRUE(can_appeal(v));
}

TEST(Verification, ARetryAnswersAnOpenAppeal) {
  auto v = after(failed_at(noon), RequestAppeal{Personal<std::string>{"Please."}}, noon);
  v = after(v, GrantRetry{}, noon + days{1});
  EXPECT_EQ(v.appeal->answer, (AppealAnswer{true, {}, noon + days{1}}));
  EXPECT_EQ(v.appeal->text, Personal<std::string>{"Please."}) << "what was written stays";
  EXPECT_EQ(refusal(v, AnswerAppeal{jon, true, {}}), Refusal::no_appeal);
}

TEST(Verification, ErasureIsRequestedOnceInAnyState) {
  for (const auto& v : {required_at(noon), in_call_at(noon), failed_at(noon)}) {
    const auto asked = after(v, RequestErasure{}, noon + days{1});
    EXPECT_EQ(asked.erasure_requested, noon + days{1});
    EXPECT_EQ(asked.status, v.status) << "nothing else changes";
    EXPECT_EQ(refusal(asked, RequestErasure{}), Refusal::erasure_requested_already);
  }
}

TEST(Verification, AProfilesPhotoIsKeptOrMissedOnceInAnyState) {
  for (auto v : {required_at(noon), in_call_at(noon), failed_at(noon)}) {
    v.profile = Personal{Profile{.name = "Ada"}};
    EXPECT_FALSE(wants_photo(v)) << "it names none";
    EXPECT_EQ(refusal(v, KeepPhoto{"e3b0"}), Refusal::not_found);
    v.profile = Personal{Profile{.name = "Ada", .photo_url = "https://market.example/a.png"}};
    EXPECT_TRUE(wants_photo(v));
    const auto kept = after(v, KeepPhoto{"e3b0"}, noon + days{1});
    const auto missed = after(v, MissPhoto{"HTTP 404"}, noon + days{1});
    EXPECT_EQ(kept.photo, (FetchedPhoto{"e3b0"}));
    EXPECT_EQ(missed.photo, FetchedPhoto{});
    for (const auto& settled : {kept, missed}) {
      EXPECT_EQ(settled.status, v.status) << "nothing else changes";
      EXPECT_FALSE(wants_photo(settled));
      EXPECT_EQ(refusal(settled, KeepPhoto{"ab12"}), Refusal::not_found);
      EXPECT_EQ(refusal(settled, MissPhoto{"late"}), Refusal::not_found);
    }
  }
}

TEST(Verification, NobodyWantsAPhotoOnceItIsOver) {
  auto v = required_at(noon);
  v.profile = Personal{Profile{.name = "Ada", .photo_url = "https://market.example/a.png"}};
  const auto canceled = after(v, Cancel{}, noon);
  EXPECT_FALSE(wants_photo(canceled));
  EXPECT_EQ(refusal(canceled, KeepPhoto{"e3b0"}), Refusal::not_found);
}

TEST(Verification, AnotherLinkIsSentInAnyStateToWhoeverCanBeWrittenTo) {
  for (auto v : {required_at(noon), in_call_at(noon), failed_at(noon)}) {
    v.contact = Contact{};
    auto asked = after(v, RequestLink{}, noon + days{1});
    EXPECT_EQ(asked.version, v.version + 1);
    asked.version = v.version;
    EXPECT_EQ(asked, v) << "nothing changes";
    v.contact.reset();
    EXPECT_EQ(refusal(v, RequestLink{}), Refusal::contact_unknown);
  }
}

TEST(Verification, WorkOnExistingContractsIsNeverDenied) {
  const auto v = failed_at(noon);
  for (const auto& action : denied(v, noon)) EXPECT_NE(action, "work_on_contract");
}

TEST(Verification, GraceFirstIsAPolicyLine) {
  Policy grace = policy();
  grace.pending_for[Trigger::periodic] = HoldRule{};
  const auto v = required_at(noon, Trigger::periodic);
  EXPECT_EQ(derive_hold(v, grace, noon), std::nullopt);
  EXPECT_EQ(derive_hold(v, grace, v.deadline)->kind, HoldKind::overdue);
  EXPECT_EQ(derive_hold(required_at(noon), grace, noon)->kind, HoldKind::pending);
}

TEST(Verification, AFailureRestsOnAnItemThatIsNotOkOrOnANote) {
  const struct {
    const char* what;
    Outcome outcome;
    std::vector<ChecklistResult> checklist;
    const char* note;
    std::optional<Refusal> expected;
  } cases[] = {
      {"nothing at all", Outcome::failed, {}, "", Refusal::evidence_required},
      {"all OK", Outcome::failed, {{"q1", ChecklistMark::ok}}, "", Refusal::evidence_required},
      {"not asked",
       Outcome::failed,
       {{"q1", ChecklistMark::not_asked}},
       "",
       Refusal::evidence_required},
      {"skipped",
       Outcome::failed,
       {{"q1", ChecklistMark::skipped}},
       "",
       Refusal::evidence_required},
      {"not OK, of no item of this call",
       Outcome::failed,
       {{"x", ChecklistMark::not_ok}},
       "",
       Refusal::evidence_required},
      {"a note of spaces", Outcome::failed, {}, " \n\t", Refusal::evidence_required},
      {"a required item", Outcome::failed, {{"q1", ChecklistMark::not_ok}}, "", std::nullopt},
      {"an optional item",
       Outcome::failed,
       {{"document", ChecklistMark::not_ok}},
       "",
       std::nullopt},
      {"a note", Outcome::failed, {}, "The lips move after the sound.", std::nullopt},
      {"inconclusive needs none", Outcome::inconclusive, {}, "", std::nullopt},
      {"technical needs none", Outcome::technical, {}, "", std::nullopt},
  };
  const auto in_call = in_call_at(noon);
  for (const auto& one : cases) {
    Decision said = decision(one.outcome);
    said.checklist = one.checklist;
    said.internal_text = Personal<std::string>{one.note};
    const auto decided = decide(in_call, Decide{call_1, eva, said}, policy(), noon);
    EXPECT_EQ(decided.ok() ? std::nullopt : std::optional{decided.error()}, one.expected)
        << one.what;
  }
}

TEST(Verification, RefusalsAreNamed) {
  const auto fresh = required_at(noon);
  const auto consented = after(fresh, GiveConsent{std::string{consent_version}}, noon);
  const auto waiting = after(consented, JoinQueue{}, noon);
  const auto in_call = in_call_at(noon);
  const auto failed = failed_at(noon);
  const auto canceled = after(fresh, Cancel{}, noon);

  Decision without_reason = decision(Outcome::failed);
  without_reason.reasons.clear();
  Decision mixed = decision(Outcome::failed);
  mixed.reasons.push_back(ReasonCode::no_video);
  Decision left = decision(Outcome::technical), second_look = decision(Outcome::inconclusive);
  left.reasons = {ReasonCode::left_call};
  second_look.reasons = {ReasonCode::second_look};
  Decision unticked = decision(Outcome::passed);
  unticked.checklist = {{"q1", ChecklistMark::not_ok}};
  Decision twofold = decision(Outcome::passed);
  twofold.checklist = {{"q1", ChecklistMark::not_ok}, {"q1", ChecklistMark::ok}};

  const struct {
    const char* what;
    const Verification& verification;
    Command command;
    Refusal expected;
  } cases[] = {
      {"join without consent", fresh, JoinQueue{}, Refusal::consent_required},
      {"consent to an old text", fresh, GiveConsent{"2020-01"}, Refusal::consent_version_unknown},
      {"join a call that is recorded", consented, JoinQueue{true}, Refusal::consent_required},
      {"join twice", waiting, JoinQueue{}, Refusal::already_waiting},
      {"join in a call", in_call, JoinQueue{}, Refusal::already_in_call},
      {"join when failed", failed, JoinQueue{}, Refusal::not_open},
      {"join when canceled", canceled, JoinQueue{}, Refusal::not_open},
      {"leave without waiting", consented, LeaveQueue{}, Refusal::not_waiting},
      {"call without waiting", consented, StartCall{call_1, eva, {}}, Refusal::not_waiting},
      {"second call", in_call, StartCall{call_2, sam, {}}, Refusal::already_in_call},
      {"decide another call", in_call, Decide{call_2, eva, decision(Outcome::passed)},
       Refusal::call_over},
      {"decide a colleague's call", in_call, Decide{call_1, sam, decision(Outcome::passed)},
       Refusal::not_your_call},
      {"fail without a reason", in_call, Decide{call_1, eva, without_reason},
       Refusal::reason_required},
      {"reason of another outcome", in_call, Decide{call_1, eva, mixed},
       Refusal::reason_outcome_mismatch},
      {"left by themselves, says a representative", in_call, Decide{call_1, eva, left},
       Refusal::reason_outcome_mismatch},
      {"another look, says who had the first", in_call, Decide{call_1, eva, second_look},
       Refusal::reason_outcome_mismatch},
      {"pass with an open item", in_call, Decide{call_1, eva, unticked},
       Refusal::checklist_incomplete},
      {"pass with an item both ways", in_call, Decide{call_1, eva, twofold},
       Refusal::checklist_incomplete},
      {"decide without a call", waiting, Decide{call_1, eva, decision(Outcome::passed)},
       Refusal::call_over},
      {"leave another call", in_call, LeaveCall{call_2}, Refusal::call_over},
      {"leave without a call", waiting, LeaveCall{call_1}, Refusal::call_over},
      {"review nothing", in_call, Review{sam, Verdict::confirmed, {}}, Refusal::not_in_review},
      {"retry what is open", in_call, GrantRetry{}, Refusal::not_failed},
      {"cancel what is over", failed, Cancel{}, Refusal::not_open},
      {"cancel twice", canceled, Cancel{}, Refusal::not_open},
      {"note that nothing was found", failed, NoteArtifacts{call_1, {}}, Refusal::not_found},
      {"unknown effect", failed, ReportEffectDone{"eff_x"}, Refusal::unknown_effect},
  };
  for (const auto& one : cases)
    EXPECT_EQ(refusal(one.verification, one.command), one.expected) << one.what;
}

// --- properties: whatever is commanded, in whatever order ---

TEST(VerificationProperty, ReplayingEventsGivesTheRow) {
  EXPECT_TRUE(rc::check("fold(events) == row", [] {
    const Walk walk = random_walk(policy());
    Verification replayed = begin(walk.states.front().id, walk.events.front());
    for (std::size_t i = 1; i < walk.events.size(); ++i) replayed = apply(replayed, walk.events[i]);
    RC_ASSERT(replayed == walk.states.back());
  }));
}

bool allowed(std::string_view from, std::string_view to) {
  using Edge = std::pair<std::string_view, std::string_view>;
  static const std::vector<Edge> edges{
      {"required", "waiting"},      {"waiting", "required"},   {"waiting", "in_call"},
      {"in_call", "verified"},      {"in_call", "in_review"},  {"in_call", "required"},
      {"in_call", "waiting"},       {"in_review", "required"}, {"in_review", "not_verified"},
      {"not_verified", "required"}, {"required", "canceled"},  {"waiting", "canceled"},
      {"in_call", "canceled"},      {"in_review", "canceled"}};
  return from == to || std::find(edges.begin(), edges.end(), Edge{from, to}) != edges.end();
}

TEST(VerificationProperty, NoSequenceLeavesTheMap) {
  EXPECT_TRUE(rc::check("every step is an edge of the map; no release without a pass", [] {
    const Walk walk = random_walk(policy());
    bool failed = false;
    for (std::size_t i = 1; i < walk.states.size(); ++i) {
      const auto& before = walk.states[i - 1];
      const auto& now = walk.states[i];
      RC_ASSERT(allowed(name(before.status), name(now.status)));
      failed = (failed || name(now.status) == "not_verified") && name(now.status) != "verified";
      RC_ASSERT(now.failed_since.has_value() == failed);
      RC_ASSERT(!failed || name(now.status) != "canceled");
      if (name(now.status) == "verified" && name(before.status) != "verified") {
        const auto& decided = std::get<CallDecided>(walk.events[i].body);
        RC_ASSERT(decided.decision.outcome == Outcome::passed);
      }
      if (name(now.status) == "not_verified" && name(before.status) != "not_verified") {
        const auto& reviewed = std::get<DecisionReviewed>(walk.events[i].body);
        RC_ASSERT(reviewed.reviewer != std::get<InReview>(before.status).author);
      }
    }
  }));
}

TEST(VerificationProperty, TheHoldIsWhatThePolicyAllows) {
  EXPECT_TRUE(rc::check("kind and denied actions follow from status, failure and deadline", [] {
    const Policy by = policy();
    const Walk walk = random_walk(by);
    for (const auto& v : walk.states) {
      const Timestamp at = v.created + *rc::gen::element(Duration{0}, Duration{days{6}},
                                                         Duration{days{8}}, Duration{days{90}});
      const auto hold = derive_hold(v, by, at);
      const auto status = name(v.status);
      if (status == "verified" || status == "canceled") {
        RC_ASSERT(!hold);
        continue;
      }
      RC_ASSERT(hold.has_value());
      RC_ASSERT(((hold->denies >> *by.action_index("work_on_contract")) & 1U) == 0U);
      RC_ASSERT(hold->version == v.version);
      if (v.failed_since) {
        RC_ASSERT(hold->kind == HoldKind::failed && hold->denies == by.failed.denies);
      } else {
        RC_ASSERT(hold->kind == (is_overdue(v, at) ? HoldKind::overdue : HoldKind::pending));
        RC_ASSERT(hold->denies == (is_overdue(v, at) ? by.overdue.denies : by.pending.denies));
      }
    }
  }));
}

TEST(VerificationProperty, TheDeadlineNeverComesNearer) {
  // What a booked slot adds goes with the slot.
  const auto own_deadline = [](const Verification& v) {
    return v.deadline - (v.slot ? v.slot->extended : Duration::zero());
  };
  EXPECT_TRUE(rc::check("deadline is monotonic until a retry sets a new one", [&] {
    const Walk walk = random_walk(policy());
    for (std::size_t i = 1; i < walk.states.size(); ++i) {
      if (std::holds_alternative<RetryGranted>(walk.events[i].body) ||
          std::holds_alternative<AppealAnswered>(walk.events[i].body))
        continue;
      RC_ASSERT(own_deadline(walk.states[i]) >= own_deadline(walk.states[i - 1]));
    }
  }));
}

TEST(VerificationProperty, OnlyWaitingHasAPlaceAndItIsNeverLaterThanTheWait) {
  EXPECT_TRUE(rc::check("kept places and slots belong to states that can use them", [] {
    const Walk walk = random_walk(policy());
    for (const auto& v : walk.states) {
      if (const auto* waiting = std::get_if<Waiting>(&v.status)) {
        RC_ASSERT(waiting->place_since <= waiting->since);
        RC_ASSERT(!v.kept_place);
      }
      RC_ASSERT(!v.slot || std::holds_alternative<Required>(v.status) ||
                std::holds_alternative<Waiting>(v.status));
      RC_ASSERT(v.slots_booked <= slot_bookings_max);
    }
  }));
}

TEST(VerificationProperty, EffectsOpenOncePerFailure) {
  EXPECT_TRUE(rc::check("as many effects as times a hold became failed", [] {
    const Walk walk = random_walk(policy());
    std::size_t became_failed = 0;
    for (std::size_t i = 1; i < walk.states.size(); ++i) {
      became_failed += !walk.states[i - 1].failed_since && walk.states[i].failed_since ? 1U : 0U;
      RC_ASSERT(walk.states[i].effects.size() == became_failed);
    }
  }));
}

}  // namespace
}  // namespace visavis
