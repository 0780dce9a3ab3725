#include "adapters/sqlite/sqlite_factors.h"

#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

std::span<const std::uint8_t> blob_of(const std::string& bytes) {
  return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

std::optional<TotpSecret> secret_in(const Rows& rows, int column) {
  if (rows.is_null(column)) return std::nullopt;
  return rows.bytes<std::tuple_size_v<TotpSecret>>(column);
}

}  // namespace

SqliteFactors::SqliteFactors(Database& database)
    : connection_(database.handle()),
      totp_(connection_, "SELECT secret, since, last_step, begun FROM totp WHERE staff = ?1"),
      set_totp_(connection_,
                "INSERT INTO totp (staff, secret, since, last_step, begun) "
                "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (staff) DO UPDATE "
                "SET secret = ?2, since = ?3, last_step = ?4, begun = ?5"),
      add_code_(connection_, "INSERT INTO recovery_code (staff, hash) VALUES (?1, ?2)"),
      count_codes_(connection_, "SELECT count(*) FROM recovery_code WHERE staff = ?1"),
      use_code_(connection_, "DELETE FROM recovery_code WHERE staff = ?1 AND hash = ?2"),
      remove_codes_(connection_, "DELETE FROM recovery_code WHERE staff = ?1"),
      passkeys_(connection_,
                "SELECT id, name, credential, algorithm, public_key, sign_count, added, used "
                "FROM passkey WHERE staff = ?1 ORDER BY added, id"),
      add_passkey_(connection_,
                   "INSERT INTO passkey (id, staff, name, credential, algorithm, public_key, "
                   "sign_count, added, used) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
                   "ON CONFLICT (credential) DO NOTHING"),
      note_passkey_(connection_, "UPDATE passkey SET sign_count = ?2, used = ?3 WHERE id = ?1"),
      remove_passkey_(connection_, "DELETE FROM passkey WHERE id = ?1"),
      add_ticket_(
          connection_,
          "INSERT INTO staff_ticket (token, purpose, staff, expires) VALUES (?1, ?2, ?3, ?4)"),
      ticket_(connection_,
              "SELECT token, purpose, staff, expires FROM staff_ticket WHERE token = ?1"),
      remove_ticket_(connection_, "DELETE FROM staff_ticket WHERE token = ?1") {}

TotpRecord SqliteFactors::totp(StaffId staff) {
  auto rows = totp_.run(staff.bytes());
  TotpRecord record;
  if (!rows.next()) return record;
  if (const auto secret = secret_in(rows, 0))
    record.used = Totp{*secret, rows.time(1), rows.integer(2)};
  record.begun = secret_in(rows, 3);
  return record;
}

void SqliteFactors::set_totp(StaffId staff, const TotpRecord& record) {
  const auto& used = record.used;
  set_totp_.execute(staff.bytes(), used ? std::optional{used->secret} : std::nullopt,
                    used ? std::optional{used->since} : std::nullopt,
                    used ? used->last_step : std::int64_t{0}, record.begun);
}

void SqliteFactors::set_recovery_codes(StaffId staff, const std::vector<SecretHash>& codes) {
  remove_codes_.execute(staff.bytes());
  for (const auto& one : codes) add_code_.execute(staff.bytes(), one);
}

std::size_t SqliteFactors::recovery_codes_left(StaffId staff) {
  auto rows = count_codes_.run(staff.bytes());
  return rows.next() ? static_cast<std::size_t>(rows.integer(0)) : 0;
}

bool SqliteFactors::use_recovery_code(StaffId staff, const SecretHash& code) {
  use_code_.execute(staff.bytes(), code);
  return sqlite3_changes(connection_) == 1;
}

std::vector<Passkey> SqliteFactors::passkeys(StaffId staff) {
  auto rows = passkeys_.run(staff.bytes());
  std::vector<Passkey> all;
  while (rows.next())
    all.push_back({.id = PasskeyId{rows.bytes<16>(0)},
                   .staff = staff,
                   .name = std::string{rows.text(1)},
                   .credential = std::string{rows.blob(2)},
                   .algorithm = rows.integer(3),
                   .public_key = std::string{rows.blob(4)},
                   .sign_count = static_cast<std::uint32_t>(rows.integer(5)),
                   .added = rows.time(6),
                   .used = rows.is_null(7) ? std::nullopt : std::optional{rows.time(7)}});
  return all;
}

bool SqliteFactors::add_passkey(const Passkey& one) {
  add_passkey_.execute(one.id.bytes(), one.staff.bytes(), one.name, blob_of(one.credential),
                       one.algorithm, blob_of(one.public_key), std::int64_t{one.sign_count},
                       one.added, one.used);
  return sqlite3_changes(connection_) == 1;
}

void SqliteFactors::note_passkey(const Passkey& passkey) {
  note_passkey_.execute(passkey.id.bytes(), std::int64_t{passkey.sign_count}, passkey.used);
}

void SqliteFactors::remove_passkey(PasskeyId passkey) { remove_passkey_.execute(passkey.bytes()); }

void SqliteFactors::add_ticket(const StaffTicket& ticket) {
  add_ticket_.execute(ticket.token, name(ticket.purpose), ticket.staff.bytes(), ticket.expires);
}

std::optional<StaffTicket> SqliteFactors::ticket(const SecretHash& token) {
  auto rows = ticket_.run(token);
  if (!rows.next()) return std::nullopt;
  const auto purpose = named<TicketFor>(rows.text(1));
  if (!purpose) throw app::StoreFailure("SQLite: a ticket is for something that does not exist");
  return StaffTicket{rows.bytes<32>(0), *purpose, StaffId{rows.bytes<16>(2)}, rows.time(3)};
}

void SqliteFactors::remove_ticket(const SecretHash& token) { remove_ticket_.execute(token); }

}  // namespace visavis::sqlite
