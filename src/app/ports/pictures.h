#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "app/ports/sent_media.h"
#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "domain/evidence.h"
#include "domain/picture.h"

namespace visavis::app {

/// Larger files are not read.
inline constexpr std::size_t picture_file_bytes_max = 12 * 1024 * 1024;
/// Nor pictures of more pixels.
inline constexpr std::uint32_t picture_pixels_max = 50'000'000;

/// A picture as it is kept: decoded, turned the right way up and encoded anew, so that nothing of
/// the file it came in is left but what is seen: no EXIF, no place, no device, no profile.
struct ReadPicture {
  std::vector<std::uint8_t> jpeg;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  PictureHash hash;
  PictureQuality quality;
};

/// Why there is none.
enum class PictureFault : std::uint8_t {
  too_large,   ///< more bytes or pixels than are read: a smaller one may do
  unreadable,  ///< no picture of a known kind, broken, or it took too long or too much memory
  nothing,     ///< still_now(): that side is not heard, or nothing that can be shown came just now
  busy,        ///< too many wait, or this is stopping: again in a moment
  failed,      ///< on our side: no process could be started, or it could not be confined
};

using PictureRead = Result<ReadPicture, PictureFault>;
/// Called once for each request, on a thread that reads pictures or before the request returns
/// (`too_large`, `busy`): it must neither block nor throw.
using OnPictureRead = std::function<void(PictureRead)>;

/// Pictures of a side's video, from a key frame on, each as a container has it.
struct VideoFrames {
  MediaCodec codec = MediaCodec::vp8;  ///< vp8, vp9, h264 or av1
  std::vector<std::uint8_t> config;    ///< the container's codec private data: avcC, av1C, or none
  std::vector<std::vector<std::uint8_t>> frames;
  Monotonic last;  ///< when the last of them came
};

/// Reads pictures that strangers made, away from everything else: a bad one costs itself, and
/// nothing of the service. From any thread; never waits.
class PictureReader {
 public:
  virtual ~PictureReader() = default;
  /// A file of a picture: JPEG, PNG or WebP, by what is in it and not by its name.
  virtual void read(std::vector<std::uint8_t> file, OnPictureRead on_done) = 0;
  /// The last picture of these.
  virtual void decode(VideoFrames video, OnPictureRead on_done) = 0;
};

/// A still that the service took of what it relays.
struct RelayedStill {
  ReadPicture picture;
  Monotonic received;  ///< when its last packet came
};
using OnRelayedStill = std::function<void(Result<RelayedStill, PictureFault>)>;

/// From the app's thread; never waits.
class RelayedStills {
 public:
  virtual ~RelayedStills() = default;
  /// What this side of the call shows now, as the service received it. `on_done` as OnPictureRead.
  virtual void still_now(CallId call, CallSide side, OnRelayedStill on_done) = 0;
};

}  // namespace visavis::app
