#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "adapters/recorder/rtp_packet.h"
#include "base/time.h"

namespace visavis::recorder {

/// What the clocks of one browser's tracks have in common: how its wall clock, by which sender
/// reports tell them, stands to ours. Network delay is in it, and the same for all.
struct SenderClock {
  std::optional<std::int64_t> to_ours_us;
};

/// The moments of one SSRC's RTP timestamps, on our clock. By its sender reports, so that sound and
/// picture are in step; before the first one, by when the packets came. Drift is followed smoothly.
class TrackClock {
 public:
  TrackClock(SenderClock& sender, std::uint32_t rate) : sender_(&sender), rate_(rate) {}

  /// A packet came; in the order in which they come.
  void arrived(std::uint32_t timestamp, Monotonic now);
  void report(const SenderReport& report);
  bool reported() const { return reported_; }

  /// After the first packet; in the order of the frames. May go back a little when a first report
  /// corrects what was guessed.
  Monotonic moment(std::uint32_t timestamp);

 private:
  std::int64_t unwrapped(std::uint32_t timestamp) const;
  std::int64_t media_us(std::int64_t timestamp) const;
  void take_report(std::int64_t told_us, std::int64_t media);

  SenderClock* sender_;
  std::uint32_t rate_;
  std::optional<std::int64_t> newest_;  ///< timestamp that does not wrap
  std::int64_t asked_us_ = 0;           ///< media time of the last moment()
  std::int64_t offset_us_ = 0;          ///< from media time to our clock, in use
  std::int64_t target_us_ = 0;          ///< what it moves to
  std::int64_t arrival_us_ = 0;         ///< the same by the last packet's arrival
  std::optional<SenderReport> early_;   ///< came before any packet
  bool reported_ = false;
};

}  // namespace visavis::recorder
