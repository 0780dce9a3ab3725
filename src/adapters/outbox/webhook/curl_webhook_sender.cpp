#include "adapters/outbox/webhook/curl_webhook_sender.h"

namespace visavis::webhook {

CurlWebhookSender::CurlWebhookSender(app::Outbox& outbox, const app::Clock& clock,
                                     app::Entropy& entropy, const WebhookConfig& config)
    : Sender(std::make_unique<WebhookCarrier>(outbox, config), clock, entropy,
             {.name = "webhooks",
              .in_flight_max = config.in_flight_max,
              .schedule = config.schedule,
              .drain = config.drain,
              .store_pause = config.store_pause}) {}

}  // namespace visavis::webhook
