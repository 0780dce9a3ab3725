#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "base/personal.h"
#include "base/time.h"

namespace visavis::app {

// What goes on in a call beside the picture: written messages, who is muted, what is asked now. It
// lives in memory only: it ends with the call, and with the process.

enum class CallSide { applicant, representative };

struct ChatMessage {
  std::uint64_t id = 0;  ///< grows within a call
  CallSide from = CallSide::applicant;
  Personal<std::string> text;
  Timestamp at;
};

struct MediaSwitches {
  bool muted = false;
  bool camera_off = false;
  friend bool operator==(const MediaSwitches&, const MediaSwitches&) = default;
};
BOOST_DESCRIBE_STRUCT(MediaSwitches, (), (muted, camera_off))

/// The part that both sides see, each from their own side.
struct CallTalk {
  std::vector<ChatMessage> chat;  ///< oldest first
  MediaSwitches peer;
  std::optional<Timestamp> peer_away_since;  ///< while the other is not connected
};

}  // namespace visavis::app
