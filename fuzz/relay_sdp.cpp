#include "adapters/relay/sdp.h"
#include "adapters/relay/sdp_common.h"
#include "adapters/relay/sdp_media.h"
#include "adapters/relay/sdp_recordable.h"
#include "base/check.h"

using visavis::relay::SdpKind;

namespace {

using namespace visavis::relay;

/// What the relay answers is a description, says nothing that was not offered, and can be answered
/// again.
void answer(const SessionDescription& offer, const RelaySide& relay) {
  const auto common = common_part(offer);
  if (!common) return;
  const auto answered = answer_to(*common);
  CHECK(answered.sections.size() == offer.sections.size());
  const auto text = write_sdp(answered, SdpKind::answer, relay);
  CHECK(text.find("\r\na=ssrc") == std::string::npos);
  const auto again = answer_again(answered, offer);
  CHECK(again.ok());
  for (std::size_t i = 0; i < offer.sections.size(); ++i)
    CHECK(again->sections[i].payload_types == answered.sections[i].payload_types);
}

}  // namespace

// What is let through must be a description itself, and stay the same when let through again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const visavis::relay::RelaySide relay{{"Aufrag", "password-password-password"},
                                               {},
                                               {*visavis::IpAddress::parse("203.0.113.5")},
                                               5000};
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const auto kind : {SdpKind::offer, SdpKind::answer}) {
    const auto description = visavis::relay::parse_sdp(text, kind);
    if (!description) continue;
    visavis::relay::sent_media(*description);
    if (const auto part = visavis::relay::recordable_part(*description)) {
      const auto again = visavis::relay::recordable_part(*part);
      CHECK(again && write_sdp(*again, kind, relay) == write_sdp(*part, kind, relay));
    }
    if (kind == SdpKind::offer) answer(*description, relay);
    const auto written = visavis::relay::write_sdp(*description, kind, relay);
    const auto again = visavis::relay::parse_sdp(written, SdpKind::offer);
    // A long line list grows by the relay's own lines, and may then be over the limit.
    if (kind != SdpKind::offer || !again) continue;
    CHECK(visavis::relay::write_sdp(*again, kind, relay) == written);
  }
  return 0;
}
