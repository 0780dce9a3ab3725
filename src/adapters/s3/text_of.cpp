#include "adapters/s3/text_of.h"

#include <array>
#include <string_view>

#include "base/check.h"

namespace visavis::s3 {

std::string digest_text(std::span<const std::uint8_t> bytes, const EVP_MD* digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<std::uint8_t, EVP_MAX_MD_SIZE> hash{};
  unsigned size = 0;
  CHECK(EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, digest, nullptr) == 1);
  std::string text;
  for (const auto byte : std::span{hash}.first(size))
    text += {digits[byte >> 4U], digits[byte & 0xFU]};
  return text;
}

std::string unquoted(std::string etag) {
  std::erase(etag, '"');
  return etag;
}

}  // namespace visavis::s3
