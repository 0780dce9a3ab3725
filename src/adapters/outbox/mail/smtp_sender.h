#pragma once

#include "adapters/outbox/mail/mail_carrier.h"
#include "adapters/outbox/mail/mail_config.h"
#include "adapters/outbox/sender.h"
#include "app/ports/mail_outbox.h"

namespace visavis::mail {

/// Hands mails to the mail server, over a few connections at once.
class SmtpSender : public outbox::Sender {
 public:
  /// Starts the thread. Outbox and `mint_link` are then used from that thread only; clock and
  /// entropy must be safe to use from it. All must outlive the sender.
  SmtpSender(app::MailOutbox& outbox, const app::Clock& clock, app::Entropy& entropy,
             MintLink mint_link, const MailConfig& config);

  /// Whether mails wait because the server takes none. Any thread.
  bool is_paused() const { return static_cast<const MailCarrier&>(carrier()).is_paused(); }
};

}  // namespace visavis::mail
