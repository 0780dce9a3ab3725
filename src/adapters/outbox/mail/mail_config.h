#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/retry_schedule.h"
#include "base/time.h"

namespace visavis::mail {

struct MailConfig {
  std::string server;          ///< "smtp://mail.example:587" or "smtps://mail.example"
  std::string from;            ///< the address that mails come from
  std::string ehlo_name;       ///< how it greets: a full name, or "[192.0.2.1]"
  std::string user, password;  ///< empty: no sign-in
  /// SASL mechanisms in the order in which they are tried; in small letters.
  std::vector<std::string> sign_in{"plain", "login"};
  /// Without it smtp:// must become TLS by STARTTLS before anything else is said.
  bool allow_plaintext = false;
  std::string ca_file;  ///< trusted instead of the system's, if set
  RetrySchedule schedule{
      .delays = {std::chrono::seconds{10}, std::chrono::minutes{1}, std::chrono::minutes{5},
                 std::chrono::minutes{15}, std::chrono::hours{1}, std::chrono::hours{4},
                 std::chrono::hours{12}, std::chrono::days{1}, std::chrono::days{2},
                 std::chrono::days{3}, std::chrono::days{3}, std::chrono::days{4}}};
  /// For all, while the server takes nothing: each time it goes on longer, the last for ever.
  RetrySchedule pauses{.delays = {std::chrono::seconds{10}, std::chrono::seconds{20},
                                  std::chrono::seconds{40}, std::chrono::seconds{80},
                                  std::chrono::seconds{160}, std::chrono::minutes{5}}};
  std::size_t connections_max = 4;                    ///< to the mail server at once
  std::size_t patient_max = 2;                        ///< of those, for mails that are not urgent
  Duration linger = std::chrono::seconds{2};          ///< a connection is kept for the next mails
  Duration hello_timeout = std::chrono::seconds{30};  ///< until it has greeted and let us in
  Duration timeout = std::chrono::seconds{60};        ///< for the whole of one attempt
  Duration drain = std::chrono::seconds{5};           ///< for running attempts when stopping
  Duration store_pause = std::chrono::seconds{1};     ///< after a failure of the store
};

}  // namespace visavis::mail
