#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "adapters/recorder/kept_pictures.h"
#include "adapters/recorder/picture_stream.h"
#include "adapters/recorder/reorder_buffer.h"
#include "adapters/recorder/timeline.h"
#include "adapters/recorder/unwrap.h"
#include "adapters/recorder/writer.h"
#include "app/ports/recording.h"

namespace visavis::recorder {

/// The recording of what one participant sends, without threads or a clock: packets go in with the
/// time, files come out at the sink. Throws what the sink throws.
class Side {
 public:
  /// `want_key_frame`: of this SSRC; called at most once a second. `keep_pictures`: for pictures().
  Side(const app::SentMedia& media, app::RecordingSink& sink,
       std::function<void(std::uint32_t ssrc)> want_key_frame, bool keep_pictures = false);

  void learn(const app::SentMedia& media) { unwrapper_.learn(media); }
  /// RTP or RTCP, in the order in which they came.
  void packet(Bytes packet, Monotonic now);
  /// Several times a second: what is waited for comes to an end.
  void advance(Monotonic now);
  /// What is left is written.
  void end(Monotonic now);

  app::RecordingTotals totals() const;
  /// What the last whole picture can be decoded of; nothing where none are kept.
  std::optional<app::VideoFrames> pictures() const;

 private:
  /// Whole, but its moment is not known for sure yet.
  struct Sound {
    std::uint32_t timestamp = 0;
    std::uint32_t samples = 0;
    std::vector<std::uint8_t> packet;
  };
  /// One kind of media: of its SSRCs, the one that is sending.
  struct Track {
    app::MediaKind kind{};
    std::uint32_t ssrc = 0;
    Monotonic begun;
    Monotonic heard;
    TrackClock clock;
    std::chrono::microseconds report_wait;
    ReorderBuffer reorder = ReorderBuffer();
    PictureStream stream = {};
    std::deque<Sound> sounds = {};
    std::deque<TimedPicture> pictures = {};
    Monotonic last_moment = {};

    bool in_time(Monotonic now) const;
  };

  void take_rtp(Bytes packet, Monotonic now);
  void take_rtcp(Bytes packet);
  void take_media(const MediaPacket& packet, Monotonic now);
  Track* track_for(const MediaPacket& packet, Monotonic now);
  void begin_track(std::optional<Track>& track, const MediaPacket& packet, Monotonic now);
  void drop_track(std::optional<Track>& track, Monotonic now);
  void drain(Track& track, Monotonic now, bool whatever_is_missing);
  void take_ordered(Track& track, const ReorderBuffer::Ordered& next, Monotonic now);
  void write(Track& track, Monotonic now);
  void ask_for_key(Monotonic now);

  Unwrapper unwrapper_;
  Writer writer_;
  std::function<void(std::uint32_t)> want_key_frame_;
  SenderClock sender_;
  std::optional<Track> audio_;
  std::optional<Track> video_;
  std::map<std::uint32_t, SenderReport> reports_;  ///< of SSRCs that have sent nothing yet
  std::optional<Monotonic> asked_;
  std::vector<MediaPacket> unwrapped_;
  std::vector<TimedPicture> whole_;
  std::optional<KeptPictures> kept_;
  app::RecordingTotals totals_;
};

}  // namespace visavis::recorder
