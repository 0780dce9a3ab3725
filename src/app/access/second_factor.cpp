#include "app/access/second_factor.h"

#include <algorithm>

#include "app/access/recovery_codes.h"
#include "app/access/secrets.h"
#include "app/access/staff_email.h"
#include "app/access/totp.h"
#include "base/ascii.h"

namespace visavis::app {
namespace {

bool is_digit(char one) { return one >= '0' && one <= '9'; }

/// Apps show "123 456".
std::string without_spaces(std::string_view code) {
  std::string plain{code};
  std::erase(plain, ' ');
  return plain;
}

bool takes_totp(StaffFactors& factors, Timestamp now, StaffId staff, std::string_view code) {
  TotpRecord record = factors.totp(staff);
  if (!record.used) return false;
  const auto step = step_of_code(record.used->secret, code, now, record.used->last_step);
  if (!step) return false;
  record.used->last_step = *step;
  factors.set_totp(staff, record);
  return true;
}

/// Of a session: nobody brings it, so it opens nothing.
SecretHash password_ticket(const StaffSession& session) {
  return hash_secret("password typed in " + id_of(session).text());
}

}  // namespace

FactorsSetUp factors_of(StaffFactors& factors, Timestamp now, const StaffSession& session) {
  const StaffId staff = session.staff;
  const auto used = factors.totp(staff).used;
  return {used ? std::optional{used->since} : std::nullopt, factors.recovery_codes_left(staff),
          factors.passkeys(staff),
          !has_second_factor(factors, staff) && !typed_password(factors, now, session)};
}

bool has_second_factor(StaffFactors& factors, StaffId staff) {
  return factors.totp(staff).used || !factors.passkeys(staff).empty();
}

Result<Done, Refusal> second_factor_proven(StaffFactors& factors, const StaffSession& session) {
  if (!has_second_factor(factors, session.staff)) return refuse(Refusal::second_factor_not_set_up);
  if (!session.second_factor) return refuse(Refusal::second_factor_required);
  return Done{};
}

bool typed_password(StaffFactors& factors, Timestamp now, const StaffSession& session) {
  if (session.began <= now && now < session.began + password_lifetime) return true;
  const auto ticket = factors.ticket(password_ticket(session));
  return ticket && ticket->purpose == TicketFor::first_factor && now < ticket->expires;
}

void password_typed(StaffFactors& factors, Timestamp now, const StaffSession& session) {
  const SecretHash token = password_ticket(session);
  factors.remove_ticket(token);
  factors.add_ticket({token, TicketFor::first_factor, session.staff, now + password_lifetime});
}

TotpSecret begin_totp(StaffFactors& factors, Entropy& entropy, StaffId staff) {
  TotpRecord record = factors.totp(staff);
  entropy.fill(record.begun.emplace());
  factors.set_totp(staff, record);
  return *record.begun;
}

Result<std::vector<std::string>, Refusal> confirm_totp(StoreConnection& store, Entropy& entropy,
                                                       Timestamp now, const StaffSession& session,
                                                       std::string_view code) {
  auto& factors = store.factors();
  const StaffId staff = session.staff;
  const auto begun = factors.totp(staff).begun;
  const auto step =
      begun ? step_of_code(*begun, without_spaces(code), now, 0) : std::optional<std::int64_t>{};
  if (!step) return refuse(Refusal::wrong_code);
  factors.set_totp(staff, {Totp{*begun, now, *step}, std::nullopt});
  store.acts().append({staff, now, SecondFactorAdded{FactorKind::totp}});
  proven_now(store.staff(), session, now);
  return first_recovery_codes(store, entropy, now, staff);
}

void remove_totp(StoreConnection& store, Timestamp now, StaffId staff) {
  auto& factors = store.factors();
  if (!factors.totp(staff).used) return;
  factors.set_totp(staff, {});
  store.acts().append({staff, now, SecondFactorRemoved{FactorKind::totp}});
  drop_recovery_codes_without_factor(factors, staff);
}

std::vector<std::string> new_recovery_codes(StoreConnection& store, Entropy& entropy, Timestamp now,
                                            StaffId staff) {
  std::vector<std::string> codes(recovery_codes_given);
  std::ranges::generate(codes, [&] { return new_recovery_code(entropy); });
  std::vector<SecretHash> hashes(codes.size());
  std::ranges::transform(codes, hashes.begin(), hash_recovery_code);
  store.factors().set_recovery_codes(staff, hashes);
  store.acts().append({staff, now, RecoveryCodesMade{}});
  return codes;
}

std::vector<std::string> first_recovery_codes(StoreConnection& store, Entropy& entropy,
                                              Timestamp now, StaffId staff) {
  if (store.factors().recovery_codes_left(staff) > 0) return {};
  return new_recovery_codes(store, entropy, now, staff);
}

void drop_recovery_codes_without_factor(StaffFactors& factors, StaffId staff) {
  if (!has_second_factor(factors, staff)) factors.set_recovery_codes(staff, {});
}

bool takes_code(StoreConnection& store, Timestamp now, StaffId staff, std::string_view code) {
  const std::string plain = without_spaces(code);
  if (plain.size() == totp_digits && std::ranges::all_of(plain, is_digit))
    return takes_totp(store.factors(), now, staff, plain);
  if (!store.factors().use_recovery_code(staff, hash_recovery_code(code))) return false;
  store.acts().append({staff, now, RecoveryCodeUsed{}});
  return true;
}

Result<StaffSession, Refusal> prove_with_code(StoreConnection& store, Timestamp now,
                                              const StaffSession& session, std::string_view code) {
  if (!has_second_factor(store.factors(), session.staff))
    return refuse(Refusal::second_factor_not_set_up);
  if (!takes_code(store, now, session.staff, code)) return refuse(Refusal::wrong_code);
  return proven_now(store.staff(), session, now);
}

StaffSession proven_now(StaffRecords& records, StaffSession session, Timestamp now) {
  session.second_factor = now;
  records.note_session(session);
  return session;
}

Result<StaffId, FieldError> reset_second_factors(StoreConnection& store, const Clock& clock,
                                                 std::string_view email,
                                                 std::optional<StaffId> by) {
  const auto staff = staff_with(store.staff(), email);
  if (!staff) return refuse(staff.error());
  const StaffId id = staff->id;
  store.factors().set_totp(id, {});
  store.factors().set_recovery_codes(id, {});
  for (const auto& one : store.factors().passkeys(id)) store.factors().remove_passkey(one.id);
  store.staff().remove_sessions_of(id);
  store.acts().append({by, clock.now(), SecondFactorsReset{id}});
  return id;
}

}  // namespace visavis::app
