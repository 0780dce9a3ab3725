#include "adapters/relay/sdp_common.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <set>

#include "adapters/relay/sdp_text.h"
#include "base/ascii.h"

namespace visavis::relay {
namespace {

using app::SdpRefusal;

constexpr std::array<std::string_view, 3> audio_extensions{
    "urn:ietf:params:rtp-hdrext:sdes:mid", "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
    "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"};
constexpr std::array<std::string_view, 4> video_extensions{
    "urn:ietf:params:rtp-hdrext:sdes:mid", "urn:ietf:params:rtp-hdrext:toffset",
    "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01"};
constexpr std::array<std::string_view, 5> video_feedback{"nack", "nack pli", "ccm fir", "goog-remb",
                                                         "transport-cc"};
constexpr std::array<std::string_view, 4> directions{"a=inactive", "a=sendonly", "a=recvonly",
                                                     "a=sendrecv"};
constexpr std::array<std::string_view, 8> other_attributes{
    "sendrecv", "sendonly", "recvonly", "inactive", "rtcp-rsize", "ssrc", "ssrc-group", "msid"};

template <class List>
bool listed(const List& list, std::string_view name) {
  return std::ranges::find(list, name) != list.end();
}

/// The payload types of a section that are among `codecs`, and the retransmission of those.
std::set<std::string_view> types_of(const SdpSection& section) {
  const bool video = section.media == "video";
  std::set<std::string_view> kept;
  std::set<std::string_view> rtx;
  for (const auto& line : section.lines) {
    const auto [name, value] = attribute_of(line);
    if (name != "rtpmap") continue;
    const auto [type, codec] = halves_of(value);
    const std::string known = ascii_lowered(codec);
    if (video ? known == "vp8/90000" || known == "h264/90000" : known == "opus/48000/2")
      kept.insert(type);
    if (video && known == "rtx/90000") rtx.insert(type);
  }
  std::set<std::string_view> with_rtx = kept;
  for (const auto& line : section.lines) {
    const auto [name, value] = attribute_of(line);
    if (name != "fmtp") continue;
    const auto [type, parameters] = halves_of(value);
    if (rtx.contains(type) && parameters.starts_with("apt=") && kept.contains(parameters.substr(4)))
      with_rtx.insert(type);
  }
  return with_rtx;
}

/// Keeps the payload types that `wanted` has, in their order, and drops the lines about others.
void keep_types(SdpSection& section, const std::set<std::string_view>& wanted) {
  std::string types;
  for (const auto type : words_of(section.payload_types))
    if (wanted.contains(type)) types.append(" ").append(type);
  std::erase_if(section.lines, [&](const std::string& line) {
    const auto [name, value] = attribute_of(line);
    if (name != "rtpmap" && name != "fmtp" && name != "rtcp-fb") return false;
    const auto type = halves_of(value).first;
    return type != "*" && !wanted.contains(type);
  });
  section.payload_types = std::move(types);
}

/// Some offer H.264 first (Safari, and whoever cannot say otherwise): not everybody has it.
void vp8_first(SdpSection& section) {
  std::set<std::string_view> vp8;
  for (const auto& line : section.lines) {
    const auto [name, value] = attribute_of(line);
    const auto [type, codec] = halves_of(value);
    if (name == "rtpmap" && ascii_lowered(codec) == "vp8/90000") vp8.insert(type);
  }
  std::string first;
  std::string others;
  for (const auto type : words_of(section.payload_types))
    (vp8.contains(type) ? first : others).append(" ").append(type);
  section.payload_types = first + others;
}

bool is_common(const SdpSection& section, std::string_view line) {
  const bool video = section.media == "video";
  if (line.starts_with("b=")) return true;
  const auto [name, value] = attribute_of(line);
  if (name == "rtpmap" || name == "fmtp") return true;
  if (name == "rtcp-fb") return video && listed(video_feedback, halves_of(value).rest);
  // An extension with attributes of its own is none that we know.
  if (name == "extmap")
    return video ? listed(video_extensions, halves_of(value).rest)
                 : listed(audio_extensions, halves_of(value).rest);
  return listed(other_attributes, name);
}

bool any_live(const SessionDescription& description) {
  return std::ranges::any_of(description.sections, &SdpSection::live);
}

/// A direction as two bits: it sends, it receives. RFC 8866, 6.7.4: the default is both.
unsigned direction_of(const SdpSection& section) {
  for (const auto& line : section.lines)
    if (const auto* at = std::ranges::find(directions, line); at != directions.end())
      return static_cast<unsigned>(at - directions.begin());
  return 3;
}

void direct(SdpSection& section, unsigned direction) {
  std::erase_if(section.lines, [](const std::string& line) { return listed(directions, line); });
  section.lines.emplace_back(directions[direction]);
}

unsigned reversed(unsigned direction) { return (direction & 1) << 1 | direction >> 1; }

void reject(SdpSection& section) {
  section.live = false;
  section.lines.clear();
}

}  // namespace

Result<SessionDescription, SdpRefusal> common_part(const SessionDescription& offer) {
  SessionDescription common = offer;
  std::erase_if(common.lines,
                [](const std::string& line) { return attribute_of(line).name == "extmap"; });
  for (std::size_t i = 0; i < common.sections.size(); ++i) {
    SdpSection& section = common.sections[i];
    if (!section.live) continue;
    const auto types = types_of(offer.sections[i]);
    if (types.empty()) {
      reject(section);
      continue;
    }
    keep_types(section, types);
    vp8_first(section);
    std::erase_if(section.lines,
                  [&](const std::string& line) { return !is_common(section, line); });
  }
  if (!any_live(common)) return refuse(SdpRefusal::no_common_codec);
  return common;
}

SessionDescription answer_to(const SessionDescription& common) {
  SessionDescription answer = common;
  for (SdpSection& section : answer.sections) {
    std::erase_if(section.lines, [](const std::string& line) {
      const auto name = attribute_of(line).name;
      return name == "ssrc" || name == "ssrc-group" || name == "msid";
    });
    if (section.live) direct(section, reversed(direction_of(section)));
  }
  return answer;
}

bool takes(const SessionDescription& answer, const SessionDescription& offer) {
  if (answer.sections.size() != offer.sections.size()) return false;
  for (std::size_t i = 0; i < offer.sections.size(); ++i) {
    const SdpSection& offered = offer.sections[i];
    const SdpSection& answered = answer.sections[i];
    if (!offered.live) continue;
    const auto types = words_of(answered.payload_types);
    const auto first = words_of(offered.payload_types).front();
    if (!answered.live || !listed(types, first)) return false;
  }
  return true;
}

Result<SessionDescription, SdpRefusal> answer_again(const SessionDescription& told,
                                                    const SessionDescription& offer) {
  if (told.sections.size() > offer.sections.size()) return refuse(SdpRefusal::other_sections);
  SessionDescription answer = told;
  // RFC 8866, 5.2: a changed description has a higher version.
  std::uint64_t version = 0;
  const std::string& text = told.session_version;
  std::from_chars(text.data(), text.data() + text.size(), version);
  answer.session_version = std::to_string(version + 1);
  for (std::size_t i = 0; i < offer.sections.size(); ++i) {
    const SdpSection& offered = offer.sections[i];
    if (i == answer.sections.size()) reject(answer.sections.emplace_back(offered));
    SdpSection& section = answer.sections[i];
    if (section.media != offered.media || section.mid != offered.mid)
      return refuse(SdpRefusal::other_sections);
    const auto words = words_of(offered.payload_types);
    keep_types(section, {words.begin(), words.end()});
    if (!offered.live || section.payload_types.empty()) {
      section.payload_types = offered.payload_types;
      reject(section);
    }
  }
  if (!any_live(answer)) return refuse(SdpRefusal::no_common_codec);
  return answer;
}

SessionDescription directed(SessionDescription answer, const SessionDescription& offer) {
  for (std::size_t i = 0; i < answer.sections.size(); ++i) {
    SdpSection& section = answer.sections[i];
    if (section.live)
      direct(section, direction_of(section) & reversed(direction_of(offer.sections[i])));
  }
  return answer;
}

}  // namespace visavis::relay
