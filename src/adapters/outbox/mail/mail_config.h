#pragma once

#include <string>

#include "base/retry_schedule.h"
#include "base/time.h"

namespace visavis::mail {

struct MailConfig {
  std::string server;          ///< "smtp://mail.example:587" or "smtps://mail.example"
  std::string from;            ///< the address that mails come from
  std::string user, password;  ///< empty: no sign-in
  /// Without it smtp:// must become TLS by STARTTLS before anything else is said.
  bool allow_plaintext = false;
  std::string ca_file;  ///< trusted instead of the system's, if set
  RetrySchedule schedule{.delays = {std::chrono::seconds{10}, std::chrono::minutes{1},
                                    std::chrono::minutes{5}, std::chrono::minutes{15},
                                    std::chrono::hours{1}, std::chrono::hours{4},
                                    std::chrono::hours{12}, std::chrono::hours{24}}};
  Duration timeout = std::chrono::seconds{60};     ///< for the whole of one attempt
  Duration drain = std::chrono::seconds{5};        ///< for a running attempt when stopping
  Duration store_pause = std::chrono::seconds{1};  ///< after a failure of the store
};

}  // namespace visavis::mail
