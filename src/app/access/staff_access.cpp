#include "app/access/staff_access.h"

#include "app/access/add_staff.h"
#include "app/access/secrets.h"
#include "app/access/staff_email.h"

namespace visavis::app {
namespace {

/// Changes whoever has the address, and says so in the log.
template <class Change>
Result<StaffId, FieldError> of_staff(StaffRecords& records, ActLog& acts, const Clock& clock,
                                     std::string_view email, std::optional<StaffId> by,
                                     Change change) {
  const auto staff = staff_with(records, email);
  if (!staff) return refuse(staff.error());
  const Timestamp now = clock.now();
  const StaffId id = staff.value().id;
  const ActBody done = change(id, now);
  if (signs_out(done)) records.remove_sessions_of(id);
  acts.append({by, now, done});
  return id;
}

}  // namespace

Result<StaffId, FieldError> disable_staff(StaffRecords& records, ActLog& acts, const Clock& clock,
                                          std::string_view email, std::optional<StaffId> by) {
  return of_staff(records, acts, clock, email, by, [&](StaffId id, Timestamp now) {
    records.set_staff_disabled(id, now);
    return StaffDisabled{id};
  });
}

Result<StaffId, FieldError> enable_staff(StaffRecords& records, ActLog& acts, const Clock& clock,
                                         std::string_view email, std::optional<StaffId> by) {
  return of_staff(records, acts, clock, email, by, [&](StaffId id, Timestamp) {
    records.set_staff_disabled(id, std::nullopt);
    return StaffEnabled{id};
  });
}

Result<StaffId, FieldError> set_staff_role(StaffRecords& records, ActLog& acts, const Clock& clock,
                                           std::string_view email, std::string_view role,
                                           std::optional<StaffId> by) {
  const auto named_role = staff_role(role);
  if (!named_role) return refuse(named_role.error());
  return of_staff(records, acts, clock, email, by, [&](StaffId id, Timestamp) {
    records.set_staff_role(id, named_role.value());
    return StaffRoleChanged{id, named_role.value()};
  });
}

Result<StaffId, FieldError> end_staff_sessions(StaffRecords& records, ActLog& acts,
                                               const Clock& clock, std::string_view email,
                                               std::optional<StaffId> by) {
  return of_staff(records, acts, clock, email, by,
                  [](StaffId id, Timestamp) { return SessionsEnded{id}; });
}

Result<std::string, FieldError> prepare_password(std::string_view password) {
  if (password.size() < password_bytes_min)
    return refuse(FieldError{Field::password, "must have at least 12 characters"});
  return hash_password(password);
}

Result<StaffId, FieldError> set_staff_password(StaffRecords& records, ActLog& acts,
                                               const Clock& clock, std::string_view email,
                                               const std::string& password_hash,
                                               std::optional<StaffId> by) {
  return of_staff(records, acts, clock, email, by, [&](StaffId id, Timestamp) {
    records.set_staff_password(id, password_hash);
    return StaffPasswordChanged{id};
  });
}

}  // namespace visavis::app
