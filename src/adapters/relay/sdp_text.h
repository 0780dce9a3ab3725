#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

// Reading the lines of a session description.
namespace visavis::relay {

/// One line's "a=name:value"; the name is empty for other lines.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

inline Attribute attribute_of(std::string_view line) {
  if (!line.starts_with("a=")) return {};
  line.remove_prefix(2);
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return {line, {}};
  return {line.substr(0, colon), line.substr(colon + 1)};
}

inline std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto space = std::min(text.find(' '), text.size());
    if (space > 0) words.push_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return words;
}

/// What stands before the first space, and what after it: "96 nack pli", "4/sendonly urn:x".
struct Halves {
  std::string_view first;
  std::string_view rest;
};

inline Halves halves_of(std::string_view value) {
  const auto space = std::min(value.find(' '), value.size());
  return {value.substr(0, space), value.substr(std::min(space + 1, value.size()))};
}

}  // namespace visavis::relay
