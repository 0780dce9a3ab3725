#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/ports/act_log.h"
#include "app/ports/entropy.h"
#include "app/ports/staff_records.h"

namespace visavis::app {

// Signing in has three steps because checking a password takes tens of milliseconds of CPU, which
// the store's thread must not spend: look up (with the store), password_matches() in secrets.h (a
// worker), begin_session (with the store).

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
struct BegunSession {
  Staff staff;
  std::string cookie;  ///< its secret
  std::string device;  ///< that of the browser, from now on
};
/// For whom the password was checked, unless it was changed or they were disabled meanwhile. An act
/// in the log. `device`: the browser's secret, if it has one.
std::optional<BegunSession> begin_session(StaffRecords& records, ActLog& acts, Entropy& entropy,
                                          Timestamp now, const SignInCandidate& candidate,
                                          std::string_view device = {});
/// Whose session it was. An act in the log, where there was one.
std::optional<StaffId> end_session(StaffRecords& records, ActLog& acts, Timestamp now,
                                   std::string_view cookie);
std::optional<Staff> staff_of_session(StaffRecords& records, Timestamp now,
                                      std::string_view cookie);

}  // namespace visavis::app
