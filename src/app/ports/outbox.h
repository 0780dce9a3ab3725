#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/verification_store.h"
#include "base/id.h"
#include "base/time.h"

namespace visavis::app {

/// One event on its way to one marketplace's webhook endpoint.
struct Delivery {
  StoredEvent event;
  std::string url;
  std::vector<std::string> secrets;  ///< to sign with: the newest first, then one that retires
  int attempts = 0;                  ///< made so far
};

/// The webhook deliveries. Every event of a marketplace that has an endpoint becomes a delivery in
/// the event's own transaction (VerificationStore::commit). Used from the webhook sender's thread:
/// an implementation has its own connection for it. Throws StoreFailure.
class Outbox {
 public:
  virtual ~Outbox() = default;
  /// Deliveries that are due, longest due first, and for each verification only its oldest open
  /// one: a receiver gets a verification's events in order. The limit is for each marketplace, so
  /// that one whose endpoint is slow does not crowd out the others.
  virtual std::vector<Delivery> due(Timestamp now, std::size_t limit_each) = 0;
  /// When the next delivery that is not due yet becomes due.
  virtual std::optional<Timestamp> next_due(Timestamp now) = 0;
  virtual void delivered(std::int64_t position, int status, Timestamp now) = 0;
  /// The attempt failed; tried again at `next`, or given up when there is none. `error` says why
  /// ("HTTP 500").
  virtual void failed(std::int64_t position, const std::string& error,
                      std::optional<Timestamp> next, Timestamp now) = 0;
  /// The endpoint at `url` takes nothing any more. Where it is still the marketplace's: nothing of
  /// its marketplace is due until that is resumed (Marketplaces::resume_webhooks), and nothing is
  /// given up. Counts as no attempt.
  virtual void pause(std::int64_t position, const std::string& url, const std::string& error,
                     Timestamp now) = 0;
  /// Marketplaces whose endpoint is paused, sorted.
  virtual std::vector<MarketplaceId> paused() = 0;
};

}  // namespace visavis::app
