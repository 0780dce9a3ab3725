#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/staff_records.h"

namespace visavis::sqlite {

/// Members of staff and their sessions in SQLite. For the thread of its connection.
class SqliteStaff : public app::StaffRecords {
 public:
  explicit SqliteStaff(Database& database);

  bool add_staff(const Staff& staff, Timestamp now) override;
  std::optional<Staff> staff(StaffId id) override;
  std::optional<Staff> staff_with_email(std::string_view email) override;
  void set_staff_photo(StaffId staff, std::string_view bytes, Timestamp now) override;
  std::optional<std::string> staff_photo(StaffId staff) override;

  void set_staff_role(StaffId staff, Role role) override;
  void set_staff_password(StaffId staff, const std::string& password_hash) override;
  void set_staff_disabled(StaffId staff, std::optional<Timestamp> since) override;
  std::vector<Staff> every_staff() override;

  void add_session(const StaffSession& session) override;
  std::optional<StaffSession> session(const SecretHash& token) override;
  void remove_session(const SecretHash& token) override;
  void note_session(const StaffSession& session) override;
  void remove_sessions_of(StaffId staff) override;
  std::vector<StaffSession> sessions_of(StaffId staff, Timestamp now) override;
  void add_known_device(const KnownDevice& device) override;
  std::vector<KnownDevice> known_devices(const SecretHash& token) override;
  void forget_expired_sessions(Timestamp now) override;

 private:
  sqlite3* connection_;
  Statement add_staff_, staff_, staff_with_email_, set_staff_photo_, staff_photo_;
  Statement set_role_, set_password_, set_disabled_, every_staff_;
  Statement add_session_, session_, remove_session_, note_session_, remove_sessions_of_,
      sessions_of_, forget_sessions_;
  Statement add_device_, devices_, remove_devices_of_, forget_devices_;
  Statement remove_tickets_of_, forget_tickets_;
};

}  // namespace visavis::sqlite
