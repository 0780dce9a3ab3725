#include "adapters/pictures/exchange.h"

#include <algorithm>
#include <array>
#include <utility>

namespace visavis::pictures {
namespace {

using app::MediaCodec;
using app::PictureFault;

constexpr std::array codecs{MediaCodec::vp8, MediaCodec::vp9, MediaCodec::h264, MediaCodec::av1};
constexpr std::uint8_t kind_file = 0xff;
constexpr std::uint8_t status_picture = 0xff;
/// What a worker may say of a picture that it could not read.
constexpr std::array faults{PictureFault::too_large, PictureFault::unreadable,
                            PictureFault::failed};
constexpr std::uint32_t no_card = 0xffff'ffff;

class Writer {
 public:
  /// A message begins with what it is.
  explicit Writer(std::uint8_t kind) : bytes_(length_bytes + 1, kind) {}
  void u32(std::uint32_t value) {
    bytes_.resize(bytes_.size() + 4);
    write_u32(bytes_, bytes_.size() - 4, value);
  }
  void u64(std::uint64_t value) {
    u32(static_cast<std::uint32_t>(value >> 32));
    u32(static_cast<std::uint32_t>(value));
  }
  void all(Bytes bytes) { bytes_.insert(bytes_.end(), bytes.begin(), bytes.end()); }
  void sized(Bytes bytes) {
    u32(static_cast<std::uint32_t>(bytes.size()));
    all(bytes);
  }
  std::vector<std::uint8_t> done() {
    write_u32(bytes_, 0, static_cast<std::uint32_t>(bytes_.size() - length_bytes));
    return std::move(bytes_);
  }

 private:
  std::vector<std::uint8_t> bytes_;
};

/// What is not there is zeros, and is remembered.
class Reader {
 public:
  explicit Reader(Bytes bytes) : rest_(bytes) {}
  Bytes take(std::size_t size) {
    if (size > rest_.size()) {
      whole_ = false;
      return rest_ = {};
    }
    const Bytes taken = rest_.first(size);
    rest_ = rest_.subspan(size);
    return taken;
  }
  std::uint8_t u8() {
    const Bytes one = take(1);
    return one.empty() ? std::uint8_t{0} : one[0];
  }
  std::uint32_t u32() {
    const Bytes four = take(4);
    return four.empty() ? 0U : read_u32(four, 0);
  }
  std::uint64_t u64() {
    const Bytes eight = take(8);
    return eight.empty() ? 0U : read_u64(eight, 0);
  }
  Bytes sized() { return take(u32()); }
  Bytes rest() { return std::exchange(rest_, {}); }
  bool ended() const { return whole_ && rest_.empty(); }
  bool whole() const { return whole_; }

 private:
  Bytes rest_;
  bool whole_ = true;
};

std::vector<std::uint8_t> written(const FileRequest& request) {
  Writer to(kind_file);
  to.all(request.file);
  return to.done();
}

std::vector<std::uint8_t> written(const VideoRequest& request) {
  const auto kind = std::ranges::find(codecs, request.codec);
  CHECK(kind != codecs.end());
  Writer to(static_cast<std::uint8_t>(kind - codecs.begin()));
  to.sized(request.config);
  to.u32(static_cast<std::uint32_t>(request.frames.size()));
  for (const Bytes frame : request.frames) to.sized(frame);
  return to.done();
}

/// A measured value, which a worker may say wrong.
std::optional<int> measured(std::uint32_t value, std::uint32_t max) {
  if (value > max) return std::nullopt;
  return static_cast<int>(value);
}

std::optional<PictureQuality> read_quality(Reader& from) {
  const auto lines = measured(from.u32(), app::picture_pixels_max);
  const auto sharpness = measured(from.u32(), 1000);
  const auto glare = measured(from.u32(), 1000);
  const auto light = measured(from.u32(), 255);
  const auto shadows = measured(from.u32(), 255);
  const auto highlights = measured(from.u32(), 255);
  const std::uint32_t card = from.u32();
  const bool right = lines && sharpness && glare && light && shadows && highlights &&
                     (card == no_card || card <= 1000);
  if (!right) return std::nullopt;
  return PictureQuality{
      .lines = *lines,
      .sharpness = *sharpness,
      .glare = *glare,
      .light = *light,
      .shadows = *shadows,
      .highlights = *highlights,
      .card = card == no_card ? std::nullopt : std::optional{static_cast<int>(card)}};
}

bool is_jpeg(Bytes file) {
  return file.size() > 4 && file[0] == 0xff && file[1] == 0xd8 && file[file.size() - 2] == 0xff &&
         file[file.size() - 1] == 0xd9;
}

bool is_size(std::uint32_t width, std::uint32_t height) {
  return width > 0 && height > 0 && std::uint64_t{width} * height <= app::picture_pixels_max;
}

std::optional<app::PictureRead> read_picture(Reader& from) {
  app::ReadPicture picture;
  picture.width = from.u32();
  picture.height = from.u32();
  picture.hash.whole = from.u64();
  picture.hash.wide = from.u64();
  const auto quality = read_quality(from);
  const Bytes jpeg = from.rest();
  if (!from.whole() || !quality || !is_size(picture.width, picture.height) || !is_jpeg(jpeg))
    return std::nullopt;
  picture.quality = *quality;
  picture.jpeg.assign(jpeg.begin(), jpeg.end());
  return picture;
}

std::optional<Request> read_video(std::uint8_t kind, Reader& from) {
  if (kind >= codecs.size()) return std::nullopt;
  VideoRequest request{.codec = codecs[kind], .config = from.sized(), .frames = {}};
  const std::uint32_t count = from.u32();
  if (count == 0 || count > frames_max) return std::nullopt;
  for (std::uint32_t i = 0; i < count && from.whole(); ++i) request.frames.push_back(from.sized());
  if (!from.ended()) return std::nullopt;
  return request;
}

}  // namespace

std::vector<std::uint8_t> encode(const Request& request) {
  return std::visit([](const auto& one) { return written(one); }, request);
}

std::vector<std::uint8_t> encode(const app::PictureRead& answer) {
  if (!answer) return Writer(static_cast<std::uint8_t>(answer.error())).done();
  const app::ReadPicture& picture = *answer;
  const PictureQuality& quality = picture.quality;
  Writer to(status_picture);
  to.u32(picture.width);
  to.u32(picture.height);
  to.u64(picture.hash.whole);
  to.u64(picture.hash.wide);
  for (const int value : {quality.lines, quality.sharpness, quality.glare, quality.light,
                          quality.shadows, quality.highlights})
    to.u32(static_cast<std::uint32_t>(value));
  to.u32(quality.card ? static_cast<std::uint32_t>(*quality.card) : no_card);
  to.all(picture.jpeg);
  return to.done();
}

std::optional<Request> read_request(Bytes message) {
  if (message.empty()) return std::nullopt;
  Reader from(message);
  const std::uint8_t kind = from.u8();
  if (kind == kind_file) return FileRequest{from.rest()};
  return read_video(kind, from);
}

std::optional<app::PictureRead> read_answer(Bytes message) {
  if (message.empty()) return std::nullopt;
  Reader from(message);
  const std::uint8_t status = from.u8();
  if (status == status_picture) return read_picture(from);
  const auto fault = std::ranges::find(faults, static_cast<PictureFault>(status));
  if (fault == faults.end() || !from.ended()) return std::nullopt;
  return app::PictureRead{refuse(*fault)};
}

}  // namespace visavis::pictures
