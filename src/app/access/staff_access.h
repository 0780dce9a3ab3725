#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/access/field_error.h"
#include "app/ports/act_log.h"
#include "app/ports/clock.h"
#include "app/ports/staff_records.h"
#include "base/result.h"

// What a member of staff may do here, taken back and given again. Each ends all their sessions: the
// running service closes their console within a second, and a call of somebody who may take none
// any more ends. The caller saves it all together (StoreConnection::together). `by`: nobody, when
// an operator does it. Refused: an e-mail address that nobody has.
namespace visavis::app {

Result<StaffId, FieldError> disable_staff(StaffRecords& records, ActLog& acts, const Clock& clock,
                                          std::string_view email, std::optional<StaffId> by);
/// They may sign in again, with the password that they had. Ends nothing.
Result<StaffId, FieldError> enable_staff(StaffRecords& records, ActLog& acts, const Clock& clock,
                                         std::string_view email, std::optional<StaffId> by);
Result<StaffId, FieldError> set_staff_role(StaffRecords& records, ActLog& acts, const Clock& clock,
                                           std::string_view email, std::string_view role,
                                           std::optional<StaffId> by);
Result<StaffId, FieldError> end_staff_sessions(StaffRecords& records, ActLog& acts,
                                               const Clock& clock, std::string_view email,
                                               std::optional<StaffId> by);

/// The hash of a new password, if it may be one: slow, so not within a transaction.
Result<std::string, FieldError> prepare_password(std::string_view password);
Result<StaffId, FieldError> set_staff_password(StaffRecords& records, ActLog& acts,
                                               const Clock& clock, std::string_view email,
                                               const std::string& password_hash,
                                               std::optional<StaffId> by);

}  // namespace visavis::app
