#include "adapters/pictures/made_test.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "adapters/pictures/decode.h"
#include "adapters/pictures/upright.h"
#include "adapters/pictures/worker.h"

namespace visavis::pictures {
namespace {

using app::MediaCodec;

ByteVector output_of(const std::string& command) {
  FILE* pipe = ::popen(command.c_str(), "r");
  CHECK(pipe != nullptr);
  ByteVector output;
  std::array<std::uint8_t, 65536> buffer{};
  while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe))
    output.insert(output.end(), buffer.begin(), buffer.begin() + static_cast<long>(size));
  CHECK(::pclose(pipe) == 0);
  CHECK(!output.empty());
  return output;
}

std::uint32_t little(Bytes bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | bytes[at + i];
  return value;
}

/// IVF: a header of 32 bytes, and for each frame its length and time in 12.
std::vector<ByteVector> frames_of_ivf(Bytes file) {
  std::vector<ByteVector> frames;
  Bytes rest = file.subspan(32);
  while (rest.size() > 12) {
    const auto size = little(rest, 0);
    const Bytes frame = rest.subspan(12, size);
    frames.emplace_back(frame.begin(), frame.end());
    rest = rest.subspan(12 + size);
  }
  return frames;
}

std::vector<Bytes> units_of(Bytes stream) {
  constexpr std::array<std::uint8_t, 3> mark{0, 0, 1};
  std::vector<Bytes> units;
  auto at = std::search(stream.begin(), stream.end(), mark.begin(), mark.end());
  while (at != stream.end()) {
    const auto begin = at + 3;
    at = std::search(begin, stream.end(), mark.begin(), mark.end());
    auto end = at;
    while (end != begin && *(end - 1) == 0) --end;
    units.emplace_back(begin, end);
  }
  return units;
}

/// ISO/IEC 14496-15, 5.3.3.1.
ByteVector avcc(Bytes sequence, Bytes picture) {
  ByteVector config{1, sequence[1], sequence[2], sequence[3], 0xff, 0xe1};
  const auto append = [&config](Bytes unit) {
    config.push_back(static_cast<std::uint8_t>(unit.size() >> 8));
    config.push_back(static_cast<std::uint8_t>(unit.size()));
    config.insert(config.end(), unit.begin(), unit.end());
  };
  append(sequence);
  config.push_back(1);
  append(picture);
  return config;
}

/// A slice a picture: each has its length before it.
app::VideoFrames from_annex_b(Bytes stream) {
  app::VideoFrames video{.codec = MediaCodec::h264, .config = {}, .frames = {}, .last = {}};
  Bytes sequence;
  for (const Bytes unit : units_of(stream)) {
    const int type = unit[0] & 0x1f;
    if (type == 7) sequence = unit;
    if (type == 8) video.config = avcc(sequence, unit);
    if (type != 1 && type != 5) continue;
    ByteVector frame(4);
    write_u32(frame, 0, static_cast<std::uint32_t>(unit.size()));
    frame.insert(frame.end(), unit.begin(), unit.end());
    video.frames.push_back(std::move(frame));
  }
  return video;
}

std::string encoder_of(MediaCodec codec) {
  if (codec == MediaCodec::vp8)
    return "libvpx -deadline realtime -cpu-used 8 -b:v 2M -g 999 -f ivf";
  if (codec == MediaCodec::vp9)
    return "libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M -g 999 -f ivf";
  if (codec == MediaCodec::av1)
    return "libaom-av1 -usage realtime -cpu-used 8 -lag-in-frames 0 -b:v 2M -g 999 -f ivf";
  return "libx264 -preset ultrafast -tune zerolatency -threads 1 -g 999 -f h264";
}

}  // namespace

const ByteVector& made(const std::string& source, const std::string& filter,
                       const std::string& encoder) {
  static std::map<std::string, ByteVector> known;
  const std::string command = "ffmpeg -v error -f lavfi -i '" + source + "' -vf '" + filter +
                              "' -frames:v 1 -c:v " + encoder + " -f image2pipe -";
  auto& bytes = known[command];
  if (bytes.empty()) bytes = output_of(command);
  return bytes;
}

ByteVector with_orientation(const ByteVector& jpeg, std::uint8_t orientation) {
  ByteVector exif{0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1};
  for (const int byte : {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, int{orientation}, 0, 0, 0, 0, 0, 0})
    exif.push_back(static_cast<std::uint8_t>(byte));
  ByteVector with = jpeg;
  with.insert(with.begin() + 2, exif.begin(), exif.end());
  return with;
}

const app::VideoFrames& video(MediaCodec codec, const std::string& source) {
  static std::map<std::pair<MediaCodec, std::string>, app::VideoFrames> known;
  auto& video = known[{codec, source}];
  if (!video.frames.empty()) return video;
  const auto bytes =
      output_of("ffmpeg -v error -f lavfi -i '" + source +
                ":r=25' -frames:v 12 -pix_fmt yuv420p -c:v " + encoder_of(codec) + " -");
  if (codec == MediaCodec::h264) return video = from_annex_b(bytes);
  video.codec = codec;
  video.frames = frames_of_ivf(bytes);
  return video;
}

app::PictureRead read_here(Bytes file) {
  const auto request = encode(Request{FileRequest{file}});
  return answer(Bytes{request}.subspan(length_bytes));
}

app::PictureRead decode_here(const app::VideoFrames& video) {
  VideoRequest asked{.codec = video.codec, .config = video.config, .frames = {}};
  for (const auto& frame : video.frames) asked.frames.emplace_back(frame);
  const auto request = encode(Request{std::move(asked)});
  return answer(Bytes{request}.subspan(length_bytes));
}

Luma luma_of(Bytes jpeg) {
  const auto decoded = decode_file(jpeg);
  const Frame picture = upright(**decoded);
  return shrunk({picture->data[0], picture->linesize[0], picture->width, picture->height},
                picture->width, picture->height);
}

}  // namespace visavis::pictures
