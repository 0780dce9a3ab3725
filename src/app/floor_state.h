#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "app/access/devices.h"
#include "app/floor.h"
#include "app/floor_talk.h"
#include "base/attempt_limiter.h"
#include "base/token_bucket.h"
#include "domain/estimate.h"

// The floor's inside, shared by floor.cpp (who is here), floor_devices.cpp (on which device),
// floor_calls.cpp (media of calls), floor_warm.cpp (media before calls), floor_talk.cpp (chat,
// captions, switches) and floor_views.cpp (what they see).
namespace visavis::app {

struct Presence {
  bool connected = false;
  Timestamp away_since;
};

/// One browser's media connection: how it is spoken about, and where it ends here.
struct Leg {
  Negotiation negotiation = 0;
  TransportId transport{};
  bool described = false;  ///< its browser has said its part; more of it restarts ICE
};

/// An applicant's connection before there is a call: made on the devices screen, kept while
/// waiting.
struct WarmLeg {
  Leg leg;
  CallPurpose purpose = CallPurpose::check;
  std::string offer;       ///< what a representative's browser is to answer
  bool connected = false;  ///< ICE and DTLS are up
};

/// A member of staff who has been connected lately.
struct Desk {
  Staff staff;
  Presence presence;
  bool available = false;
  struct Offer {
    VerificationId verification;
    Timestamp expires;
    /// Connected beforehand, to nobody: accepting then begins with a picture.
    std::optional<Leg> prepared = std::nullopt;
  };
  std::optional<Offer> offer;
  std::optional<VerificationId> call;
  struct CallTaken {
    Timestamp started, ended;
  };
  /// Until the representative is available again: the pause is a part of what a call takes.
  std::optional<CallTaken> last_call = {};
};

/// A call's media, as long as both sides are connected.
struct Line {
  Leg applicant;
  Leg representative;
  Timestamp since;
};

struct LiveCall {
  CallId id;
  StaffId representative;
  Timestamp started;
  std::optional<int> attempt;  ///< counted from the history when it is first shown
  std::optional<Line> line;
  bool line_wanted = false;  ///< a new negotiation is due as soon as both are here and the last one
                             ///< is a second old
  /// Somebody is back and has not said yet whether their side of the line lives.
  std::optional<Timestamp> word_due = std::nullopt;
  Talk talk = {};
  /// Of the stills that each side sends.
  std::optional<TokenBucket<Timestamp>> applicant_stills = std::nullopt,
                                        representative_stills = std::nullopt;
};

/// Representatives who take calls now: available, in a call, or in the pause after one.
struct Staffing {
  std::size_t working = 0;
  std::size_t free = 0;  ///< of them, those who could take a call at once
  friend bool operator==(const Staffing&, const Staffing&) = default;
};

struct Floor::State {
  State();

  Queue queue;
  std::map<VerificationId, Presence> applicants;  ///< by their device in charge
  Devices devices;
  Timestamp restored;  ///< from the store
  std::map<StaffId, Desk> desks;
  std::map<VerificationId, LiveCall> calls;
  std::map<VerificationId, WarmLeg> warm;
  Negotiation last_negotiation = 0;
  std::size_t reviews_open = 0;
  std::size_t appeals_open = 0;
  AttemptLimiter joins;  ///< of those who join again and again
  AttemptLimiter warm_ups;
  std::set<VerificationId> unshown;  ///< could not be read when there was something to show
  std::map<VerificationId, Timestamp>
      set_aside;  ///< could not be changed; tried again from then on
  std::set<std::pair<MarketplaceId, AccountId>> unpublished;  ///< the permission board is behind
  bool queue_changed = false;  ///< places are sent once a tick, not once a change
  Timestamp overdue_checked, slots_served;
  CallLengths call_lengths;
  std::map<VerificationId, Timestamp> slots_of_waiting;
  DeskState desk_shown;
  Staffing staffing_shown;
  std::size_t slots_ahead = 0;  ///< booked for the next 24 hours

  bool present(VerificationId applicant) const;
  bool present(StaffId staff) const;
  Desk* desk_offering(VerificationId applicant);

