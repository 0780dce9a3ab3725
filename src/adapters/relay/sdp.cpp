#include "adapters/relay/sdp.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <span>

#include "adapters/relay/sdp_text.h"
#include "base/ascii.h"
#include "base/check.h"

namespace visavis::relay {
namespace {

using app::SdpRefusal;

constexpr std::size_t text_max = 64 * 1024;
constexpr std::size_t line_max = 2048;
constexpr std::size_t lines_max = 2000;
constexpr std::size_t sections_max = 16;
constexpr std::size_t payload_types_max = 128;
constexpr std::string_view media_protocol = "UDP/TLS/RTP/SAVPF";

// What may pass from browser to browser. Everything about addresses, keys and ICE is missing on
// purpose: the relay writes its own, and a line it does not know may be one of these tomorrow.
constexpr std::array<std::string_view, 3> session_attributes{"msid-semantic", "extmap-allow-mixed",
                                                             "extmap"};
constexpr std::array<std::string_view, 18> media_attributes{
    "sendrecv", "sendonly", "recvonly",   "inactive", "rtcp-rsize", "rtcp-xr",
    "extmap",   "ssrc",     "ssrc-group", "msid",     "rid",        "simulcast",
    "ptime",    "maxptime", "framerate",  "content",  "imageattr",  "extmap-allow-mixed"};
constexpr std::array<std::string_view, 3> payload_attributes{"rtpmap", "fmtp", "rtcp-fb"};
constexpr std::array<std::string_view, 6> video_codecs{"vp8", "vp9", "h264", "h265", "av1", "av1x"};

template <std::size_t N>
bool listed(const std::array<std::string_view, N>& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

std::optional<std::string_view> find_attribute(std::span<const std::string_view> lines,
                                               std::string_view name) {
  for (const auto line : lines)
    if (const auto found = attribute_of(line); found.name == name) return found.value;
  return std::nullopt;
}

bool is_number(std::string_view text, std::size_t digits_max) {
  return !text.empty() && text.size() <= digits_max &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_printable(std::string_view line) {
  return std::ranges::all_of(line, [](char c) { return c >= ' ' && c <= '~'; });
}

bool is_token(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == '+' || c == '{' || c == '}' || c == '~';
  });
}

// RFC 8839, 5.4: 4 to 256 ice-chars (ufrag), 22 to 256 (pwd). Some browsers add '-' and '_'.
bool is_ice_text(std::string_view text, std::size_t least) {
  return text.size() >= least && text.size() <= 256 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '+' || c == '/' || c == '-' || c == '_';
         });
}

std::optional<std::vector<std::string_view>> lines_of(std::string_view text) {
  if (text.size() > text_max) return std::nullopt;
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    if (line.size() > line_max || lines.size() == lines_max) return std::nullopt;
    if (line.size() < 2 || line[1] != '=') return std::nullopt;
    lines.push_back(line);
  }
  return lines;
}

/// The lines of the session part, then of each section, its m= line first.
std::vector<std::span<const std::string_view>> parts_of(std::span<const std::string_view> lines) {
  std::vector<std::span<const std::string_view>> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= lines.size(); ++at) {
    if (at < lines.size() && !lines[at].starts_with("m=")) continue;
    parts.push_back(lines.subspan(begin, at - begin));
    begin = at;
  }
  return parts;
}

// "a=fmtp:96 ...", "a=rtcp-fb:* nack": about a payload type the m= line still has.
// Firefox leaves such lines behind for types that were removed, and Chromium then refuses it all.
bool about_listed_type(std::string_view value, const std::set<std::string_view>& types) {
  const auto type = halves_of(value).first;
  return type == "*" || types.contains(type);
}

bool passes(std::string_view line, const std::set<std::string_view>& types) {
  if (!is_printable(line)) return false;
  if (line.starts_with("b=AS:")) return is_number(line.substr(5), 9);
  if (line.starts_with("b=TIAS:")) return is_number(line.substr(7), 12);
  const Attribute attribute = attribute_of(line);
  if (listed(payload_attributes, attribute.name)) return about_listed_type(attribute.value, types);
  // RFC 6904: header extensions encrypted with keys the other browser does not have.
  if (attribute.name == "extmap" &&
      attribute.value.find("hdrext:encrypt") != std::string_view::npos)
    return false;
  return listed(media_attributes, attribute.name);
}

