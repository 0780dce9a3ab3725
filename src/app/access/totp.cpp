#include "app/access/totp.h"

#include <array>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdexcept>

namespace visavis::app {
namespace {

constexpr std::string_view issuer = "Visavis";

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string encoded;
  for (const char one : text) {
    if (plain.find(one) != std::string_view::npos) {
      encoded += one;
      continue;
    }
    const auto byte = static_cast<unsigned char>(one);
    encoded += {'%', hex[byte >> 4U], hex[byte & 15U]};
  }
  return encoded;
}

}  // namespace

std::string totp_code(const TotpSecret& secret, std::int64_t step) {
  std::array<std::uint8_t, 8> counter{};
  for (std::size_t i = 0; i < counter.size(); ++i)
    counter[i] = static_cast<std::uint8_t>(static_cast<std::uint64_t>(step) >> (56 - 8 * i));
  std::array<std::uint8_t, 20> mac{};
  if (HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(),
           counter.size(), mac.data(), nullptr) == nullptr)
    throw std::runtime_error("no HMAC-SHA-1");
  // RFC 4226, 5.3: four bytes from where the last one says, without the sign.
  const std::size_t at = mac[19] & 15U;
  const std::uint32_t cut = (std::uint32_t{mac[at]} & 0x7FU) << 24U |
                            std::uint32_t{mac[at + 1]} << 16U | std::uint32_t{mac[at + 2]} << 8U |
                            std::uint32_t{mac[at + 3]};
  const std::string digits = std::to_string(cut % 1'000'000);
  return std::string(totp_digits - digits.size(), '0') + digits;
}

std::optional<std::int64_t> step_of_code(const TotpSecret& secret, std::string_view code,
                                         Timestamp now, std::int64_t last) {
  if (code.size() != totp_digits) return std::nullopt;
  const std::int64_t present =
      std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()) / totp_step;
  std::optional<std::int64_t> found;
  for (std::int64_t step = present - 1; step <= present + 1; ++step) {
    const bool same = CRYPTO_memcmp(totp_code(secret, step).data(), code.data(), code.size()) == 0;
    if (same && step > last && !found) found = step;
  }
  return found;
}

std::string totp_text(const TotpSecret& secret) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  static_assert(sizeof(TotpSecret) % 5 == 0, "no padding");
  std::string text;
  std::uint32_t held = 0;
  int bits = 0;
  for (const std::uint8_t byte : secret) {
    held = held << 8U | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[held >> (bits - 5) & 31U];
  }
  return text;
}

std::string totp_url(const TotpSecret& secret, std::string_view account) {
  return "otpauth://totp/" + std::string{issuer} + ":" + percent_encoded(account) +
         "?secret=" + totp_text(secret) + "&issuer=" + std::string{issuer};
}

}  // namespace visavis::app
