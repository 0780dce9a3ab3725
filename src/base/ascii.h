#pragma once

namespace visavis {

/// ASCII only and the same in every locale: what protocols and e-mail addresses are compared by.
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }
constexpr bool is_ascii_alphanumeric(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

}  // namespace visavis
