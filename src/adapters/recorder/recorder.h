#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <variant>
#include <vector>

#include "adapters/recorder/packet_ring.h"
#include "adapters/recorder/recorded_transports.h"
#include "adapters/recorder/side.h"
#include "app/ports/media_tap.h"
#include "app/ports/recording.h"

namespace visavis::recorder {

struct RecorderConfig {
  /// Of packets that wait to be written: a second of 100 sides at 2 Mbit/s is 25 MB.
  std::size_t ring_bytes = 32 * 1024 * 1024;
  /// How often the ring is looked into.
  std::chrono::milliseconds every{20};
  /// How soon after its sink's failure a side is recorded on; twice as late after each, up to
  /// again_max.
  std::chrono::milliseconds again{5'000};
  std::chrono::milliseconds again_max{300'000};
};

/// Records the media of calls on a thread of its own. What relay threads give is copied into a ring
/// of fixed size; when that is full because a sink is slow, what is recorded has a gap, of which
/// the sink is told and a fault is, and the call goes on as it was. Where a sink fails, its side is
/// recorded on in another file after a while.
class Recorder : public app::MediaTap, public app::Recording {
 public:
  /// The listener has to outlive the recorder.
  explicit Recorder(app::RecordingListener& listener, RecorderConfig config = {});
  /// Ends what is still recorded. No relay thread may be here any more.
  ~Recorder() override;
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  void media(app::TransportId from, Bytes packet, Monotonic now) override;

  void begin(app::TransportId of, app::SentMedia media, app::RecordingSink& sink,
             bool keep_pictures) override;
  void renegotiated(app::TransportId of, app::SentMedia media) override;
  void end(app::TransportId of) override;

  /// What has come of its video since the last key frame: `on_done` is called once, on the
  /// recorder's thread, with nothing where none are kept or no key frame has come.
  using OnPictures = std::function<void(std::optional<app::VideoFrames>)>;
  void pictures_now(app::TransportId of, OnPictures on_done);

 private:
  struct Begin {
    app::TransportId of{};
    app::SentMedia media;
    app::RecordingSink* sink = nullptr;
    bool keep_pictures = false;
  };
  struct Renegotiate {
    app::TransportId of{};
    app::SentMedia media;
  };
  struct End {
    app::TransportId of{};
  };
  struct Show {
    app::TransportId of{};
    OnPictures on_done;
  };
  using Command = std::variant<Begin, Renegotiate, Show, End>;
  struct Recorded {
    app::SentMedia media;
    app::RecordingSink* sink;
    bool keep_pictures = false;
    std::unique_ptr<Side> side = {};   ///< none after a fault of its sink
    app::RecordingTotals totals = {};  ///< of those before it
    std::uint32_t missed = 0;          ///< of which was told
    Monotonic told = {};
    Monotonic again_at = {};  ///< with a side
    std::chrono::milliseconds again{};
  };

  void serve();
  void post(Command command);
  void begin_what_is_asked();
  void carry_out(const Begin& command);
  void carry_out(const Renegotiate& command);
  void carry_out(const Show& command);
  void carry_out(const End& command);
  void begin_side(app::TransportId of, Recorded& recorded);
  void drain();
  void take(const TappedPacket& packet);
  void advance();
  void tell_of_gaps(app::TransportId of, Recorded& recorded);
  template <class Work>
  void with_side(app::TransportId of, Recorded& recorded, Work work);

  app::RecordingListener& listener_;
  const RecorderConfig config_;
  PacketRing ring_;
  RecordedTransports wanted_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Command> commands_;
  bool stopping_ = false;
  /// The recorder thread's own.
  std::unordered_map<app::TransportId, Recorded> recorded_;
  std::thread thread_;
};

}  // namespace visavis::recorder
