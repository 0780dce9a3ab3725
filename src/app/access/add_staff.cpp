#include "app/access/add_staff.h"

#include "app/access/photo.h"
#include "app/access/secrets.h"
#include "app/access/staff_email.h"

namespace visavis::app {

Result<PreparedStaff, FieldError> prepare_staff(Entropy& entropy, const NewStaff& wanted) {
  const auto role = named<Role>(wanted.role);
  if (!role)
    return refuse(FieldError{Field::role,
                             "representative, supervisor, administrator or auditor is expected"});
  const auto email = staff_email(wanted.email);
  if (!email) return refuse(FieldError{Field::email, "an e-mail address is expected"});
  if (!is_name(wanted.name)) return refuse(not_a_name);
  if (const auto wrong = wanted.photo ? wrong_photo(*wanted.photo) : std::nullopt)
    return refuse(*wrong);
  if (wanted.password.size() < password_bytes_min)
    return refuse(FieldError{Field::password, "must have at least 12 characters"});
  return PreparedStaff{{.id = StaffId{entropy.id_bytes()},
                        .email = *email,
                        .name = wanted.name,
                        .role = *role,
                        .password_hash = hash_password(wanted.password)},
                       wanted.photo};
}

Result<StaffId, FieldError> add_staff(StaffRecords& records, ActLog& acts, const Clock& clock,
                                      const PreparedStaff& prepared, std::optional<StaffId> by) {
  const auto& [staff, photo] = prepared;
  const Timestamp now = clock.now();
  if (!records.add_staff(staff, now))
    return refuse(FieldError{Field::email, "somebody has this address already"});
  acts.append({by, now, StaffAdded{staff.id, staff.role}});
  if (photo) {
    records.set_staff_photo(staff.id, *photo, now);
    acts.append({by, now, StaffPhotoChanged{staff.id}});
  }
  return staff.id;
}

}  // namespace visavis::app
