#pragma once

namespace visavis {

/// ASCII only and the same in every locale: what protocols and e-mail addresses are compared by.
constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace visavis
