#include "app/access/image_size.h"

#include <cstddef>

#include "app/access/photo.h"

namespace visavis::app {
namespace {

using namespace std::string_view_literals;

unsigned byte(std::string_view file, std::size_t at) {
  return static_cast<unsigned char>(file[at]);
}
unsigned big_u16(std::string_view file, std::size_t at) {
  return byte(file, at) << 8U | byte(file, at + 1);
}
unsigned little_u16(std::string_view file, std::size_t at) {
  return byte(file, at) | byte(file, at + 1) << 8U;
}
unsigned little_u24(std::string_view file, std::size_t at) {
  return little_u16(file, at) | byte(file, at + 2) << 16U;
}

std::optional<ImageSize> png(std::string_view file) {
  if (file.size() < 24 || file.substr(12, 4) != "IHDR"sv) return std::nullopt;
  const auto number = [&](std::size_t at) {
    return big_u16(file, at) << 16U | big_u16(file, at + 2);
  };
  return ImageSize{number(16), number(20)};
}

/// T.81, table B.1: the frames, of whatever process.
bool begins_frame(unsigned marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

std::optional<ImageSize> jpeg(std::string_view file) {
  for (std::size_t at = 2; at + 4 <= file.size();) {
    if (byte(file, at) != 0xff) return std::nullopt;
    const unsigned marker = byte(file, at + 1);
    // B.1.1.2: a marker may be filled up in front.
    if (marker == 0xff) {
      ++at;
      continue;
    }
    const std::size_t length = big_u16(file, at + 2);
    if (length < 2) return std::nullopt;
    if (begins_frame(marker)) {
      if (length < 8 || at + 9 > file.size()) return std::nullopt;
      return ImageSize{big_u16(file, at + 7), big_u16(file, at + 5)};
    }
    // Data of a scan before any frame: no image.
    if (marker == 0xda) return std::nullopt;
    at += 2 + length;
  }
  return std::nullopt;
}

std::optional<ImageSize> webp(std::string_view file) {
  if (file.size() < 30) return std::nullopt;
  const auto kind = file.substr(12, 4);
  if (kind == "VP8 "sv && file.substr(23, 3) == "\x9d\x01\x2a"sv)
    return ImageSize{little_u16(file, 26) & 0x3fffU, little_u16(file, 28) & 0x3fffU};
  if (kind == "VP8L"sv && byte(file, 20) == 0x2f) {
    const unsigned low = little_u24(file, 21);
    const unsigned both = low | byte(file, 24) << 24U;
    return ImageSize{(both & 0x3fffU) + 1, (both >> 14U & 0x3fffU) + 1};
  }
  if (kind == "VP8X"sv) return ImageSize{little_u24(file, 24) + 1, little_u24(file, 27) + 1};
  return std::nullopt;
}

std::optional<ImageSize> said_size(std::string_view file) {
  const auto type = photo_media_type(file).value_or("");
  if (type == "image/jpeg") return jpeg(file);
  if (type == "image/png") return png(file);
  if (type == "image/webp") return webp(file);
  return std::nullopt;
}

}  // namespace

std::optional<ImageSize> image_size(std::string_view file) {
  const auto size = said_size(file);
  if (!size || size->width == 0 || size->height == 0) return std::nullopt;
  return size;
}

}  // namespace visavis::app
