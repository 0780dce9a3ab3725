#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"
#include "base/time.h"
#include "domain/staff.h"

namespace visavis::app {

/// Members of staff and their sessions. Throws StoreFailure.
class StaffRecords {
 public:
  virtual ~StaffRecords() = default;

  /// False when the e-mail address is taken.
  virtual bool add_staff(const Staff& staff, Timestamp now) = 0;
  virtual std::optional<Staff> staff(StaffId id) = 0;
  virtual std::optional<Staff> staff_with_email(std::string_view email) = 0;
  /// The bytes of an image file that app/access/photo.h accepts; replaces an earlier one.
  virtual void set_staff_photo(StaffId staff, std::string_view bytes, Timestamp now) = 0;
  virtual std::optional<std::string> staff_photo(StaffId staff) = 0;

  virtual void add_session(const StaffSession& session) = 0;
  virtual std::optional<StaffSession> session(const SecretHash& token) = 0;
  virtual void remove_session(const SecretHash& token) = 0;
  /// Removes sessions that expired before `now`.
  virtual void forget_expired_sessions(Timestamp now) = 0;
};

}  // namespace visavis::app
