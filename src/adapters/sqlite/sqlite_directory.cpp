#include "adapters/sqlite/sqlite_directory.h"

#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

Marketplace read_marketplace(const Rows& rows) {
  return {.id = MarketplaceId{rows.bytes<16>(0)},
          .name = std::string{rows.text(1)},
          .webhook_url = std::string{rows.text(2)},
          .webhook_secret = std::string{rows.text(3)}};
}

std::optional<Staff> read_staff(Rows rows) {
  if (!rows.next()) return std::nullopt;
  const auto role = role_named(rows.text(3));
  if (!role) throw app::StoreFailure("SQLite: a member of staff has a role that does not exist");
  return Staff{.id = StaffId{rows.bytes<16>(0)},
               .email = std::string{rows.text(1)},
               .name = std::string{rows.text(2)},
               .role = *role,
               .password_hash = std::string{rows.text(4)},
               .has_photo = rows.integer(5) != 0};
}

std::optional<ApplicantLink> read_link(Rows rows) {
  if (!rows.next()) return std::nullopt;
  ApplicantLink link{.token = rows.bytes<32>(0),
                     .verification = VerificationId{rows.bytes<16>(1)},
                     .expires = rows.time(2),
                     .device = std::nullopt,
                     .minted_by = std::nullopt};
  if (!rows.is_null(5)) link.minted_by = rows.bytes<32>(5);
  if (!rows.is_null(3))
    link.device = BoundDevice{.cookie = rows.bytes<32>(3), .expires = rows.time(4)};
  return link;
}

}  // namespace

SqliteDirectory::SqliteDirectory(Database& database)
    : transactions_(database.transactions()),
      add_marketplace_(database.handle(),
                       "INSERT INTO marketplace (id, name, webhook_url, webhook_secret, created) "
                       "VALUES (?1, ?2, ?3, ?4, ?5)"),
      marketplace_(database.handle(),
                   "SELECT id, name, webhook_url, webhook_secret FROM marketplace WHERE id = ?1"),
      marketplaces_(database.handle(),
                    "SELECT id, name, webhook_url, webhook_secret FROM marketplace "
                    "ORDER BY created, id"),
      add_key_(database.handle(),
               "INSERT INTO api_key (hash, marketplace, created) VALUES (?1, ?2, ?3)"),
      marketplace_of_key_(database.handle(), "SELECT marketplace FROM api_key WHERE hash = ?1"),
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
      forget_sessions_(database.handle(), "DELETE FROM session WHERE expires < ?1"),
      add_link_(database.handle(),
                "INSERT INTO link (token, verification, expires, minted_by) "
                "VALUES (?1, ?2, ?3, ?4)"),
      link_(database.handle(),
            "SELECT token, verification, expires, device, device_expires, minted_by FROM link "
            "WHERE token = ?1"),
      link_of_device_(
          database.handle(),
          "SELECT token, verification, expires, device, device_expires, minted_by FROM link "
          "WHERE device = ?1 ORDER BY opened DESC LIMIT 1"),
      bind_link_(database.handle(),
                 "UPDATE link SET device = ?2, device_expires = ?3, opened = 1 + (SELECT "
                 "coalesce(max(opened), 0) "
                 "FROM link WHERE device = ?2) WHERE token = ?1 AND device IS NULL"),
      forget_links_(database.handle(), "DELETE FROM link WHERE device IS NULL AND expires < ?1"),
      forget_devices_(database.handle(),
                      "DELETE FROM link WHERE device IS NOT NULL AND device_expires < ?1"),
      end_minted_(database.handle(), "DELETE FROM link WHERE minted_by = ?1 AND device IS NULL"),
      take_charge_(database.handle(),
                   "UPDATE link SET charge = 1 + (SELECT coalesce(max(charge), 0) FROM link WHERE "
                   "verification = ?1 AND charge IS NOT NULL) "
                   "WHERE verification = ?1 AND device = ?2"),
      device_in_charge_(database.handle(),
                        "SELECT device FROM link WHERE verification = ?1 AND charge IS NOT NULL "
                        "ORDER BY charge DESC LIMIT 1") {}

void SqliteDirectory::add_marketplace(const Marketplace& marketplace, Timestamp now) {
  add_marketplace_.execute(marketplace.id.bytes(), marketplace.name, marketplace.webhook_url,
                           marketplace.webhook_secret, now);
}

