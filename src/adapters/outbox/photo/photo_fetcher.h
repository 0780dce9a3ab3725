#pragma once

#include "adapters/outbox/photo/photo_carrier.h"
#include "adapters/outbox/sender.h"

namespace visavis::photo {

/// Fetches the pictures of profiles, on a thread of its own.
class PhotoFetcher : public outbox::Sender {
 public:
  /// Starts the thread. `fetches` and the keeper are then used from that thread only; clock and
  /// entropy must be safe to use from it. All must outlive the fetcher.
  PhotoFetcher(app::PhotoFetches& fetches, PhotoKeeper keeper, const app::Clock& clock,
               app::Entropy& entropy, const PhotoConfig& config);
};

}  // namespace visavis::photo
