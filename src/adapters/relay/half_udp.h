#pragma once

#include <chrono>
#include <optional>
#include <utility>

#include "base/time.h"

namespace visavis::relay {

/// Notices UDP that works by half: checks come through and the handshake does not, or every check
/// comes from yet another port, which is not there for the media.
class HalfUdp {
 public:
  /// Longer than a browser that moves takes to check a port twice or to send media; shorter than
  /// Chromium's 2.5 s between two checks.
  static constexpr Duration strays_max = std::chrono::seconds{2};

  /// A check came by UDP; `stray`: from a port that was not heard of before. True once there have
  /// been no others for so long that no media can come.
  bool checked(bool stray, Monotonic now) {
    if (!since_) since_ = now;
    if (!stray) stray_since_.reset();
    if (stray && !stray_since_) stray_since_ = now;
    return stray_since_ && now - *stray_since_ >= strays_max;
  }
  /// Something of the handshake came by UDP: the first of it begins the time anew.
  void shook(Monotonic now) {
    if (!std::exchange(shakes_, true)) since_ = now;
  }
  void carried_media() { stray_since_.reset(); }
  /// Since when UDP has to carry a handshake.
  std::optional<Monotonic> since() const { return since_; }

 private:
  std::optional<Monotonic> since_;
  bool shakes_ = false;
  std::optional<Monotonic> stray_since_;
};

}  // namespace visavis::relay
