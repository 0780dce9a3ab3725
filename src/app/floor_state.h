#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "app/floor.h"
#include "base/token_bucket.h"

// The floor's inside, shared by floor.cpp (who is here), floor_calls.cpp (media) and
// floor_views.cpp (what they see).
namespace visavis::app {

struct Presence {
  bool connected = false;
  Timestamp away_since;
};

/// A member of staff who has been connected lately.
struct Desk {
  Staff staff;
  Presence presence;
  bool available = false;
  struct Offer {
    VerificationId verification;
    Timestamp expires;
  };
  std::optional<Offer> offer;
  std::optional<VerificationId> call;
};

/// A call's media, as long as both sides are connected.
struct Line {
  Negotiation negotiation = 0;
  TransportId applicant{};
  TransportId representative{};
  Timestamp since;
  bool offered = false, answered = false;  ///< one description each; another needs a negotiation
};

struct LiveCall {
  CallId id;
  StaffId representative;
  Timestamp started;
  std::optional<int> attempt;  ///< counted from the history when it is first shown
  std::optional<Line> line;
  bool line_wanted = false;  ///< a new negotiation is due as soon as both are here and the last one
                             ///< is a second old
};

struct Floor::State {
  Queue queue;
  std::map<VerificationId, Presence> applicants;
  std::map<StaffId, Desk> desks;
  std::map<VerificationId, LiveCall> calls;
  Negotiation last_negotiation = 0;
  std::size_t reviews_open = 0;
  std::map<VerificationId, TokenBucket<Timestamp>> joins;  ///< of those who join again and again
  std::set<VerificationId> unshown;  ///< could not be read when there was something to show
  std::map<VerificationId, Timestamp>
      set_aside;  ///< could not be changed; tried again from then on
  std::set<std::pair<MarketplaceId, AccountId>> unpublished;  ///< the permission board is behind
  bool queue_changed = false;  ///< places are sent once a tick, not once a change
  Timestamp overdue_checked;

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

  // floor_calls.cpp
  void begin_call(Context& context, const Verification& verification);
  void end_call(Context& context, const Verification& after);
  void negotiate(Context& context, VerificationId applicant, LiveCall& call);
  void drop_line(Context& context, LiveCall& call);
  void want_line(Context& context, VerificationId applicant, LiveCall& call);
  void pick_up_wanted_lines(Context& context);
  Result<Done, Refusal> offer_said(Context& context, VerificationId applicant,
                                   const CallOffer& offer);
  Result<Done, Refusal> answer_said(Context& context, const Desk& desk, const CallAnswer& answer);
  void reconnect_said(Context& context, VerificationId applicant, Negotiation negotiation);

  // floor_views.cpp
  std::optional<ApplicantView> view(Context& context, VerificationId id) const;
  StaffView view(Context& context, const Desk& desk);
  void show(Context& context, VerificationId applicant);
  void show(Context& context, const Desk& desk);
  void show_queue(Context& context);
};

}  // namespace visavis::app
