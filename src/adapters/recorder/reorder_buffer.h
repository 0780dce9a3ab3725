#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "adapters/recorder/unwrap.h"
#include "base/time.h"

namespace visavis::recorder {

struct ReorderLimits {
  /// How far a packet may be ahead of one that is missing.
  std::int64_t packets = 1024;
  /// How long one that is missing is waited for.
  std::chrono::microseconds wait = std::chrono::milliseconds(800);
  /// How long the first one is held: what was sent before it may come after it.
  std::chrono::microseconds first_wait = std::chrono::milliseconds(200);
};

/// Puts the packets of one SSRC in the order in which they were sent, each once, and says where one
/// stayed missing.
class ReorderBuffer {
 public:
  explicit ReorderBuffer(ReorderLimits limits = {}) : limits_(limits) {}

  void push(const MediaPacket& packet, Monotonic now);

  struct Ordered {
    MediaPacket packet;
    std::int64_t lost_before = 0;  ///< how many right before it were given up
  };
  /// The next one, if it is there or what is missing before it was waited for long enough. Its
  /// payload is valid until the next call.
  std::optional<Ordered> next(Monotonic now);
  /// The next one of those that are here, whatever is missing.
  std::optional<Ordered> next_without_waiting();

  std::uint64_t lost() const { return lost_; }
  std::uint64_t late() const { return late_; }

 private:
  struct Held {
    MediaPacket packet;
    std::vector<std::uint8_t> payload;
    Monotonic came;
  };
  void missed(std::int64_t number);
  bool due(Monotonic now) const;
  Ordered take();

  ReorderLimits limits_;
  std::map<std::int64_t, Held> held_;  ///< by sequence number that does not wrap
  std::optional<std::int64_t> next_;
  bool given_ = false;  ///< the first one
  std::int64_t highest_ = 0;
  Monotonic begun_;
  std::optional<std::uint16_t> elsewhere_;  ///< the sequence number behind one that was far back
  bool restarted_ = false;
  std::set<std::int64_t> given_up_;  ///< lately
  Held taken_;
  std::uint64_t lost_ = 0;
  std::uint64_t late_ = 0;
};

}  // namespace visavis::recorder
