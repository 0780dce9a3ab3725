#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace visavis::relay {

/// The bytes that an RFC writes as digits, in groups.
inline std::vector<std::uint8_t> from_hex(std::string_view text) {
  std::vector<std::uint8_t> bytes;
  std::string digits;
  for (const char c : text) {
    if (c == ' ') continue;
    digits += c;
    if (digits.size() < 2) continue;
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(digits, nullptr, 16)));
    digits.clear();
  }
  return bytes;
}

}  // namespace visavis::relay
