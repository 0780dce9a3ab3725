#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/described.h"
#include "base/personal.h"
#include "base/time.h"
#include "domain/evidence.h"

namespace visavis::app {

// What goes on in a call beside the picture: written messages, who is muted, what is asked now. It
// lives in memory only: it ends with the call, and with the process.

struct ChatMessage {
  std::uint64_t id = 0;  ///< grows within a call
  CallSide from = CallSide::applicant;
  Personal<std::string> text;
  Timestamp at;
};

/// What a page found of its own picture. `interrupted`: the system took the camera for a while.
enum class PictureState { good, interrupted, black, frozen, tiny };
BOOST_DESCRIBE_ENUM(PictureState, good, interrupted, black, frozen, tiny)

/// The same of its own sound. `silent`: open, and giving exact silence.
enum class SoundState { good, interrupted, silent };
BOOST_DESCRIBE_ENUM(SoundState, good, interrupted, silent)

/// How a side's camera and microphone are: what they switched, and what is wrong without them.
struct MediaSwitches {
  bool muted = false;
  bool camera_off = false;
  PictureState picture = PictureState::good;
  SoundState sound = SoundState::good;
  bool cannot_see = false;  ///< their browser cannot show the other's picture
  friend bool operator==(const MediaSwitches&, const MediaSwitches&) = default;
};
BOOST_DESCRIBE_STRUCT(MediaSwitches, (), (muted, camera_off, picture, sound, cannot_see))

/// The part that both sides see, each from their own side.
struct CallTalk {
  std::vector<ChatMessage> chat;  ///< oldest first
  MediaSwitches peer;
  std::optional<Timestamp> peer_away_since;  ///< while the other is not connected
  /// While nothing of the other's camera and microphone can come: their media have no way to us.
  std::optional<Timestamp> peer_unreached_since = std::nullopt;
};

}  // namespace visavis::app
