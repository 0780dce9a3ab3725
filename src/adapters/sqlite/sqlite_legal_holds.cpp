#include "adapters/sqlite/sqlite_legal_holds.h"

#include "base/check.h"

namespace visavis::sqlite {
namespace {

std::optional<IdBytes> verification_of(const app::HeldEvidence& on) {
  if (!on.verification) return std::nullopt;
  return on.verification->bytes();
}

app::LegalHold legal_hold(const Rows& rows) {
  auto account = AccountId::parse(rows.text(1));
  CHECK(account);
  app::LegalHold hold{{MarketplaceId{rows.bytes<16>(0)}, *std::move(account)},
                      rows.time(3),
                      std::string{rows.text(4)},
                      std::string{rows.text(5)}};
  if (!rows.is_null(2)) hold.on.verification = VerificationId{rows.bytes<16>(2)};
  return hold;
}

}  // namespace

SqliteLegalHolds::SqliteLegalHolds(Database& database)
    : connection_(database.handle()),
      add_(connection_,
           "INSERT OR IGNORE INTO legal_hold (marketplace, account, verification, since, who, why) "
           "VALUES (?1, ?2, (SELECT number FROM verification WHERE id = ?3), ?4, ?5, ?6)"),
      remove_(connection_,
              "DELETE FROM legal_hold WHERE marketplace = ?1 AND account = ?2 AND verification IS "
              "(SELECT number FROM verification WHERE id = ?3)"),
      all_(connection_,
           "SELECT h.marketplace, h.account, v.id, h.since, h.who, h.why FROM legal_hold h "
           "LEFT JOIN verification v ON v.number = h.verification ORDER BY h.since, h.number") {}

bool SqliteLegalHolds::add_legal_hold(const app::LegalHold& hold) {
  const auto& on = hold.on;
  add_.execute(on.marketplace.bytes(), on.account.text(), verification_of(on), hold.since, hold.who,
               hold.why);
  return sqlite3_changes64(connection_) > 0;
}

bool SqliteLegalHolds::remove_legal_hold(const app::HeldEvidence& on) {
  remove_.execute(on.marketplace.bytes(), on.account.text(), verification_of(on));
  return sqlite3_changes64(connection_) > 0;
}

std::vector<app::LegalHold> SqliteLegalHolds::legal_holds() {
  std::vector<app::LegalHold> holds;
  auto rows = all_.run();
  while (rows.next()) holds.push_back(legal_hold(rows));
  return holds;
}

}  // namespace visavis::sqlite
