#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"

namespace visavis::app {

/// The pictures of profiles that are kept, each once however many verifications have it. Throws
/// StoreFailure.
class Photos {
 public:
  virtual ~Photos() = default;
  /// `sha256` is that of the file, in lowercase hexadecimal. Does nothing when it is kept already.
  virtual void keep_photo(std::string_view sha256, std::string_view file, Timestamp now) = 0;
  virtual std::optional<std::string> kept_photo(std::string_view sha256) = 0;
};

/// A picture that is to be fetched.
struct PhotoFetch {
  std::int64_t number = 0;  ///< unique in the store
  VerificationId verification;
  MarketplaceId marketplace;
  std::string url;
  int attempts = 0;  ///< made so far
};

/// The pictures that are to be fetched: of every verification, from the step that requires it on,
/// as long as it wants one (wants_photo). Used from the fetching thread: an implementation has its
/// own connection for it. Throws StoreFailure.
class PhotoFetches {
 public:
  virtual ~PhotoFetches() = default;
  /// Those that are due, longest due first. The limit is for each marketplace, so that one whose
  /// server is slow does not crowd out the others.
  virtual std::vector<PhotoFetch> due(Timestamp now, std::size_t limit_each) = 0;
  /// When the next one that is not due yet becomes due.
  virtual std::optional<Timestamp> next_due(Timestamp now) = 0;
  /// The attempt failed, and is made again at `next`.
  virtual void failed(std::int64_t number, Timestamp next) = 0;
};

}  // namespace visavis::app
