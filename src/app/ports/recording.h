#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/ports/relay.h"
#include "app/ports/sent_media.h"
#include "base/bytes.h"
#include "base/time.h"

namespace visavis::app {

enum class Container : std::uint8_t { webm, matroska, mp4 };

/// A file of a recording: a recording is a list of them on one time line.
struct RecordingSegment {
  Container container = Container::webm;
  std::optional<MediaCodec> video;  ///< none: sound alone
  bool audio = false;
  Monotonic start;  ///< the moment of its first instant, on the clock that the packets came with
};

/// What of a recording was lost, and what was not.
struct RecordingTotals {
  std::uint64_t packets = 0;            ///< of media, repeated ones aside
  std::uint64_t packets_lost = 0;       ///< never came, not by retransmission either
  std::uint64_t packets_malformed = 0;  ///< neither RTP nor what their codec's payload format says
  std::uint64_t packets_late = 0;       ///< came when nobody waited for them any more
  std::uint64_t frames = 0;             ///< pictures written
  std::uint64_t frames_lost = 0;        ///< pictures that were incomplete, or built on such
  std::uint64_t sounds = 0;             ///< packets of sound written
  std::uint64_t bytes = 0;              ///< given to the sink

  RecordingTotals& operator+=(const RecordingTotals& other) {
    packets += other.packets;
    packets_lost += other.packets_lost;
    packets_malformed += other.packets_malformed;
    packets_late += other.packets_late;
    frames += other.frames;
    frames_lost += other.frames_lost;
    sounds += other.sounds;
    bytes += other.bytes;
    return *this;
  }
};

/// Where a recording goes. Used from one thread; whatever it throws ends the file that is written
/// and nothing else: after a while another one is begun.
class RecordingSink {
 public:
  virtual ~RecordingSink() = default;
  /// A new file begins; the one before it is whole.
  virtual void begin(const RecordingSegment& segment) = 0;
  /// Bytes of the file that was begun, in order. Whatever beginning of them is kept can be played.
  virtual void append(Bytes bytes) = 0;
  /// What was appended survives whatever happens now. Called about once a second.
  virtual void sync() = 0;
  /// Something that was sent here is missing from the file that is written, or from the next one.
  virtual void missed() = 0;
};

/// A file that was recorded, or its beginning.
class RecordingSource {
 public:
  virtual ~RecordingSource() = default;
  /// Fills what it can of `into` from `offset` on; fewer bytes only at the end, 0 behind it.
  virtual std::size_t read(std::uint64_t offset, MutableBytes into) = 0;
};

enum class RecordingFault : std::uint8_t {
  overflow,  ///< packets came faster than they could be written: something is missing
  sink,      ///< the sink threw: the file ended there, and what comes now is missing
};

/// What recording has to say. Called on the recorder's thread, and must not block.
class RecordingListener {
 public:
  virtual ~RecordingListener() = default;
  /// The picture is lost, or has not begun: the browser has to be asked for a key frame (PLI) of
  /// this SSRC. At most once a second.
  virtual void key_frame_wanted(TransportId of, std::uint32_t ssrc) = 0;
  virtual void recording_fault(TransportId of, RecordingFault fault, const std::string& what) = 0;
  /// Everything that is going to be in the sink is there and synced, or a fault was told. Its sink
  /// is not touched again.
  virtual void recording_ended(TransportId of, const RecordingTotals& totals) = 0;
};

/// Records what browsers send in calls: each side is a recording of its own. From the app's thread.
class Recording {
 public:
  virtual ~Recording() = default;
  /// From now on. The sink has to outlive recording_ended(). Once for a transport. Of what stills
  /// may be taken, `keep_pictures`: what came since its last key frame, for which more of them are
  /// asked for.
  virtual void begin(TransportId of, SentMedia media, RecordingSink& sink, bool keep_pictures) = 0;
  /// The browser was told something else: payload types that it may send from now on, too.
  virtual void renegotiated(TransportId of, SentMedia media) = 0;
  /// What has been sent so far is written out, then recording_ended() is called. Of a transport
  /// that is not recorded: nothing happens.
  virtual void end(TransportId of) = 0;
};

}  // namespace visavis::app
