#include "app/records/row.h"

#include <algorithm>
#include <boost/describe/members.hpp>
#include <boost/json.hpp>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <set>

#include "app/records/hash_chain.h"

namespace visavis::app {
namespace {

constexpr Timestamp noon = from_unix_ms(1'800'000'000'123);
const CallId call{IdBytes{1}};
const StaffId eva{IdBytes{2}};
const MarketplaceId market{IdBytes{1}};

std::vector<ChecklistItem> checklist() {
  return {{"q1", ChecklistKind::question, Personal<std::string>{"Why \"that\"?\n"}, true},
          {"document", ChecklistKind::document, Personal<std::string>{"ID"}, false}};
}

Decision decision() {
  return {.outcome = Outcome::failed,
          .reasons = {ReasonCode::photo_mismatch, ReasonCode::another_person},
          .message = Personal<std::string>{"sorry — später"},
          .internal_text = Personal<std::string>{"int"},
          .checklist = {{"q1", ChecklistMark::not_ok}, {"document", ChecklistMark::skipped}}};
}

/// As the golden files have it: it stays; a new member gets its value in one of rows().
Verification full() {
  return {.id = VerificationId{IdBytes{9}},
          .version = 17,
          .marketplace = MarketplaceId{IdBytes{8}},
          .account = AccountId::parse("ada").value(),
          .trigger = Trigger::periodic,
          .profile = Personal{Profile{.name = "Ада Лавлейс",
                                      .photo_url = "https://x/y.png",
                                      .title = "T",
                                      .country = "GB",
                                      .skills = {"a", "b"},
                                      .work = {{"t", "c", "f", "u"}},
                                      .education = {{"d", "s", "y"}}}},
          .return_url = "https://m/settings",
          .metadata = {{"k", "v"}},
          .contact = Contact{Personal<std::string>{"ada@example.com"}, "uk"},
          .created = noon,
          .deadline = noon + Duration{1},
          .reminder_told = true,
          .overdue_told = true,
          .consent = Consent{"2026-11", noon},
          .failed_since = noon + Duration{2},
          .effects = {{"eff_1", "cancel_active_proposals", true}, {"eff_2", "other", false}},
          .last_result = CallResult{Outcome::inconclusive,
                                    {ReasonCode::poor_visibility},
                                    Personal<std::string>{"m"},
                                    noon},
          .appeal = Appeal{Personal<std::string>{"Bitte — \"lesen\""}, noon, noon + Duration{7}, 2,
                           AppealAnswer{false, Personal<std::string>{"no"}, noon + Duration{9}}},
          .erasure_requested = noon + Duration{11},
          .kept_place = KeptPlace{noon, noon + Duration{3}},
          .slot = Slot{noon + Duration{4}, Duration{5}, true},
          .slots_booked = 2,
          .status = Required{}};
}

MeetingSpace meeting() { return {"spaces/a", "org@market.example", "https://meet.example/a"}; }
MeetingArtifact artifact() {
  return {ArtifactKind::recording, "conferenceRecords/a/recordings/b", "file", noon, noon};
}

const EvidenceId evidence{IdBytes{9}};
RecordedFile recorded_file() {
  return {evidence, CallSide::applicant, noon, Duration{1500}, "video/webm", 1'234, "e3b0", "f4c1"};
}

KeptStill kept_still() {
  return {.evidence = evidence,
          .asked = evidence,
          .of = StillOf::document_front,
          .taken = noon,
          .width = 4000,
          .height = 3000,
          .bytes = 1'234,
          .sha256 = "e3b0",
          .received_sha256 = "f4c1",
          .quality = {.lines = 3000, .sharpness = 250, .glare = 1, .light = 90, .card = 400},
          .verdict = PictureVerdict::glare,
          .beside = StillBeside{evidence, Likeness::different}};
}

/// In every state, then with nothing that may be missing.
std::vector<Verification> rows() {
  const Status states[] = {
      Required{},
      Waiting{noon},
      Waiting{noon, noon - Duration{9}, CallBack{noon, std::nullopt}},
      Waiting{noon, noon, CallBack{noon, noon + Duration{7}}},
      InCall{call, eva, noon, noon - Duration{5}, checklist(), noon - Duration{9}},
      InReview{call, eva, decision(), noon, noon - Duration{5}, checklist()},
      Verified{noon},
      NotVerified{noon, {eva}},
      Canceled{noon}};
  std::vector<Verification> all;
  for (const auto& state : states) {
    all.push_back(full());
    all.back().status = state;
  }
  Verification bare = full();
  bare.consent.reset();
  bare.contact.reset();
  bare.failed_since.reset();
  bare.last_result.reset();
  bare.effects.clear();
  bare.appeal.reset();
  bare.erasure_requested.reset();
  bare.kept_place.reset();
  bare.slot.reset();
  bare.slots_booked = 0;
  all.push_back(bare);
  // No lines in the golden files from here.
  all.push_back(full());
  all.back().photo = FetchedPhoto{"e3b0"};
  all.push_back(full());
  all.back().photo = FetchedPhoto{};
  all.push_back(full());
  all.back().medium = CallMedium::google_meet;
  all.back().status = InCall{call, eva, noon, noon, checklist(), noon, meeting()};
  return all;
}

std::vector<EventBody> events() {
  const Verification v = full();
  return {VerificationRequired{v.marketplace, v.account, v.trigger, v.profile, v.return_url,
                               v.metadata, v.deadline, v.contact},
          ConsentGiven{"2026-11"}, QueueJoined{}, QueueJoined{noon},
          QueueLeft{LeaveReason::absent, noon}, CallStarted{call, eva, checklist()},
          CallDecided{call, eva, decision(), true, {}},
          CallDecided{call, eva, decision(), false, {}, noon}, CallLost{call}, CallLeft{call},
          CallLost{call, true, std::nullopt}, CallLost{call, false, noon},
          DecisionReviewed{
              eva, Verdict::confirmed, Personal<std::string>{"i"}, {"cancel_active_proposals"}},
          ReminderDue{}, DeadlinePassed{}, RetryGranted{noon},
          AppealRequested{Personal<std::string>{"a"}, noon},
          AppealAnswered{eva, true, Personal<std::string>{"yes"}, noon}, ErasureRequested{},
          VerificationCanceled{}, EffectDone{"eff_1"}, CallBackRequested{}, CallBackEnded{},
          CallBackTold{}, SlotBooked{noon, Duration{6}, true}, SlotCanceled{Duration{6}},
          SlotReminded{}, SlotUsed{noon},
          // No lines in the golden files from here.
          QueueLeft{LeaveReason::left},
          DecisionReviewed{eva, Verdict::overturned, Personal<std::string>{""}, {}},
          AppealAnswered{eva, false, Personal<std::string>{"no"}, std::nullopt}, LinkRequested{},
          PhotoKept{"e3b0"}, PhotoMissed{"HTTP 404"},
          CallStarted{call, eva, checklist(), meeting()},
          CallLost{call, false, noon, ReasonCode::meeting_not_joined},
          ArtifactsFound{call, {artifact()}}, RecordingKept{call, recorded_file()},
          RecordingLost{call, evidence, CallSide::representative, RecordingLoss::cannot_be_played},
          EvidenceErased{evidence, ErasedBecause::withdrawn}, StillKept{call, kept_still()},
          StillMissed{call, evidence, StillOf::document_back, StillLoss::no_answer}};
}

std::vector<Act> acts() {
  const ApiKeyId key{IdBytes{8}};
  const ActBody bodies[] = {
      MarketplaceAdded{market}, ApiKeyAdded{market}, StaffAdded{eva, Role::auditor},
      StaffPhotoChanged{eva}, SignedIn{}, SignedOut{},
      // No lines in the golden files from here.
      EvidenceLookedAt{VerificationId{IdBytes{7}}, evidence, "a second look"},
      SupportChanged{market}, ApiKeyAdded{market, key}, ApiKeyRevoked{market, key},
      WebhookChanged{market}, WebhookSecretChanged{market}, StaffDisabled{eva}, StaffEnabled{eva},
      StaffRoleChanged{eva, Role::auditor}, StaffPasswordChanged{eva}, SessionsEnded{eva},
      WebhooksResumed{market}, MediumChanged{market}, SecondFactorAdded{FactorKind::passkey},
      SecondFactorRemoved{FactorKind::totp}, RecoveryCodesMade{}, RecoveryCodeUsed{},
      SecondFactorsReset{eva}, OwnSessionsEnded{},
      EvidenceHeld{market, *AccountId::parse("42"), VerificationId{IdBytes{7}}, "Dana", "File 7"},
      EvidenceReleased{market, *AccountId::parse("42"), std::nullopt, "Dana", "Over"},
      AccountErased{market, *AccountId::parse("42"), "Ada", "Asked for it"},
      MasterKeyRotated{"00ff00ff00ff00ff"}, AccountKeyRotated{market, *AccountId::parse("42")},
      ExportAsked{VerificationId{IdBytes{7}}, ExportId{IdBytes{9}}, "Court file 7"},
      ExportApproved{VerificationId{IdBytes{7}}, ExportId{IdBytes{9}}, eva, ""},
      ExportDeclined{VerificationId{IdBytes{7}}, ExportId{IdBytes{9}}, eva, "Too much"},
      ExportDownloaded{VerificationId{IdBytes{7}}, ExportId{IdBytes{9}}},
      EvidenceLookRefused{VerificationId{IdBytes{7}}}};
  std::vector<Act> all;
  for (const auto& body : bodies)
    for (const auto& by : {std::optional<StaffId>{}, std::optional{eva}})
      all.push_back({by, noon, body});
  return all;
}

template <class T>
std::size_t alternatives(const std::vector<T>& all) {
  std::set<std::size_t> seen;
  for (const auto& one : all) seen.insert(one.index());
  return seen.size();
}

TEST(Row, RoundTripsInEveryState) {
  std::vector<Status> states;
  for (const auto& v : rows()) {
    states.push_back(v.status);
    EXPECT_EQ(decode_row(encode_row(v)), v) << name(v.status);
  }
  EXPECT_EQ(alternatives(states), std::variant_size_v<Status>);
  Verification unanswered = full();
  unanswered.appeal->answer.reset();
  EXPECT_EQ(decode_row(encode_row(unanswered)), unanswered);
}

/// One of each that can be made of nothing: so a new event is among them by itself.
std::vector<EventBody> bare_events() {
  std::vector<EventBody> all;
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    const auto add = [&]<class T>(std::type_identity<T>) {
      if constexpr (std::is_default_constructible_v<T>) all.push_back(T{});
    };
    (add(std::type_identity<std::variant_alternative_t<I, EventBody>>{}), ...);
  }
  (std::make_index_sequence<std::variant_size_v<EventBody>>{});
  return all;
}

TEST(Row, EveryEventRoundTrips) {
  std::vector<EventBody> all = events();
  const std::size_t told_apart = all.size();
  for (auto& body : bare_events()) all.push_back(std::move(body));
  EXPECT_EQ(alternatives(all), std::variant_size_v<EventBody>);
  std::set<std::string> written;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Event event{5, noon, all[i]};
    const std::string row = encode_event(event);
    EXPECT_EQ(decode_event(row), event) << row;
    EXPECT_TRUE(written.insert(row).second || i >= told_apart) << row;
  }
}

TEST(Row, EveryActRoundTrips) {
  std::vector<ActBody> bodies;
  for (const auto& act : acts()) {
    bodies.push_back(act.body);
    EXPECT_EQ(decode_act(encode_act(act)), act) << encode_act(act);
  }
  EXPECT_EQ(alternatives(bodies), std::variant_size_v<ActBody>);
  std::set<std::string_view> names;
  for (const auto& body : bodies) names.insert(name(body));
  EXPECT_EQ(names.size(), std::variant_size_v<ActBody>);
}

TEST(Row, StandsInTheStoreAsItsMembersAre) {
  EXPECT_EQ(encode_act({eva, noon, StaffAdded{eva, Role::supervisor}}),
            R"({"by":")" + eva.text() + R"(","at":1800000000123,"body":{"staff":")" + eva.text() +
                R"(","role":"supervisor","kind":"staff_added"}})");
  EXPECT_EQ(encode_event({7, noon, SlotBooked{noon, std::chrono::hours{1}, true}}),
            R"({"sequence":7,"at":1800000000123,"body":{"at":1800000000123,"extended":3600000,)"
            R"("reminder":true,"kind":"slot_booked"}})");
}

