#include "adapters/http/authority.h"

#include <algorithm>

#include "base/ascii.h"

namespace visavis::http {
namespace {

constexpr std::size_t port_digits_max = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Unreserved, sub-delims, and what begins an escape.
bool is_of_name(char c) {
  return is_ascii_alphanumeric(c) ||
         std::string_view{"-._~%!$&'()*+,;="}.find(c) != std::string_view::npos;
}
bool is_of_literal(char c) {
  return is_digit(c) || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'f') || c == ':' || c == '.';
}

/// The host at the front of `text`, taken off it; empty when there is none.
std::string_view take_host(std::string_view& text) {
  const bool literal = text.starts_with('[');
  const std::size_t end = literal ? text.find(']') : std::min(text.find(':'), text.size());
  if (end == std::string_view::npos) return {};
  const std::string_view host = literal ? text.substr(1, end - 1) : text.substr(0, end);
  if (!std::ranges::all_of(host, literal ? is_of_literal : is_of_name)) return {};
  text.remove_prefix(literal ? end + 1 : end);
  return host;
}

}  // namespace

bool is_authority(std::string_view text) {
  if (take_host(text).empty()) return false;
  if (text.empty()) return true;
  return text.front() == ':' && text.size() <= 1 + port_digits_max &&
         std::ranges::all_of(text.substr(1), is_digit);
}

}  // namespace visavis::http
