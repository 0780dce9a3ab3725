#include "app/evidence/call_stills.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace visavis::app {
namespace {

/// What came last is not what is shown now, where it came so long ago: the camera is off, or a loss
/// waits for a key frame. Held against a picture of now, it would say of an honest one that it does
/// not match. Longer than any camera in the dark or a retransmission takes (800 ms), shorter than
/// somebody takes to hold up another document.
constexpr std::chrono::seconds shown_for{2};

}  // namespace

void CallStills::begin(TransportId of, const RecordedSide& side) {
  heard_.push_back({of, side.call, side.side});
}

void CallStills::end(TransportId of) {
  std::erase_if(heard_, [of](const Heard& one) { return one.of == of; });
}

void CallStills::still_now(CallId call, CallSide side, OnRelayedStill on_done) {
  // Clang 14 does not read the views of libstdc++ 12.
  const auto latest = std::find_if(heard_.rbegin(), heard_.rend(), [&](const Heard& one) {
    return one.call == call && one.side == side;
  });
  if (latest == heard_.rend()) return on_done(refuse(PictureFault::nothing));
  ask_(latest->of, [this, on_done = std::move(on_done)](std::optional<VideoFrames> video) {
    if (!video || clock_.steady() - video->last > shown_for)
      return on_done(refuse(PictureFault::nothing));
    const Monotonic received = video->last;
    reader_.decode(*std::move(video), [on_done, received](PictureRead read) {
      if (!read) return on_done(refuse(read.error()));
      on_done(RelayedStill{*std::move(read), received});
    });
  });
}

}  // namespace visavis::app
