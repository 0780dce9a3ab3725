#pragma once

#include "adapters/pictures/luma.h"
#include "domain/picture.h"

namespace visavis::pictures {

PictureQuality measure(const LumaView& picture);

// The parts of it.

/// Of the sharpest tenth of what is not plain: how fast brightness changes for how much it changes.
int sharpness(const Luma& picture);
/// Thousandths that are blown, in connected areas of two thousandths of the picture and more.
int glare(const Luma& picture);

}  // namespace visavis::pictures
