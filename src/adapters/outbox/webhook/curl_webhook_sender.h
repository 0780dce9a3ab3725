#pragma once

#include "adapters/outbox/sender.h"
#include "adapters/outbox/webhook/webhook_carrier.h"
#include "adapters/outbox/webhook/webhook_config.h"
#include "app/ports/outbox.h"

namespace visavis::webhook {

/// Sends webhooks, with many attempts at once.
class CurlWebhookSender : public outbox::Sender {
 public:
  /// Starts the thread. The outbox is then used from that thread only; clock and entropy must be
  /// safe to use from it. All must outlive the sender.
  CurlWebhookSender(app::Outbox& outbox, const app::Clock& clock, app::Entropy& entropy,
                    const WebhookConfig& config);

  /// How many endpoints are paused, since they said that they are gone. Any thread.
  std::size_t paused() const { return static_cast<const WebhookCarrier&>(carrier()).paused(); }
};

}  // namespace visavis::webhook
