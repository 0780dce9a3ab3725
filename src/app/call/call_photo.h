#pragma once

#include <string>
#include <string_view>

#include "app/context.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

struct CallPhoto {
  std::string_view media_type;
  std::string bytes;
};
/// The representative of the applicant's running call. Refuses not_in_call, and not_found when
/// there is no photo.
Result<CallPhoto, Refusal> call_photo(Context& context, VerificationId applicant);

}  // namespace visavis::app
