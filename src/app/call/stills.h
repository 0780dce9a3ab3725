#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "app/messages/committed.h"
#include "app/messages/stills.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/evidence_records.h"
#include "app/ports/still_keeper.h"
#include "base/refusal.h"
#include "base/result.h"
#include "base/token_bucket.h"

namespace visavis::app {

/// The stills of the embedded calls that run now: one is asked for by the call's representative,
/// comes in parts from the applicant's page, and goes on to the keeper. What became of it comes
/// back as a step.
class Stills {
 public:
  /// No keeper: none can be taken. The policy must outlive it.
  Stills(StillKeeper* keeper, const Policy& policy, Entropy& entropy, const Clock& clock)
      : keeper_(keeper), policy_(policy), entropy_(entropy), clock_(clock) {}

  /// A running call as it is at the start, with what is known of the verification's evidence.
  void restore(const Verification& in_call, const std::vector<EvidenceRecord>& evidence);
  void on(const CommittedStep& step);
  /// What did not come in time is given up.
  void tick();

  /// Refuses stills_not_kept, still_under_way, too_many_stills, too_many_attempts.
  Result<Done, Refusal> ask(VerificationId applicant, StillOf of);
  /// Says how many parts are still missing: with none, the still is on its way to the keeper. A
  /// part that came already does nothing. Refuses still_not_wanted, invalid_request, busy.
  Result<std::size_t, Refusal> part(VerificationId applicant, StillPart part);
  /// The applicant's page has no picture. Refuses still_not_wanted.
  Result<Done, Refusal> missed(VerificationId applicant, EvidenceId still, StillLoss why);

  /// What the applicant's page is to take; nothing: none, or it has sent it.
  std::optional<WantedStill> wanted(VerificationId applicant) const;
  /// Nothing: none can be taken in this call.
  std::optional<SeenStills> seen(VerificationId applicant) const;

  /// What was given up since the last call of this, for the record.
  std::vector<std::pair<VerificationId, MissStill>> take_lost() { return std::exchange(lost_, {}); }

 private:
  /// A file on its way.
  struct Coming {
    std::uint64_t take = 0;
    Timestamp began;
    std::vector<std::uint8_t> file;
    std::vector<bool> here;  ///< which parts
    std::size_t missing = 0;
  };
  struct Call {
    RecordedSide whose;
    TokenBucket asking;
    std::vector<SeenStill> taken = {};
    std::optional<Coming> coming = {};
    Monotonic asked = {};  ///< when the one that is wanted was asked for
    Monotonic moved = {};  ///< when something new of it was last heard of
    int takes = 0;         ///< pictures of it that began to come
  };
  Call* begin(const Verification& in_call, const InCall& call);
  void end(std::map<VerificationId, Call>::iterator ended);
  void note(Call& call, const EventBody& body);
  void give_up(VerificationId applicant, Call& call, SeenStill& still, StillLoss why);
  Result<Done, Refusal> take_up(Call& call, SeenStill& still, const StillPart& part);
  static SeenStill* wanted(Call& call);

  StillKeeper* const keeper_;
  const Policy& policy_;
  Entropy& entropy_;
  const Clock& clock_;
  std::map<VerificationId, Call> calls_;
  std::vector<std::pair<VerificationId, MissStill>> lost_;
};

}  // namespace visavis::app
