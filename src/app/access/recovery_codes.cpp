#include "app/access/recovery_codes.h"

#include <array>

#include "app/access/secrets.h"
#include "base/ascii.h"

namespace visavis::app {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t characters = 20;
constexpr std::size_t group = 5;

}  // namespace

std::string new_recovery_code(Entropy& entropy) {
  std::array<std::uint8_t, characters> bytes{};
  entropy.fill(bytes);
  std::string code;
  for (std::size_t i = 0; i < characters; ++i) {
    if (i > 0 && i % group == 0) code += '-';
    code += alphabet[bytes[i] % alphabet.size()];
  }
  return code;
}

std::string plain_recovery_code(std::string_view typed) {
  std::string plain;
  for (const char one : ascii_lowered(typed)) {
    if (one == '-' || one == ' ') continue;
    if (one == 'o')
      plain += '0';
    else
      plain += one == 'i' || one == 'l' ? '1' : one;
  }
  return plain;
}

SecretHash hash_recovery_code(std::string_view typed) {
  return hash_secret("recovery code " + plain_recovery_code(typed));
}

}  // namespace visavis::app
