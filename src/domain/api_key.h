#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "base/id.h"
#include "base/time.h"
#include "domain/link.h"

namespace visavis {

/// A marketplace's API key as operators see it. The key itself is shown once, when it is made.
struct ApiKey {
  ApiKeyId id;
  MarketplaceId marketplace;
  std::string name;  ///< what it is for; may be empty
  Timestamp created;
  std::optional<Timestamp> last_used;  ///< a minute late at most
  std::optional<Timestamp> revoked;
  friend bool operator==(const ApiKey&, const ApiKey&) = default;
};

/// The first half of its hash, of which nobody finds the key.
inline ApiKeyId id_of(const SecretHash& key) {
  IdBytes bytes;
  std::copy_n(key.begin(), bytes.size(), bytes.begin());
  return ApiKeyId{bytes};
}

}  // namespace visavis
