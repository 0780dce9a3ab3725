#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/access/messenger.h"
#include "app/call/leg.h"
#include "app/call/reaches.h"
#include "app/messages/committed.h"
#include "app/ports/clock.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// Media before there is a call: the applicant's connection is made and tried out on the devices
/// screen and kept while they wait, and a representative's is made while a match stands. Accepting
/// joins two connections that are up.
class WarmConnections {
 public:
  WarmConnections(Relay& relay, Reaches& reaches, Messenger& messenger, Negotiations& negotiations)
      : relay_(relay), reaches_(reaches), messenger_(messenger), negotiations_(negotiations) {}

  void on(const CommittedStep& step, bool applicant_here);

  /// Makes the applicant's connection, or changes what a connection that is up is for.
  void warm_up(VerificationId applicant, CallPurpose purpose);
  void cool_down(VerificationId applicant);
  bool has(VerificationId applicant) const { return legs_.contains(applicant); }

  void match_began(StaffId staff, VerificationId applicant);
  void match_over(StaffId staff);

  Result<Done, Refusal> offer_said(VerificationId applicant, const CallOffer& offer);
  /// Refuses not_in_call when nothing is prepared for them.
  Result<Done, Refusal> answer_said(StaffId staff, const CallAnswer& answer);
  /// The connection failed at its browser. False when it is none of these.
  bool reconnect_said(VerificationId applicant, Negotiation negotiation);
  void reconnect_said(StaffId staff, Negotiation negotiation);
  /// What a page that is back says it still has; 0: nothing.
  void alive_said(VerificationId applicant, Negotiation negotiation);
  void alive_said(StaffId staff, Negotiation negotiation);
  void connected(TransportId transport);
  /// False when it is none of these. One that another way may carry is made anew.
  bool lost(const TransportLost& lost);

  /// The call's line out of the two that are up, if they are; else neither is left.
  std::optional<Line> take(VerificationId applicant, StaffId staff, Monotonic now);

 private:
  struct WarmLeg {
    Leg leg;
    CallPurpose purpose = CallPurpose::check;
    std::string offer;  ///< what a representative's browser is to answer
  };
  struct Match {
    VerificationId applicant;
    /// Connected beforehand, to nobody: accepting then begins with a picture.
    std::optional<Leg> prepared = std::nullopt;
  };
  std::map<StaffId, Match>::iterator match_with(VerificationId applicant);
  void keep(VerificationId applicant, CallPurpose purpose);
  void prepare(StaffId staff, Match& match);
  void unprepare(StaffId staff, Match& match);

  Relay& relay_;
  Reaches& reaches_;
  Messenger& messenger_;
  Negotiations& negotiations_;
  std::map<VerificationId, WarmLeg> legs_;
  std::map<StaffId, Match> matches_;
};

}  // namespace visavis::app
