#include "adapters/sqlite/sqlite_links.h"

namespace visavis::sqlite {
namespace {

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

SqliteLinks::SqliteLinks(Database& database)
    : transactions_(database.transactions()),
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

void SqliteLinks::add_link(const ApplicantLink& link) {
  Transaction transaction{transactions_};
  if (link.minted_by) end_minted_.execute(*link.minted_by);
  add_link_.execute(link.token, link.verification.bytes(), link.expires, link.minted_by);
  if (link.device) bind_link_.execute(link.token, link.device->cookie, link.device->expires);
  transaction.commit();
}

std::optional<ApplicantLink> SqliteLinks::link(const SecretHash& token) {
  return read_link(link_.run(token));
}

std::optional<ApplicantLink> SqliteLinks::link_of_device(const SecretHash& device) {
  return read_link(link_of_device_.run(device));
}

bool SqliteLinks::bind_link(const SecretHash& token, const BoundDevice& device) {
  bind_link_.execute(token, device.cookie, device.expires);
  return sqlite3_changes(transactions_.connection) == 1;
}

void SqliteLinks::take_charge(VerificationId verification, const SecretHash& device) {
  take_charge_.execute(verification.bytes(), device);
}

std::optional<SecretHash> SqliteLinks::device_in_charge(VerificationId verification) {
  auto rows = device_in_charge_.run(verification.bytes());
  if (!rows.next()) return std::nullopt;
  return rows.bytes<32>(0);
}

void SqliteLinks::forget_expired_links(Timestamp now) {
  Transaction transaction{transactions_};
  forget_links_.execute(now);
  forget_devices_.execute(now);
  transaction.commit();
}

}  // namespace visavis::sqlite