bool is_protocol(std::string_view text) {
  return text.size() <= 32 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '/' || c == '-' || c == '.';
         });
}

/// The m= line: "m=video 9 UDP/TLS/RTP/SAVPF 96 97".
std::optional<SdpSection> parse_media_line(std::span<const std::string_view> words) {
  if (words.size() < 4 || words.size() > 3 + payload_types_max || !is_token(words[0]) ||
      !is_number(words[1], 5) || !is_protocol(words[2]))
    return std::nullopt;
  SdpSection section;
  section.media = words[0];
  section.protocol = words[2];
  const bool of_numbers = words[2] == media_protocol;
  std::set<std::string_view> types;
  for (const auto type : words.subspan(3)) {
    if (!(of_numbers ? is_number(type, 3) : is_token(type)) || !types.insert(type).second)
      return std::nullopt;
    section.payload_types.append(" ").append(type);
  }
  return section;
}

/// Why the relay cannot carry a section that is offered.
std::optional<SdpRefusal> unfit(const SdpSection& section,
                                std::span<const std::string_view> lines) {
  if ((section.media != "audio" && section.media != "video") || section.protocol != media_protocol)
    return SdpRefusal::no_media;
  if (section.mid.empty()) return SdpRefusal::no_mid;
  if (!find_attribute(lines, "rtcp-mux")) return SdpRefusal::no_rtcp_mux;
  return std::nullopt;
}

Result<SdpSection, SdpRefusal> parse_section(std::span<const std::string_view> lines,
                                             SdpKind kind) {
  const auto words = words_of(lines.front().substr(2));
  auto section = parse_media_line(words);
  if (!section) return refuse(SdpRefusal::malformed);
  section->mid = find_attribute(lines, "mid").value_or("");
  if (!section->mid.empty() && !is_token(section->mid)) return refuse(SdpRefusal::no_mid);
  // RFC 9143, 7.2: in an offer, port 0 with bundle-only means "live, within the bundle".
  section->live =
      words[1] != "0" || (kind == SdpKind::offer && find_attribute(lines, "bundle-only"));
  if (!section->live) return *std::move(section);
  const std::set<std::string_view> types(words.begin() + 3, words.end());
  for (const auto line : lines.subspan(1))
    if (passes(line, types)) section->lines.emplace_back(line);
  return *std::move(section);
}

/// "o=- 4611731400430051336 2 IN IP4 127.0.0.1"
bool parse_origin(std::span<const std::string_view> session, SessionDescription& description) {
  if (session.size() < 2 || session[0] != "v=0" || !session[1].starts_with("o=")) return false;
  const auto words = words_of(session[1].substr(2));
  if (words.size() != 6 || !is_number(words[1], 20) || !is_number(words[2], 20)) return false;
  description.session_id = words[1];
  description.session_version = words[2];
  return true;
}

/// The mids of the one BUNDLE group; none without it.
Result<std::vector<std::string_view>, SdpRefusal> bundle_of(
    std::span<const std::string_view> session) {
  std::vector<std::string_view> group;
  for (const auto line : session) {
    if (!line.starts_with("a=group:BUNDLE")) continue;
    if (!group.empty()) return refuse(SdpRefusal::no_bundle);
    group = words_of(line.substr(14));
  }
  return group;
}

bool has_two_alike(const std::vector<SdpSection>& sections) {
  std::set<std::string_view> mids;
  return std::ranges::any_of(sections, [&](const SdpSection& section) {
    return !section.mid.empty() && !mids.insert(section.mid).second;
  });
}

