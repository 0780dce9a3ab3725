#pragma once

#include <vector>

#include "app/ports/verification_store.h"
#include "app/verification/steps.h"
#include "domain/meeting.h"

namespace visavis::app {

/// Notes in the verification's history what the Workspace kept of a call: of what is found, what
/// was not noted before. Throws StoreFailure.
void note_artifacts(VerificationStore& verifications, Steps& steps, VerificationId id, CallId call,
                    std::vector<MeetingArtifact> found);

}  // namespace visavis::app
