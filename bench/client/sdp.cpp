#include "sdp.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <vector>

namespace visavis::bench {
namespace {

constexpr std::string_view level_uri = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
constexpr std::string_view time_uri = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
constexpr std::string_view transport_cc_uri =
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";
constexpr std::string_view mid_uri = "urn:ietf:params:rtp-hdrext:sdes:mid";

void write_extension(std::ostream& out, unsigned id, std::string_view uri) {
  if (id != 0) out << "a=extmap:" << id << ' ' << uri << "\r\n";
}

/// What is the same in both m= sections.
void write_transport(std::ostream& out, const LocalDescription& local, std::string_view setup,
                     std::string_view mid, const ExtensionIds& ids) {
  out << "c=IN IP4 127.0.0.1\r\n"
      << "a=rtcp:9 IN IP4 0.0.0.0\r\n"
      << "a=candidate:1467250027 1 udp 2122260223 127.0.0.1 " << local.port
      << " typ host generation 0 network-id 1\r\n"
      << "a=ice-ufrag:" << local.ufrag << "\r\n"
      << "a=ice-pwd:" << local.password << "\r\n"
      << "a=ice-options:trickle\r\n"
      << "a=fingerprint:sha-256 " << local.fingerprint << "\r\n"
      << "a=setup:" << setup << "\r\n"
      << "a=mid:" << mid << "\r\n";
  write_extension(out, ids.abs_send_time, time_uri);
  write_extension(out, ids.transport_cc, transport_cc_uri);
  write_extension(out, ids.mid, mid_uri);
}

void write_source(std::ostream& out, std::uint32_t ssrc, std::string_view track) {
  out << "a=ssrc:" << ssrc << " cname:bench\r\n"
      << "a=ssrc:" << ssrc << " msid:stream " << track << "\r\n";
}

std::string describe(const LocalDescription& local, std::string_view setup,
                     const ExtensionIds& ids) {
  std::ostringstream out;
  out << "v=0\r\n"
      << "o=- " << local.audio_ssrc << " 2 IN IP4 127.0.0.1\r\n"
      << "s=-\r\nt=0 0\r\na=group:BUNDLE 0 1\r\na=extmap-allow-mixed\r\n"
      << "a=msid-semantic: WMS stream\r\n"
      << "m=audio " << local.port << " UDP/TLS/RTP/SAVPF 111\r\n";
  write_transport(out, local, setup, "0", ids);
  write_extension(out, ids.audio_level, level_uri);
  out << "a=sendrecv\r\na=msid:stream audio\r\na=rtcp-mux\r\n"
      << "a=rtpmap:111 opus/48000/2\r\na=rtcp-fb:111 transport-cc\r\n"
      << "a=fmtp:111 minptime=10;useinbandfec=1\r\n";
  write_source(out, local.audio_ssrc, "audio");
  out << "m=video " << local.port << " UDP/TLS/RTP/SAVPF 96 97\r\n";
  write_transport(out, local, setup, "1", ids);
  out << "a=sendrecv\r\na=msid:stream video\r\na=rtcp-mux\r\na=rtcp-rsize\r\n"
      << "a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 goog-remb\r\na=rtcp-fb:96 transport-cc\r\n"
      << "a=rtcp-fb:96 ccm fir\r\na=rtcp-fb:96 nack\r\na=rtcp-fb:96 nack pli\r\n"
      << "a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n"
      << "a=ssrc-group:FID " << local.video_ssrc << ' ' << local.rtx_ssrc << "\r\n";
  write_source(out, local.video_ssrc, "video");
  write_source(out, local.rtx_ssrc, "video");
  return out.str();
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

unsigned number_of(std::string_view text) {
  unsigned value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void read_candidate(std::string_view line, RemoteDescription& remote) {
  const auto words = words_of(line);  // foundation component transport priority address port ...
  if (words.size() < 8 || remote.port != 0) return;
  const bool udp = words[2] == "udp" || words[2] == "UDP";
  if (!udp || words[1] != "1" || words[4].find(':') != std::string_view::npos) return;
  remote.address = words[4];
  remote.port = static_cast<std::uint16_t>(number_of(words[5]));
}

void read_extension(std::string_view line, ExtensionIds& ids) {
  const auto words = words_of(line);
  if (words.size() < 2) return;
  const auto id = static_cast<std::uint8_t>(number_of(words[0]));
  if (words[1] == level_uri) ids.audio_level = id;
  if (words[1] == time_uri) ids.abs_send_time = id;
  if (words[1] == transport_cc_uri) ids.transport_cc = id;
  if (words[1] == mid_uri) ids.mid = id;
}

}  // namespace

std::string make_offer(const LocalDescription& local) { return describe(local, "actpass", {}); }

std::string make_answer(const LocalDescription& local, const RemoteDescription& offer) {
  return describe(local, "active", offer.extensions);
}

std::optional<RemoteDescription> parse_description(std::string_view sdp) {
  RemoteDescription remote;
  while (!sdp.empty()) {
    const std::size_t end = std::min(sdp.find('\n'), sdp.size());
    std::string_view line = sdp.substr(0, end);
    sdp.remove_prefix(std::min(end + 1, sdp.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto value_of = [line](std::string_view name) -> std::optional<std::string_view> {
      if (!line.starts_with(name)) return std::nullopt;
      return line.substr(name.size());
    };
    if (const auto ufrag = value_of("a=ice-ufrag:")) remote.ufrag = *ufrag;
    if (const auto password = value_of("a=ice-pwd:")) remote.password = *password;
    if (const auto print = value_of("a=fingerprint:sha-256 ")) remote.fingerprint = *print;
    if (const auto setup = value_of("a=setup:")) remote.setup = *setup;
    if (const auto candidate = value_of("a=candidate:")) read_candidate(*candidate, remote);
    if (const auto extension = value_of("a=extmap:")) read_extension(*extension, remote.extensions);
  }
  const bool complete = !remote.ufrag.empty() && !remote.password.empty() &&
                        !remote.fingerprint.empty() && remote.port != 0;
  if (!complete) return std::nullopt;
  return remote;
}

}  // namespace visavis::bench
