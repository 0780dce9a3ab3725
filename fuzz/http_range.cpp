#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "adapters/http/byte_range.h"
#include "base/check.h"

// What a browser asks of a file, of any size.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace visavis;
  if (size < sizeof(std::uint64_t)) return 0;
  std::uint64_t file = 0;
  std::memcpy(&file, data, sizeof file);
  const std::string_view header{reinterpret_cast<const char*>(data) + sizeof file,
                                size - sizeof file};
  constexpr std::uint64_t most = 2 * 1024 * 1024;
  const auto range = http::byte_range(header, file, most);
  if (!range) return 0;
  CHECK(range->first <= range->last);
  CHECK(range->last < file);
  CHECK(range->last - range->first < most);
  return 0;
}
