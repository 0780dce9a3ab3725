#include "adapters/outbox/mail/smtp_sender.h"

#include <utility>

namespace visavis::mail {

// One at a time: while it is sent, the next one may be taken back, or another be more urgent.
SmtpSender::SmtpSender(app::MailOutbox& outbox, const app::Clock& clock, app::Entropy& entropy,
                       MintLink mint_link, const MailConfig& config)
    : Sender(std::make_unique<MailCarrier>(outbox, std::move(mint_link), config), clock, entropy,
             {.name = "mail",
              .in_flight_max = 1,
              .schedule = config.schedule,
              .drain = config.drain,
              .store_pause = config.store_pause}) {}

}  // namespace visavis::mail
