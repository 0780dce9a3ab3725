#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace visavis {

/// ASCII only and the same in every locale: what protocols and e-mail addresses are compared by.
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}
inline std::string ascii_lowered(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
  return lower;
}
constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
constexpr bool is_ascii_alphanumeric(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// What HTTP allows around a field's value, and what people leave around their words.
inline constexpr std::string_view spaces_of_fields = " \t", spaces_of_people = " \t\r\n";

/// The text without the spaces at its ends. Points into the text.
constexpr std::string_view trimmed(std::string_view text, std::string_view spaces) {
  const auto is_space = [&](char c) { return spaces.find(c) != std::string_view::npos; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace visavis
