#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "app/ports/call_recorder.h"
#include "app/ports/clock.h"
#include "app/ports/pictures.h"

namespace visavis::app {

/// Stills of what is recorded of calls. Knows which transport carries which side, as it goes from
/// one to the next.
class CallStills : public RelayedStills {
 public:
  /// What has come of a transport's video since its last key frame; nothing, where none has.
  using OnVideo = std::function<void(std::optional<VideoFrames>)>;
  using AskForVideo = std::function<void(TransportId, OnVideo)>;

  /// The reader and the clock must outlive it; the clock is asked where the video is answered.
  CallStills(AskForVideo ask, PictureReader& reader, const Clock& clock)
      : ask_(std::move(ask)), reader_(reader), clock_(clock) {}

  void begin(TransportId of, const RecordedSide& side);
  void end(TransportId of);

  void still_now(CallId call, CallSide side, OnRelayedStill on_done) override;

 private:
  struct Heard {
    TransportId of{};
    CallId call;
    CallSide side{};
  };

  const AskForVideo ask_;
  PictureReader& reader_;
  const Clock& clock_;
  std::vector<Heard> heard_;  ///< the latest last
};

}  // namespace visavis::app
