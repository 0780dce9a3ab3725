#include <utility>

#include "app/wire/shown.h"
#include "base/cases.h"

// All of an account on one time line.
namespace visavis::app::shape {
namespace {

/// Nothing is said where nothing was written.
std::optional<std::string> words(const Personal<std::string>& written) {
  if (written.reveal().empty()) return std::nullopt;
  return written.reveal();
}

void tell(const EventBody& body, AccountEntry& entry) {
  entry.event = EventName{kinds<EventBody>[body.index()]};
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.decision; }) {
          entry.outcome = one.decision.outcome;
          entry.reasons = shape::shown(one.decision.reasons);
          entry.text = words(one.decision.message);
          entry.internal = words(one.decision.internal_text);
        }
        if constexpr (requires { one.verdict; })
          entry.judgement =
              one.verdict == Verdict::confirmed ? Judgement::confirmed : Judgement::overturned;
        if constexpr (requires { one.granted; })
          entry.judgement = one.granted ? Judgement::granted : Judgement::declined;
        if constexpr (requires { one.internal_text; }) entry.internal = words(one.internal_text);
        if constexpr (requires { one.text; }) entry.text = words(one.text);
        if constexpr (requires { one.message; }) entry.text = words(one.message);
        if constexpr (requires { one.file; }) entry.side = one.file.side;
        if constexpr (requires { one.side; }) entry.side = one.side;
        if constexpr (requires { one.still; }) entry.still = one.still.of;
        if constexpr (requires { one.of; }) entry.still = one.of;
      },
      body);
}

void tell(const Act& act, AccountEntry& entry) {
  entry.act = std::string{name(act.body)};
  std::visit(
      [&](const auto& one) {
        if constexpr (requires { one.why; }) entry.internal = one.why;
        if constexpr (requires { one.who; }) entry.who = one.who;
      },
      act.body);
}

void tell(const MailRecord& mail, AccountEntry& entry) {
  entry.mail = mail.kind;
  entry.mail_state = mail.state;
}

std::optional<StaffId> by(const StoryEntry& one) {
  return std::visit(Cases{[](const EventBody& body) { return done_by(body); },
                          [](const Act& act) { return act.by; },
                          [](const MailRecord&) { return std::optional<StaffId>{}; }},
                    one.what);
}

AccountEntry shown(const StoryEntry& one, const std::map<StaffId, visavis::Staff>& known) {
  AccountEntry entry{};
  entry.at = one.at;
  entry.verification = one.verification;
  if (const auto who = by(one)) entry.by = person(known, *who);
  std::visit([&](const auto& what) { tell(what, entry); }, one.what);
  return entry;
}

AccountStory shown(const app::AccountStory& one, const std::map<StaffId, visavis::Staff>& known,
                   const Policy& policy) {
  AccountStory story{{one.marketplace_name}, one.account, shape::shown(one.hold, policy), {}, {}};
  for (const auto& v : one.verifications)
    story.verifications.push_back({v.id, shape::shown(v.status), v.created, v.deadline});
  for (const auto& entry : one.entries) story.entries.push_back(shown(entry, known));
  return story;
}

}  // namespace

AccountStories shown(const app::AccountStories& stories, const Policy& policy) {
  AccountStories all;
  for (const auto& one : stories.accounts)
    all.accounts.push_back(shown(one, stories.staff, policy));
  return all;
}

}  // namespace visavis::app::shape
