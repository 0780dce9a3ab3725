#pragma once

#include <cstddef>

#include "base/bytes.h"

namespace visavis::relay {

/// The longest datagram taken from the network. Browsers keep RTP under 1200 bytes; DTLS flights
/// are sent under a path MTU of at most 1500.
inline constexpr std::size_t datagram_max = 1600;
/// A buffer that holds a datagram and what SRTP appends to it when it is sealed for the partner.
inline constexpr std::size_t buffer_size = 2048;

}  // namespace visavis::relay
