#include "adapters/recorder/picture.h"

#include "adapters/recorder/av1.h"
#include "adapters/recorder/h264.h"
#include "adapters/recorder/vp8.h"
#include "adapters/recorder/vp9.h"
#include "base/check.h"

namespace visavis::recorder {

std::unique_ptr<PictureBuilder> make_builder(app::MediaCodec codec) {
  switch (codec) {
    case app::MediaCodec::vp8:
      return std::make_unique<Vp8Builder>();
    case app::MediaCodec::vp9:
      return std::make_unique<Vp9Builder>();
    case app::MediaCodec::h264:
      return std::make_unique<H264Builder>();
    case app::MediaCodec::av1:
      return std::make_unique<Av1Builder>();
    case app::MediaCodec::opus:
    case app::MediaCodec::rtx:
    case app::MediaCodec::red:
    case app::MediaCodec::other:
      break;
  }
  CHECK(false);
  return nullptr;
}

}  // namespace visavis::recorder
