#include "adapters/relay/dtls.h"

#include <gtest/gtest.h>

#include "adapters/relay/transport.h"

namespace visavis::relay {
namespace {

TEST(Dtls, AHandshakeOutlivesACutLineForAsLongAsThereIsToConnect) {
  // OpenSSL repeats a flight twelve times, and gives up when the thirteenth is due.
  std::chrono::microseconds alive{};
  unsigned us = 0;
  for (int flight = 0; flight < 13; ++flight) {
    us = next_retransmission_us(us);
    alive += std::chrono::microseconds(us);
  }
  EXPECT_GE(alive, TransportLimits{}.connect);
}

}  // namespace
}  // namespace visavis::relay
