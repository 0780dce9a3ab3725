#include "app/access/sign_in.h"

#include <algorithm>

#include "app/access/second_factor.h"
#include "app/access/secrets.h"
#include "base/ascii.h"

namespace visavis::app {
namespace {

constexpr std::size_t browser_bytes_max = 200;

/// For whom the password was checked, unless it was changed or they were disabled since.
std::optional<Staff> unchanged(StaffRecords& records, const SignInCandidate& candidate) {
  auto staff = candidate.staff ? records.staff(*candidate.staff) : std::nullopt;
  if (!staff || staff->disabled || staff->password_hash != candidate.password_hash)
    return std::nullopt;
  return staff;
}

/// What a browser calls itself is anybody's text: ASCII that prints, and not too much of it.
std::string browser_text(std::string_view name) {
  std::string text{name.substr(0, browser_bytes_max)};
  for (char& one : text)
    if (one < ' ' || one > '~') one = '?';
  return text;
}

BegunSession start(StaffRecords& records, ActLog& acts, Entropy& entropy, Timestamp now,
                   const Staff& staff, const FromBrowser& from, std::optional<Timestamp> proven) {
  BegunSession begun{staff, new_secret(entropy, "sid_"), std::string{from.device}};
  // One that we gave stays, for all who share the browser.
  if (from.device.empty() || records.known_devices(hash_secret(from.device)).empty())
    begun.device = new_secret(entropy, "kdv_");
  records.add_session({.token = hash_secret(begun.cookie),
                       .staff = staff.id,
                       .expires = now + session_lifetime,
                       .began = now,
                       .seen = now,
                       .browser = browser_text(from.name),
                       .second_factor = proven});
  records.add_known_device({hash_secret(begun.device), staff.id, now + known_device_lifetime});
  acts.append({staff.id, now, SignedIn{}});
  return begun;
}

}  // namespace

SignInCandidate sign_in_candidate(StaffRecords& staff, std::string_view email) {
  const auto found = staff.staff_with_email(ascii_lowered(email));
  if (found && !found->disabled) return {found->id, found->password_hash};
  return {std::nullopt, nobody_password_hash()};
}

bool knows_candidate(StaffRecords& records, Timestamp now, const SignInCandidate& candidate,
                     std::string_view device) {
  if (device.empty() || !candidate.staff) return false;
  return std::ranges::any_of(records.known_devices(hash_secret(device)), [&](const auto& known) {
    return known.staff == *candidate.staff && now < known.expires;
  });
}

std::optional<std::variant<BegunSession, SecondStep>> pass_password(
    StoreConnection& store, Entropy& entropy, Timestamp now, const SignInCandidate& candidate,
    const FromBrowser& from) {
  const auto staff = unchanged(store.staff(), candidate);
  if (!staff) return std::nullopt;
  auto& factors = store.factors();
  if (!has_second_factor(factors, staff->id))
    return start(store.staff(), store.acts(), entropy, now, *staff, from, std::nullopt);
  SecondStep step{new_secret(entropy, "stp_"), factors.totp(staff->id).used.has_value(),
                  !factors.passkeys(staff->id).empty(), factors.recovery_codes_left(staff->id) > 0};
  factors.add_ticket(
      {hash_secret(step.token), TicketFor::second_step, staff->id, now + second_step_lifetime});
  return step;
}

Result<Staff, Refusal> second_step_of(StoreConnection& store, Timestamp now,
                                      std::string_view token) {
  const auto ticket = store.factors().ticket(hash_secret(token));
  if (!ticket || ticket->purpose != TicketFor::second_step || ticket->expires <= now)
    return refuse(Refusal::sign_in_over);
  const auto staff = store.staff().staff(ticket->staff);
  if (!staff || staff->disabled) return refuse(Refusal::sign_in_over);
  return *staff;
}

Result<BegunSession, Refusal> sign_in_with_code(StoreConnection& store, Entropy& entropy,
                                                Timestamp now, std::string_view token,
                                                std::string_view code, const FromBrowser& from) {
  const auto staff = second_step_of(store, now, token);
  if (!staff) return refuse(staff.error());
  if (!takes_code(store, now, staff->id, code)) return refuse(Refusal::wrong_code);
  return end_second_step(store, entropy, now, token, staff.value(), from);
}

BegunSession end_second_step(StoreConnection& store, Entropy& entropy, Timestamp now,
                             std::string_view token, const Staff& staff, const FromBrowser& from) {
  store.factors().remove_ticket(hash_secret(token));
  return start(store.staff(), store.acts(), entropy, now, staff, from, now);
}

std::optional<BegunSession> begin_session(StaffRecords& records, ActLog& acts, Entropy& entropy,
                                          Timestamp now, const SignInCandidate& candidate,
                                          const FromBrowser& from) {
  const auto staff = unchanged(records, candidate);
  if (!staff) return std::nullopt;
  return start(records, acts, entropy, now, *staff, from, std::nullopt);
}

std::optional<StaffId> end_session(StaffRecords& records, ActLog& acts, Timestamp now,
                                   std::string_view cookie) {
  const SecretHash hash = hash_secret(cookie);
  const auto session = records.session(hash);
  if (!session) return std::nullopt;
  records.remove_session(hash);
  acts.append({session->staff, now, SignedOut{}});
  return session->staff;
}

std::optional<Visit> visit_of(StaffRecords& records, Timestamp now, std::string_view cookie) {
  if (cookie.empty()) return std::nullopt;
  const auto session = records.session(hash_secret(cookie));
  if (!session || session->expires <= now) return std::nullopt;
  auto staff = records.staff(session->staff);
  if (!staff || staff->disabled) return std::nullopt;
  return Visit{*std::move(staff), *session};
}

std::optional<Staff> staff_of_session(StaffRecords& records, Timestamp now,
                                      std::string_view cookie) {
  auto visit = visit_of(records, now, cookie);
  if (!visit) return std::nullopt;
  return std::move(visit->staff);
}

}  // namespace visavis::app
