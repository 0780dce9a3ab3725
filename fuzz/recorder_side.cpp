#include <algorithm>

#include "adapters/recorder/side.h"
#include "base/check.h"

namespace {

using namespace visavis;
using app::MediaCodec;
using app::MediaKind;

const app::SentMedia media{.streams = {{96, MediaKind::video, MediaCodec::vp8, 90'000},
                                       {97, MediaKind::video, MediaCodec::rtx, 90'000, 96},
                                       {98, MediaKind::video, MediaCodec::vp9, 90'000},
                                       {100, MediaKind::video, MediaCodec::h264, 90'000},
                                       {102, MediaKind::video, MediaCodec::av1, 90'000},
                                       {111, MediaKind::audio, MediaCodec::opus, 48'000},
                                       {63, MediaKind::audio, MediaCodec::red, 48'000}},
                           .retransmissions = {}};

struct Sink : app::RecordingSink {
  void begin(const app::RecordingSegment&) override { begun = true; }
  void append(Bytes bytes) override {
    CHECK(begun);
    size += bytes.size();
  }
  void sync() override {}
  void missed() override {}
  bool begun = false;
  std::uint64_t size = 0;
};

}  // namespace

// A call of anything: each packet has two bytes of its length and one of the time since the last
// one before it. What is written is bounded by what came, silence aside.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sink sink;
  recorder::Side side(
      media, sink, [](std::uint32_t) {}, true);
  Monotonic now{std::chrono::seconds(1)};
  Bytes rest(data, size);
  while (rest.size() >= 3) {
    const std::size_t length = std::min<std::size_t>(read_u16(rest, 0) & 0x7ff, rest.size() - 3);
    now += std::chrono::milliseconds(rest[2] * 4);
    side.packet(rest.subspan(3, length), now);
    side.advance(now);
    rest = rest.subspan(3 + length);
  }
  side.end(now);
  CHECK(side.totals().bytes == sink.size);
  // A second of silence a packet, and a file's header for every few.
  CHECK(sink.size <= 64 * size + 1024 * 1024);
  return 0;
}
