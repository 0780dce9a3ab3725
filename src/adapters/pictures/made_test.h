#pragma once

#include <string>
#include <vector>

#include "adapters/pictures/exchange.h"
#include "adapters/pictures/luma.h"

// For tests: real pictures, made by ffmpeg, each once a process.
namespace visavis::pictures {

using ByteVector = std::vector<std::uint8_t>;

inline constexpr const char* scene = "testsrc2=s=640x360";

/// One picture of `source` (lavfi), behind `filter`, as an encoder of ffmpeg's writes it.
const ByteVector& made(const std::string& source, const std::string& filter = "null",
                       const std::string& encoder = "mjpeg -q:v 2");
/// Its EXIF says that it was taken this way up (1 to 8).
ByteVector with_orientation(const ByteVector& jpeg, std::uint8_t orientation);

/// Twelve pictures of a moving scene, as the recorder gives them.
const app::VideoFrames& video(app::MediaCodec codec, const std::string& source = scene);

/// As the worker would answer, in this process.
app::PictureRead read_here(Bytes file);
app::PictureRead decode_here(const app::VideoFrames& video);

/// Of a JPEG file that was just made.
Luma luma_of(Bytes jpeg);

}  // namespace visavis::pictures
