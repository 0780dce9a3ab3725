#include "app/access/sign_in.h"

#include <algorithm>

#include "app/access/secrets.h"
#include "base/ascii.h"

namespace visavis::app {

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

std::optional<BegunSession> begin_session(StaffRecords& records, ActLog& acts, Entropy& entropy,
                                          Timestamp now, const SignInCandidate& candidate,
                                          std::string_view device) {
  const auto staff = candidate.staff ? records.staff(*candidate.staff) : std::nullopt;
  if (!staff || staff->disabled || staff->password_hash != candidate.password_hash)
    return std::nullopt;
  BegunSession begun{*staff, new_secret(entropy, "sid_"), std::string{device}};
  // One that we gave stays, for all who share the browser.
  if (device.empty() || records.known_devices(hash_secret(device)).empty())
    begun.device = new_secret(entropy, "kdv_");
  records.add_session({hash_secret(begun.cookie), staff->id, now + session_lifetime});
  records.add_known_device({hash_secret(begun.device), staff->id, now + known_device_lifetime});
  acts.append({staff->id, now, SignedIn{}});
  return begun;
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

std::optional<Staff> staff_of_session(StaffRecords& records, Timestamp now,
                                      std::string_view cookie) {
  if (cookie.empty()) return std::nullopt;
  const auto session = records.session(hash_secret(cookie));
  if (!session || session->expires <= now) return std::nullopt;
  auto staff = records.staff(session->staff);
  if (!staff || staff->disabled) return std::nullopt;
  return staff;
}

}  // namespace visavis::app
