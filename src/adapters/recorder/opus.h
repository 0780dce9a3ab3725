#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bytes.h"

namespace visavis::recorder {

/// How much sound an Opus packet (RFC 6716, 3; RFC 7587) holds, in samples at 48 kHz; nothing if it
/// is none.
std::optional<std::uint32_t> opus_samples(Bytes packet);

/// A packet of 20 ms in which nothing is heard.
const std::vector<std::uint8_t>& opus_silence();

inline constexpr std::uint32_t opus_silence_samples = 960;

/// What a container tells decoders (RFC 7845, 5.1): two channels, nothing skipped.
std::vector<std::uint8_t> opus_head();

}  // namespace visavis::recorder
