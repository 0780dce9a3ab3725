#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "app/messages/call_talk.h"
#include "app/messages/stills.h"
#include "base/token_bucket.h"

namespace visavis::app {

/// What a live call keeps of its talk: the chat, who is muted, what is asked now.
struct Talk {
  struct Side {
    MediaSwitches switches;
    std::optional<TokenBucket> messages, stills;
    bool unshown = false;  ///< something changed for them; shown at the next tick
  };
  std::deque<ChatMessage> chat;
  std::size_t chat_bytes = 0;
  std::uint64_t last_message = 0;
  std::optional<std::string> item;     ///< of the checklist, asked now
  std::optional<CameraFacing> camera;  ///< that the applicant is asked to use
  Side applicant, representative;

  Side& of(CallSide side) { return side == CallSide::applicant ? applicant : representative; }
  /// The oldest make room: every state carries the chat, and must stay small enough to be sent.
  void add(CallSide from, Personal<std::string> text, Timestamp at);
  /// As one side sees it.
  CallTalk seen_by(CallSide side, std::optional<Timestamp> peer_away_since) const;
};

}  // namespace visavis::app
