#include "main/photos.h"

#include <spdlog/spdlog.h>

namespace visavis {
namespace {

photo::PhotoConfig photo_config(const config::Config& config) {
  photo::PhotoConfig photo;
  photo.http.allow_private_targets = config.photos_allow_private_targets;
  photo.http.ca_file = config.photos_ca_file;
  return photo;
}

}  // namespace

Photos::Photos(const sqlite::SqliteConfig& store, const config::Config& config,
               const app::Clock& clock, app::Entropy& entropy)
    : store_(store),
      steps_(store_.verifications(), store_.marketplaces(), clock, {config.policy, false}),
      photos_(store_, steps_, clock),
      fetches_(store_.database()),
      fetcher_(fetches_, keeper(), clock, entropy, photo_config(config)) {}

photo::PhotoKeeper Photos::keeper() {
  return {[this](VerificationId id, const std::string& file) {
            if (const auto why = photos_.keep(id, file))
              spdlog::warn("photos: {}: given up, {}", id.text(), *why);
          },
          [this](VerificationId id, const std::string& why) { photos_.miss(id, why); }};
}

}  // namespace visavis
