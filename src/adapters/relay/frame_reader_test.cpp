#include "adapters/relay/frame_reader.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace visavis::relay {
namespace {

using Datagrams = std::vector<std::vector<std::uint8_t>>;

void feed(FrameReader& reader, Bytes stream, std::size_t piece, Datagrams& read) {
  while (!stream.empty()) {
    const MutableBytes space = reader.space();
    const std::size_t size = std::min({piece, space.size(), stream.size()});
    ASSERT_GT(size, 0U);
    std::copy_n(stream.begin(), size, space.begin());
    reader.filled(size);
    stream = stream.subspan(size);
    while (const auto datagram = reader.next())
      read.emplace_back(datagram->begin(), datagram->end());
    if (reader.broken()) return;
  }
}

std::vector<std::uint8_t> framed(const Datagrams& datagrams) {
  std::vector<std::uint8_t> stream;
  for (const auto& datagram : datagrams) {
    stream.push_back(static_cast<std::uint8_t>(datagram.size() >> 8));
    stream.push_back(static_cast<std::uint8_t>(datagram.size() & 0xff));
    stream.insert(stream.end(), datagram.begin(), datagram.end());
  }
  return stream;
}

TEST(FrameReader, PutsDatagramsTogetherHoweverTheStreamIsCut) {
  EXPECT_TRUE(rc::check([] {
    const auto sizes = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(1, datagram_max + 1));
    Datagrams datagrams;
    for (const std::size_t size : sizes)
      datagrams.emplace_back(size, static_cast<std::uint8_t>(size & 0xff));
    Datagrams read;
    FrameReader reader;
    feed(reader, framed(datagrams), *rc::gen::inRange<std::size_t>(1, 4000), read);
    RC_ASSERT(read == datagrams);
  }));
}

TEST(FrameReader, SkipsEmptyFrames) {
  FrameReader reader;
  Datagrams read;
  feed(reader, std::vector<std::uint8_t>{0, 0, 0, 0, 0, 1, 42, 0, 0}, 1, read);
  EXPECT_EQ(read, (Datagrams{{42}}));
}

TEST(FrameReader, BreaksOnALengthNoBrowserSends) {
  FrameReader reader;
  Datagrams read;
  std::vector<std::uint8_t> stream{0, 1, 42};
  stream.push_back(static_cast<std::uint8_t>((datagram_max + 1) >> 8));
  stream.push_back(static_cast<std::uint8_t>((datagram_max + 1) & 0xff));
  stream.insert(stream.end(), 5000, 0);
  feed(reader, stream, 10000, read);
  EXPECT_EQ(read, (Datagrams{{42}}));
  EXPECT_TRUE(reader.broken());
}

}  // namespace
}  // namespace visavis::relay
