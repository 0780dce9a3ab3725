#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "base/token_bucket.h"

namespace visavis::websocket {

struct LiveLimits {
  Duration heartbeat_every = std::chrono::seconds{10};
  Duration silent_for = std::chrono::seconds{30};  ///< then the client counts as gone
  Duration handshake_timeout = std::chrono::seconds{5};
  Duration close_timeout = std::chrono::seconds{3};
  Duration recheck_every = std::chrono::seconds{60};  ///< is the session or link still valid?
  RateLimit messages{50, std::chrono::milliseconds{20}};
  /// Of each kind, also of those that say nothing.
  RateLimit frames{200, std::chrono::milliseconds{10}};
  RateLimit kibibytes{1024, std::chrono::milliseconds{8}};
  std::size_t frame_bytes = 64 * 1024;
  std::size_t queue_messages = 64;
  std::size_t queue_bytes = 1024 * 1024;
  // Places, so that applicants cannot keep staff out, nor anybody the others.
  std::size_t applicants = 12'000;
  std::size_t staff = 1000;
  std::size_t each = 8;  ///< of one applicant, or one member of staff
};

/// The close codes of docs/protocol.md.
enum class CloseCode : unsigned {
  replaced = 4001,
  signed_out = 4002,
  protocol_error = 4003,
  restarting = 1012,
  fault = 1011,
};

/// What a message is to the ones that still wait before it.
enum class MessageKind {
  event,       ///< each counts
  state,       ///< everything: only the newest counts
  queue_news,  ///< a part of the state: only the newest counts
};

/// What one connection has heard and still has to send, without socket and clock.
class LiveSession {
 public:
  LiveSession(const LiveLimits& limits, Monotonic now);

  /// A message came. False when the client says too much.
  bool heard(Monotonic now);
  /// So much came, whatever it is. False when it is too much.
  bool received(std::size_t frames, std::size_t bytes, Monotonic now);

  /// The whole process stood still, and nobody could be heard.
  void stood_still(Monotonic::duration time) { last_heard_ += time; }

  enum class Due { nothing, heartbeat, silent };
  /// What time asks for: a heartbeat to be sent now, or the end.
  Due tick(Monotonic now);

  /// Queues a message. A newer state replaces one that still waits, and news of the queue too: it
  /// has them in it; newer news of the queue replace older ones. False when too much waits: the
  /// client is too slow.
  bool push(std::string text, MessageKind kind);
  /// The message to write now; nothing while one is being written. Stays valid until written().
  std::optional<std::string_view> next();
  void written();

 private:
  struct Message {
    std::string text;
    MessageKind kind;
  };
  void drop_waiting(MessageKind kind);

  const LiveLimits& limits_;
  TokenBucket messages_, frames_, kibibytes_;
  Monotonic last_heard_;
  Monotonic last_heartbeat_;
  std::list<Message> queue_;  ///< a list: what is being written must not move
  std::size_t queued_bytes_ = 0;
  bool writing_ = false;  ///< the front of the queue
};

}  // namespace visavis::websocket
