#include "app/live/still_uploads.h"

#include <algorithm>
#include <utility>

namespace visavis::app {
namespace {

constexpr std::size_t shown_steps = 10;

}  // namespace

Result<std::size_t, Refusal> StillUploads::part(VerificationId applicant, DeviceId device,
                                                StillPart part) {
  if (devices_.in_charge(applicant) != device) return refuse(Refusal::device_not_in_charge);
  const std::size_t step = std::max<std::size_t>(part.bytes / still_part_bytes / shown_steps, 1);
  auto taken = stills_.part(applicant, std::move(part));
  // A console is shown every tenth, not each of two hundred parts.
  if (taken && taken.value() % step == 0) {
    consoles_.peer_changed(applicant);
    consoles_.flush();
  }
  return taken;
}

}  // namespace visavis::app
