// How a verification changes: decide and commit.
#include <algorithm>
#include <utility>

#include "app/notices/notice_mail.h"
#include "app/ports/store_failure.h"
#include "app/records/row.h"
#include "app/verification/steps.h"
#include "domain/notice.h"

namespace visavis::app {
namespace {

constexpr int attempts_max = 5;

std::vector<std::string> mails_outdated(const Verification& after, const Event& event) {
  std::vector<std::string> kinds;
  for (const auto kind : outdated_notices(after, notice_of(event.body)))
    kinds.emplace_back(name(kind));
  return kinds;
}

}  // namespace

Steps::Steps(VerificationStore& verifications, Marketplaces& marketplaces, const Clock& clock,
             StepRules rules)
    : verifications_(verifications), marketplaces_(marketplaces), clock_(clock), rules_(rules) {}

Result<Verification, Refusal> Steps::change(VerificationId id, const Command& command) {
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    const auto before = verifications_.verification(id);
    if (!before) return refuse(Refusal::verification_unknown);
    const Timestamp now = clock_.now();
    auto decided = decide(*before, command, rules_.policy, now);
    if (!decided) return refuse(decided.error());
    const Event event{before->version + 1, now, std::move(decided).value()};
    Verification after = apply(*before, event);
    const auto position =
        verifications_.commit(step(after, event, std::string{name(before->status)}));
    if (!position) continue;
    committed(position.value(), after, event);
    return after;
  }
  throw StoreFailure("a verification changed too often while a step was tried");
}

Result<Verification, Refusal> Steps::begin(VerificationId id,
                                           const VerificationRequired& required) {
  const Event event{1, clock_.now(), required};
  const Verification verification = visavis::begin(id, event);
  const auto position = verifications_.commit(step(verification, event, ""));
  if (!position) return refuse(Refusal::verification_exists);
  committed(position.value(), verification, event);
  return verification;
}

Step Steps::step(const Verification& after, const Event& event, std::string previous_status) {
  Step step{after,
            event,
            timers(after, rules_.policy),
            event_data_json(after, event.body, rules_.policy, event.at),
            std::string{public_type(event.body)},
            std::move(previous_status),
            std::nullopt,
            mails_outdated(after, event)};
  if (rules_.mails && after.contact && notice_of(event.body)) {
    const auto marketplace = marketplaces_.marketplace(after.marketplace);
    step.mail = notice_mail(after, event, marketplace.value_or(Marketplace{}), rules_.policy);
  }
  return step;
}

void Steps::committed(std::int64_t position, const Verification& after, const Event& event) {
  committed_.push_back(committed_step(verifications_, position, after, event));
}

std::vector<CommittedStep> Steps::take() { return std::exchange(committed_, {}); }

void Steps::undone_from(std::size_t count) {
  committed_.erase(committed_.begin() + static_cast<std::ptrdiff_t>(count), committed_.end());
}

int calls_started(VerificationStore& verifications, VerificationId id) {
  const auto history = verifications.history(id);
  return static_cast<int>(
      std::count_if(history.begin(), history.end(), [](const StoredEvent& stored) {
        return std::holds_alternative<CallStarted>(stored.event.body);
      }));
}

CommittedStep committed_step(VerificationStore& verifications, std::int64_t position,
                             const Verification& after, const Event& event) {
  CommittedStep step{position, event, after,
                     verifications.current(after.marketplace, after.account), 0};
  // Also where another step of a running call is told: after a step of another process it may be
  // the first that is heard of the call.
  if (std::holds_alternative<InCall>(after.status))
    step.calls = calls_started(verifications, after.id);
  return step;
}

}  // namespace visavis::app
