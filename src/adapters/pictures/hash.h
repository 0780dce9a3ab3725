#pragma once

#include "adapters/pictures/luma.h"
#include "domain/picture.h"

namespace visavis::pictures {

PictureHash hash(const LumaView& picture);

}  // namespace visavis::pictures
