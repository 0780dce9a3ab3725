#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/messages/call_talk.h"
#include "app/messages/meeting.h"
#include "app/messages/stills.h"
#include "base/described.h"
#include "base/id.h"
#include "base/refusal.h"
#include "base/time.h"
#include "domain/device.h"
#include "domain/keeping.h"
#include "domain/staff.h"
#include "domain/verification.h"

namespace visavis::app {

// What the live WebSocket carries. Messages are described: their JSON, their types in TypeScript
// and their page of the protocol come from here.

struct QueuePlace {
  std::size_t place = 0;  ///< from 1
  std::size_t length = 0;
  std::optional<Duration> estimate = {};  ///< nothing: nobody can know
  bool kept = false;                      ///< a place from before, taken up again
  std::optional<CallBack> call_back = {};
  friend bool operator==(const QueuePlace&, const QueuePlace&) = default;
};

/// Whether somebody is there to take calls.
struct Opening {
  bool open = true;  ///< within the opening hours
  bool staff_available = false;
  std::optional<Timestamp> opens;  ///< when closed
  friend bool operator==(const Opening&, const Opening&) = default;
};

struct ApplicantCall {
  CallId id;
  std::string representative_name;
  Timestamp started;
  bool peer_present = false;
  bool representative_has_photo = false;
  CallTalk talk = {};
  std::optional<Caption> now = {};               ///< what to do next
  std::optional<ApplicantMeeting> meeting = {};  ///< where the call is, if not on the page
  std::optional<WantedStill> still = {};         ///< to be taken now
  std::optional<CameraFacing> camera = {};       ///< to be used; nothing: the applicant's choice
};

/// All that the applicant's pages show.
struct ApplicantView {
  Verification verification;
  std::string marketplace_name = {};
  std::string support_url = {};  ///< empty: none
  bool overdue = false;
  std::vector<std::string> denied_actions = {};
  std::vector<std::string> more_denied_actions = {};  ///< from the deadline on
  std::optional<QueuePlace> queue = {};
  Opening opening = {};
  std::optional<Slot> slot = {};             ///< booked, and not over
  std::optional<Timestamp> kept_place = {};  ///< until when joining takes up an earlier place
  std::optional<ApplicantCall> call = {};
  DeviceView device = {};                    ///< filled in for each device on the way to it
  Duration appeal_answer = {};               ///< within which an appeal is answered
  bool told_by_mail = false;                 ///< there is an address, and a mail server
  bool failed_needs_review = false;          ///< as the policy says
  CallMedium medium = CallMedium::embedded;  ///< of the call, or of the next one
  bool recorded = false;                     ///< it is, or will be
  std::optional<KeptAtMost> kept = {};       ///< of what we record of it
  bool meeting_awaited = false;  ///< they wait, and the other service makes no meeting now
};

struct StaffMatch {
  Verification verification;
  std::string marketplace_name;
  Duration waited{};
  Timestamp expires;
  CallMedium medium = CallMedium::embedded;
};

struct StaffCall {
  Verification verification;  ///< in_call
  std::string marketplace_name;
  bool applicant_present = false;
  int attempt = 1;  ///< which call of this verification it is
  CallTalk talk = {};
  std::optional<std::string> item = {};  ///< of the checklist, shown to the applicant now
  std::optional<DeviceInCharge> applicant_device = std::nullopt;
  std::optional<StaffMeeting> meeting = {};  ///< where the call is, if not in the console
  std::optional<SeenStills> stills = {};     ///< nothing: none can be taken
  std::optional<CameraFacing> camera = {};   ///< that the applicant is asked to use
  bool recorded = false;
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
  std::optional<Timestamp> wrap_up_until;  ///< after a call: available again from then on
  std::optional<StaffMatch> match;
  std::optional<StaffCall> call;
  bool failed_needs_review = false;          ///< as the policy says
  CallMedium medium = CallMedium::embedded;  ///< of calls for which nothing else was asked
  bool meetings_awaited = false;    ///< none can be had now, and calls that need one wait for it
  bool recordings_awaited = false;  ///< there is no room for any, and calls that need one wait
};

/// The queue has changed, and nothing else, for somebody who has been shown their whole state. For
/// the applicant: the same two members as in their view.
struct QueueChanged {
  std::optional<QueuePlace> queue;
  Opening opening;
  friend bool operator==(const QueueChanged&, const QueueChanged&) = default;
};

using Negotiation = std::uint64_t;
enum class NegotiationRole { offerer, answerer };
BOOST_DESCRIBE_ENUM(NegotiationRole, offerer, answerer)
/// What a browser's media connection is for now. The page sends camera and microphone for `check`
/// and `call`, and holds them back while it is `ready`.
enum class CallPurpose {
  check,  ///< alone: its own media comes back to it
  ready,  ///< connected, with nobody at the other end
  call,
};
BOOST_DESCRIBE_ENUM(CallPurpose, check, ready, call)

/// Begin (again): close any earlier peer connection and make a new one.
struct CallConnect {
  Negotiation negotiation = 0;
  NegotiationRole role = NegotiationRole::offerer;  ///< the applicant is the offerer
  CallPurpose purpose = CallPurpose::call;
};
BOOST_DESCRIBE_STRUCT(CallConnect, (), (negotiation, role, purpose))

/// The same connection is for something else from now on.
struct CallPurposeChanged {
  Negotiation negotiation = 0;
  CallPurpose purpose = CallPurpose::call;
};
BOOST_DESCRIBE_STRUCT(CallPurposeChanged, (), (negotiation, purpose))

/// A connection that was no call is over.
struct CallClosed {
  Negotiation negotiation = 0;
};
BOOST_DESCRIBE_STRUCT(CallClosed, (), (negotiation))

/// A session description of the offerer. Another one on a connection that has been up restarts ICE.
struct CallOffer {
  Negotiation negotiation = 0;
  std::string sdp;  ///< at most 64 KiB
};
BOOST_DESCRIBE_STRUCT(CallOffer, (), (negotiation, sdp))

/// The answerer's session description.
struct CallAnswer {
  Negotiation negotiation = 0;
  std::string sdp;  ///< at most 64 KiB
};
BOOST_DESCRIBE_STRUCT(CallAnswer, (), (negotiation, sdp))

/// A description cannot be used, so that this negotiation brings no media. A later one of the same
/// negotiation may.
struct CallRefused {
  Negotiation negotiation = 0;
  std::optional<std::string> detail;  ///< why, in English; none: it was the other side's
};
BOOST_DESCRIBE_STRUCT(CallRefused, (), (negotiation, detail))

/// A still in place of video on a line that carries none: a JPEG of at most 40 KiB, in base64.
/// Empty: video comes again.
struct CallStill {
  std::string jpeg;
};
BOOST_DESCRIBE_STRUCT(CallStill, (), (jpeg))

/// Media is over; the next `state` says what now.
struct CallEnded {
  Outcome outcome = Outcome::technical;
  std::optional<ReasonCode> reason = {};  ///< to staff, where no decision ended it: why it did
};
BOOST_DESCRIBE_STRUCT(CallEnded, (), (outcome, reason))

using ToApplicant =
    std::variant<ApplicantView, QueueChanged, CallConnect, CallPurposeChanged, CallOffer,
                 CallAnswer, CallRefused, CallStill, CallClosed, CallEnded>;
using ToStaff = std::variant<StaffView, QueueFigures, CallConnect, CallPurposeChanged, CallOffer,
                             CallAnswer, CallRefused, CallStill, CallClosed, CallEnded>;

/// What a client may say. A message is called by its type: JoinQueue is "join_queue".
namespace say {

/// The answer to the server's heartbeat: who is silent for 30 s is away. Only the socket hears it.
struct Heartbeat {};
BOOST_DESCRIBE_STRUCT(Heartbeat, (), ())

/// Joins the queue, or takes up a place that is kept.
struct JoinQueue {};
BOOST_DESCRIBE_STRUCT(JoinQueue, (), ())

/// Leaves the queue.
struct LeaveQueue {};
BOOST_DESCRIBE_STRUCT(LeaveQueue, (), ())

/// Keeps the place while the page is closed: an e-mail tells when it is nearly their turn.
struct RequestCallBack {};
BOOST_DESCRIBE_STRUCT(RequestCallBack, (), ())

/// "I am here."
struct EndCallBack {};
BOOST_DESCRIBE_STRUCT(EndCallBack, (), ())

/// Books a time for the call in place of an earlier one.
struct BookSlot {
  Timestamp at;
  /// In which the page said it (IANA), and e-mails about it do; one that is not known here is
  /// ignored.
  std::optional<std::string> time_zone = {};
};
BOOST_DESCRIBE_STRUCT(BookSlot, (), (at, time_zone))

/// Gives the booked time back.
struct CancelSlot {};
BOOST_DESCRIBE_STRUCT(CancelSlot, (), ())

/// Asks for a media connection before there is a call.
struct WarmUp {};
BOOST_DESCRIBE_STRUCT(WarmUp, (), ())

/// Ends the connection that was asked for before a call.
struct CoolDown {};
BOOST_DESCRIBE_STRUCT(CoolDown, (), ())

/// Ends the call as technical, without a penalty and without a place in the queue.
struct LeaveCall {};
BOOST_DESCRIBE_STRUCT(LeaveCall, (), ())

/// Ends the call as leaving it does, and takes back the consent to its recording: what was recorded
/// of it is erased.
struct WithdrawConsent {};
BOOST_DESCRIBE_STRUCT(WithdrawConsent, (), ())

/// Puts this device in charge.
struct TakeOver {};
BOOST_DESCRIBE_STRUCT(TakeOver, (), ())

/// Takes calls from now on.
struct GoAvailable {};
BOOST_DESCRIBE_STRUCT(GoAvailable, (), ())

/// Takes no calls from now on.
struct GoAway {};
BOOST_DESCRIBE_STRUCT(GoAway, (), ())

/// Takes the applicant who is shown.
struct AcceptMatch {
  VerificationId verification;
};
BOOST_DESCRIBE_STRUCT(AcceptMatch, (), (verification))

/// Does not take the applicant who is shown, and no calls from now on: the next representative is
/// asked at once.
struct DeclineMatch {
  VerificationId verification;
};
BOOST_DESCRIBE_STRUCT(DeclineMatch, (), (verification))

/// This peer connection failed: the server starts a new negotiation (at most one a second); outside
/// a call it closes the connection.
struct CallReconnect {
  Negotiation negotiation = 0;
};
BOOST_DESCRIBE_STRUCT(CallReconnect, (), (negotiation))

/// A page's first word on a new WebSocket: which connection it still has; 0: none.
struct CallAlive {
  Negotiation negotiation = 0;
};
BOOST_DESCRIBE_STRUCT(CallAlive, (), (negotiation))

/// Adds to the chat of the call.
struct CallChat {
  Personal<std::string> text;  ///< trimmed, and not empty
};
BOOST_DESCRIBE_STRUCT(CallChat, (), (text))

/// The whole state of the sender's camera and microphone; sent again after every `call_connect`.
/// What is left out is good.
struct CallMedia {
  bool muted = false;
  bool camera_off = false;
  std::optional<PictureState> picture = std::nullopt;
  std::optional<SoundState> sound = std::nullopt;
  std::optional<bool> cannot_see = std::nullopt;
  MediaSwitches switches() const {
    return {muted, camera_off, picture.value_or(PictureState::good),
            sound.value_or(SoundState::good), cannot_see.value_or(false)};
  }
};
BOOST_DESCRIBE_STRUCT(CallMedia, (), (muted, camera_off, picture, sound, cannot_see))

/// An item of the checklist is asked now; none: nothing is.
struct CallShowItem {
  std::optional<std::string> item;
};
BOOST_DESCRIBE_STRUCT(CallShowItem, (), (item))

/// The applicant's page is to take a picture, at its camera's full size.
struct CallTakeStill {
  StillOf of = StillOf::other;
};
BOOST_DESCRIBE_STRUCT(CallTakeStill, (), (of))

/// The picture that was asked for cannot be taken here.
struct CallStillMissed {
  EvidenceId still;
  StillTrouble why = StillTrouble::not_taken;
};
BOOST_DESCRIBE_STRUCT(CallStillMissed, (), (still, why))

/// The applicant's page is to show what that camera sees; none: the one that they chose.
struct CallWantCamera {
  std::optional<CameraFacing> camera;
};
BOOST_DESCRIBE_STRUCT(CallWantCamera, (), (camera))

}  // namespace say

using FromApplicant =
    std::variant<say::JoinQueue, say::LeaveQueue, say::WarmUp, say::CoolDown, CallOffer, CallAnswer,
                 CallStill, say::CallReconnect, say::CallAlive, say::CallChat, say::CallMedia,
                 say::LeaveCall, say::WithdrawConsent, say::RequestCallBack, say::EndCallBack,
                 say::BookSlot, say::CancelSlot, say::CallStillMissed>;
/// What one of an applicant's devices may say: only the one in charge says anything else.
using FromDevice = std::variant<say::TakeOver, FromApplicant>;
using FromStaff =
    std::variant<say::GoAvailable, say::GoAway, say::AcceptMatch, say::DeclineMatch, CallOffer,
                 CallAnswer, CallStill, say::CallReconnect, say::CallAlive, say::CallChat,
                 say::CallMedia, say::CallShowItem, say::CallTakeStill, say::CallWantCamera>;

}  // namespace visavis::app

template <>
inline constexpr std::string_view visavis::kind<visavis::app::CallPurposeChanged> = "call_purpose";
