#include "app/call/call_photo.h"

#include <utility>

#include "app/access/photo.h"

namespace visavis::app {

Result<CallPhoto, Refusal> call_photo(VerificationStore& verifications, StaffRecords& staff,
                                      VerificationId applicant) {
  const auto verification = verifications.verification(applicant);
  const auto* in_call = verification ? std::get_if<InCall>(&verification->status) : nullptr;
  if (in_call == nullptr) return refuse(Refusal::not_in_call);
  auto bytes = staff.staff_photo(in_call->representative);
  const auto media_type = bytes ? photo_media_type(*bytes) : std::nullopt;
  if (!media_type) return refuse(Refusal::not_found);
  return CallPhoto{*media_type, *std::move(bytes)};
}

}  // namespace visavis::app
