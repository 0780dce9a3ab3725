#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "app/call/medium.h"
#include "app/call/meeting_rules.h"
#include "app/messages/meeting.h"
#include "app/ports/clock.h"
#include "app/ports/meetings.h"
#include "domain/decision.h"
#include "domain/staff.h"

namespace visavis::app {

/// Calls that are held in a meeting of another service: who is in it, as far as that service tells.
class MeetingCalls final : public Medium {
 public:
  /// Of a member of staff who is known here; nobody else holds a call.
  using StaffNamed = std::function<const Staff*(StaffId)>;

  /// `meetings`: nothing where no service is set up.
  MeetingCalls(Meetings* meetings, StaffNamed staff, const Clock& clock, const MeetingRules& rules)
      : meetings_(meetings), staff_(std::move(staff)), clock_(clock), rules_(rules) {}

  void restore(const Verification& in_call) override;
  void on(const CommittedStep& step) override;
  void tick() override {}
  /// Google says who is there, not whether they are heard.
  std::optional<Monotonic> unreached_since(VerificationId, CallSide) const override {
    return std::nullopt;
  }
  void on(const MeetingEvent& event);

  /// How many meetings can be had now.
  std::size_t ready() const { return ready_; }
  /// They cannot be had, and not only for a moment: the other service does not make any.
  bool troubled() const { return troubled_; }
  /// So calls that would be meetings wait for it.
  bool awaited() const { return troubled_ && rules_.set_up && !rules_.falls_back; }
  /// What calls go by now: while there are none to be had, and they fall back, they are embedded.
  MeetingRules rules() const;
  /// One for a call that is about to begin.
  std::optional<MeetingSpace> take();

  /// Whether the applicant's call is one of these.
  bool holds(VerificationId applicant) const { return calls_.contains(applicant); }
  /// It is known who is in its meeting.
  bool sees(VerificationId applicant) const;
  // Who was in it when it was seen last is taken to be in it for a while after.
  bool has_applicant(VerificationId applicant) const;
  bool has_representative(VerificationId applicant) const;
  /// The applicant has been out of the meeting for too long, and why the call then is over. Nothing
  /// while they are in it, and while nobody knows.
  std::optional<ReasonCode> missed(VerificationId applicant) const;
  /// The applicant has been alone in the meeting for too long.
  bool stood_up(VerificationId applicant) const;

  std::optional<StaffMeeting> seen_by_staff(VerificationId applicant) const;
  std::optional<ApplicantMeeting> seen_by_applicant(VerificationId applicant) const;
  /// In whose meetings somebody came or went since the last call of this.
  std::set<VerificationId> take_changed() { return std::exchange(changed_, {}); }

 private:
  struct Call {
    CallId id;
    StaffId representative;
    std::string applicant_name;
    std::string url;
    std::string representative_user = {};
    std::vector<MeetingParticipant> participants = {};
    bool seen = false;
    std::optional<Monotonic> unseen_since = {};
    bool joined = false;  ///< the applicant was in it
    /// Since when the applicant is not in it; nothing while they are.
    std::optional<Monotonic> out_since = {};
    bool met = false;  ///< somebody else was in it with them
    /// Since when they are in it with nobody else.
    std::optional<Monotonic> alone_since = {};
  };
  void begin(const Verification& in_call);
  std::pair<const VerificationId, Call>* call_of(CallId id);
  std::vector<InMeeting> people(const Call& call) const;
  void follow(Call& call);
  std::optional<Monotonic> join_by(const Call& call) const;
  std::optional<Monotonic> alone_by(const Call& call) const;
  bool has(VerificationId applicant, MeetingRole role) const;

  Meetings* const meetings_;
  const StaffNamed staff_;
  const Clock& clock_;
  const MeetingRules rules_;
  std::size_t ready_ = 0;
  bool troubled_ = false;
  std::map<VerificationId, Call> calls_;
  std::set<VerificationId> changed_;
};

}  // namespace visavis::app
