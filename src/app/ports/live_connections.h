#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/ports/directory.h"
#include "base/id.h"
#include "base/refusal.h"
#include "base/time.h"
#include "domain/verification.h"

namespace visavis::app {

// What the live WebSocket carries, as docs/protocol.md describes it.

struct QueuePlace {
  std::size_t place = 0;  ///< from 1
  std::size_t length = 0;
};

struct ApplicantCall {
  CallId id;
  std::string representative_name;
  Timestamp started;
  bool peer_present = false;
};

/// All that the applicant's pages show.
struct ApplicantView {
  Verification verification;
  std::string marketplace_name;
  bool overdue = false;
  std::vector<std::string> denied_actions;
  std::optional<QueuePlace> queue;
  std::optional<ApplicantCall> call;
  Duration appeal_answer = {};  ///< within which an appeal is answered
};

struct StaffOffer {
  Verification verification;
  std::string marketplace_name;
  Duration waited{};
  Timestamp expires;
};

struct StaffCall {
  Verification verification;  ///< in_call
  std::string marketplace_name;
  bool applicant_present = false;
  int attempt = 1;  ///< which call of this verification it is
};

/// All that the console shows.
struct StaffView {
  Staff staff;
  bool available = false;
  std::size_t queue_length = 0;
  Duration longest_wait{};
  std::size_t reviews_open = 0;
  std::size_t appeals_open = 0;
  std::optional<StaffOffer> offer;
  std::optional<StaffCall> call;
};

using Negotiation = std::uint64_t;
enum class NegotiationRole { offerer, answerer };
/// What a browser's media connection is for now. The page sends camera and microphone for `check`
/// and `call`, and holds them back while it is `ready`.
enum class CallPurpose {
  check,  ///< alone: its own media comes back to it
  ready,  ///< connected, with nobody at the other end
  call,
};
struct CallConnect {
  Negotiation negotiation;
  NegotiationRole role;
  CallPurpose purpose = CallPurpose::call;
};
/// The same connection is for something else from now on.
struct CallPurposeChanged {
  Negotiation negotiation;
  CallPurpose purpose;
};
/// A connection that was no call is over.
struct CallClosed {
  Negotiation negotiation;
};
struct CallOffer {
  Negotiation negotiation;
  std::string sdp;
};
struct CallAnswer {
  Negotiation negotiation;
  std::string sdp;
};
struct CallEnded {
  Outcome outcome;
};

using ToApplicant = std::variant<ApplicantView, CallConnect, CallPurposeChanged, CallOffer,
                                 CallAnswer, CallClosed, CallEnded>;
using ToStaff = std::variant<StaffView, CallConnect, CallPurposeChanged, CallOffer, CallAnswer,
                             CallClosed, CallEnded>;

enum class CloseReason { replaced, signed_out, restarting };

/// The browsers that are connected now: at most one connection an applicant's verification and one
/// a member of staff. Sending to somebody who is not connected does nothing. Called on the app's
/// thread; never blocks.
class LiveConnections {
 public:
  virtual ~LiveConnections() = default;
  virtual void send(VerificationId applicant, const ToApplicant& message) = 0;
  virtual void send(StaffId staff, const ToStaff& message) = 0;
  virtual void close(VerificationId applicant, CloseReason reason) = 0;
  virtual void close(StaffId staff, CloseReason reason) = 0;
};

// What a client may say.
struct SayJoinQueue {};
struct SayLeaveQueue {};
struct SayGoAvailable {};
struct SayGoAway {};
struct SayAcceptOffer {
  VerificationId verification;
};
struct SayCallReconnect {
  Negotiation negotiation;
};
/// A page's first word on a new WebSocket: which connection it still has; 0: none.
struct SayCallAlive {
  Negotiation negotiation;
};
struct SayWarmUp {};
struct SayCoolDown {};
using FromApplicant = std::variant<SayJoinQueue, SayLeaveQueue, SayWarmUp, SayCoolDown, CallOffer,
                                   CallAnswer, SayCallReconnect, SayCallAlive>;
using FromStaff = std::variant<SayGoAvailable, SayGoAway, SayAcceptOffer, CallOffer, CallAnswer,
                               SayCallReconnect, SayCallAlive>;

}  // namespace visavis::app
