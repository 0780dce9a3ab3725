#pragma once

#include <optional>

#include "adapters/recorder/picture_stream.h"
#include "app/ports/pictures.h"

namespace visavis::recorder {

/// The pictures of one video since its last key frame: what its last picture can be decoded of.
class KeptPictures {
 public:
  void add(const TimedPicture& picture, Monotonic now);

  /// A key frame would be good now: with it what is kept begins anew. Past ten seconds at 2 Mbit/s,
  /// and where all was let go, until there is one.
  bool wants_key() const {
    return let_go_ || bytes_ > bytes_wanted || video_.frames.size() > frames_wanted;
  }
  /// Nothing: no key frame has come, or none for far too long.
  std::optional<app::VideoFrames> all() const;

 private:
  static constexpr std::size_t bytes_wanted = 2'500'000;
  static constexpr std::size_t frames_wanted = 300;
  /// A browser that sends no key frame, whoever asks, costs no more than this.
  static constexpr std::size_t bytes_max = 2 * bytes_wanted;
  static constexpr std::size_t frames_max = 3 * frames_wanted;

  app::VideoFrames video_;
  std::size_t bytes_ = 0;
  bool let_go_ = false;  ///< too many came without a key frame
};

}  // namespace visavis::recorder
