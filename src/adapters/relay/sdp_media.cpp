#include "adapters/relay/sdp_media.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "adapters/relay/sdp_text.h"
#include "base/ascii.h"

namespace visavis::relay {
namespace {

using app::MediaCodec;
using app::MediaKind;

constexpr std::array<std::pair<std::string_view, MediaCodec>, 8> codecs{{
    {"opus", MediaCodec::opus},
    {"vp8", MediaCodec::vp8},
    {"vp9", MediaCodec::vp9},
    {"h264", MediaCodec::h264},
    {"av1", MediaCodec::av1},
    {"av1x", MediaCodec::av1},
    {"rtx", MediaCodec::rtx},
    {"red", MediaCodec::red},
}};

template <class Number>
std::optional<Number> number_in(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<std::uint8_t> type_in(std::string_view text) {
  const auto number = number_in<std::uint8_t>(text);
  return number && *number < 128 ? number : std::nullopt;
}

MediaCodec codec_named(std::string_view name) {
  const auto lowered = ascii_lowered(name);
  for (const auto& [known, codec] : codecs)
    if (lowered == known) return codec;
  return MediaCodec::other;
}

/// "96 VP8/90000", "111 opus/48000/2"
std::optional<app::MediaStream> read_rtpmap(std::string_view value, MediaKind kind) {
  const auto [type, encoding] = halves_of(value);
  const auto number = type_in(type);
  const auto slash = encoding.find('/');
  if (!number || slash == std::string_view::npos) return std::nullopt;
  auto rate = encoding.substr(slash + 1);
  rate = rate.substr(0, rate.find('/'));
  return app::MediaStream{.payload_type = *number,
                          .kind = kind,
                          .codec = codec_named(encoding.substr(0, slash)),
                          .clock_rate = number_in<std::uint32_t>(rate).value_or(0)};
}

/// "97 apt=96;rtx-time=3000"
void read_fmtp(std::string_view value, std::vector<app::MediaStream>& streams) {
  const auto [type, parameters] = halves_of(value);
  constexpr std::string_view of = "apt=";
  const auto at = parameters.find(of);
  const auto number = type_in(type);
  if (!number || at == std::string_view::npos) return;
  auto apt = parameters.substr(at + of.size());
  apt = apt.substr(0, apt.find_first_of("; "));
  const auto found = std::ranges::find(streams, *number, &app::MediaStream::payload_type);
  if (found != streams.end()) found->apt = type_in(apt);
}

/// "FID 1111 2222" (RFC 5576, 4.2)
void read_group(std::string_view value, app::SentMedia& media) {
  const auto words = words_of(value);
  if (words.size() != 3 || words[0] != "FID") return;
  const auto original = number_in<std::uint32_t>(words[1]);
  const auto again = number_in<std::uint32_t>(words[2]);
  if (original && again) media.retransmissions.push_back({*original, *again});
}

}  // namespace

app::SentMedia sent_media(const SessionDescription& description) {
  app::SentMedia media;
  for (const auto& section : description.sections) {
    if (!section.live) continue;
    const auto kind = section.media == "audio" ? MediaKind::audio : MediaKind::video;
    for (const auto& line : section.lines) {
      const auto [name, value] = attribute_of(line);
      if (name == "ssrc-group") read_group(value, media);
      if (name != "rtpmap") continue;
      if (const auto stream = read_rtpmap(value, kind)) media.streams.push_back(*stream);
    }
    for (const auto& line : section.lines)
      if (const auto [name, value] = attribute_of(line); name == "fmtp")
        read_fmtp(value, media.streams);
  }
  return media;
}

}  // namespace visavis::relay
