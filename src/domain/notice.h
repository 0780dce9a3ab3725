#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/verification.h"

namespace visavis {

/// What an applicant is told by e-mail.
enum class NoticeKind {
#define VISAVIS_NOTICE(code, opens) code,
#include "domain/notices.def"
#undef VISAVIS_NOTICE
};

/// Where a notice's button leads.
enum class NoticeOpens {
  marketplace,  ///< to the marketplace's page, where the applicant signs in
  fresh,        ///< to the verification at once, with a one-time link
};

std::string_view name(NoticeKind kind);
NoticeOpens opens(NoticeKind kind);
const std::vector<NoticeKind>& all_notices();

/// What an event has the applicant told; nothing for what they did and see themselves.
std::optional<NoticeKind> notice_of(const EventBody& event);

/// The notices that would be wrong or late by now if they were still to be sent: what they ask for
/// is done or not possible any more, or `told`, the step's own notice, says the newer thing.
std::vector<NoticeKind> outdated_notices(const Verification& after, std::optional<NoticeKind> told);

}  // namespace visavis
