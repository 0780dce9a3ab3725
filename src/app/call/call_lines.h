#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>

#include "app/access/messenger.h"
#include "app/call/call_recordings.h"
#include "app/call/leg.h"
#include "app/call/medium.h"
#include "app/call/reaches.h"
#include "app/call/warm_connections.h"
#include "app/ports/clock.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// The embedded medium: for each call a line through our relay, negotiated whenever both sides are
/// here and it is missing or broken.
class CallLines final : public Medium {
 public:
  CallLines(Relay& relay, Reaches& reaches, Messenger& messenger, Negotiations& negotiations,
            WarmConnections& warm, CallRecordings& recordings, const Clock& clock)
      : relay_(relay),
        reaches_(reaches),
        messenger_(messenger),
        negotiations_(negotiations),
        warm_(warm),
        recordings_(recordings),
        clock_(clock) {}

  void restore(const Verification& in_call) override;
  void on(const CommittedStep& step) override;
  void tick() override;
  void came(VerificationId applicant) override;
  void left(VerificationId applicant) override { applicants_here_.erase(applicant); }
  void came(StaffId staff) override;
  void left(StaffId staff) override { staff_here_.erase(staff); }
  std::optional<Monotonic> unreached_since(VerificationId applicant, CallSide side) const override;
  /// Negotiates at once for a call that has begun and has no line, when both are here.
  void connect(VerificationId applicant);

  // What the sides of a call say about its media. Refused: not_in_call, sdp_refused.
  Result<Done, Refusal> offer_said(VerificationId applicant, const CallOffer& offer);
  /// A representative's browser is asked first; what it offers by itself is an ICE restart.
  Result<Done, Refusal> restart_said(VerificationId applicant, const CallOffer& offer);
  Result<Done, Refusal> answer_said(VerificationId applicant, const CallAnswer& answer);
  /// A side's connection failed at its browser.
  void reconnect_said(VerificationId applicant, Negotiation negotiation);
  /// What the applicant's page that is back says it still has; 0: nothing.
  void alive_said(VerificationId applicant, Negotiation negotiation);
  /// The same of the representative's.
  void representative_alive_said(VerificationId applicant, Negotiation negotiation);
  void connected(TransportId transport);
  void lost(TransportId transport);
  /// In whose calls somebody's media came or went since the last call of this.
  std::set<VerificationId> take_reached_anew() { return std::exchange(reached_anew_, {}); }

  /// The media end at once: who is on one side goes on from another device, or may not go on.
  void cut(VerificationId applicant);

 private:
  struct Call {
    CallId id;
    StaffId representative;
    std::optional<Line> line;
    bool wanted = false;  ///< a new negotiation is due as soon as both are here and the last one is
                          ///< a second old
    /// Somebody is back and has not said yet whether their side of the line lives.
    std::optional<Monotonic> word_due = std::nullopt;
    /// As long as they have no way to us, however often a line is made anew meanwhile.
    std::optional<Monotonic> applicant_unreached = std::nullopt;
    std::optional<Monotonic> representative_unreached = std::nullopt;
  };
  void begin(VerificationId applicant, const InCall& in_call);
  void negotiate(VerificationId applicant, Call& call);
  void drop(Call& call);
  void want(VerificationId applicant, Call& call);
  void await_word(VerificationId applicant, Call& call);
  static Leg* leg_at(Call& call, TransportId transport);
  /// The line, or what of it is up, is another one.
  void line_changed(VerificationId applicant, Call& call);

  Relay& relay_;
  Reaches& reaches_;
  Messenger& messenger_;
  Negotiations& negotiations_;
  WarmConnections& warm_;
  CallRecordings& recordings_;
  const Clock& clock_;
  std::map<VerificationId, Call> calls_;
  std::set<VerificationId> applicants_here_;
  std::set<StaffId> staff_here_;
  std::set<VerificationId> reached_anew_;
};

}  // namespace visavis::app
