#include "contracts/story.h"

#include <string>
#include <variant>

#include "app/access/secrets.h"
#include "app/records/row.h"
#include "base/check.h"

namespace visavis::contracts {
namespace {

const Policy& policy() {
  static const Policy shipped = shipped_policy();
  return shipped;
}

Profile a_profile() {
  // Letters of several scripts, quotes and control characters: what is stored comes back.
  return {.name = "Zoë \"Quote\" O'Hara 名前",
          .photo_url = "https://market.example/photo/1.jpg?x=1&y=2",
          .title = "Translator\n\t\x01",
          .country = "NL",
          .skills = {"Dutch", "C++", ""},
          .work = {{"Editor", "Paper & Sons", "2015", "2019"}, {"", "", "", ""}},
          .education = {{"MA", "Leiden", "2014"}}};
}

app::Step make_step(Verification after, Event event, std::string_view previous) {
  app::Step step{.after = std::move(after),
                 .event = std::move(event),
                 .timers = {},
                 .body = {},
                 .type = "verification.step" + std::to_string(event.body.index()),
                 .previous_status = std::string{previous}};
  step.timers = timers(step.after, policy());
  step.body = app::event_data_json(step.after, step.event.body, policy(), step.event.at);
  return step;
}

Verification unbegun(std::uint32_t id, std::string_view name, std::uint32_t marketplace) {
  const VerificationRequired required{
      .marketplace = numbered<MarketplaceId>(marketplace),
      .account = account(name),
      .trigger = Trigger::suspicion,
      .profile = Personal{a_profile()},
      .return_url = "https://market.example/settings?a=1#b",
      .metadata = {{"campaign", "ü"}, {"", "empty key"}},
      .deadline = start_of_story + policy().deadline,
      .contact = Contact{Personal<std::string>{"zoe@example.com"}, "nl"}};
  return visavis::begin(numbered<VerificationId>(id), Event{1, start_of_story, required});
}

}  // namespace

SecretHash secret(std::uint32_t number) {
  return app::hash_secret("secret " + std::to_string(number));
}

AccountId account(std::string_view text) {
  const auto parsed = AccountId::parse(text);
  CHECK(parsed);
  return *parsed;
}

Marketplace a_marketplace(std::uint32_t number) {
  return {.id = numbered<MarketplaceId>(number),
          .name = "Marketplace " + std::to_string(number),
          .webhook_url = "https://market.example/hook/" + std::to_string(number),
          .webhook_secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"};
}

Story::Story(std::uint32_t verification, std::string_view name, std::uint32_t marketplace)
    : verification_(unbegun(verification, name, marketplace)) {}

Story::Story(Verification verification, Timestamp now)
    : verification_(std::move(verification)), now_(now) {}

app::Step Story::begin() {
  const auto& v = verification_;
  const Event event{1, v.created,
                    VerificationRequired{v.marketplace, v.account, v.trigger, v.profile,
                                         v.return_url, v.metadata, v.deadline, v.contact}};
  return make_step(v, event, "");
}

app::Step Story::step(const Command& command) {
  now_ += std::chrono::minutes{1};
  auto decided = decide(verification_, command, policy(), now_);
  CHECK(decided.ok());
  const Event event{verification_.version + 1, now_, std::move(decided).value()};
  const std::string previous{name(verification_.status)};
  verification_ = apply(std::move(verification_), event);
  return make_step(verification_, event, previous);
}

CallId Story::call() const { return std::get<InCall>(verification_.status).call; }

Command start_call(std::uint32_t call) {
  return StartCall{numbered<CallId>(call), numbered<StaffId>(1), draw_checklist(a_profile(), call)};
}

Command decide_as(const Story& story, Outcome outcome) {
  Decision decision{.outcome = outcome,
                    .reasons = {},
                    .message = Personal<std::string>{"Thank you, \"Zoë\"."},
                    .internal_text = Personal<std::string>{"Seen: two people\nin the room"},
                    .checklist = {}};
  for (const auto& reason : all_reasons())
    if (reason.outcome == outcome && reason.by == ReasonBy::people)
      decision.reasons.push_back(reason.reason);
  for (const auto& item : std::get<InCall>(story.verification().status).checklist)
    decision.checklist.push_back({item.item, ChecklistMark::ok});
  return Decide{story.call(), numbered<StaffId>(1), decision};
}

Command review_as(Verdict verdict) {
  return Review{numbered<StaffId>(2), verdict, Personal<std::string>{"Looked twice."}};
}

}  // namespace visavis::contracts
