#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "app/ports/entropy.h"
#include "app/ports/store_connection.h"
#include "base/refusal.h"
#include "base/result.h"

namespace visavis::app {

// Signing in has three steps because checking a password takes tens of milliseconds of CPU, which
// the store's thread must not spend: look up (with the store), password_matches() in secrets.h (a
// worker), pass_password (with the store). Whoever has a second factor is asked for it after that.

/// The hash to check the password against; that of nobody when the address is unknown, or whoever
/// has it is disabled.
struct SignInCandidate {
  std::optional<StaffId> staff;
  std::string password_hash;
};
SignInCandidate sign_in_candidate(StaffRecords& staff, std::string_view email);

/// Whether somebody has signed in as the candidate in the browser with this secret before.
bool knows_candidate(StaffRecords& records, Timestamp now, const SignInCandidate& candidate,
                     std::string_view device);

inline constexpr Duration session_lifetime = std::chrono::hours{12};
inline constexpr Duration known_device_lifetime = std::chrono::days{180};
/// For proving the second factor after the password.
inline constexpr Duration second_step_lifetime = std::chrono::minutes{5};

/// Where somebody signs in.
struct FromBrowser {
  std::string_view device = {};  ///< its secret, if it has one
  std::string_view name = {};    ///< as it calls itself (User-Agent)
};
struct BegunSession {
  Staff staff;
  std::string cookie;  ///< its secret
  std::string device;  ///< that of the browser, from now on
};
/// What is to be proven beside the password before there is a session.
struct SecondStep {
  std::string token;  ///< a secret: works once, for five minutes
  bool totp = false, passkeys = false, recovery_codes = false;
};
/// After the password was found right, unless it was changed or they were disabled meanwhile: a
/// session for whoever has no second factor, the second step for whoever has one.
std::optional<std::variant<BegunSession, SecondStep>> pass_password(
    StoreConnection& store, Entropy& entropy, Timestamp now, const SignInCandidate& candidate,
    const FromBrowser& from);
/// Who is asked for their second factor, by the step's token. Refuses sign_in_over.
Result<Staff, Refusal> second_step_of(StoreConnection& store, Timestamp now,
                                      std::string_view token);
/// Ends the second step with a code of the authenticator app, or a recovery code. Refuses
/// sign_in_over, and wrong_code: the step goes on then.
Result<BegunSession, Refusal> sign_in_with_code(StoreConnection& store, Entropy& entropy,
                                                Timestamp now, std::string_view token,
                                                std::string_view code, const FromBrowser& from);
/// Ends a second step that was proven in any way: by a code, or by a passkey (passkeys.h).
BegunSession end_second_step(StoreConnection& store, Entropy& entropy, Timestamp now,
                             std::string_view token, const Staff& staff, const FromBrowser& from);

/// A session with no second factor: for whom the password was checked, unless it was changed or
/// they were disabled meanwhile. An act in the log.
std::optional<BegunSession> begin_session(StaffRecords& records, ActLog& acts, Entropy& entropy,
                                          Timestamp now, const SignInCandidate& candidate,
                                          const FromBrowser& from = {});
/// Whose session it was. An act in the log, where there was one.
std::optional<StaffId> end_session(StaffRecords& records, ActLog& acts, Timestamp now,
                                   std::string_view cookie);
std::optional<Staff> staff_of_session(StaffRecords& records, Timestamp now,
                                      std::string_view cookie);
/// The same, with the session itself.
struct Visit {
  Staff staff;
  StaffSession session;
};
std::optional<Visit> visit_of(StaffRecords& records, Timestamp now, std::string_view cookie);

}  // namespace visavis::app
