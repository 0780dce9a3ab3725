#include "app/call/meeting_artifacts.h"

#include <set>
#include <string>
#include <utility>

namespace visavis::app {

void note_artifacts(VerificationStore& verifications, Steps& steps, VerificationId id, CallId call,
                    std::vector<MeetingArtifact> found) {
  std::set<std::string> noted;
  for (const auto& stored : verifications.history(id))
    if (const auto* before = std::get_if<ArtifactsFound>(&stored.event.body))
      for (const auto& one : before->artifacts) noted.insert(one.name);
  std::erase_if(found, [&](const auto& one) { return !noted.insert(one.name).second; });
  // Refused where nothing is new.
  (void)steps.change(id, NoteArtifacts{call, std::move(found)});
}

}  // namespace visavis::app
