#pragma once

#include "app/ports/recording.h"
#include "base/id.h"
#include "domain/evidence.h"

namespace visavis::app {

/// Whose picture and sound it is, in which call.
struct RecordedSide {
  VerificationId verification;
  MarketplaceId marketplace;
  AccountId account;
  CallId call;
  CallSide side = CallSide::applicant;

  /// Who is examined shows documents; nobody asks for a picture of the other one.
  bool stills_are_taken() const { return side == CallSide::applicant; }
};

/// Keeps what is said and shown in calls, as evidence. From the app's thread; never waits.
class CallRecorder {
 public:
  virtual ~CallRecorder() = default;
  /// Whatever this browser sends from now on is that side's. Once for a transport.
  virtual void begin(TransportId of, SentMedia media, const RecordedSide& side) = 0;
  /// The browser was told something else.
  virtual void renegotiated(TransportId of, SentMedia media) = 0;
  /// It is over, or goes on over another transport.
  virtual void end(TransportId of) = 0;
  /// What is recorded now can be kept. Where it cannot, no call begins that has to be.
  virtual bool ready() const = 0;
};

}  // namespace visavis::app
