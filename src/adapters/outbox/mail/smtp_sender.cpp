#include "adapters/outbox/mail/smtp_sender.h"

#include <utility>

namespace visavis::mail {

SmtpSender::SmtpSender(app::MailOutbox& outbox, const app::Clock& clock, app::Entropy& entropy,
                       MintLink mint_link, const MailConfig& config)
    : Sender(std::make_unique<MailCarrier>(outbox, std::move(mint_link), config), clock, entropy,
             {.name = "mail",
              .in_flight_max = config.connections_max,
              .lanes = config.connections_max,
              .linger = config.linger,
              .schedule = config.schedule,
              .drain = config.drain,
              .store_pause = config.store_pause}) {}

}  // namespace visavis::mail
