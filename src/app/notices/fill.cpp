#include "app/notices/fill.h"

#include <algorithm>

namespace visavis::app {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return c == '_' || (c >= 'a' && c <= 'z'); });
}

/// Calls `plain` with what stands between placeholders, and `named` with each name.
template <class Plain, class Named>
void each(std::string_view text, Plain plain, Named named) {
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) return plain(text);
    const auto name = text.substr(open + 1, close - open - 1);
    if (is_name(name)) {
      plain(text.substr(0, open));
      named(name);
    } else {
      plain(text.substr(0, close + 1));
    }
    text.remove_prefix(close + 1);
  }
}

}  // namespace

std::string fill(std::string_view text, const FillValues& values) {
  std::string filled;
  each(
      text, [&](std::string_view plain) { filled += plain; },
      [&](std::string_view name) {
        const auto found = values.find(name);
        filled += found == values.end() ? "{" + std::string{name} + "}" : found->second;
      });
  return filled;
}

std::set<std::string> placeholders(std::string_view text) {
  std::set<std::string> names;
  each(
      text, [](std::string_view) {}, [&](std::string_view name) { names.emplace(name); });
  return names;
}

}  // namespace visavis::app
