#include "app/access/staff_photo.h"

#include "app/access/photo.h"
#include "app/access/staff_email.h"

namespace visavis::app {

Result<StaffId, FieldError> set_staff_photo(StaffRecords& records, ActLog& acts, const Clock& clock,
                                            std::string_view email, std::string_view photo,
                                            std::optional<StaffId> by) {
  if (const auto wrong = wrong_photo(photo)) return refuse(*wrong);
  const auto staff = staff_with(records, email);
  if (!staff) return refuse(staff.error());
  const Timestamp now = clock.now();
  records.set_staff_photo(staff->id, photo, now);
  acts.append({by, now, StaffPhotoChanged{staff->id}});
  return staff->id;
}

}  // namespace visavis::app
