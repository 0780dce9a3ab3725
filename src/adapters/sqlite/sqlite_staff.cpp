#include "adapters/sqlite/sqlite_staff.h"

#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

std::optional<Staff> read_staff(Rows rows) {
  if (!rows.next()) return std::nullopt;
  const auto role = named<Role>(rows.text(3));
  if (!role) throw app::StoreFailure("SQLite: a member of staff has a role that does not exist");
  return Staff{.id = StaffId{rows.bytes<16>(0)},
               .email = std::string{rows.text(1)},
               .name = std::string{rows.text(2)},
               .role = *role,
               .password_hash = std::string{rows.text(4)},
               .has_photo = rows.integer(5) != 0};
}

}  // namespace

SqliteStaff::SqliteStaff(Database& database)
    : connection_(database.handle()),
      add_staff_(database.handle(),
                 "INSERT INTO staff (id, email, name, role, password_hash, created) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (email) DO NOTHING"),
      staff_(database.handle(),
             "SELECT id, email, name, role, password_hash, "
             "EXISTS (SELECT 1 FROM staff_photo WHERE staff = id) FROM staff WHERE id = ?1"),
      staff_with_email_(database.handle(),
                        "SELECT id, email, name, role, password_hash, "
                        "EXISTS (SELECT 1 FROM staff_photo WHERE staff = id) "
                        "FROM staff WHERE email = ?1"),
      set_staff_photo_(database.handle(),
                       "INSERT INTO staff_photo (staff, image, changed) VALUES (?1, ?2, ?3) "
                       "ON CONFLICT (staff) DO UPDATE SET image = ?2, changed = ?3"),
      staff_photo_(database.handle(), "SELECT image FROM staff_photo WHERE staff = ?1"),
      add_session_(database.handle(),
                   "INSERT INTO session (token, staff, expires) VALUES (?1, ?2, ?3)"),
      session_(database.handle(), "SELECT token, staff, expires FROM session WHERE token = ?1"),
      remove_session_(database.handle(), "DELETE FROM session WHERE token = ?1"),
      forget_sessions_(database.handle(), "DELETE FROM session WHERE expires < ?1") {}

bool SqliteStaff::add_staff(const Staff& staff, Timestamp now) {
  add_staff_.execute(staff.id.bytes(), staff.email, staff.name, name(staff.role),
                     staff.password_hash, now);
  return sqlite3_changes(connection_) == 1;
}

std::optional<Staff> SqliteStaff::staff(StaffId id) { return read_staff(staff_.run(id.bytes())); }

std::optional<Staff> SqliteStaff::staff_with_email(std::string_view email) {
  return read_staff(staff_with_email_.run(email));
}

void SqliteStaff::set_staff_photo(StaffId staff, std::string_view bytes, Timestamp now) {
  const std::span<const std::uint8_t> image{reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                            bytes.size()};
  set_staff_photo_.execute(staff.bytes(), image, now);
}

std::optional<std::string> SqliteStaff::staff_photo(StaffId staff) {
  auto rows = staff_photo_.run(staff.bytes());
  if (!rows.next()) return std::nullopt;
  return std::string{rows.blob(0)};
}

void SqliteStaff::add_session(const StaffSession& session) {
  add_session_.execute(session.token, session.staff.bytes(), session.expires);
}

std::optional<StaffSession> SqliteStaff::session(const SecretHash& token) {
  auto rows = session_.run(token);
  if (!rows.next()) return std::nullopt;
  return StaffSession{
      .token = rows.bytes<32>(0), .staff = StaffId{rows.bytes<16>(1)}, .expires = rows.time(2)};
}

void SqliteStaff::remove_session(const SecretHash& token) { remove_session_.execute(token); }

void SqliteStaff::forget_expired_sessions(Timestamp now) { forget_sessions_.execute(now); }

}  // namespace visavis::sqlite
