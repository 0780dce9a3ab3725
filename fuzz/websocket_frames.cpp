// Frames must be counted alike however their bytes are cut.
#include <cstdint>

#include "adapters/websocket/frame_counter.h"
#include "base/check.h"

using namespace visavis;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes{reinterpret_cast<const char*>(data + 1), size - 1};
  websocket::FrameCounter whole, pieces;
  const std::size_t frames = whole.count(bytes);
  std::size_t counted = 0;
  const std::size_t piece = 1 + data[0] % 16;
  for (std::size_t at = 0; at < bytes.size(); at += piece)
    counted += pieces.count(bytes.substr(at, piece));
  CHECK(counted == frames);
  CHECK(frames <= bytes.size() / 2);
  return 0;
}
