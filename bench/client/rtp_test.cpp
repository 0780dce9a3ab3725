#include "rtp.h"

#include <array>
#include <gtest/gtest.h>

#include "histogram.h"
#include "transport_feedback.h"

namespace visavis::bench {
namespace {

TEST(Rtp, ReadsBackHeaderAndStamp) {
  std::array<std::uint8_t, 200> packet{};
  const ExtensionIds ids;
  const RtpHeader header{true, vp8_payload_type, 65535, 90000, 7};
  const std::size_t at = write_rtp_header(packet, header, ids, {123, 456, '1', {}});
  write_stamp(MutableView{packet}.subspan(at), {1'700'000'000'000'000'001, 70'000});

  const auto parsed = parse_rtp(packet, ids);
  ASSERT_TRUE(parsed);
  EXPECT_EQ(parsed->payload_at, at);
  EXPECT_EQ(parsed->header.sequence, 65535);
  EXPECT_EQ(parsed->header.payload_type, vp8_payload_type);
  EXPECT_TRUE(parsed->header.marker);
  EXPECT_EQ(parsed->transport_sequence, 456);
  const auto stamp = read_stamp(View{packet}.subspan(at));
  ASSERT_TRUE(stamp);
  EXPECT_EQ(stamp->sent_at_ns, 1'700'000'000'000'000'001);
  EXPECT_EQ(stamp->sequence, 70'000u);
}

TEST(Rtp, SaysWhatAMediaServerReadsOfVp8) {
  const CodecStart first = vp8_start({.first = true, .key_frame = true, .picture = 0x1234});
  const CodecStart key{0x90, 0x80, 0x92, 0x34, 0x10, 0x02, 0,
                       0x9d, 0x01, 0x2a, 0x00, 0x05, 0xd0, 2};
  EXPECT_EQ(first, key);
  EXPECT_EQ(vp8_start({.first = true, .picture = 0x7fff}),
            (CodecStart{0x90, 0x80, 0xff, 0xff, 0x11, 0x02}));
  EXPECT_EQ(vp8_start({.key_frame = true, .picture = 1}), (CodecStart{0x80, 0x80, 0x80, 0x01}));
}

TEST(Rtp, LeavesOutWhatWasNotNegotiated) {
  std::array<std::uint8_t, 64> packet{};
  const ExtensionIds none{0, 0, 0, 0};
  EXPECT_EQ(write_rtp_header(packet, {}, none, {1, 2, '0', 3}), 16u);
  EXPECT_FALSE(parse_rtp(packet, ExtensionIds{})->transport_sequence);
}

TEST(Rtp, RefusesWhatIsCutShort) {
  std::array<std::uint8_t, 64> packet{};
  const std::size_t size = write_rtp_header(packet, {}, ExtensionIds{}, {});
  for (std::size_t cut = 0; cut < size; ++cut)
    EXPECT_FALSE(parse_rtp(View{packet}.first(cut), ExtensionIds{}));
}

TEST(TransportFeedback, TellsWhatIsMissing) {
  TransportFeedback feedback;
  std::array<std::uint8_t, 200> packet{};
  EXPECT_EQ(feedback.write(packet, 1, 2), 0u);
  feedback.arrived(65535, 64'000'000);
  feedback.arrived(0, 65'000'000);
  feedback.arrived(3, 66'000'000);
  // 20 of header and counts, chunks for 2 received, 2 missing, 1 received, 3 deltas, padding.
  ASSERT_EQ(feedback.write(packet, 1, 2), 32u);
  EXPECT_EQ(read16(packet, 2), 7);        // Length in words, less one.
  EXPECT_EQ(read16(packet, 12), 65535);   // First.
  EXPECT_EQ(read16(packet, 14), 5);       // How many.
  EXPECT_EQ(read16(packet, 20), 0x2002);  // Two with a small delta.
  EXPECT_EQ(read16(packet, 22), 0x0002);  // Two not received.
  EXPECT_EQ(read16(packet, 24), 0x2001);
  EXPECT_EQ(packet[26], 0);
  EXPECT_EQ(packet[27], 4);  // 1 ms in quarters.
  EXPECT_EQ(feedback.write(packet, 1, 2), 0u);
}

TEST(Histogram, FindsQuantiles) {
  Histogram histogram;
  EXPECT_EQ(histogram.quantile_ms(0.5), 0);
  for (int i = 1; i <= 100; ++i) histogram.add(i * 1'000'000);
  histogram.add(5'000'000'000);
  EXPECT_NEAR(histogram.quantile_ms(0.5), 51, 0.02);
  EXPECT_NEAR(histogram.quantile_ms(0.98), 99, 0.02);
  EXPECT_EQ(histogram.longest_ms(), 5000);
}

}  // namespace
}  // namespace visavis::bench
