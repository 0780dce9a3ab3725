#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "adapters/outbox/carrier.h"
#include "adapters/outbox/in_flight.h"
#include "adapters/outbox/webhook/webhook_config.h"
#include "app/ports/outbox.h"
#include "base/id.h"

namespace visavis::webhook {

/// Many deliveries at once, but of each marketplace only so many that a slow endpoint leaves room
/// for the others. The order within a verification is the outbox's.
class WebhookCarrier : public outbox::Carrier {
 public:
  WebhookCarrier(app::Outbox& outbox, WebhookConfig config);

  std::vector<outbox::Attempt> due(const outbox::Moment& now, std::size_t room,
                                   const outbox::TimeIsUp& time_is_up) override;
  std::optional<Timestamp> next_due(Timestamp onward) override;
  void taken(std::int64_t position, int status, Timestamp now) override;
  void failed(std::int64_t position, const std::string& error, std::optional<Timestamp> next,
              Timestamp now) override;
  std::string held(std::int64_t position, const std::string& error,
                   const outbox::Moment& now) override;

  /// How many endpoints are paused. Any thread.
  std::size_t paused() const { return paused_count_; }

 private:
  struct Running {
    MarketplaceId marketplace;
    std::string url;
  };
  void tell_paused();
  outbox::Way way(const app::Delivery& delivery, Timestamp now) const;

  app::Outbox& outbox_;
  const WebhookConfig config_;
  outbox::InFlight<Running> in_flight_;
  std::vector<MarketplaceId> paused_;  ///< sorted; those that the log was told of
  std::atomic<std::size_t> paused_count_{0};
};

}  // namespace visavis::webhook
