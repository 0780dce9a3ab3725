#include "app/records/hash_chain.h"
#include "app/wire/shown.h"

namespace visavis::app::shape {
namespace {

std::optional<AppealOutline> outline(const std::optional<Appeal>& appeal) {
  if (!appeal) return std::nullopt;
  return AppealOutline{appeal_status(*appeal), appeal->requested, appeal->answer_by};
}

}  // namespace

AppealStatus appeal_status(const Appeal& appeal) {
  if (!appeal.answer) return AppealStatus::open;
  return appeal.answer->granted ? AppealStatus::granted : AppealStatus::declined;
}

Verification shown(const VerificationDetail& detail, const Policy& policy) {
  const visavis::Verification& v = detail.verification;
  return {{},
          v.id,
          v.account,
          v.trigger,
          shown(v.status),
          detail.overdue,
          v.version,
          v.created,
          is_open(v) ? std::optional{v.deadline} : std::nullopt,
          shown(detail.hold, policy),
          shown(v.effects),
          shown(v.last_result),
          shown(detail.slot),
          outline(v.appeal),
          v.erasure_requested,
          or_null(detail.url),
          detail.url_expires,
          or_null(v.return_url),
          v.metadata,
          v.medium,
          {}};
}

Account shown(const AccountDetail& detail, const Policy& policy) {
  Account account{.object = {},
                  .account = detail.account,
                  .verified_at = {},
                  .verification = {},
                  .status = {},
                  .hold = shown(detail.hold, policy),
                  .effects = {}};
  if (!detail.verification) return account;
  const visavis::Verification& v = *detail.verification;
  account.verification = v.id;
  account.status = shown(v.status);
  account.effects = shown(v.effects);
  if (const auto* verified = std::get_if<Verified>(&v.status)) {
    account.verified = true;
    account.verified_at = verified->at;
  }
  return account;
}

EffectReported reported(const visavis::Effect& effect) {
  Effect one = shown(effect);
  return {{}, std::move(one.id), std::move(one.name), one.status};
}

Event shown(const StoredEvent& event) {
  return {
      {},
      "evt_" + std::to_string(event.position),
      event.position,
      event.type,
      event.event.at,
      event.verification,
      event.account,
      event.event.sequence,
      event.previous_status.empty() ? std::nullopt : std::optional{Status{event.previous_status}},
      {event.body},
      hexadecimal(event.hash),
      hexadecimal(event.previous_hash)};
}

Webhook webhook(const StoredEvent& event) { return {event.type, event.event.at, shown(event)}; }

Problem shown(const RequestError& error, const std::string& request_id,
              const std::string& public_url, const std::string& verification) {
  const RefusalEntry& known = entry(error.refusal);
  const std::string where = error.param.empty() ? "" : error.param + ": ";
  return {public_url + "/docs/errors#" + std::string{known.code},
          std::string{known.title},
          known.http_status,
          std::string{known.code},
          or_null(error.detail.empty() ? "" : where + error.detail),
          or_null(error.param),
          or_null(request_id),
          or_null(verification)};
}

}  // namespace visavis::app::shape
