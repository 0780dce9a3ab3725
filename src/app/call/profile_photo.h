#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/ports/clock.h"
#include "app/ports/store_connection.h"
#include "app/verification/steps.h"
#include "base/id.h"

namespace visavis::app {

/// More than any picture of a profile needs, in bytes.
inline constexpr std::size_t profile_photo_bytes_max = std::size_t{8} * 1024 * 1024;

/// What becomes of a profile's photo, over a connection to the store that nobody else uses. Each is
/// saved whole, with a step that is told as those of another process are: by the log. Does nothing
/// when the verification wants no photo any more. Throws StoreFailure.
class ProfilePhotos {
 public:
  ProfilePhotos(StoreConnection& store, Steps& steps, const Clock& clock)
      : store_(store), steps_(steps), clock_(clock) {}

  /// The file came from the profile's photo_url: it is kept for good, or, where it is no picture
  /// that staff can be shown, missed for good. Then the answer is why.
  std::optional<std::string> keep(VerificationId id, std::string_view file);
  /// None came, and it is not tried again. `why` names nobody.
  void miss(VerificationId id, const std::string& why);

 private:
  void together(const std::function<void()>& change);

  StoreConnection& store_;
  Steps& steps_;
  const Clock& clock_;
};

}  // namespace visavis::app