/// Takes what the relay cannot carry out of an offer, section by section; an answer is final.
std::optional<SdpRefusal> keep_what_fits(std::span<const std::span<const std::string_view>> parts,
                                         std::span<const std::string_view> group, SdpKind kind,
                                         std::vector<SdpSection>& sections) {
  std::optional<SdpRefusal> why;
  bool any = false;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    SdpSection& section = sections[i];
    if (!section.live) continue;
    auto unfits = unfit(section, parts[i]);
    // Without a group, there is one transport for the first of them.
    const bool bundled = group.empty() ? !any : std::ranges::count(group, section.mid) > 0;
    if (!unfits && !bundled) unfits = SdpRefusal::no_bundle;
    any = any || !unfits;
    if (!unfits) continue;
    section.live = false;
    section.lines.clear();
    why = why.value_or(*unfits);
    if (kind == SdpKind::answer) return why;
  }
  return any ? std::nullopt : std::optional(why.value_or(SdpRefusal::no_media));
}

/// The group's first section, since its transport is the group's (RFC 9143, 7.2.1), whether or not
/// the relay can carry it.
std::size_t tagged_section(std::span<const std::string_view> group,
                           const std::vector<SdpSection>& sections) {
  const auto live = std::ranges::find_if(sections, &SdpSection::live);
  const auto first = group.empty() ? live : std::ranges::find(sections, group[0], &SdpSection::mid);
  return static_cast<std::size_t>((first == sections.end() ? live : first) - sections.begin());
}

/// The browser must be able to be the DTLS client.
bool setup_allows(std::string_view setup, SdpKind kind) {
  return setup == "active" || (kind == SdpKind::offer && setup == "actpass");
}

std::optional<Fingerprint> fingerprint_of(std::span<const std::string_view> lines) {
  for (const auto line : lines) {
    const auto [name, value] = attribute_of(line);
    if (name != "fingerprint" || value.size() < 8) continue;
    if (ascii_lowered(value.substr(0, 8)) == "sha-256 ") return parse_fingerprint(value.substr(8));
  }
  return std::nullopt;
}

/// ICE, fingerprint and setup stand in the tagged section, or for all of them in the session part.
std::optional<SdpRefusal> parse_transport(std::span<const std::string_view> session,
                                          std::span<const std::string_view> section, SdpKind kind,
                                          SessionDescription& description) {
  const auto either = [&](std::string_view name) {
    const auto found = find_attribute(section, name);
    return found ? found : find_attribute(session, name);
  };
  const auto ufrag = either("ice-ufrag");
  const auto pwd = either("ice-pwd");
  if (!ufrag || !pwd || !is_ice_text(*ufrag, 4) || !is_ice_text(*pwd, 22))
    return SdpRefusal::no_ice;
  auto fingerprint = fingerprint_of(section);
  if (!fingerprint) fingerprint = fingerprint_of(session);
  if (!fingerprint) return SdpRefusal::no_fingerprint;
  const auto setup = either("setup");
  if (!setup || !setup_allows(*setup, kind)) return SdpRefusal::unsupported_setup;
  description.ice = {std::string(*ufrag), std::string(*pwd)};
  description.fingerprint = *fingerprint;
  return std::nullopt;
}

// Host candidates (RFC 8839, 5.1; RFC 6544, 4.5 for TCP). UDP is always preferred.
std::string candidates_of(const RelaySide& relay) {
  constexpr std::uint32_t udp_type = 126;
  constexpr std::uint32_t tcp_type = 90;
  std::string text;
  unsigned foundation = 1;
  for (const auto& [protocol, type, suffix] :
       {std::tuple{"udp", udp_type, ""}, std::tuple{"tcp", tcp_type, " tcptype passive"}}) {
    if (type == udp_type && !relay.udp) continue;
    std::uint32_t local_preference = 65535;
    for (const IpAddress& address : relay.addresses) {
      const std::uint32_t priority = type << 24 | local_preference-- << 8 | 255;
      text += "a=candidate:" + std::to_string(foundation++) + " 1 " + protocol + " " +
              std::to_string(priority) + " " + address.text() + " " + std::to_string(relay.port) +
              " typ host" + suffix + "\r\n";
    }
  }
  return text + "a=end-of-candidates\r\n";
}

