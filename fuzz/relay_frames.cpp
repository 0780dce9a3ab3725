#include <algorithm>

#include "adapters/relay/frame_reader.h"
#include "base/check.h"

// The first byte says how the stream is cut.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::size_t piece = data[0] * 16U + 1U;
  visavis::Bytes stream(data + 1, size - 1);
  visavis::relay::FrameReader reader;
  while (!stream.empty() && !reader.broken()) {
    const auto space = reader.space();
    CHECK(!space.empty());
    const std::size_t taken = std::min({piece, stream.size(), space.size()});
    std::copy_n(stream.begin(), taken, space.begin());
    reader.filled(taken);
    stream = stream.subspan(taken);
    while (const auto datagram = reader.next())
      CHECK(!datagram->empty() && datagram->size() <= visavis::relay::datagram_max);
  }
  return 0;
}