// What Visavis wrote on a day, a line each, in the order of the values above: readable for ever.
// New values go to the end of theirs, and have no line there.
void reads_what_was_written(const std::string& day) {
  constexpr std::size_t rows_then = 10, events_then = 28, acts_then = 12;
  std::ifstream file{std::string{VISAVIS_GOLDEN} + "/" + day + ".jsonl"};
  ASSERT_TRUE(file.is_open());
  const auto next = [&] {
    std::string line;
    EXPECT_TRUE(std::getline(file, line));
    return line;
  };
  for (std::size_t i = 0; i < rows_then; ++i) EXPECT_EQ(decode_row(next()), rows()[i]) << i;
  for (std::size_t i = 0; i < events_then; ++i)
    EXPECT_EQ(decode_event(next()), (Event{5, noon, events()[i]})) << i;
  for (std::size_t i = 0; i < acts_then; ++i) EXPECT_EQ(decode_act(next()), acts()[i]) << i;
  EXPECT_EQ(file.peek(), std::ifstream::traits_type::eof());
}

TEST(Row, WhatWasWrittenByHandIsRead) { reads_what_was_written("2026-11-25"); }

TEST(Row, WhatIsWrittenByDescriptionsIsRead) { reads_what_was_written("2026-11-28"); }

// Of 2026-11-23: nothing of places that are kept, of who decided, of reminders.
TEST(Row, WhatWasWrittenFirstIsRead) {
  const std::string row =
      R"({"id":"ver_14000000000000000000000000","version":3,"marketplace":"mkt_10000000000000000000000000",)"
      R"("account":"ada","trigger":"manual","profile":{"name":"A","photo_url":"","title":"","country":"",)"
      R"("skills":[],"work":[],"education":[]},"return_url":"","metadata":{},"created":1800000000123,)"
      R"("deadline":1800000000124,"overdue_told":false,"effects":[],"status":)";
  const std::pair<std::string, Status> statuses[] = {
      {R"({"since":1800000000123,"name":"waiting"})", Waiting{noon}},
      {R"({"call":")" + call.text() + R"(","representative":")" + eva.text() +
           R"(","started":1800000000123,"clock_stopped":1800000000120,"checklist":[],"name":"in_call"})",
       InCall{call, eva, noon, noon - Duration{3}, {}}},
      {R"({"at":1800000000123,"name":"not_verified"})", NotVerified{noon}}};
  for (const auto& [written, status] : statuses) {
    const auto v = decode_row(row + written + "}");
    EXPECT_EQ(v.status, status) << written;
    EXPECT_FALSE(v.reminder_told || v.overdue_told || v.contact);
    EXPECT_EQ(v.slots_booked, 0U);
  }
  const std::pair<std::string, EventBody> bodies[] = {
      {R"("kind":"queue_left","absent":false)", QueueLeft{LeaveReason::left}},
      {R"("kind":"queue_left","absent":true)", QueueLeft{LeaveReason::absent}},
      {R"("kind":"call_lost","call":")" + call.text() + '"', CallLost{call}},
      {R"("kind":"decision_reviewed","reviewer":")" + eva.text() +
           R"(","confirmed":false,"internal_text":"i","effects":[])",
       DecisionReviewed{eva, Verdict::overturned, Personal<std::string>{"i"}, {}}},
      {R"("kind":"appeal_answered","author":")" + eva.text() +
           R"(","granted":false,"message":"no")",
       AppealAnswered{eva, false, Personal<std::string>{"no"}, std::nullopt}}};
  for (const auto& [written, body] : bodies)
    EXPECT_EQ(decode_event("{" + written + R"(,"sequence":5,"at":1800000000123})"),
              (Event{5, noon, body}))
        << written;
}

