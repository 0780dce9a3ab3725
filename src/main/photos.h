#pragma once

#include "adapters/outbox/photo/photo_fetcher.h"
#include "adapters/sqlite/sqlite_connection.h"
#include "adapters/sqlite/sqlite_photos.h"
#include "app/call/profile_photo.h"
#include "app/verification/steps.h"
#include "main/config/config.h"

namespace visavis {

/// What fetches the pictures of profiles, with what its thread has for itself. Its steps come into
/// the service as those of another process do: by the log.
class Photos : public app::OutboxSender {
 public:
  /// Starts the thread. The config, clock and entropy must outlive it.
  Photos(const sqlite::SqliteConfig& store, const config::Config& config, const app::Clock& clock,
         app::Entropy& entropy);

  void wake() override { fetcher_.wake(); }
  /// Like Sender::stop().
  void stop() { fetcher_.stop(); }

 private:
  photo::PhotoKeeper keeper();

  sqlite::SqliteConnection store_;
  app::Steps steps_;
  app::ProfilePhotos photos_;
  sqlite::SqlitePhotoFetches fetches_;
  photo::PhotoFetcher fetcher_;
};

}  // namespace visavis
