#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "app/messages/committed.h"
#include "app/messages/stored.h"
#include "app/ports/clock.h"
#include "app/ports/marketplaces.h"
#include "app/ports/verification_store.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

/// What steps are decided by, for as long as the program runs.
struct StepRules {
  const Policy& policy;
  bool mails = false;     ///< there is a mail server: steps write the mails that tell of them
  bool meetings = false;  ///< calls can be meetings
};

/// The one way in which verifications change, over one connection to the store: load, let the
/// domain decide, commit row and event together. Nobody is told from here: what was committed is
/// kept until take(), and is told once it is saved for good.
class Steps {
 public:
  Steps(VerificationStore& verifications, Marketplaces& marketplaces, const Clock& clock,
        StepRules rules);

  /// Decides again when another step was committed in between. Throws StoreFailure.
  Result<Verification, Refusal> change(VerificationId id, const Command& command);
  /// The first step of a verification. Refuses verification_exists.
  Result<Verification, Refusal> begin(VerificationId id, const VerificationRequired& required);

  const Policy& policy() const { return rules_.policy; }
  bool mails() const { return rules_.mails; }
  bool meetings() const { return rules_.meetings; }

  /// The steps committed since the last call, oldest first.
  std::vector<CommittedStep> take();
  std::size_t committed() const { return committed_.size(); }
  /// The position of the newest of them; 0 when there is none.
  std::int64_t last_position() const { return committed_.empty() ? 0 : committed_.back().position; }
  /// The steps from the `count`th on were undone.
  void undone_from(std::size_t count);

 private:
  Step step(const Verification& after, const Event& event, std::string previous_status);
  void committed(std::int64_t position, const Verification& after, const Event& event);

  VerificationStore& verifications_;
  Marketplaces& marketplaces_;
  const Clock& clock_;
  const StepRules rules_;
  std::vector<CommittedStep> committed_;
};

/// The same for a step that is read from the log.
CommittedStep committed_step(VerificationStore& verifications, std::int64_t position,
                             const Verification& after, const Event& event);

/// How many calls the verification has had.
int calls_started(VerificationStore& verifications, VerificationId id);

}  // namespace visavis::app
