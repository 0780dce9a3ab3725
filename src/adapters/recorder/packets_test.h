#pragma once

#include <cstdint>
#include <vector>

#include "app/ports/recording.h"
#include "base/bytes.h"

// For tests: RTP as browsers send it.
namespace visavis::recorder {

using ByteVector = std::vector<std::uint8_t>;

struct RtpFields {
  std::uint8_t payload_type = 96;
  bool marker = false;
  std::uint16_t sequence = 0;
  std::uint32_t timestamp = 0;
  std::uint32_t ssrc = 0;
};

ByteVector make_rtp(const RtpFields& fields, Bytes payload);
ByteVector make_sender_report(std::uint32_t ssrc, std::uint64_t ntp, std::uint32_t timestamp);

/// A picture's payloads, as RFC 7741, 9628, 6184 and AV1's format say, each at most `size_max`.
/// H.264 is given with start codes, AV1 with sizes in its OBUs.
std::vector<ByteVector> packetize(app::MediaCodec codec, Bytes picture, std::uint16_t picture_id,
                                  std::size_t size_max = 1000);

}  // namespace visavis::recorder
