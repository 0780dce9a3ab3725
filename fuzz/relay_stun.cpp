#include "adapters/relay/stun.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const visavis::Bytes datagram(data, size);
  if (const auto message = visavis::relay::parse_stun(datagram))
    visavis::relay::stun_integrity_ok(datagram, *message, "password");
  return 0;
}
