#include "adapters/relay/sdp.h"
#include "base/check.h"

using visavis::relay::SdpKind;

// What is let through must be a description itself, and stay the same when let through again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const visavis::relay::RelaySide relay{{"Aufrag", "password-password-password"},
                                               {},
                                               {*visavis::relay::IpAddress::parse("203.0.113.5")},
                                               5000};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto kind : {SdpKind::offer, SdpKind::answer}) {
    const auto description = visavis::relay::parse_sdp(text, kind);
    if (!description) continue;
    const auto written = visavis::relay::write_sdp(*description, kind, relay);
    const auto again = visavis::relay::parse_sdp(written, SdpKind::offer);
    // A long line list grows by the relay's own lines, and may then be over the limit.
    if (kind != SdpKind::offer || !again) continue;
    CHECK(visavis::relay::write_sdp(*again, kind, relay) == written);
  }
  return 0;
}
