#include "adapters/outbox/photo/photo_fetcher.h"

#include <utility>

namespace visavis::photo {

PhotoFetcher::PhotoFetcher(app::PhotoFetches& fetches, PhotoKeeper keeper, const app::Clock& clock,
                           app::Entropy& entropy, const PhotoConfig& config)
    : Sender(std::make_unique<PhotoCarrier>(fetches, std::move(keeper), config), clock, entropy,
             {.name = "photos",
              .in_flight_max = config.in_flight_max,
              .schedule = config.schedule,
              .drain = config.drain,
              .store_pause = config.store_pause}) {}

}  // namespace visavis::photo
