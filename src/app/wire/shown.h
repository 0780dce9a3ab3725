#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/access/hand_off.h"
#include "app/access/second_factor.h"
#include "app/access/sign_in.h"
#include "app/evidence/export_evidence.h"
#include "app/messages/stored.h"
#include "app/review/account_story.h"
#include "app/review/appeals.h"
#include "app/review/audit.h"
#include "app/review/second_review.h"
#include "app/verification/own_data.h"
#include "app/verification/view_verification.h"
#include "app/waiting/book_slot.h"
#include "app/wire/live_api.h"
#include "app/wire/requests.h"

// Values as they are shown outside: from what the program knows to the shapes of the contract.
namespace visavis::app::shape {

// For the marketplace.
Verification shown(const VerificationDetail& detail, const Policy& policy);
Account shown(const AccountDetail& detail, const Policy& policy);
EffectReported reported(const visavis::Effect& effect);
Event shown(const StoredEvent& event);
Webhook webhook(const StoredEvent& event);
/// `verification` is the id of the one there is already, for verification_exists.
Problem shown(const RequestError& error, const std::string& request_id,
              const std::string& public_url, const std::string& verification = {});

// For the pages.
ApplicantView shown(const app::ApplicantView& view);
StaffState shown(const app::StaffView& view);
ApplicantMessage shown(const ToApplicant& message);
StaffMessage shown(const ToStaff& message);
Reviews shown(const std::vector<OpenReview>& reviews);
Appeals shown(const std::vector<app::OpenAppeal>& appeals);
AccountStatus status(const OwnData& data, const Policy& policy);
AccountData own_data(const OwnData& data, Timestamp now);
FreeSlots shown(const app::FreeSlots& free);
Staff shown(const visavis::Staff& staff);
StaffSession shown(const app::Visit& visit);
SignInAnswer asked_for(const app::SecondStep& step);
SecondFactorSetUp shown(const app::FactorsSetUp& factors, const visavis::StaffSession& session);
/// As seen in `current`.
StaffSessions shown(const std::vector<visavis::StaffSession>& sessions,
                    const visavis::StaffSession& current);
Reasons every_reason();
HandOff shown(const app::HandOff& hand_off, QrDrawing qr, std::optional<std::string> code);
AppealState appeal_state(const visavis::Verification& verification, Duration answer_within);
AppealStatus appeal_status(const Appeal& appeal);
/// From a side of the call: what is theirs is "me".
std::vector<ChatMessage> chat(const CallTalk& talk, CallSide seen_by);

/// `text`, or null for an empty one.
inline std::optional<std::string> or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return text;
}

/// One of those who are known: without a name where they are not there any more.
Staff person(const std::map<StaffId, visavis::Staff>& known, StaffId id);
ActList shown(const AuditPage& page);
StaffList shown(const std::vector<visavis::Staff>& staff);
AccountStories shown(const app::AccountStories& stories, const Policy& policy);
EvidenceOfVerification shown(const std::vector<EvidenceRecord>& evidence);
ExportList shown(const ExportPage& page, Timestamp now);

}  // namespace visavis::app::shape
