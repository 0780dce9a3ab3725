#include "app/call/refused_description.h"

namespace visavis::app {

std::string_view why_refused(SdpRefusal refusal) {
  switch (refusal) {
    case SdpRefusal::malformed:
      return "this is no session description (RFC 8866), or too long: 64 KiB, 2,000 lines of 2 "
             "KiB, "
             "16 sections";
    case SdpRefusal::no_media:
      return "no live audio or video section over UDP/TLS/RTP/SAVPF";
    case SdpRefusal::no_bundle:
      return "live sections have to be in one a=group:BUNDLE";
    case SdpRefusal::no_mid:
      return "each live section needs an a=mid: a token of at most 64 characters";
    case SdpRefusal::no_rtcp_mux:
      return "each live section needs a=rtcp-mux";
    case SdpRefusal::no_common_codec:
      return "no codec that every browser has: VP8, H.264 or Opus";
    case SdpRefusal::no_fingerprint:
      return "a=fingerprint with sha-256 is missing";
    case SdpRefusal::no_ice:
      return "a=ice-ufrag or a=ice-pwd is missing";
    case SdpRefusal::unsupported_setup:
      return "a=setup has to be actpass in an offer and active in an answer: the relay is the DTLS "
             "server";
    case SdpRefusal::other_certificate:
      return "the a=fingerprint is not that of this negotiation: ask for a new one "
             "(call_reconnect)";
    case SdpRefusal::other_sections:
      return "the sections of the earlier description are not all there, in their order";
    case SdpRefusal::unknown_transport:
      return "this connection is over already";
  }
  return "";
}

}  // namespace visavis::app
