#pragma once

#include <array>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "adapters/recorder/muxer.h"
#include "adapters/recorder/picture_stream.h"
#include "app/ports/recording.h"

namespace visavis::recorder {

/// Writes one side's pictures and sound to its sink: in step, file after file, flushed so that what
/// is there plays. Where no sound was sent there is silence, so that players which only count
/// samples stay in step.
class Writer {
 public:
  /// `audio_sent`: sound may come, so every file has a track for it.
  Writer(app::RecordingSink& sink, bool audio_sent) : sink_(sink), audio_sent_(audio_sent) {}

  void picture(Monotonic at, TimedPicture picture, Monotonic now);
  /// `samples` at 48 kHz.
  void sound(Monotonic at, Bytes packet, std::uint32_t samples, Monotonic now);
  void advance(Monotonic now);
  /// Everything that is left.
  void end(Monotonic now);

  bool begun() const { return muxer_ != nullptr; }
  std::uint64_t pictures() const { return pictures_; }
  std::uint64_t sounds() const { return sounds_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  struct Queued {
    Monotonic at;
    Monotonic came;
    std::uint32_t samples = 0;
    app::MediaCodec codec = app::MediaCodec::opus;
    Picture picture;  ///< or a packet of sound
  };
  using Queue = std::deque<Queued>;

  Queue* ready(Monotonic now);
  bool may_open(Monotonic now) const;
  void write(Queued& next);
  void write_picture(Queued& next);
  void write_sound(Queued& next);
  void write_silence(Monotonic until);
  bool fits(const Queued& picture) const;
  void open(Monotonic start, const Queued* picture);
  void close();
  void append();
  void flush(Monotonic now);
  std::chrono::milliseconds in_file(Monotonic at, std::optional<std::chrono::milliseconds>& last);

  app::RecordingSink& sink_;
  const bool audio_sent_;
  Queue pictures_waiting_;
  Queue sounds_waiting_;
  std::unique_ptr<Muxer> muxer_;
  Tracks tracks_;
  Monotonic start_;
  Monotonic sound_end_;  ///< up to where the file has sound
  std::optional<std::chrono::milliseconds> last_picture_, last_sound_;  ///< in the file
  std::optional<Monotonic> unflushed_since_, unsynced_since_;
  std::uint64_t pictures_ = 0;
  std::uint64_t sounds_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace visavis::recorder
