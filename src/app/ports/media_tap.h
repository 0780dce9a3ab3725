#pragma once

#include "app/ports/relay.h"
#include "base/bytes.h"
#include "base/time.h"

namespace visavis::app {

/// The place for a recorder: sees what joined transports send each other, decrypted, packet for
/// packet, before it is sealed for the other side. Called on a relay thread for every packet: it
/// copies what it keeps, and neither allocates nor waits.
class MediaTap {
 public:
  virtual ~MediaTap() = default;
  /// An RTP or RTCP packet of `from`'s browser, in the order in which they came.
  virtual void media(TransportId from, Bytes packet, Monotonic now) = 0;
};

}  // namespace visavis::app
