#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/messages/call_talk.h"
#include "app/messages/stills.h"
#include "app/shapes/results.h"
#include "app/wire/marketplace_api.h"
#include "domain/device.h"
#include "domain/keeping.h"
#include "domain/meeting.h"

// What the applicant's pages are answered and told.
namespace visavis::app::shape {

struct MarketplaceName {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(MarketplaceName, (), (name))

/// The applicant's marketplace, and where it helps them.
struct MarketplaceShown {
  std::string name;
  std::optional<std::string> support_url;  ///< https or mailto
};
BOOST_DESCRIBE_STRUCT(MarketplaceShown, (), (name, support_url))

enum class Speaker { me, peer };
BOOST_DESCRIBE_ENUM(Speaker, me, peer)
/// Written in a call, as a side sees it.
struct ChatMessage {
  std::uint64_t id = 0;  ///< grows within a call
  Speaker from = Speaker::peer;
  Personal<std::string> text;
  Timestamp at;
};
BOOST_DESCRIBE_STRUCT(ChatMessage, (), (id, from, text, at))

/// What the applicant is asked to do now.
struct Caption {
  ChecklistKind kind = ChecklistKind::question;
  Personal<std::string> text;          ///< in English, like the call
  std::optional<std::string> gesture;  ///< which challenge it is: "turn_head"
};
BOOST_DESCRIBE_STRUCT(Caption, (), (kind, text, gesture))

struct RepresentativeOnScreen {
  std::string name;
  std::optional<std::string> photo_url;
};
BOOST_DESCRIBE_STRUCT(RepresentativeOnScreen, (), (name, photo_url))

/// Where the call is, when it is in Google Meet.
struct MeetingToJoin {
  std::string url;                         ///< of Google's, to be opened in another tab or the app
  bool seen = false;                       ///< it is known who is in it
  bool joined = false;                     ///< the applicant is, as far as Google tells
  bool joined_before = false;              ///< they were, and are not now
  bool representative_in = false;          ///< the representative is
  bool representative_was_in = false;      ///< they were, and are not now
  std::optional<Timestamp> join_by = {};   ///< the applicant is to be in it, else the call ends
  std::optional<Timestamp> alone_by = {};  ///< while alone in it: then they are in the queue again
};
BOOST_DESCRIBE_STRUCT(MeetingToJoin, (),
                      (url, seen, joined, joined_before, representative_in, representative_was_in,
                       join_by, alone_by))

struct StillReceived {
  std::uint64_t missing = 0;  ///< parts; 0: all are here
};
BOOST_DESCRIBE_STRUCT(StillReceived, (), (missing))

struct ApplicantCall {
  CallId id;
  std::string code;  ///< the same four digits on both screens
  RepresentativeOnScreen representative;
  Timestamp started;
  bool peer_present = false;
  std::optional<Timestamp> peer_away_since;
  std::optional<Timestamp> peer_unreached_since;
  MediaSwitches peer;
  std::optional<Caption> now;
  std::vector<ChatMessage> chat;         ///< oldest first
  std::optional<MeetingToJoin> meeting;  ///< null: the call is on the page
  std::optional<WantedStill> still;      ///< to be taken now, as large as the camera gives it
  std::optional<CameraFacing> camera;    ///< to be shown; null: the one that the applicant chose
};
BOOST_DESCRIBE_STRUCT(ApplicantCall, (),
                      (id, code, representative, started, peer_present, peer_away_since,
                       peer_unreached_since, peer, now, chat, meeting, still, camera))

struct QueuePlace {
  std::size_t place = 0;  ///< from 1
  std::size_t length = 0;
  bool length_rounded = false;                           ///< up: so many at most
  std::optional<std::chrono::seconds> estimate_seconds;  ///< null: nobody can know; 0: at once
  bool kept = false;                                     ///< a place from before, taken up again
  bool call_back = false;                                ///< they left the page and will be told
  bool told = false;                                     ///< they were
};
BOOST_DESCRIBE_STRUCT(QueuePlace, (),
                      (place, length, length_rounded, estimate_seconds, kept, call_back, told))

/// Whether somebody is there to take calls.
struct Opening {
  bool open = true;                ///< within the opening hours
  bool staff_available = false;    ///< available, in a call, or in the wrap-up after one
  std::optional<Timestamp> opens;  ///< when it opens next, while closed
};
BOOST_DESCRIBE_STRUCT(Opening, (), (open, staff_available, opens))

/// The booked time; joining within these leads to the head of the queue.
struct SlotOnScreen {
  Timestamp at, head_from, head_until;
};
BOOST_DESCRIBE_STRUCT(SlotOnScreen, (), (at, head_from, head_until))

struct ConsentAsked {
  std::string version;
  bool given = false;
};
BOOST_DESCRIBE_STRUCT(ConsentAsked, (), (version, given))

struct ContactKnown {
  bool email_known = false;  ///< there is an address, and a mail server
};
BOOST_DESCRIBE_STRUCT(ContactKnown, (), (email_known))

struct LastAppeal {
  AppealStatus status = AppealStatus::open;
  Personal<std::string> text;
  Timestamp requested;
  Timestamp answer_by;
  std::optional<Timestamp> answered;
  std::optional<std::string> message;
};
BOOST_DESCRIBE_STRUCT(LastAppeal, (), (status, text, requested, answer_by, answered, message))

/// Whether an appeal is possible, and how the last one stands.
struct AppealState {
  bool possible = false;
  std::int64_t answer_days = 0;  ///< within which an appeal is answered
  std::optional<LastAppeal> last;
};
BOOST_DESCRIBE_STRUCT(AppealState, (), (possible, answer_days, last))

/// Something that a failed call set off at the marketplace.
struct EffectTold {
  std::string name;  ///< "cancel_active_proposals": as in the policy
  bool done = false;
};
BOOST_DESCRIBE_STRUCT(EffectTold, (), (name, done))

/// The verification of which this browser is now.
struct OpenedLink {
  VerificationId verification;
};
BOOST_DESCRIBE_STRUCT(OpenedLink, (), (verification))

/// All that the applicant's pages show.
struct ApplicantView {
  VerificationId verification;
  MarketplaceShown marketplace;
  Personal<Profile> profile;
  std::optional<std::string> return_url;
  Status status;
  bool overdue = false;
  std::optional<Timestamp> deadline;
  ConsentAsked consent;
  std::vector<std::string> denied_actions;
  std::vector<std::string> more_denied_actions;  ///< as well, once the deadline is over
  std::vector<EffectTold> effects;
  ContactKnown contact;
  std::optional<QueuePlace> queue;
  Opening opening;
  std::optional<SlotOnScreen> slot;
  std::optional<Timestamp> place_kept_until;  ///< joining before then takes up the earlier place
  std::optional<ApplicantCall> call;
  DeviceView device;
  std::optional<Result> last_result;
  AppealState appeal;
  bool failed_needs_review = false;  ///< a second person looks at a failed result before it counts
  CallMedium medium = CallMedium::embedded;  ///< of the call, or of the next one
  bool recorded = false;                     ///< the call is, or will be
  std::optional<KeptAtMost> kept;  ///< what we record; nothing: no recording, or in Google Meet
  bool meeting_awaited = false;    ///< they wait, and Google Meet makes no meeting now
};
BOOST_DESCRIBE_STRUCT(ApplicantView, (),
                      (verification, marketplace, profile, return_url, status, overdue, deadline,
                       consent, denied_actions, more_denied_actions, effects, contact, queue,
                       opening, slot, place_kept_until, call, device, last_result, appeal,
                       failed_needs_review, medium, recorded, kept, meeting_awaited))

enum class CallState { going_on, in_review, decided, ended };
BOOST_DESCRIBE_ENUM(CallState, going_on, in_review, decided, ended)
struct PersonName {
  std::string name;
};
BOOST_DESCRIBE_STRUCT(PersonName, (), (name))
struct AccountCall {
  Timestamp started;
  std::optional<Timestamp> ended;
  PersonName representative;
  CallState state = CallState::ended;
  std::optional<Result> result;
};
BOOST_DESCRIBE_STRUCT(AccountCall, (), (started, ended, representative, state, result))

struct NextChange {
  Timestamp at;
  std::vector<std::string> denied_actions;
};
BOOST_DESCRIBE_STRUCT(NextChange, (), (at, denied_actions))

/// All of one kind that is kept of a call.
struct KeptOfCall {
  KeptKind kind = KeptKind::recording;
  Timestamp began;                 ///< the first of it
  std::size_t count = 1;           ///< of pictures; recordings are one each side and stretch
  std::optional<Timestamp> until;  ///< nothing: while a review, an appeal or a legal hold needs it
};
BOOST_DESCRIBE_STRUCT(KeptOfCall, (), (kind, began, count, until))

struct KeptData {
  Personal<Profile> profile;
  std::optional<Contact> contact;
  std::optional<Consent> consent;
  Timestamp kept_until;
  std::optional<Timestamp> erasure_requested;
  std::vector<KeptOfCall> of_calls;  ///< newest call first, over all verifications
  bool meet_recorded = false;        ///< Google Meet was to record a call of theirs
};
BOOST_DESCRIBE_STRUCT(KeptData, (),
                      (profile, contact, consent, kept_until, erasure_requested, of_calls,
                       meet_recorded))

/// Everything about the account at this marketplace that its owner may know.
struct AccountStatus {
  MarketplaceShown marketplace;
  Status status;
  bool overdue = false;
  std::optional<Hold> hold;
  std::vector<std::string> denied_actions;
  std::vector<std::string> allowed_actions;
  std::optional<NextChange> next_change;
  std::optional<Timestamp> deadline;
  std::optional<Timestamp> clock_stopped_since;
  AppealState appeal;
  std::vector<AccountCall> calls;  ///< newest first, over all verifications of the account
  KeptData data;
};
BOOST_DESCRIBE_STRUCT(AccountStatus, (),
                      (marketplace, status, overdue, hold, denied_actions, allowed_actions,
                       next_change, deadline, clock_stopped_since, appeal, calls, data))

/// An event in the applicant's own history, without what is internal. What does not apply is left
/// out.
struct HistoryEntry {
  std::string what;  ///< "call_decided"
  std::optional<Trigger> trigger = {};
  std::optional<Timestamp> deadline = {};
  std::optional<std::string> version = {};
  std::optional<std::string> representative = {};
  std::optional<Outcome> outcome = {};
  std::optional<std::vector<ReasonWords>> reasons = {};
  std::optional<Personal<std::string>> message = {};
  std::optional<bool> confirmed = {};
  std::optional<Personal<std::string>> text = {};
  std::optional<bool> granted = {};
  std::optional<Timestamp> slot = {};
  std::optional<ErasedBecause> erased_because = {};
  Timestamp at = {};
};
BOOST_DESCRIBE_STRUCT(HistoryEntry, (),
                      (what, trigger, deadline, version, representative, outcome, reasons, message,
                       confirmed, text, granted, slot, erased_because, at))

struct VerificationData {
  VerificationId id;
  Status status;
  Timestamp created;
  Personal<Profile> profile;
  std::optional<Contact> contact;
  std::optional<Consent> consent;
  std::string return_url;
  std::vector<AccountCall> calls;
  std::vector<HistoryEntry> history;
  std::vector<KeptOfCall> kept_of_calls;
};
BOOST_DESCRIBE_STRUCT(VerificationData, (),
                      (id, status, created, profile, contact, consent, return_url, calls, history,
                       kept_of_calls))

/// The file that applicants take with them.
struct AccountData {
  Always<"account_data"> object;
  Timestamp exported;
  std::string marketplace;
  AccountId account;
  Timestamp kept_until;
  std::vector<VerificationData> verifications;
};
BOOST_DESCRIBE_STRUCT(AccountData, (),
                      (object, exported, marketplace, account, kept_until, verifications))

struct FreeSlot {
  Timestamp at;
  std::size_t free = 0;  ///< from 1
};
BOOST_DESCRIBE_STRUCT(FreeSlot, (), (at, free))
/// Times that can be booked now, soonest first.
struct FreeSlots {
  std::int64_t minutes = 0;  ///< that a slot lasts
  unsigned bookings_left = 0;
  std::vector<FreeSlot> slots;
};
BOOST_DESCRIBE_STRUCT(FreeSlots, (), (minutes, bookings_left, slots))

/// A QR code drawn: dark modules as the path of an SVG, on a square of so many modules a side.
struct QrDrawing {
  std::size_t modules = 0;
  std::string path;
};
BOOST_DESCRIBE_STRUCT(QrDrawing, (), (modules, path))
/// A one-time link to the applicant's other device.
struct HandOff {
  std::string url;
  Timestamp expires;
  QrDrawing qr;
  std::optional<std::string> code;  ///< six digits that give the link once, when typed at /p
};
BOOST_DESCRIBE_STRUCT(HandOff, (), (url, expires, qr, code))
/// What a typed code stands for.
struct HandOffLink {
  std::string url;
};
BOOST_DESCRIBE_STRUCT(HandOffLink, (), (url))

}  // namespace visavis::app::shape

template <>
inline constexpr bool visavis::app::leaves_out<visavis::app::shape::HistoryEntry> = true;
