#pragma once

#include "adapters/pictures/exchange.h"
#include "adapters/pictures/libav.h"

namespace visavis::pictures {

/// A picture as its decoder left it: any pixel format, not turned.
using DecodedFrame = Result<Frame, app::PictureFault>;

/// JPEG, PNG or WebP, by its first bytes.
DecodedFrame decode_file(Bytes file);
/// The last picture that comes out of these.
DecodedFrame decode_video(const VideoRequest& video);

}  // namespace visavis::pictures
