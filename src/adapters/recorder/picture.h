#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "app/ports/recording.h"
#include "base/bytes.h"

namespace visavis::recorder {

struct PictureSize {
  unsigned width = 0;
  unsigned height = 0;
  friend bool operator==(PictureSize, PictureSize) = default;
};

/// One encoded picture, as containers have it.
struct Picture {
  std::vector<std::uint8_t> bytes;
  bool key = false;
  PictureSize size = {};  ///< of a key frame
  std::vector<std::uint8_t>
      config;  ///< of a key frame: the container's codec private data, or none
  /// The sender's count of its pictures, and how far it counts.
  std::optional<std::uint16_t> id = std::nullopt;
  std::uint16_t id_mask = 0;
};

/// Puts the payloads of one codec's RTP packets together, picture by picture. It is given whole
/// ones: all payloads of one timestamp, in order.
class PictureBuilder {
 public:
  virtual ~PictureBuilder() = default;
  /// Whether a picture begins with this payload. Asked where packets before it were lost.
  virtual bool begins(Bytes payload) const = 0;
  /// False: not what the payload format says, and what has been added is of no use.
  virtual bool add(Bytes payload) = 0;
  /// What was added, or nothing where that is no picture. The next one begins.
  virtual std::optional<Picture> take() = 0;
};

/// CHECKs that the codec is one of pictures.
std::unique_ptr<PictureBuilder> make_builder(app::MediaCodec codec);

/// A picture may have no more: 3840 x 2160 as it is has 12 MB, and browsers send a tenth of that.
inline constexpr std::size_t picture_bytes_max = 8 * 1024 * 1024;

}  // namespace visavis::recorder
