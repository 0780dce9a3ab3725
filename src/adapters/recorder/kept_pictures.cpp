#include "adapters/recorder/kept_pictures.h"

namespace visavis::recorder {

void KeptPictures::add(const TimedPicture& one, Monotonic now) {
  const auto& bytes = one.picture.bytes;
  if (one.picture.key || bytes_ + bytes.size() > bytes_max || video_.frames.size() >= frames_max) {
    video_.frames.clear();
    bytes_ = 0;
    let_go_ = !one.picture.key;
  }
  if (one.picture.key) {
    video_.codec = one.codec;
    video_.config = one.picture.config;
  } else if (video_.frames.empty()) {
    return;  // There is no key frame before it.
  }
  video_.frames.push_back(bytes);
  video_.last = now;
  bytes_ += bytes.size();
}

std::optional<app::VideoFrames> KeptPictures::all() const {
  if (video_.frames.empty()) return std::nullopt;
  return video_;
}

}  // namespace visavis::recorder
