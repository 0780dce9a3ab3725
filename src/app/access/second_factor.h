#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/access/field_error.h"
#include "app/ports/clock.h"
#include "app/ports/entropy.h"
#include "app/ports/store_connection.h"
#include "base/refusal.h"
#include "base/result.h"

// What a member of staff proves beside their password: the code of an authenticator app, or a
// passkey (passkeys.h); a recovery code in the place of either. Each is set up by its owner, and an
// act in the log. The caller saves it all together (StoreConnection::together).
namespace visavis::app {

/// What somebody has set up.
struct FactorsSetUp {
  std::optional<Timestamp> totp_since;
  std::size_t recovery_codes_left = 0;
  std::vector<Passkey> passkeys;
  bool password_first = false;  ///< before there can be the first factor
};
FactorsSetUp factors_of(StaffFactors& factors, Timestamp now, const StaffSession& session);

/// Whether the password alone is not enough.
bool has_second_factor(StaffFactors& factors, StaffId staff);

/// Whether what asks for a second factor may be done in this session. Refuses
/// second_factor_required when it was not proven in it, and second_factor_not_set_up when there is
/// none to prove.
Result<Done, Refusal> second_factor_proven(StaffFactors& factors, const StaffSession& session);

/// For so long a password that was typed in a session lets its owner set up a first factor: one
/// that somebody left open does not let others do so.
inline constexpr Duration password_lifetime = std::chrono::minutes{10};
/// Whether it was typed so lately: to sign in, or again.
bool typed_password(StaffFactors& factors, Timestamp now, const StaffSession& session);
/// It was, and was right.
void password_typed(StaffFactors& factors, Timestamp now, const StaffSession& session);

/// Begins to set up an authenticator app, also in the place of the one that is used until then.
TotpSecret begin_totp(StaffFactors& factors, Entropy& entropy, StaffId staff);
/// The app works: its first code is right. Gives recovery codes where there are none yet. Proves
/// the second factor in this session. Refuses wrong_code.
Result<std::vector<std::string>, Refusal> confirm_totp(StoreConnection& store, Entropy& entropy,
                                                       Timestamp now, const StaffSession& session,
                                                       std::string_view code);
/// Nothing when there is no app. With the last factor the recovery codes go, too.
void remove_totp(StoreConnection& store, Timestamp now, StaffId staff);

/// Ten, in the place of those from before. They are shown this once.
std::vector<std::string> new_recovery_codes(StoreConnection& store, Entropy& entropy, Timestamp now,
                                            StaffId staff);
/// The same after a factor was added, where there are none: otherwise nothing.
std::vector<std::string> first_recovery_codes(StoreConnection& store, Entropy& entropy,
                                              Timestamp now, StaffId staff);
/// After a factor was removed: without any there is nothing to recover.
void drop_recovery_codes_without_factor(StaffFactors& factors, StaffId staff);

/// Whether it is a code of the app, or a recovery code, that was not used before. It is used then.
bool takes_code(StoreConnection& store, Timestamp now, StaffId staff, std::string_view code);
/// The same in a session that goes on: its second factor is proven. Refuses wrong_code and
/// second_factor_not_set_up.
Result<StaffSession, Refusal> prove_with_code(StoreConnection& store, Timestamp now,
                                              const StaffSession& session, std::string_view code);
/// Notes that it was proven in the session.
StaffSession proven_now(StaffRecords& records, StaffSession session, Timestamp now);

/// For whoever has lost all of it: the password is enough again, and every session ends. `by`:
/// nobody, when an operator does it. Refused: an e-mail address that nobody has.
Result<StaffId, FieldError> reset_second_factors(StoreConnection& store, const Clock& clock,
                                                 std::string_view email, std::optional<StaffId> by);

}  // namespace visavis::app
