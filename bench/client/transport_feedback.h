#pragma once

#include <utility>
#include <vector>

#include "bytes.h"

namespace visavis::bench {

/// Transport-wide congestion control feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01)
/// about what arrived since the last one, as a browser sends it.
class TransportFeedback {
 public:
  void arrived(std::uint16_t sequence, std::int64_t at_ns);
  /// Writes one RTCP packet and forgets what it told; 0 when there is nothing to tell.
  std::size_t write(MutableView out, std::uint32_t sender_ssrc, std::uint32_t media_ssrc);

 private:
  static constexpr std::size_t most_packets = 500;

  std::int64_t highest_ = -1;  // Extended over the 16 bits of the wire.
  std::uint8_t count_ = 0;
  std::vector<std::pair<std::int64_t, std::int64_t>> arrivals_;  // Sequence, nanoseconds.
};

}  // namespace visavis::bench
