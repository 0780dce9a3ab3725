#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ports/mail_outbox.h"
#include "base/time.h"

namespace visavis::mail {

/// The text as a header's value: as it is when it is plain ASCII, else as RFC 2047 encoded words.
/// Control characters, and line ends above all, become spaces: no text can begin another header.
std::string header_text(std::string_view text);

/// "Mon, 23 Nov 2026 12:00:00 +0000"
std::string header_date(Timestamp at);

/// The message's own header lines, without line ends. The Message-ID stays the same over attempts,
/// so that a mailbox that gets the mail twice may show it once.
std::vector<std::string> header_lines(const app::OutgoingMail& mail, std::string_view from,
                                      Timestamp now);

}  // namespace visavis::mail