/// Every way to lack one member, at any depth, with the path to it: "body.deadline".
void each_without_one(boost::json::value& part, const std::string& path,
                      const std::function<void(const std::string& path)>& look) {
  if (auto* array = part.if_array())
    for (auto& one : *array) each_without_one(one, path, look);
  auto* object = part.if_object();
  if (object == nullptr) return;
  std::vector<std::string> members;
  for (auto& [member, value] : *object) members.emplace_back(member);
  for (const auto& member : members) {
    const std::string here = path.empty() ? member : path + "." + member;
    each_without_one(object->at(member), here, look);
    const auto value = object->at(member);
    object->erase(member);
    look(here);
    (*object)[member] = value;
  }
}

/// Exactly these may be missing: the optional ones, and those that were not written before.
template <class T>
void lacks_only(const std::vector<T>& all, std::string (*write)(const T&),
                T (*read)(std::string_view), const std::set<std::string>& may_be_missing) {
  for (const auto& one : all) {
    auto whole = boost::json::parse(write(one));
    const auto* const body = whole.as_object().if_contains("body");
    const std::string kind = body == nullptr ? "" : std::string{body->at("kind").as_string()} + ":";
    each_without_one(whole, "", [&](const std::string& path) {
      const std::string text = boost::json::serialize(whole);
      if (may_be_missing.contains(path) || may_be_missing.contains(kind + path))
        EXPECT_NO_THROW(read(text)) << path << " of " << text;
      else
        EXPECT_ANY_THROW(read(text)) << path << " of " << text;
    });
  }
}

