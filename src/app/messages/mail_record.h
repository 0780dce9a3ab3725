#pragma once

#include <string>

#include "base/described.h"
#include "base/time.h"

namespace visavis::app {

enum class MailState {
  open,         ///< it is to be sent
  handed_over,  ///< the mail server took it
  taken_back,   ///< what it tells was not so any more before it was sent
  given_up,
};
BOOST_DESCRIBE_ENUM(MailState, open, handed_over, taken_back, given_up)

/// What stays of every mail: neither address nor words.
struct MailRecord {
  Timestamp created;
  std::string kind;  ///< MailDraft::kind
  MailState state = MailState::open;
  friend bool operator==(const MailRecord&, const MailRecord&) = default;
};

}  // namespace visavis::app
