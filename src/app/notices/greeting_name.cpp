#include "app/notices/greeting_name.h"

#include <array>
#include <cstddef>

#include "app/words/one_line.h"
#include "base/utf8.h"

namespace visavis::app {
namespace {

constexpr std::size_t characters_max = 60;

/// What names of hosts may be parted by: UTS 46 knows three more dots.
constexpr std::array<std::string_view, 4> dots{".", "\u3002", "\uFF0E", "\uFF61"};

/// Each dot ends a word ("J. R. Osei"), and what addresses are put together with is a space.
std::string without_addresses(std::string_view name) {
  std::string text;
  for (std::size_t i = 0; i < name.size();) {
    std::size_t dot = 0;
    for (const auto one : dots)
      if (name.substr(i).starts_with(one)) dot = one.size();
    if (dot > 0)
      text += ". ";
    else if (std::string_view{":/\\@<>[]"}.find(name[i]) != std::string_view::npos)
      text += ' ';
    else
      text += name[i];
    i += dot > 0 ? dot : 1;
  }
  return text;
}

std::string cut(std::string line) {
  if (utf8_characters(line) <= characters_max) return line;
  std::size_t end = 0;
  for (std::size_t characters = 0; characters < characters_max; ++characters) {
    ++end;
    while (end < line.size() && is_utf8_continuation(line[end])) ++end;
  }
  const auto space = line.rfind(' ', end);
  line.resize(space == std::string::npos || space == 0 ? end : space);
  return line + "\u2026";
}

}  // namespace

std::string greeting_name(std::string_view name) { return cut(one_line(without_addresses(name))); }

}  // namespace visavis::app
