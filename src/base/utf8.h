#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace visavis {

/// A byte that goes on with a character that an earlier byte began.
constexpr bool is_utf8_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
}

/// How many characters (code points) a text in UTF-8 has.
constexpr std::size_t utf8_characters(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_utf8_continuation));
}

}  // namespace visavis
