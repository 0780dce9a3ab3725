#include "app/wire/rules.h"

#include <algorithm>
#include <charconv>

#include "app/wire/jpeg.h"
#include "app/wire/limits.h"
#include "app/words/one_line.h"
#include "app/words/time_zone.h"
#include "app/words/web_address.h"
#include "base/ascii.h"
#include "base/email.h"
#include "base/utf8.h"
#include "domain/act.h"

namespace visavis::app::rule {
namespace {

std::string string_from(const json::value& value, const std::string& name) {
  if (!value.is_string()) wrong_value(name, "a string is expected");
  return json::value_to<std::string>(value);
}

bool is_language(std::string_view text) {
  bool first = true;
  while (true) {
    const auto end = std::min(text.find('-'), text.size());
    const std::string_view part = text.substr(0, end);
    const bool letters = std::all_of(part.begin(), part.end(), is_ascii_letter);
    const bool fits = first ? letters && (part.size() == 2 || part.size() == 3)
                            : std::all_of(part.begin(), part.end(), is_ascii_alphanumeric) &&
                                  !part.empty() && part.size() <= 8;
    if (!fits) return false;
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
    first = false;
  }
}

void want_web_address(const std::string& text, const std::string& name) {
  if (!is_web_address(text)) wrong_value(name, "an http or https address is expected");
}

}  // namespace

void wrong_value(std::string param, std::string detail) {
  throw Wrong{{Refusal::invalid_parameter, std::move(param), std::move(detail)}};
}

std::string text_from(const json::value& value, const std::string& name, std::size_t bytes_max) {
  std::string text = string_from(value, name);
  if (text.size() > bytes_max)
    wrong_value(name, "is longer than " + std::to_string(bytes_max) + " bytes");
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F)
      wrong_value(name, "contains a control character");
  }
  return text;
}

json::object bytes_schema(std::size_t bytes_max) {
  return {{"type", "string"},
          {"maxLength", bytes_max},
          {"description", "At most " + std::to_string(bytes_max) + " bytes of UTF-8."}};
}

std::string writing_from(const json::value& value, const std::string& name, std::size_t min,
                         std::size_t max) {
  // UTF-8 needs up to four bytes a character.
  std::string text{trimmed(text_from(value, name, 4 * max), spaces_of_people)};
  if (has_c1_control(text)) wrong_value(name, "contains a control character");
  const auto characters = utf8_characters(text);
  if (characters < min || characters > max)
    wrong_value(name,
                std::to_string(min) + " to " + std::to_string(max) + " characters are expected");
  return text;
}

std::uint64_t number_from(const json::value& value, const std::string& name, std::uint64_t min,
                          std::uint64_t max) {
  const std::string text = string_from(value, name);
  std::uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || number < min || number > max)
    wrong_value(
        name, "must be a whole number from " + std::to_string(min) + " to " + std::to_string(max));
  return number;
}

std::string line_from(const json::value& value, const std::string& name, std::size_t bytes_max) {
  return one_line(text_from(value, name, bytes_max));
}
json::object line_schema(std::size_t bytes_max) {
  json::object schema = bytes_schema(bytes_max);
  schema["description"] = "At most " + std::to_string(bytes_max) +
                          " bytes of UTF-8. Becomes one line, without invisible characters and"
                          " those that turn the direction of others.";
  return schema;
}

std::string PersonsName::read(const json::value& value, const std::string& name) {
  std::string text = line_from(value, name, limits::text_bytes_max);
  if (text.empty()) wrong_value(name, "has nothing visible");
  return text;
}
json::object PersonsName::schema() {
  json::object schema = line_schema(limits::text_bytes_max);
  schema["pattern"] = "\\S";
  return schema;
}

std::string WebAddress::read(const json::value& value, const std::string& name) {
  std::string text = text_from(value, name, limits::url_bytes_max);
  if (!text.empty()) want_web_address(text, name);
  return text;
}
json::object WebAddress::schema() { return bytes_schema(limits::url_bytes_max); }

std::string PhotoAddress::read(const json::value& value, const std::string& name) {
  const std::string text{
      trimmed(text_from(value, name, limits::photo_url_bytes_max), spaces_of_people)};
  if (text.empty()) return {};
  std::string address = ascii_address(text);
  if (address.size() > limits::photo_url_bytes_max)
    wrong_value(name, "is longer than " + std::to_string(limits::photo_url_bytes_max) +
                          " bytes when it is encoded");
  want_web_address(address, name);
  return address;
}
json::object PhotoAddress::schema() { return bytes_schema(limits::photo_url_bytes_max); }

