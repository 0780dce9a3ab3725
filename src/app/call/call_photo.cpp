#include "app/call/call_photo.h"

#include <utility>

namespace visavis::app {

using namespace std::string_view_literals;

std::optional<std::string_view> photo_media_type(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) return "image/jpeg";
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return "image/png";
  if (bytes.size() >= 12 && bytes.starts_with("RIFF"sv) && bytes.substr(8, 4) == "WEBP"sv)
    return "image/webp";
  return std::nullopt;
}

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
