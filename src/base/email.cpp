#include "base/email.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace visavis {
namespace {

constexpr std::size_t name_bytes_max = 64;

bool is_name_character(char c) {
  constexpr std::string_view others = "!#$%&'*+-/=?^_`{|}~";
  return is_ascii_alphanumeric(c) || others.find(c) != std::string_view::npos;
}
bool is_international_character(char c) {
  return is_name_character(c) || static_cast<unsigned char>(c) >= 0x80;
}
bool is_domain_character(char c) { return is_ascii_alphanumeric(c) || c == '-'; }

/// One or more parts of such characters, with a dot between two.
template <class IsCharacter>
bool is_dotted(std::string_view text, IsCharacter is_character) {
  const bool only_these =
      std::all_of(text.begin(), text.end(), [&](char c) { return c == '.' || is_character(c); });
  return only_these && !text.empty() && text.front() != '.' && text.back() != '.' &&
         text.find("..") == std::string_view::npos;
}

template <class IsCharacter>
bool is_address(std::string_view text, IsCharacter is_character) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at <= name_bytes_max && text.size() <= Email::bytes_max &&
         is_dotted(text.substr(0, at), is_character) &&
         is_dotted(text.substr(at + 1), is_domain_character);
}

}  // namespace

std::optional<Email> Email::parse(std::string_view text) {
  if (!is_address(text, is_name_character)) return std::nullopt;
  return Email{text};
}

std::optional<Email> Email::parse_international(std::string_view text) {
  if (!is_address(text, is_international_character) || !is_utf8(text) || has_c1_control(text))
    return std::nullopt;
  return Email{text};
}

std::string Email::lower_case() const { return ascii_lowered(text_); }

}  // namespace visavis
