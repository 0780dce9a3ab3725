#include "app/evidence/tar_entry.h"

#include <algorithm>

#include "base/check.h"

namespace visavis::app {
namespace {

/// A field of octal digits and a zero byte.
void put_octal(std::string& header, std::size_t at, std::size_t digits, std::uint64_t value) {
  for (std::size_t i = digits; i > 0; --i, value >>= 3U)
    header[at + i - 1] = static_cast<char>('0' + (value & 7U));
  CHECK(value == 0);
}

}  // namespace

std::string tar_header(std::string_view name, std::uint64_t size, Timestamp at) {
  CHECK(name.size() <= 100);
  std::string header(tar_block, '\0');
  header.replace(0, name.size(), name);
  put_octal(header, 100, 7, 0600);
  put_octal(header, 108, 7, 0);
  put_octal(header, 116, 7, 0);
  put_octal(header, 124, 11, size);
  const auto seconds = std::max<std::int64_t>(to_unix_ms(at) / 1000, 0);
  put_octal(header, 136, 11, static_cast<std::uint64_t>(seconds));
  header[156] = '0';
  header.replace(257, 5, "ustar");
  header.replace(263, 2, "00");
  // The sum is over the header with blanks in the place of the sum.
  header.replace(148, 8, "        ");
  std::uint64_t sum = 0;
  for (const char byte : header) sum += static_cast<unsigned char>(byte);
  put_octal(header, 148, 6, sum);
  header[154] = '\0';
  return header;
}

std::uint64_t tar_padding(std::uint64_t size) { return (tar_block - size % tar_block) % tar_block; }

}  // namespace visavis::app
