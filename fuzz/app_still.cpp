// The picture that one side of a call sends the other in place of video.
#include <cstdint>

#include "app/wire/jpeg.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto image = visavis::app::jpeg_size({data, size});
  if (image && (image->width == 0 || image->height == 0)) __builtin_trap();
  return 0;
}
