#include "adapters/relay/sdp_recordable.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "adapters/relay/sdp_text.h"
#include "base/ascii.h"

namespace visavis::relay {
namespace {

constexpr std::string_view orientation = "urn:3gpp:video-orientation";
// Media, and what repairs it or stands beside it.
constexpr std::array<std::string_view, 12> recordable_codecs{"opus",
                                                             "vp8",
                                                             "vp9",
                                                             "h264",
                                                             "av1",
                                                             "av1x",
                                                             "rtx",
                                                             "red",
                                                             "ulpfec",
                                                             "flexfec-03",
                                                             "telephone-event",
                                                             "cn"};
constexpr std::array<std::string_view, 6> media_codecs{"opus", "vp8", "vp9", "h264", "av1", "av1x"};

/// "96 VP8/90000": the name, in lower case.
std::string codec_in(std::string_view encoding) {
  return ascii_lowered(encoding.substr(0, encoding.find('/')));
}

/// Of "97 apt=96;rtx-time=3000".
std::string_view apt_in(std::string_view parameters) {
  constexpr std::string_view of = "apt=";
  const auto at = parameters.find(of);
  if (at == std::string_view::npos) return {};
  const auto type = parameters.substr(at + of.size());
  return type.substr(0, type.find_first_of("; "));
}

struct RecordableTypes {
  std::set<std::string, std::less<>> kept;
  bool any_media = false;
};

RecordableTypes recordable_types(const SdpSection& section) {
  RecordableTypes types;
  std::set<std::string_view> retransmission;
  for (const auto& line : section.lines) {
    const auto [name, value] = attribute_of(line);
    if (name != "rtpmap") continue;
    const auto [type, encoding] = halves_of(value);
    const auto codec = codec_in(encoding);
    if (std::ranges::find(recordable_codecs, codec) == recordable_codecs.end()) continue;
    types.kept.emplace(type);
    types.any_media =
        types.any_media || std::ranges::find(media_codecs, codec) != media_codecs.end();
    if (codec == "rtx") retransmission.insert(type);
  }
  for (const auto& line : section.lines) {
    const auto [name, value] = attribute_of(line);
    const auto [type, parameters] = halves_of(value);
    if (name != "fmtp" || !retransmission.contains(type)) continue;
    const auto again = types.kept.find(type);
    if (again != types.kept.end() && !types.kept.contains(apt_in(parameters)))
      types.kept.erase(again);
  }
  return types;
}

bool is_recordable_line(std::string_view line, const RecordableTypes& types) {
  const auto [name, value] = attribute_of(line);
  if (name == "extmap") return halves_of(value).rest != orientation;
  if (name != "rtpmap" && name != "fmtp" && name != "rtcp-fb") return true;
  const auto type = halves_of(value).first;
  return type == "*" || types.kept.contains(type);
}

void keep_recordable(SdpSection& section) {
  const RecordableTypes types = recordable_types(section);
  if (!types.any_media) {
    section.live = false;
    section.lines.clear();
    return;
  }
  std::erase_if(section.lines,
                [&](const std::string& line) { return !is_recordable_line(line, types); });
  std::string left;
  for (const auto type : words_of(section.payload_types))
    if (types.kept.contains(type)) left.append(" ").append(type);
  section.payload_types = std::move(left);
}

bool is_orientation(const std::string& line) {
  const auto [name, value] = attribute_of(line);
  return name == "extmap" && halves_of(value).rest == orientation;
}

}  // namespace

Result<SessionDescription, app::SdpRefusal> recordable_part(SessionDescription description) {
  std::erase_if(description.lines, is_orientation);
  for (auto& section : description.sections)
    if (section.live) keep_recordable(section);
  if (std::ranges::none_of(description.sections, &SdpSection::live))
    return refuse(app::SdpRefusal::no_common_codec);
  return description;
}

}  // namespace visavis::relay
