#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "domain/second_factor.h"

namespace visavis::app {

/// What members of staff prove beside their password, and what they are on the way to prove. Throws
/// StoreFailure.
class StaffFactors {
 public:
  virtual ~StaffFactors() = default;

  virtual TotpRecord totp(StaffId staff) = 0;
  virtual void set_totp(StaffId staff, const TotpRecord& record) = 0;

  /// In the place of those from before.
  virtual void set_recovery_codes(StaffId staff, const std::vector<SecretHash>& codes) = 0;
  virtual std::size_t recovery_codes_left(StaffId staff) = 0;
  /// False when it is none of theirs, or was used.
  virtual bool use_recovery_code(StaffId staff, const SecretHash& code) = 0;

  /// In the order in which they were added.
  virtual std::vector<Passkey> passkeys(StaffId staff) = 0;
  /// False when the credential is known already.
  virtual bool add_passkey(const Passkey& passkey) = 0;
  /// Takes over its count and when it was used.
  virtual void note_passkey(const Passkey& passkey) = 0;
  virtual void remove_passkey(PasskeyId passkey) = 0;

  virtual void add_ticket(const StaffTicket& ticket) = 0;
  virtual std::optional<StaffTicket> ticket(const SecretHash& token) = 0;
  virtual void remove_ticket(const SecretHash& token) = 0;
};

}  // namespace visavis::app
