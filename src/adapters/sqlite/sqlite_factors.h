#pragma once

#include "adapters/sql/statement.h"
#include "adapters/sqlite/database.h"
#include "app/ports/staff_factors.h"

namespace visavis::sqlite {

/// The second factors of staff in SQLite. For the thread of its connection.
class SqliteFactors : public app::StaffFactors {
 public:
  explicit SqliteFactors(Database& database);

  TotpRecord totp(StaffId staff) override;
  void set_totp(StaffId staff, const TotpRecord& record) override;
  void set_recovery_codes(StaffId staff, const std::vector<SecretHash>& codes) override;
  std::size_t recovery_codes_left(StaffId staff) override;
  bool use_recovery_code(StaffId staff, const SecretHash& code) override;
  std::vector<Passkey> passkeys(StaffId staff) override;
  bool add_passkey(const Passkey& passkey) override;
  void note_passkey(const Passkey& passkey) override;
  void remove_passkey(PasskeyId passkey) override;
  void add_ticket(const StaffTicket& ticket) override;
  std::optional<StaffTicket> ticket(const SecretHash& token) override;
  void remove_ticket(const SecretHash& token) override;

 private:
  sqlite3* connection_;
  Statement totp_, set_totp_;
  Statement add_code_, count_codes_, use_code_, remove_codes_;
  Statement passkeys_, add_passkey_, note_passkey_, remove_passkey_;
  Statement add_ticket_, ticket_, remove_ticket_;
};

}  // namespace visavis::sqlite
