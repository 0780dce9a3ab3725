#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "adapters/recorder/picture.h"

namespace visavis::recorder {

struct VideoTrack {
  app::MediaCodec codec{};
  PictureSize size;
  std::vector<std::uint8_t> config;  ///< Picture::config of the first key frame
};

struct Tracks {
  std::optional<VideoTrack> video;
  bool audio = false;  ///< Opus
};

/// WebM, and Matroska for what WebM does not allow.
app::Container live_container(const Tracks& tracks);

/// Makes a file that grows: nothing is written twice, and any beginning of it plays. By
/// libavformat, in memory.
class Muxer {
 public:
  /// Nothing if the tracks' configuration is not one.
  static std::unique_ptr<Muxer> begin(const Tracks& tracks);
  ~Muxer();
  Muxer(const Muxer&) = delete;
  Muxer& operator=(const Muxer&) = delete;

  /// Times are the file's own, of a track in rising order. False: it could not be written.
  bool write_video(Bytes picture, bool key, std::chrono::milliseconds at);
  bool write_audio(Bytes packet, std::chrono::milliseconds at);
  /// What was written so far is in bytes(), as a whole cluster.
  void flush();
  std::vector<std::uint8_t>& bytes();
  /// Everything is in bytes(); nothing more is written.
  void end();

 private:
  class Buffers;
  struct Output;
  explicit Muxer(std::unique_ptr<Output> output);
  bool write(int track, Bytes data, bool key, std::chrono::milliseconds at);

  std::unique_ptr<Output> output_;
  int video_ = -1;
  int audio_ = -1;
};

}  // namespace visavis::recorder
