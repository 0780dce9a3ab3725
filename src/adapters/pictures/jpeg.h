#pragma once

#include <cstdint>
#include <vector>

#include "adapters/pictures/libav.h"

namespace visavis::pictures {

/// A JPEG file with nothing in it but the picture, which is as upright() gives it. Empty: there is
/// not enough memory.
std::vector<std::uint8_t> encode_jpeg(const AVFrame& picture);

}  // namespace visavis::pictures