TEST(Row, AMemberThatIsMissingIsAnErrorUnlessItSaysItsDefault) {
  lacks_only<Verification>(rows(), encode_row, decode_row,
                           {"contact",
                            "consent",
                            "failed_since",
                            "last_result",
                            "appeal",
                            "appeal.answer",
                            "erasure_requested",
                            "kept_place",
                            "slot",
                            "status.call_back",
                            "status.call_back.told",
                            "metadata.k",
                            "photo",
                            "photo.sha256",
                            "reminder_told",
                            "slots_booked",
                            "status.place_since",
                            "status.deciders",
                            "medium",
                            "status.meeting"});
  std::vector<Event> happened;
  for (const auto& body : events()) happened.push_back({5, noon, body});
  lacks_only<Event>(happened, encode_event, decode_event,
                    {"verification_required:body.contact", "verification_required:body.metadata.k",
                     "queue_joined:body.place_since", "body.kept_until", "body.back_in_line",
                     "call_lost:body.reason", "call_left:body.withdrawn",
                     "call_started:body.meeting", "verification_required:body.medium",
                     "appeal_answered:body.deadline", "still_kept:body.still.received_sha256",
                     "still_kept:body.still.beside", "still_kept:body.still.quality.card"});
  lacks_only<Act>(acts(), encode_act, decode_act,
                  {"by", "api_key_added:body.key", "evidence_held:body.verification"});
}

