#pragma once

#include <string>
#include <string_view>

#include "app/ports/staff_records.h"
#include "app/ports/verification_store.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

struct CallPhoto {
  std::string_view media_type;
  std::string bytes;
};
/// The representative of the applicant's running call. Refuses not_in_call, and not_found when
/// there is no photo.
Result<CallPhoto, Refusal> call_photo(VerificationStore& verifications, StaffRecords& staff,
                                      VerificationId applicant);

}  // namespace visavis::app
