#include <array>
#include <vector>

#include "adapters/recorder/unwrap.h"
#include "base/check.h"

namespace {

using namespace visavis;
using app::MediaCodec;
using app::MediaKind;

const app::SentMedia media{.streams = {{96, MediaKind::video, MediaCodec::vp8, 90'000},
                                       {97, MediaKind::video, MediaCodec::rtx, 90'000, 96},
                                       {98, MediaKind::video, MediaCodec::red, 90'000},
                                       {99, MediaKind::video, MediaCodec::rtx, 90'000, 98},
                                       {100, MediaKind::video, MediaCodec::rtx, 90'000, 99},
                                       {101, MediaKind::video, MediaCodec::rtx, 90'000},
                                       {111, MediaKind::audio, MediaCodec::opus, 48'000},
                                       {63, MediaKind::audio, MediaCodec::red, 48'000}},
                           .retransmissions = {{1, 2}}};

bool inside(Bytes part, Bytes whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

}  // namespace

// Whatever comes: what is read lies in what was given, and is media.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Bytes bytes(data, size);
  Bytes compound = bytes;
  while (const auto one = recorder::next_rtcp(compound)) recorder::sender_report(*one);
  recorder::Unwrapper unwrapper(media);
  std::vector<recorder::MediaPacket> packets;
  if (const auto packet = recorder::parse_rtp(bytes)) {
    CHECK(inside(packet->payload, bytes));
    unwrapper.unwrap(*packet, packets);
    unwrapper.unwrap(*packet, packets);
  }
  for (const auto& packet : packets) {
    CHECK(inside(packet.payload, bytes));
    CHECK(packet.codec != MediaCodec::rtx && packet.codec != MediaCodec::red);
    CHECK(packet.payload.empty() == (packet.codec == MediaCodec::other));
  }
  return 0;
}