/// Braces give members their values in the order of the declaration: a description has the same.
template <class T, template <class...> class List, class... Each>
void in_order(List<Each...>) {
  T value{};
  const std::vector<const void*> addresses{&(value.*Each::pointer)...};
  EXPECT_TRUE(std::is_sorted(addresses.begin(), addresses.end())) << kind<T>;
}
template <class... T>
void in_order() {
  (in_order<T>(boost::describe::describe_members<T, boost::describe::mod_public>{}), ...);
}

TEST(Row, MembersAreDescribedInTheirOrder) {
  in_order<WorkClaim, EducationClaim, Profile, Contact, ChecklistItem, ChecklistResult, Decision,
           CallResult, KeptPlace, CallBack, Slot, Waiting, InCall, InReview, NotVerified, Effect,
           Consent, AppealAnswer, Appeal, QueueJoined, QueueLeft, CallStarted, CallDecided,
           CallLost, DecisionReviewed, AppealRequested, AppealAnswered, SlotBooked, StaffAdded,
           Act>();
}

TEST(Row, RowsFromBeforeAppealsAreRead) {
  Verification v = full();
  v.reminder_told = false;
  v.status = NotVerified{noon};
  std::string old = encode_row(v);
  for (const std::string gone : {R"("reminder_told":false,)", R"(,"deciders":[])"}) {
    const auto at = old.find(gone);
    ASSERT_NE(at, std::string::npos) << gone;
    old.erase(at, gone.size());
  }
  EXPECT_EQ(decode_row(old), v);
}

