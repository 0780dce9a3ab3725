#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "app/access/image_size.h"

namespace visavis::app {

/// Of a JPEG (ITU-T T.81) as browsers make them of a canvas: baseline, in one scan, whole to its
/// end. Nothing for any others: what a progressive one, or one with many scans, costs to show has
/// little to do with its bytes.
std::optional<ImageSize> jpeg_size(std::span<const std::uint8_t> bytes);

}  // namespace visavis::app