std::string Country::read(const json::value& value, const std::string& name) {
  std::string text = text_from(value, name, 2);
  const bool upper =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!upper || text.size() == 1)
    wrong_value(name, "two capital letters (ISO 3166-1) are expected");
  return text;
}
json::object Country::schema() { return {{"type", "string"}, {"pattern", "^([A-Z]{2})?$"}}; }

std::string MailAddress::read(const json::value& value, const std::string& name) {
  // As it is sent, a domain may take more bytes than in punycode.
  std::string text{trimmed(text_from(value, name, 4 * Email::bytes_max), spaces_of_people)};
  if (text.empty()) return text;
  const auto at = text.rfind('@');
  if (at != std::string::npos) {
    const std::string_view user = std::string_view{text}.substr(0, at);
    if (one_line(user) != user)
      wrong_value(name, "there are characters before the @ that nobody sees");
    text.replace(at + 1, std::string::npos, ascii_host(text.substr(at + 1)).value_or(""));
  }
  if (!Email::parse_international(text)) wrong_value(name, "an e-mail address is expected");
  return text;
}
json::object MailAddress::schema() { return bytes_schema(Email::bytes_max); }

std::string Language::read(const json::value& value, const std::string& name) {
  std::string text{trimmed(text_from(value, name, limits::language_bytes_max), spaces_of_people)};
  if (text.empty()) return otherwise();
  std::replace(text.begin(), text.end(), '_', '-');
  if (!is_language(text)) wrong_value(name, "a language tag (BCP 47, like \"es\") is expected");
  return text;
}
json::object Language::schema() {
  return {{"type", "string"}, {"maxLength", limits::language_bytes_max}, {"default", otherwise()}};
}

std::optional<std::string> TimeZone::read(const json::value& value, const std::string& name) {
  std::string text{trimmed(text_from(value, name, limits::time_zone_bytes_max), spaces_of_people)};
  if (text.empty()) return std::nullopt;
  if (!is_time_zone(text))
    wrong_value(name, "a time zone of the IANA database (like \"Europe/Berlin\") is expected");
  return text;
}
json::object TimeZone::schema() {
  json::object schema = bytes_schema(limits::time_zone_bytes_max);
  schema["description"] = "A name of the IANA time zone database, like \"Europe/Berlin\".";
  return schema;
}

std::string ActName::read(const json::value& value, const std::string& name) {
  std::string text = text_from(value, name, limits::text_bytes_max);
  const auto all = act_names();
  if (std::ranges::find(all, text) == all.end()) wrong_value(name, "is not one of those there are");
  return text;
}
json::object ActName::schema() {
  json::array all;
  for (const auto one : act_names()) all.emplace_back(one);
  return {{"type", "string"}, {"enum", std::move(all)}};
}

std::string DoneBy::read(const json::value& value, const std::string& name) {
  std::string text = text_from(value, name, limits::text_bytes_max);
  if (text != operators && !StaffId::parse(text))
    wrong_value(name, "the id of a member of staff, or \"operator\", is expected");
  return text;
}
json::object DoneBy::schema() {
  return {{"type", "string"}, {"pattern", "^(operator|stf_[0-9a-z]{26})$"}};
}

std::string Sdp::read(const json::value& value, const std::string& name) {
  std::string text = string_from(value, name);
  if (text.size() > limits::sdp_bytes_max) wrong_value(name, "is longer than 64 KiB");
  return text;
}
json::object Sdp::schema() { return bytes_schema(limits::sdp_bytes_max); }

namespace {

/// Nothing if it is no base64 (RFC 4648, 4) with its padding.
std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto end = text.find_last_not_of('=') + 1;
  if (text.size() % 4 != 0 || text.size() - end > 2) return std::nullopt;
  std::vector<std::uint8_t> bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  for (std::size_t at = 0; at < end; ++at) {
    const auto value = alphabet.find(text[at]);
    if (value == std::string_view::npos) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if (at % 4 != 0) bytes.push_back(static_cast<std::uint8_t>(bits >> (6 - 2 * (at % 4))));
  }
  return bytes;
}

}  // namespace

std::string Jpeg::read(const json::value& value, const std::string& name) {
  std::string text = string_from(value, name);
  if (text.empty()) return text;
  if (text.size() > limits::still_characters_max) wrong_value(name, "is longer than 40 KiB");
  const auto bytes = from_base64(text);
  const auto size = bytes ? jpeg_size(*bytes) : std::nullopt;
  if (!size) wrong_value(name, "a baseline JPEG of one scan in base64 is expected");
  if (std::max(size->width, size->height) > limits::still_pixels_max)
    wrong_value(name, "is larger than 1280 pixels on a side");
  return text;
}
json::object Jpeg::schema() {
  return {{"type", "string"},
          {"contentEncoding", "base64"},
          {"maxLength", limits::still_characters_max}};
}

}  // namespace visavis::app::rule
