#include "app/access/sign_in.h"

#include "app/access/secrets.h"
#include "base/ascii.h"

namespace visavis::app {

SignInCandidate sign_in_candidate(StaffRecords& staff, std::string_view email) {
  if (const auto found = staff.staff_with_email(ascii_lowered(email)))
    return {found->id, found->password_hash};
  return {std::nullopt, nobody_password_hash()};
}

std::string begin_session(StaffRecords& records, ActLog& acts, Entropy& entropy, Timestamp now,
                          StaffId staff) {
  std::string cookie = new_secret(entropy, "ses_");
  records.add_session({hash_secret(cookie), staff, now + session_lifetime});
  acts.append({staff, now, SignedIn{}});
  return cookie;
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
  return records.staff(session->staff);
}

}  // namespace visavis::app
