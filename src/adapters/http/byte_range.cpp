#include "adapters/http/byte_range.h"

#include <algorithm>
#include <charconv>

namespace visavis::http {
namespace {

constexpr std::string_view unit = "bytes=";

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
  return whole ? std::optional{value} : std::nullopt;
}

}  // namespace

std::optional<ByteRange> byte_range(std::string_view header, std::uint64_t size,
                                    std::uint64_t size_max) {
  const std::uint64_t end = size == 0 ? 0 : size - 1;
  const auto from = [&](std::uint64_t first, std::uint64_t last, bool wanted = true,
                        bool open = false) -> std::optional<ByteRange> {
    if (first >= size || last < first) return std::nullopt;
    return ByteRange{first, std::min({last, end, first + std::min(size_max - 1, end - first)}),
                     wanted, open};
  };
  const auto whole = [&] { return from(0, end, false); };
  if (!header.starts_with(unit)) return whole();
  const auto asked = header.substr(unit.size());
  const auto dash = asked.find('-');
  if (dash == asked.npos || asked.find(',') != asked.npos) return whole();
  const auto first = number(asked.substr(0, dash));
  const auto last = number(asked.substr(dash + 1));
  if (dash == 0 && last) return from(size - std::min(*last, size), end);
  if (!first || (!last && dash + 1 != asked.size())) return whole();
  return from(*first, last.value_or(end), true, !last);
}

}  // namespace visavis::http