TEST(Row, WhatWasWrittenBeforePlacesWereKeptIsRead) {
  Verification v = full();
  v.status = Waiting{noon};
  std::string row = encode_row(v);
  const std::string added = R"(,"place_since":)" + std::to_string(to_unix_ms(noon));
  ASSERT_NE(row.find(added), std::string::npos);
  row.erase(row.find(added), added.size());
  EXPECT_EQ(decode_row(row), v);
}

TEST(Row, WhatNobodyAskedIsNotWhatWasSkipped) {
  Verification v = full();
  Decision asked = decision();
  for (const auto& [mark, stored] : {std::pair{ChecklistMark::not_asked, R"("result":"not_asked")"},
                                     std::pair{ChecklistMark::skipped, R"("result":"skipped")"}}) {
    asked.checklist[1].result = mark;
    v.status = InReview{call, eva, asked, noon, noon, checklist()};
    const std::string row = encode_row(v);
    EXPECT_NE(row.find(stored), std::string::npos) << row;
    EXPECT_EQ(decode_row(row), v) << "skipped stays skipped: who pressed it is not known any more";
  }
}

TEST(Row, WhatWasNotWrittenIsRefused) {
  for (const auto* wrong : {"", "{", "[]", "{}", R"({"kind":"unknown","sequence":1,"at":0})"}) {
    EXPECT_ANY_THROW(decode_event(wrong)) << wrong;
    EXPECT_ANY_THROW(decode_row(wrong)) << wrong;
  }
}

TEST(Row, ActsThatWereNotWrittenAreRefused) {
  for (const auto* wrong :
       {"", "{", "[]", "{}", R"({"act":"staff.danced","at":0})", R"({"act":"staff.signed_in"})",
        R"({"act":"staff.signed_in","at":0,"by":"nobody"})",
        R"({"act":"staff.added","at":0,"staff":"stf_1","role":"king"})",
        R"({"at":0,"body":{"kind":"danced"}})"}) {
    EXPECT_ANY_THROW(decode_act(wrong)) << wrong;
  }
}

TEST(HashChain, EveryPartCounts) {
  const ChainedEvent event{VerificationId{IdBytes{1}}, 2, noon, "event", "body", "type", "waiting"};
  const Hash base = chain_hash({}, event);
  EXPECT_EQ(chain_hash({}, event), base);
  EXPECT_NE(chain_hash({1}, event), base);
  const auto changed = [&](auto change) {
    ChainedEvent other = event;
    change(other);
    return chain_hash({}, other);
  };
  EXPECT_NE(changed([](auto& e) { e.verification = VerificationId{IdBytes{2}}; }), base);
  EXPECT_NE(changed([](auto& e) { e.sequence = 3; }), base);
  EXPECT_NE(changed([](auto& e) { e.at += Duration{1}; }), base);
  EXPECT_NE(changed([](auto& e) { e.content = "other"; }), base);
  EXPECT_NE(changed([](auto& e) { e.body = "other"; }), base);
  EXPECT_NE(changed([](auto& e) { e.type = "other"; }), base);
  EXPECT_NE(changed([](auto& e) { e.previous_status = "required"; }), base);
  EXPECT_NE(changed([](auto& e) { e.content = "eventb", e.body = "ody"; }), base)
      << "lengths keep the parts apart";
}

TEST(ActChain, EveryPartCounts) {
  const Hash base = act_hash({}, "act");
  EXPECT_EQ(act_hash({}, "act"), base);
  EXPECT_NE(act_hash({1}, "act"), base);
  EXPECT_NE(act_hash({}, "other"), base);
}

}  // namespace
}  // namespace visavis::app
