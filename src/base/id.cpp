#include "base/id.h"

#include <algorithm>

namespace visavis {
namespace {

constexpr std::string_view alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
constexpr std::size_t id_characters = 26;

bool allowed_in_account_id(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
         c == '_' || c == '-';
}

}  // namespace

std::string id_text(std::string_view prefix, const IdBytes& bytes) {
  std::string text{prefix};
  text.reserve(prefix.size() + id_characters);
  std::uint32_t window = 0;
  int bits = 0;
  for (const std::uint8_t byte : bytes) {
    window = (window << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text.push_back(alphabet[(window >> bits) & 31U]);
    }
  }
  text.push_back(alphabet[(window << (5 - bits)) & 31U]);
  return text;
}

std::optional<IdBytes> id_bytes(std::string_view prefix, std::string_view text) {
  if (!text.starts_with(prefix)) return std::nullopt;
  text.remove_prefix(prefix.size());
  if (text.size() != id_characters) return std::nullopt;
  IdBytes bytes{};
  std::size_t at = 0;
  std::uint32_t window = 0;
  int bits = 0;
  for (const char c : text) {
    const auto digit = alphabet.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    window = (window << 5) | static_cast<std::uint32_t>(digit);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = static_cast<std::uint8_t>(window >> bits);
    }
  }
  // Two padding bits are left: only zero is the canonical spelling.
  if ((window & ((1U << bits) - 1U)) != 0) return std::nullopt;
  return bytes;
}

std::optional<AccountId> AccountId::parse(std::string_view text) {
  if (text.empty() || text.size() > 64) return std::nullopt;
  if (!std::all_of(text.begin(), text.end(), allowed_in_account_id)) return std::nullopt;
  return AccountId{text};
}

}  // namespace visavis
