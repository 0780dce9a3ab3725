#pragma once

#include "app/messages/live.h"
#include "app/ports/relay.h"

namespace visavis::app {

/// One browser's media connection: how it is spoken about, and where it ends here.
struct Leg {
  Negotiation negotiation = 0;
  TransportId transport{};
  bool described = false;  ///< its browser has said its part; more of it restarts ICE
  bool connected = false;  ///< ICE and DTLS are up
};

/// A call's media, as long as both sides are connected.
struct Line {
  Leg applicant;
  Leg representative;
  Monotonic since;
};

/// Numbers media connections. They grow over restarts too, so that a late message of an earlier
/// life is recognised.
class Negotiations {
 public:
  explicit Negotiations(Timestamp started) : last_(static_cast<Negotiation>(to_unix_ms(started))) {}
  Negotiation next() { return ++last_; }

 private:
  Negotiation last_;
};

}  // namespace visavis::app
