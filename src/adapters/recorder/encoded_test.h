#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapters/recorder/packets_test.h"

// For tests: real media, made by ffmpeg, and what a file of them holds.
namespace visavis::recorder {

struct Encoded {
  ByteVector bytes;
  bool key = false;
};

/// Four seconds: pictures at 25 a second, a key frame every two seconds; sound in packets of 20 ms.
/// Made once a process. `size`: as ffmpeg writes it, "320x180".
const std::vector<Encoded>& encoded(app::MediaCodec codec, const std::string& size = "320x180");

struct FilePacket {
  bool video = false;
  bool key = false;
  std::int64_t at_ms = 0;
  ByteVector bytes;
};

struct FileContent {
  std::vector<FilePacket> packets;
  std::string container;
  double duration_s = 0;

  std::int64_t last_ms(bool video) const;
  std::size_t count(bool video) const;
};

/// What a demuxer finds; nothing, if it is no file.
std::optional<FileContent> read_file(Bytes file);

/// How many pictures and how many seconds of sound a decoder makes of it, and what it complains of.
struct Decoded {
  int pictures = 0;
  int sounds = 0;
  std::string complaints;
};
Decoded decode(Bytes file);

}  // namespace visavis::recorder
