#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>

#include "app/floor.h"

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
};

struct LiveCall {
  CallId id;
  StaffId representative;
  Timestamp started;
  int attempt = 1;
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
  StaffView view(Context& context, const Desk& desk) const;
  void show(Context& context, VerificationId applicant) const;
  void show(Context& context, const Desk& desk) const;
  void show_queue(Context& context);
};

}  // namespace visavis::app
