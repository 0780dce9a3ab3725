#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "adapters/outbox/carrier.h"
#include "adapters/outbox/in_flight.h"
#include "adapters/outbox/photo/photo_config.h"
#include "app/ports/photos.h"

namespace visavis::photo {

/// What is done with what came. Called on the sender's thread; both throw StoreFailure.
struct PhotoKeeper {
  std::function<void(VerificationId id, const std::string& file)> keep;
  /// For good. `why` names nobody.
  std::function<void(VerificationId id, const std::string& why)> miss;
};

/// Fetches each picture that is wanted, a few at once of each marketplace.
class PhotoCarrier : public outbox::Carrier {
 public:
  PhotoCarrier(app::PhotoFetches& fetches, PhotoKeeper keeper, PhotoConfig config);

  std::vector<outbox::Attempt> due(const outbox::Moment& now, std::size_t room,
                                   const outbox::TimeIsUp& time_is_up) override;
  std::optional<Timestamp> next_due(Timestamp onward) override;
  void taken(std::int64_t number, int status, Timestamp now) override;
  void failed(std::int64_t number, const std::string& error, std::optional<Timestamp> next,
              Timestamp now) override;
  /// No transfer ends so.
  std::string held(std::int64_t number, const std::string& error,
                   const outbox::Moment& now) override;

 private:
  struct Running {
    MarketplaceId marketplace;
    VerificationId verification;
    std::shared_ptr<std::string> file;
  };

  outbox::Way way(const app::PhotoFetch& fetch, const std::shared_ptr<std::string>& file) const;

  app::PhotoFetches& fetches_;
  const PhotoKeeper keeper_;
  const PhotoConfig config_;
  outbox::InFlight<Running> in_flight_;
};

}  // namespace visavis::photo
