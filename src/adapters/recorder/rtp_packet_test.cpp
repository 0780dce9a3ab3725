#include "adapters/recorder/rtp_packet.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "adapters/recorder/packets_test.h"

namespace visavis::recorder {
namespace {

ByteVector payload_of(Bytes packet) {
  const auto parsed = parse_rtp(packet);
  if (!parsed) return {0xde, 0xad};
  return {parsed->payload.begin(), parsed->payload.end()};
}

TEST(RtpPacket, HasItsFields) {
  const auto packet = make_rtp(
      {.payload_type = 101, .marker = true, .sequence = 65535, .timestamp = 0x89abcdef, .ssrc = 7},
      ByteVector{1, 2, 3});
  const auto parsed = parse_rtp(packet);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->payload_type, 101);
  EXPECT_TRUE(parsed->marker);
  EXPECT_EQ(parsed->sequence, 65535);
  EXPECT_EQ(parsed->timestamp, 0x89abcdef);
  EXPECT_EQ(parsed->ssrc, 7U);
  EXPECT_EQ(payload_of(packet), (ByteVector{1, 2, 3}));
}

TEST(RtpPacket, SourcesExtensionAndPaddingAreNoPayload) {
  const ByteVector whole{0xb2, 96,   0, 1, 0,    0,    0, 2, 0, 0, 0, 3,  // Two sources, all flags
                         0,    0,    0, 4, 0,    0,    0, 5,              // Sources
                         0xbe, 0xde, 0, 1, 0x10, 0xff, 0, 0,              // Extension, one word
                         42,   43,   0, 0, 3};                            // Padding of three
  EXPECT_EQ(payload_of(whole), (ByteVector{42, 43}));
}

TEST(RtpPacket, WhatIsNoPacketIsNotRead) {
  const ByteVector good = make_rtp({}, ByteVector{1});
  ByteVector version = good;
  version[0] = 0x40;
  ByteVector sources = good;
  sources[0] |= 1;
  ByteVector extension = good;
  extension[0] |= 0x10;
  ByteVector padding = good;
  padding[0] |= 0x20;
  padding.back() = 2;
  ByteVector no_padding = padding;
  no_padding.back() = 0;
  for (const auto& packet : {version, sources, extension, padding, no_padding,
                             ByteVector(good.begin(), good.begin() + 11), ByteVector{}})
    EXPECT_FALSE(parse_rtp(packet));
}

TEST(RtpPacket, ReportsAreFoundAmongOthers) {
  ByteVector compound{0x80, 201, 0, 1, 0, 0, 0, 9};
  const auto report = make_sender_report(9, 0x0123'4567'89ab'cdef, 77);
  compound.insert(compound.end(), report.begin(), report.end());
  EXPECT_TRUE(is_rtcp(compound));
  Bytes rest = compound;
  const auto first = next_rtcp(rest);
  ASSERT_TRUE(first);
  EXPECT_FALSE(sender_report(*first));
  const auto second = next_rtcp(rest);
  ASSERT_TRUE(second);
  const auto found = sender_report(*second);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->ssrc, 9U);
  EXPECT_EQ(found->ntp, 0x0123'4567'89ab'cdefU);
  EXPECT_EQ(found->rtp, 77U);
  EXPECT_FALSE(next_rtcp(rest));
}

}  // namespace
}  // namespace visavis::recorder