void write_section(const SdpSection& section, SdpKind kind, const RelaySide& relay,
                   bool with_candidates, std::string& text) {
  const auto line = [&text](std::string_view content) { text.append(content).append("\r\n"); };
  text += "m=" + section.media + ' ' + std::to_string(section.live ? relay.port : 0) + ' ';
  text += section.protocol + section.payload_types + "\r\n";
  const IpAddress& address = relay.addresses.front();
  line(std::string("c=IN ") + (address.is_v4() ? "IP4 " : "IP6 ") + address.text());
  // b= lines have to stand before a= lines (RFC 8866, 5).
  for (const auto& kept : section.lines)
    if (kept.starts_with("b=")) line(kept);
  if (!section.mid.empty()) line("a=mid:" + section.mid);
  if (!section.live) return line("a=inactive");
  line("a=ice-ufrag:" + relay.credentials.ufrag);
  line("a=ice-pwd:" + relay.credentials.pwd);
  line("a=fingerprint:sha-256 " + fingerprint_text(relay.fingerprint));
  line(kind == SdpKind::offer ? "a=setup:actpass" : "a=setup:passive");
  line("a=rtcp-mux");
  for (const auto& kept : section.lines)
    if (!kept.starts_with("b=")) line(kept);
  if (with_candidates) text += candidates_of(relay);
}

}  // namespace

Result<SessionDescription, SdpRefusal> parse_sdp(std::string_view text, SdpKind kind) {
  const auto lines = lines_of(text);
  if (!lines) return refuse(SdpRefusal::malformed);
  const auto parts = parts_of(*lines);
  const auto session = parts.front();
  SessionDescription description;
  if (parts.size() < 2 || parts.size() > 1 + sections_max || !parse_origin(session, description))
    return refuse(SdpRefusal::malformed);
  const auto of_sections = std::span(parts).subspan(1);
  for (const auto& part : of_sections) {
    auto section = parse_section(part, kind);
    if (!section) return refuse(section.error());
    description.sections.push_back(*std::move(section));
  }
  const auto group = bundle_of(session);
  if (!group) return refuse(group.error());
  if (has_two_alike(description.sections)) return refuse(SdpRefusal::malformed);
  if (const auto refusal = keep_what_fits(of_sections, *group, kind, description.sections))
    return refuse(*refusal);
  const auto tagged = tagged_section(*group, description.sections);
  if (const auto refusal = parse_transport(session, of_sections[tagged], kind, description))
    return refuse(*refusal);
  for (const auto line : session)
    if (is_printable(line) && listed(session_attributes, attribute_of(line).name))
      description.lines.emplace_back(line);
  return description;
}

std::bitset<128> video_types(const SessionDescription& description) {
  std::bitset<128> types;
  for (const auto& section : description.sections) {
    if (section.media != "video") continue;
    for (const auto& line : section.lines) {
      const auto [name, value] = attribute_of(line);
      const auto [type, codec] = halves_of(value);
      const std::string of = ascii_lowered(codec.substr(0, codec.find('/')));
      unsigned number = 128;
      std::from_chars(type.data(), type.data() + type.size(), number);
      if (name == "rtpmap" && number < types.size() && listed(video_codecs, of)) types.set(number);
    }
  }
  return types;
}

std::string write_sdp(const SessionDescription& description, SdpKind kind, const RelaySide& relay) {
  CHECK(!relay.addresses.empty());
  std::string group = "a=group:BUNDLE";
  for (const auto& section : description.sections)
    if (section.live) group += ' ' + section.mid;
  std::string text = "v=0\r\no=- " + description.session_id + ' ' + description.session_version +
                     " IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n" + group + "\r\na=ice-lite\r\n";
  for (const auto& line : description.lines) text.append(line).append("\r\n");
  bool with_candidates = true;
  for (const auto& section : description.sections) {
    write_section(section, kind, relay, with_candidates, text);
    if (section.live) with_candidates = false;
  }
  return text;
}

}  // namespace visavis::relay
