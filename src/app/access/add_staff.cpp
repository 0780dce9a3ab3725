#include "app/access/add_staff.h"

#include "app/access/photo.h"
#include "app/access/staff_access.h"
#include "app/access/staff_email.h"
#include "app/words/one_line.h"

namespace visavis::app {

Result<Role, FieldError> staff_role(std::string_view text) {
  if (const auto role = named<Role>(text)) return *role;
  return refuse(
      FieldError{Field::role, "representative, supervisor, administrator or auditor is expected"});
}

Result<PreparedStaff, FieldError> prepare_staff(Entropy& entropy, const NewStaff& wanted) {
  const auto role = staff_role(wanted.role);
  if (!role) return refuse(role.error());
  const auto email = staff_email(wanted.email);
  if (!email) return refuse(FieldError{Field::email, "an e-mail address is expected"});
  const std::string name = one_line(wanted.name);
  if (!is_name(name)) return refuse(not_a_name);
  if (const auto wrong = wanted.photo ? wrong_photo(*wanted.photo) : std::nullopt)
    return refuse(*wrong);
  const auto password_hash = prepare_password(wanted.password);
  if (!password_hash) return refuse(password_hash.error());
  return PreparedStaff{{.id = StaffId{entropy.id_bytes()},
                        .email = *email,
                        .name = name,
                        .role = role.value(),
                        .password_hash = password_hash.value()},
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
