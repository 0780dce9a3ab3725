#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/messages/call_talk.h"
#include "base/id.h"
#include "base/refusal.h"
#include "base/time.h"
#include "domain/device.h"
#include "domain/staff.h"
#include "domain/verification.h"

namespace visavis::app {

// What the live WebSocket carries, as docs/protocol.md describes it.

struct QueuePlace {
  std::size_t place = 0;  ///< from 1
  std::size_t length = 0;
  std::optional<Duration> estimate = {};  ///< nothing: nobody can know
  bool kept = false;                      ///< a place from before, taken up again
  std::optional<CallBack> call_back = {};
  friend bool operator==(const QueuePlace&, const QueuePlace&) = default;
};

/// Whether somebody is there to take calls.
struct DeskState {
  bool open = true;  ///< within the opening hours
  bool staff_available = false;
  std::optional<Timestamp> opens;  ///< when closed
  friend bool operator==(const DeskState&, const DeskState&) = default;
};

struct ApplicantCall {
  CallId id;
  std::string representative_name;
  Timestamp started;
  bool peer_present = false;
  bool representative_has_photo = false;
  CallTalk talk = {};
  std::optional<Caption> now = {};  ///< what to do next
};

/// All that the applicant's pages show.
struct ApplicantView {
  Verification verification;
  std::string marketplace_name = {};
  bool overdue = false;
  std::vector<std::string> denied_actions = {};
  std::optional<QueuePlace> queue = {};
  DeskState desk = {};
  std::optional<Slot> slot = {};             ///< booked, and not over
  std::optional<Timestamp> kept_place = {};  ///< until when joining takes up an earlier place
  std::optional<ApplicantCall> call = {};
  DeviceView device = {};            ///< filled in for each device on the way to it
  Duration appeal_answer = {};       ///< within which an appeal is answered
  bool told_by_mail = false;         ///< there is an address, and a mail server
  bool failed_needs_review = false;  ///< as the policy says
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
  CallTalk talk = {};
  std::optional<std::string> item = {};  ///< of the checklist, shown to the applicant now
  std::optional<DeviceInCharge> applicant_device = std::nullopt;
};

/// What the console's first screen counts.
struct QueueFigures {
  std::size_t queue_length = 0;
  std::size_t call_backs = 0;    ///< of them, those who are away and will be told
  std::size_t slots_booked = 0;  ///< of the next 24 hours
  Duration longest_wait{};
  std::size_t reviews_open = 0;
  std::size_t appeals_open = 0;
};

/// All that the console shows.
struct StaffView : QueueFigures {
  Staff staff;
  bool available = false;
  std::optional<StaffOffer> offer;
  std::optional<StaffCall> call;
};

/// The queue has changed, and nothing else, for somebody who has been shown their whole state. For
/// the applicant: the same two members as in their view.
struct QueueChanged {
  std::optional<QueuePlace> queue;
  DeskState desk;
  friend bool operator==(const QueueChanged&, const QueueChanged&) = default;
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
  Negotiation negotiation = 0;
  NegotiationRole role = NegotiationRole::offerer;
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
/// A still in place of video on a line that carries none: a JPEG of at most 40 KiB, in base64.
/// Empty: video comes again.
struct CallStill {
  std::string jpeg;
};
struct CallEnded {
  Outcome outcome{};
  bool left_by_applicant = false;
};

using ToApplicant = std::variant<ApplicantView, QueueChanged, CallConnect, CallPurposeChanged,
                                 CallOffer, CallAnswer, CallStill, CallClosed, CallEnded>;
using ToStaff = std::variant<StaffView, QueueFigures, CallConnect, CallPurposeChanged, CallOffer,
                             CallAnswer, CallStill, CallClosed, CallEnded>;

// What a client may say.
struct SayJoinQueue {};
struct SayLeaveQueue {};
struct SayRequestCallBack {};
struct SayEndCallBack {};
struct SayBookSlot {
  Timestamp at;
};
struct SayCancelSlot {};
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
using FromApplicant =
    std::variant<SayJoinQueue, SayLeaveQueue, SayWarmUp, SayCoolDown, CallOffer, CallAnswer,
                 CallStill, SayCallReconnect, SayCallAlive, SayCallChat, SayCallMedia, SayLeaveCall,
                 SayRequestCallBack, SayEndCallBack, SayBookSlot, SayCancelSlot>;
/// What one of an applicant's devices may say: only the one in charge says anything else.
struct SayTakeOver {};
using FromDevice = std::variant<SayTakeOver, FromApplicant>;
using FromStaff =
    std::variant<SayGoAvailable, SayGoAway, SayAcceptOffer, CallOffer, CallAnswer, CallStill,
                 SayCallReconnect, SayCallAlive, SayCallChat, SayCallMedia, SayShowItem>;

}  // namespace visavis::app
