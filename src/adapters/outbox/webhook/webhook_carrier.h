#pragma once

#include <cstdint>
#include <map>

#include "adapters/outbox/carrier.h"
#include "adapters/outbox/webhook/webhook_config.h"
#include "app/ports/outbox.h"
#include "base/id.h"

namespace visavis::webhook {

/// Many deliveries at once, but of each marketplace only so many that a slow endpoint leaves room
/// for the others. The order within a verification is the outbox's.
class WebhookCarrier : public outbox::Carrier {
 public:
  WebhookCarrier(app::Outbox& outbox, WebhookConfig config);

  std::vector<outbox::Attempt> due(Timestamp now, std::size_t room,
                                   const outbox::TimeIsUp& time_is_up) override;
  std::optional<Timestamp> next_due(Timestamp now) override;
  void taken(std::int64_t position, int status, Timestamp now) override;
  void failed(std::int64_t position, const std::string& error, std::optional<Timestamp> next,
              Timestamp now) override;

 private:
  using InFlight = std::map<std::int64_t, MarketplaceId>;  ///< by position
  bool has_room(const InFlight& in_flight, MarketplaceId marketplace) const;
  outbox::Way way(const app::Delivery& delivery, Timestamp now) const;

  app::Outbox& outbox_;
  const WebhookConfig config_;
  InFlight in_flight_;  ///< each until its end is recorded
};

}  // namespace visavis::webhook
