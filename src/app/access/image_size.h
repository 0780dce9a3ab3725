#pragma once

#include <optional>
#include <string_view>

namespace visavis::app {

struct ImageSize {
  unsigned width = 0;
  unsigned height = 0;
};

/// What the head of a JPEG (ITU-T T.81), PNG (W3C, third edition, 11.2.1) or WebP file (RFC 9649,
/// 2.3 to 2.7) says of its size. Nothing for other files, and where there is none.
std::optional<ImageSize> image_size(std::string_view file);

}  // namespace visavis::app
