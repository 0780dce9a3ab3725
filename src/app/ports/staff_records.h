#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "domain/staff.h"

namespace visavis::app {

/// Members of staff, their sessions, and the browsers that know them. Throws StoreFailure.
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

  // Each does nothing when there is no such member of staff.
  virtual void set_staff_role(StaffId staff, Role role) = 0;
  virtual void set_staff_password(StaffId staff, const std::string& password_hash) = 0;
  /// Nothing: they may sign in again.
  virtual void set_staff_disabled(StaffId staff, std::optional<Timestamp> since) = 0;
  /// In the order in which they were added.
  virtual std::vector<Staff> every_staff() = 0;

  virtual void add_session(const StaffSession& session) = 0;
  virtual std::optional<StaffSession> session(const SecretHash& token) = 0;
  virtual void remove_session(const SecretHash& token) = 0;
  /// Takes over when it was seen, and when its second factor was proven. Nothing where it is gone.
  virtual void note_session(const StaffSession& session) = 0;
  /// Their known devices and tickets, too.
  virtual void remove_sessions_of(StaffId staff) = 0;
  /// Those that have not expired, in the order in which they began.
  virtual std::vector<StaffSession> sessions_of(StaffId staff, Timestamp now) = 0;
  /// A browser may be that of several; of each, the newest counts.
  virtual void add_known_device(const KnownDevice& device) = 0;
  virtual std::vector<KnownDevice> known_devices(const SecretHash& token) = 0;
  /// Removes sessions, known devices and tickets that expired before `now`.
  virtual void forget_expired_sessions(Timestamp now) = 0;
};

}  // namespace visavis::app
