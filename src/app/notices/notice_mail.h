#pragma once

#include <optional>
#include <string_view>

#include "app/messages/mail_draft.h"
#include "domain/marketplace.h"
#include "domain/verification.h"

namespace visavis::app {

/// The mail that tells an applicant of an event, in the language of their account or in English;
/// nothing when the event needs none or the account has no e-mail address. Pure: the same event
/// gives the same mail. `after` is the verification after the event. Where the marketplace's people
/// find help is said at its end, and an e-mail address of its support gets the answers.
std::optional<MailDraft> notice_mail(const Verification& after, const Event& event,
                                     const Marketplace& marketplace, const Policy& policy);

}  // namespace visavis::app
