#pragma once

#include "adapters/pictures/libav.h"

namespace visavis::pictures {

/// The picture as JPEG has it (4:2:0, full range, BT.601), the way up that its EXIF says. None:
/// there is not enough memory, or no way from its pixel format.
Frame upright(const AVFrame& decoded);

}  // namespace visavis::pictures