  // floor.cpp
  void match(Context& context);
  void withdraw_offer(Context& context, Desk& desk);
  void end_long_absences(Context& context);
  void end_old_offers(Context& context);
  void record_passed_deadlines(Context& context);
  void change_or_set_aside(Context& context, VerificationId id, const Command& command);
  void publish_what_is_behind(Context& context);
  bool joins_too_often(Context& context, VerificationId applicant);

  // floor_devices.cpp
  std::optional<DeviceId> remembered(Context& context, VerificationId id) const;
  void remember(Context& context, const ApplicantDevice& device);
  void move_media(Context& context, VerificationId applicant);
  // floor_places.cpp
  void keep_places(Context& context);
  void tell_call_backs(Context& context);
  void end_call_backs(Context& context);
  void serve_slots(Context& context);
  void show_desk(Context& context);
  void place_changed(const Verification& after);
  void pause_over(Desk& desk, Timestamp now);
  Prospect prospect(VerificationId waiter, Timestamp now) const;
  Staffing staffing(Timestamp now) const;
  DeskState desk_state(const Context& context) const;

  // floor_calls.cpp
  void begin_call(Context& context, const Verification& verification);
  void end_call(Context& context, const Verification& after);
  void negotiate(Context& context, VerificationId applicant, LiveCall& call);
  void drop_line(Context& context, LiveCall& call);
  void want_line(Context& context, VerificationId applicant, LiveCall& call);
  void await_word(Context& context, VerificationId applicant, LiveCall& call);
  void pick_up_wanted_lines(Context& context);
  Result<Done, Refusal> offer_said(Context& context, VerificationId applicant,
                                   const CallOffer& offer);
  Result<Done, Refusal> offer_said(Context& context, const Desk& desk, const CallOffer& offer);
  Result<Done, Refusal> answer_said(Context& context, Desk& desk, const CallAnswer& answer);
  Result<Done, Refusal> still_said(Context& context, VerificationId applicant,
                                   const CallStill& still);
  Result<Done, Refusal> still_said(Context& context, const Desk& desk, const CallStill& still);
  void reconnect_said(Context& context, VerificationId applicant, Negotiation negotiation);
  void reconnect_said(Context& context, Desk& desk, Negotiation negotiation);
  void alive_said(Context& context, VerificationId applicant, Negotiation negotiation);
  void alive_said(Context& context, Desk& desk, Negotiation negotiation);

  // floor_warm.cpp
  Result<Done, Refusal> warm_up(Context& context, VerificationId applicant);
  void cool_down(Context& context, VerificationId applicant);
  void keep_warm(Context& context, VerificationId applicant, CallPurpose purpose);
  void follow_status(Context& context, const Verification& after);
  Result<Done, Refusal> warm_offer_said(Context& context, VerificationId applicant, WarmLeg& warm,
                                        const CallOffer& offer);
  void prepare(Context& context, Desk& desk);
  void unprepare(Context& context, Desk& desk);
  std::optional<Line> warm_line(Context& context, VerificationId applicant, Desk& desk);
  void warm_connected(Context& context, TransportId transport);
  bool warm_lost(Context& context, TransportId transport);

  // floor_talk.cpp
  Result<Done, Refusal> chat_said(Context& context, VerificationId applicant, CallSide side,
                                  const SayCallChat& say);
  Result<Done, Refusal> media_said(VerificationId applicant, CallSide side,
                                   const SayCallMedia& say);
  Result<Done, Refusal> show_item_said(Context& context, const Desk& desk, const SayShowItem& say);
  Result<Done, Refusal> leave_call_said(Context& context, VerificationId applicant);
  void show_talk(Context& context);
  void show_desk(Context& context, StaffId representative);
  CallTalk talk_for(CallSide side, VerificationId applicant, const LiveCall& call) const;
  static std::optional<Caption> caption(const InCall& in_call, const LiveCall& call);

  // floor_views.cpp
  std::optional<ApplicantView> view(Context& context, VerificationId id) const;
  StaffView view(Context& context, const Desk& desk);
  void show(Context& context, VerificationId applicant);
  void show(Context& context, const Desk& desk);
  void show_queue(Context& context);
};

}  // namespace visavis::app
