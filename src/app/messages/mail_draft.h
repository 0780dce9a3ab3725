#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/personal.h"
#include "base/time.h"

namespace visavis::app {

/// Stands in a mail's text for a fresh one-time link: minted when the mail is sent, so that waiting
/// for the mail server does not use up its time.
inline constexpr std::string_view link_placeholder = "{link}";

/// A mail as it is written when its event happens, in the event's transaction.
struct MailDraft {
  Personal<std::string> to;
  std::string kind;           ///< "reminder": what it is about
  std::string language;       ///< of the words that were used: "en"
  std::string text_version;   ///< of those words
  std::string sender_name;    ///< what mail programs show beside the address it comes from
  std::string reply_to = {};  ///< where answers go; empty: to the address it comes from
  Personal<std::string> subject, text, html;
  bool carries_link = false;              ///< text and html have the link's placeholder
  std::optional<Timestamp> useless_from;  ///< not sent any more from then on
  friend bool operator==(const MailDraft&, const MailDraft&) = default;
};

}  // namespace visavis::app
