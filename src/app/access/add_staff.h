#pragma once

#include <optional>
#include <string>

#include "app/access/field_error.h"
#include "app/ports/act_log.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/staff_records.h"
#include "base/result.h"

namespace visavis::app {

struct NewStaff {
  std::string email, name, role;
  std::string password;
  std::optional<std::string> photo;  ///< the bytes of an image file
};
/// Somebody who can be added, unless the e-mail address is taken.
struct PreparedStaff {
  Staff staff;
  std::optional<std::string> photo;
};

inline constexpr std::size_t password_bytes_min = 12;

Result<Role, FieldError> staff_role(std::string_view text);

/// Checks all that needs no store, and hashes the password: slow, so not within a transaction.
Result<PreparedStaff, FieldError> prepare_staff(Entropy& entropy, const NewStaff& wanted);

/// The caller saves it all together (StoreConnection::together). `by`: nobody, when an operator
/// does it.
Result<StaffId, FieldError> add_staff(StaffRecords& records, ActLog& acts, const Clock& clock,
                                      const PreparedStaff& prepared, std::optional<StaffId> by);

}  // namespace visavis::app
