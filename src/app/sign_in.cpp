#include "app/sign_in.h"

#include "app/secrets.h"
#include "base/ascii.h"

namespace visavis::app {

SignInCandidate sign_in_candidate(Context& context, std::string_view email) {
  if (const auto staff = context.directory.staff_with_email(ascii_lowered(email)))
    return {staff->id, staff->password_hash};
  return {std::nullopt, nobody_password_hash()};
}

std::string begin_session(Context& context, StaffId staff) {
  const std::string cookie = new_secret(context.entropy, "ses_");
  context.directory.add_session(
      {hash_secret(cookie), staff, context.clock.now() + session_lifetime});
  return cookie;
}

void end_session(Context& context, std::string_view cookie) {
  const SecretHash hash = hash_secret(cookie);
  const auto session = context.directory.session(hash);
  if (!session) return;
  context.directory.remove_session(hash);
  context.live.close(session->staff, CloseReason::signed_out);
}

std::optional<Staff> staff_of_session(Context& context, std::string_view cookie) {
  if (cookie.empty()) return std::nullopt;
  const auto session = context.directory.session(hash_secret(cookie));
  if (!session || session->expires <= context.clock.now()) return std::nullopt;
  return context.directory.staff(session->staff);
}

}  // namespace visavis::app