std::optional<Marketplace> SqliteDirectory::marketplace(MarketplaceId id) {
  auto rows = marketplace_.run(id.bytes());
  if (!rows.next()) return std::nullopt;
  return read_marketplace(rows);
}

std::vector<Marketplace> SqliteDirectory::marketplaces() {
  auto rows = marketplaces_.run();
  std::vector<Marketplace> all;
  while (rows.next()) all.push_back(read_marketplace(rows));
  return all;
}

void SqliteDirectory::add_api_key(const SecretHash& key, MarketplaceId marketplace, Timestamp now) {
  add_key_.execute(key, marketplace.bytes(), now);
}

std::optional<MarketplaceId> SqliteDirectory::marketplace_of_key(const SecretHash& key) {
  auto rows = marketplace_of_key_.run(key);
  if (!rows.next()) return std::nullopt;
  return MarketplaceId{rows.bytes<16>(0)};
}

bool SqliteDirectory::add_staff(const Staff& staff, Timestamp now) {
  add_staff_.execute(staff.id.bytes(), staff.email, staff.name, name(staff.role),
                     staff.password_hash, now);
  return sqlite3_changes(transactions_.connection) == 1;
}

std::optional<Staff> SqliteDirectory::staff(StaffId id) {
  return read_staff(staff_.run(id.bytes()));
}

std::optional<Staff> SqliteDirectory::staff_with_email(std::string_view email) {
  return read_staff(staff_with_email_.run(email));
}

void SqliteDirectory::set_staff_photo(StaffId staff, std::string_view bytes, Timestamp now) {
  const std::span<const std::uint8_t> image{reinterpret_cast<const std::uint8_t*>(bytes.data()),
                                            bytes.size()};
  set_staff_photo_.execute(staff.bytes(), image, now);
}

std::optional<std::string> SqliteDirectory::staff_photo(StaffId staff) {
  auto rows = staff_photo_.run(staff.bytes());
  if (!rows.next()) return std::nullopt;
  return std::string{rows.blob(0)};
}

void SqliteDirectory::add_session(const StaffSession& session) {
  add_session_.execute(session.token, session.staff.bytes(), session.expires);
}

std::optional<StaffSession> SqliteDirectory::session(const SecretHash& token) {
  auto rows = session_.run(token);
  if (!rows.next()) return std::nullopt;
  return StaffSession{
      .token = rows.bytes<32>(0), .staff = StaffId{rows.bytes<16>(1)}, .expires = rows.time(2)};
}

void SqliteDirectory::remove_session(const SecretHash& token) { remove_session_.execute(token); }

void SqliteDirectory::add_link(const ApplicantLink& link) {
  Transaction transaction{transactions_};
  if (link.minted_by) end_minted_.execute(*link.minted_by);
  add_link_.execute(link.token, link.verification.bytes(), link.expires, link.minted_by);
  if (link.device) bind_link_.execute(link.token, link.device->cookie, link.device->expires);
  transaction.commit();
}

std::optional<ApplicantLink> SqliteDirectory::link(const SecretHash& token) {
  return read_link(link_.run(token));
}

std::optional<ApplicantLink> SqliteDirectory::link_of_device(const SecretHash& device) {
  return read_link(link_of_device_.run(device));
}

bool SqliteDirectory::bind_link(const SecretHash& token, const BoundDevice& device) {
  bind_link_.execute(token, device.cookie, device.expires);
  return sqlite3_changes(transactions_.connection) == 1;
}

void SqliteDirectory::take_charge(VerificationId verification, const SecretHash& device) {
  take_charge_.execute(verification.bytes(), device);
}

std::optional<SecretHash> SqliteDirectory::device_in_charge(VerificationId verification) {
  auto rows = device_in_charge_.run(verification.bytes());
  if (!rows.next()) return std::nullopt;
  return rows.bytes<32>(0);
}

void SqliteDirectory::forget_expired_sessions(Timestamp now) { forget_sessions_.execute(now); }

void SqliteDirectory::forget_expired_links(Timestamp now) {
  Transaction transaction{transactions_};
  forget_links_.execute(now);
  forget_devices_.execute(now);
  transaction.commit();
}

}  // namespace visavis::sqlite
