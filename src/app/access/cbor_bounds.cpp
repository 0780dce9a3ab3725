#include "app/access/cbor_bounds.h"

#include <cstdint>
#include <optional>

namespace visavis::app {
namespace {

constexpr int levels_max = 4;

/// Takes the length behind an item's first byte; nothing where it is cut, or is not said ahead.
std::optional<std::uint64_t> take_argument(std::string_view& rest, unsigned head) {
  const unsigned small = head & 31U;
  if (small < 24) return small;
  if (small > 27) return std::nullopt;
  const std::size_t bytes = std::size_t{1} << (small - 24);
  if (rest.size() < bytes) return std::nullopt;
  std::uint64_t value = 0;
  for (const char one : rest.substr(0, bytes))
    value = value << 8U | static_cast<unsigned char>(one);
  rest.remove_prefix(bytes);
  return value;
}

bool take_item(std::string_view& rest, int level) {
  if (rest.empty() || level > levels_max) return false;
  const auto head = static_cast<unsigned char>(rest.front());
  rest.remove_prefix(1);
  const auto argument = take_argument(rest, head);
  if (!argument) return false;
  const unsigned kind = head >> 5U;
  const bool is_text = kind == 2 || kind == 3;
  const bool is_list = kind == 4 || kind == 5;
  // Every entry has a byte at least.
  if ((is_text || is_list) && *argument > rest.size()) return false;
  if (is_text) rest.remove_prefix(*argument);
  const std::uint64_t inside = is_list ? *argument * (kind == 5 ? 2 : 1) : (kind == 6 ? 1 : 0);
  for (std::uint64_t i = 0; i < inside; ++i)
    if (!take_item(rest, level + 1)) return false;
  return true;
}

}  // namespace

bool is_bounded_cbor(std::string_view items) {
  while (!items.empty())
    if (!take_item(items, 1)) return false;
  return true;
}

}  // namespace visavis::app
