#include "adapters/sqlite/sqlite_staff.h"

#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

#define VISAVIS_STAFF                             \
  "SELECT id, email, name, role, password_hash, " \
  "EXISTS (SELECT 1 FROM staff_photo WHERE staff = id), disabled FROM staff "

Staff staff_in(const Rows& rows) {
  const auto role = named<Role>(rows.text(3));
  if (!role) throw app::StoreFailure("SQLite: a member of staff has a role that does not exist");
  return Staff{.id = StaffId{rows.bytes<16>(0)},
               .email = std::string{rows.text(1)},
               .name = std::string{rows.text(2)},
               .role = *role,
               .password_hash = std::string{rows.text(4)},
               .has_photo = rows.integer(5) != 0,
               .disabled = rows.is_null(6) ? std::nullopt : std::optional{rows.time(6)}};
}

#define VISAVIS_SESSION \
  "SELECT token, staff, expires, began, seen, browser, second_factor FROM session "

StaffSession session_in(const Rows& rows) {
  return {.token = rows.bytes<32>(0),
          .staff = StaffId{rows.bytes<16>(1)},
          .expires = rows.time(2),
          .began = rows.time(3),
          .seen = rows.time(4),
          .browser = std::string{rows.text(5)},
          .second_factor = rows.is_null(6) ? std::nullopt : std::optional{rows.time(6)}};
}

std::optional<Staff> read_staff(Rows rows) {
  if (!rows.next()) return std::nullopt;
  return staff_in(rows);
}

}  // namespace

SqliteStaff::SqliteStaff(Database& database)
    : connection_(database.handle()),
      add_staff_(database.handle(),
                 "INSERT INTO staff (id, email, name, role, password_hash, created) "
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (email) DO NOTHING"),
      staff_(database.handle(), VISAVIS_STAFF "WHERE id = ?1"),
      staff_with_email_(database.handle(), VISAVIS_STAFF "WHERE email = ?1"),
      set_staff_photo_(database.handle(),
                       "INSERT INTO staff_photo (staff, image, changed) VALUES (?1, ?2, ?3) "
                       "ON CONFLICT (staff) DO UPDATE SET image = ?2, changed = ?3"),
      staff_photo_(database.handle(), "SELECT image FROM staff_photo WHERE staff = ?1"),
      set_role_(database.handle(), "UPDATE staff SET role = ?2 WHERE id = ?1"),
      set_password_(database.handle(), "UPDATE staff SET password_hash = ?2 WHERE id = ?1"),
      set_disabled_(database.handle(), "UPDATE staff SET disabled = ?2 WHERE id = ?1"),
      every_staff_(database.handle(), VISAVIS_STAFF "ORDER BY created, id"),
      add_session_(database.handle(),
                   "INSERT INTO session (token, staff, expires, began, seen, browser, "
                   "second_factor) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      session_(database.handle(), VISAVIS_SESSION "WHERE token = ?1"),
      remove_session_(database.handle(), "DELETE FROM session WHERE token = ?1"),
      note_session_(database.handle(),
                    "UPDATE session SET seen = ?2, second_factor = ?3 WHERE token = ?1"),
      remove_sessions_of_(database.handle(), "DELETE FROM session WHERE staff = ?1"),
      sessions_of_(database.handle(),
                   VISAVIS_SESSION "WHERE staff = ?1 AND expires > ?2 ORDER BY began, token"),
      forget_sessions_(database.handle(), "DELETE FROM session WHERE expires < ?1"),
      add_device_(database.handle(),
                  "INSERT INTO known_device (token, staff, expires) VALUES (?1, ?2, ?3) "
                  "ON CONFLICT (token, staff) DO UPDATE SET expires = ?3"),
      devices_(database.handle(),
               "SELECT token, staff, expires FROM known_device WHERE token = ?1"),
      remove_devices_of_(database.handle(), "DELETE FROM known_device WHERE staff = ?1"),
      forget_devices_(database.handle(), "DELETE FROM known_device WHERE expires < ?1"),
      remove_tickets_of_(database.handle(), "DELETE FROM staff_ticket WHERE staff = ?1"),
      forget_tickets_(database.handle(), "DELETE FROM staff_ticket WHERE expires < ?1") {}

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

void SqliteStaff::set_staff_role(StaffId staff, Role role) {
  set_role_.execute(staff.bytes(), name(role));
}

void SqliteStaff::set_staff_password(StaffId staff, const std::string& password_hash) {
  set_password_.execute(staff.bytes(), password_hash);
}

void SqliteStaff::set_staff_disabled(StaffId staff, std::optional<Timestamp> since) {
  set_disabled_.execute(staff.bytes(), since);
}

std::vector<Staff> SqliteStaff::every_staff() {
  auto rows = every_staff_.run();
  std::vector<Staff> all;
  while (rows.next()) all.push_back(staff_in(rows));
  return all;
}

void SqliteStaff::add_session(const StaffSession& session) {
  add_session_.execute(session.token, session.staff.bytes(), session.expires, session.began,
                       session.seen, session.browser, session.second_factor);
}

std::optional<StaffSession> SqliteStaff::session(const SecretHash& token) {
  auto rows = session_.run(token);
  if (!rows.next()) return std::nullopt;
  return session_in(rows);
}

void SqliteStaff::remove_session(const SecretHash& token) { remove_session_.execute(token); }

void SqliteStaff::note_session(const StaffSession& session) {
  note_session_.execute(session.token, session.seen, session.second_factor);
}

void SqliteStaff::remove_sessions_of(StaffId staff) {
  remove_sessions_of_.execute(staff.bytes());
  remove_devices_of_.execute(staff.bytes());
  remove_tickets_of_.execute(staff.bytes());
}

std::vector<StaffSession> SqliteStaff::sessions_of(StaffId staff, Timestamp now) {
  auto rows = sessions_of_.run(staff.bytes(), now);
  std::vector<StaffSession> all;
  while (rows.next()) all.push_back(session_in(rows));
  return all;
}

void SqliteStaff::add_known_device(const KnownDevice& device) {
  add_device_.execute(device.token, device.staff.bytes(), device.expires);
}

std::vector<KnownDevice> SqliteStaff::known_devices(const SecretHash& token) {
  auto rows = devices_.run(token);
  std::vector<KnownDevice> all;
  while (rows.next())
    all.push_back(
        {.token = rows.bytes<32>(0), .staff = StaffId{rows.bytes<16>(1)}, .expires = rows.time(2)});
  return all;
}

void SqliteStaff::forget_expired_sessions(Timestamp now) {
  forget_sessions_.execute(now);
  forget_devices_.execute(now);
  forget_tickets_.execute(now);
}

}  // namespace visavis::sqlite
