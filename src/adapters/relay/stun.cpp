#include "adapters/relay/stun.h"

#include <algorithm>
#include <cstring>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/check.h"

namespace visavis::relay {
namespace {

constexpr std::uint32_t magic_cookie = 0x2112a442;
constexpr std::size_t header_size = 20;
constexpr std::size_t sha1_size = 20;

namespace attributes {
enum : std::uint16_t {
  username = 0x0006,
  message_integrity = 0x0008,
  error_code = 0x0009,
  unknown_attributes = 0x000a,
  message_integrity_sha256 = 0x001c,
  xor_mapped_address = 0x0020,
  priority = 0x0024,
  use_candidate = 0x0025,
  fingerprint = 0x8028,
  ice_controlled = 0x8029,
  ice_controlling = 0x802a,
};
}  // namespace attributes

constexpr std::array<std::uint32_t, 256> make_crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = value & 1 ? value >> 1 ^ 0xedb88320U : value >> 1;
    table[i] = value;
  }
  return table;
}
constexpr auto crc_table = make_crc_table();

// RFC 8489, 14.7: CRC-32 of everything before the attribute, XORed with "STUN".
std::uint32_t fingerprint_of(Bytes bytes) {
  std::uint32_t crc = 0xffffffffU;
  for (const std::uint8_t byte : bytes) crc = crc >> 8 ^ crc_table[(crc ^ byte) & 0xff];
  return (crc ^ 0xffffffffU) ^ 0x5354554eU;
}

std::array<std::uint8_t, sha1_size> hmac_sha1(Bytes bytes, std::string_view key) {
  std::array<std::uint8_t, sha1_size> mac{};
  unsigned size = 0;
  const auto* made = HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), bytes.data(),
                          bytes.size(), mac.data(), &size);
  CHECK(made != nullptr && size == mac.size());
  return mac;
}

// RFC 8489, 14.2: the port and address are XORed with the cookie and the transaction.
std::array<std::uint8_t, 16> address_mask(const StunTransaction& transaction) {
  std::array<std::uint8_t, 16> mask{};
  write_u32(mask, 0, magic_cookie);
  std::ranges::copy(transaction, mask.begin() + 4);
  return mask;
}

std::optional<Endpoint> read_mapped(Bytes value, const StunTransaction& transaction) {
  if (value.size() != 8 && value.size() != 20) return std::nullopt;
  const bool four = value.size() == 8;
  if (value[1] != (four ? 1 : 2)) return std::nullopt;
  const auto mask = address_mask(transaction);
  std::array<std::uint8_t, 16> ip{};
  for (std::size_t i = 0; i + 4 < value.size(); ++i)
    ip[i] = static_cast<std::uint8_t>(value[4 + i] ^ mask[i]);
  const auto port = static_cast<std::uint16_t>(read_u16(value, 2) ^ (magic_cookie >> 16));
  return Endpoint{four ? IpAddress::v4({ip[0], ip[1], ip[2], ip[3]}) : IpAddress::v6(ip), port};
}

// False if the value has a wrong size: such a message is malformed.
bool read_attribute(std::uint16_t type, Bytes value, StunMessage& message) {
  switch (type) {
    case attributes::username:
      message.username = {reinterpret_cast<const char*>(value.data()), value.size()};
      return !value.empty() && value.size() <= 513;  // RFC 8489, 14.3
    case attributes::priority:
      if (value.size() == 4) message.priority = read_u32(value, 0);
      return value.size() == 4;
    case attributes::ice_controlled:
      if (value.size() == 8) message.controlled = read_u64(value, 0);
      return value.size() == 8;
    case attributes::ice_controlling:
      if (value.size() == 8) message.controlling = read_u64(value, 0);
      return value.size() == 8;
    case attributes::use_candidate:
      message.use_candidate = true;
      return value.empty();
    case attributes::error_code:
      if (value.size() >= 4)
        message.error_code = static_cast<std::uint16_t>((value[2] & 7) * 100 + value[3]);
      return value.size() >= 4;
    case attributes::xor_mapped_address:
      message.mapped_address = read_mapped(value, message.transaction);
      return message.mapped_address.has_value();
    case attributes::unknown_attributes:
      return true;
    default:
      if (type < 0x8000 && message.unknown_count < message.unknown_required.size())
        message.unknown_required[message.unknown_count++] = type;
      return true;
  }
}

bool read_attributes(Bytes datagram, StunMessage& message) {
  std::size_t at = header_size;
  while (at < datagram.size()) {
    if (datagram.size() - at < 4 || message.has_fingerprint) return false;
    const std::uint16_t type = read_u16(datagram, at);
    const std::size_t length = read_u16(datagram, at + 2);
    const std::size_t padded = (length + 3) & ~std::size_t{3};
    if (datagram.size() - at - 4 < padded) return false;
    const Bytes value = datagram.subspan(at + 4, length);
    if (type == attributes::fingerprint) {
      if (length != 4 || read_u32(value, 0) != fingerprint_of(datagram.first(at))) return false;
      message.has_fingerprint = true;
    } else if (message.integrity_at != 0) {
      // RFC 8489, 14.5: what follows MESSAGE-INTEGRITY is not protected by it, so it is ignored.
    } else if (type == attributes::message_integrity) {
      if (length != sha1_size) return false;
      message.integrity_at = at;
    } else if (type != attributes::message_integrity_sha256 &&
               !read_attribute(type, value, message)) {
      return false;
    }
    at += 4 + padded;
  }
  return true;
}

}  // namespace

std::optional<StunMessage> parse_stun(Bytes datagram) {
  if (datagram.size() < header_size || datagram.size() > datagram_max || !looks_like_stun(datagram))
    return std::nullopt;
  if (read_u32(datagram, 4) != magic_cookie) return std::nullopt;
  const std::size_t length = read_u16(datagram, 2);
  if (length % 4 != 0 || length != datagram.size() - header_size) return std::nullopt;
  StunMessage message;
  const unsigned type = read_u16(datagram, 0);
  // RFC 8489, 5: the two class bits stand inside the method's.
  message.kind = static_cast<StunClass>((type >> 4 & 1) | (type >> 7 & 2));
  message.method =
      static_cast<std::uint16_t>((type & 0x000f) | (type & 0x00e0) >> 1 | (type & 0x3e00) >> 2);
  std::copy_n(datagram.begin() + 8, message.transaction.size(), message.transaction.begin());
  if (!read_attributes(datagram, message)) return std::nullopt;
  return message;
}

bool stun_integrity_ok(Bytes datagram, const StunMessage& message, std::string_view password) {
  if (message.integrity_at == 0) return false;
  CHECK(message.integrity_at + 4 + sha1_size <= datagram.size() && datagram.size() <= datagram_max);
  // The length counts up to and with MESSAGE-INTEGRITY, whatever follows (RFC 8489, 14.5).
  std::array<std::uint8_t, datagram_max> copy;  // NOLINT: written, then read
  std::memcpy(copy.data(), datagram.data(), message.integrity_at);
  write_u16(copy, 2,
            static_cast<std::uint16_t>(message.integrity_at + 4 + sha1_size - header_size));
  const auto mac = hmac_sha1({copy.data(), message.integrity_at}, password);
  return CRYPTO_memcmp(mac.data(), datagram.data() + message.integrity_at + 4, sha1_size) == 0;
}

StunWriter::StunWriter(StunClass kind, const StunTransaction& transaction) {
  const auto bits = static_cast<unsigned>(kind);
  write_u16(buffer_, 0,
            static_cast<std::uint16_t>(stun_binding | (bits & 1) << 4 | (bits & 2) << 7));
  write_u32(buffer_, 4, magic_cookie);
  std::ranges::copy(transaction, buffer_.begin() + 8);
}

MutableBytes StunWriter::attribute(std::uint16_t type, std::size_t length) {
  const std::size_t padded = (length + 3) & ~std::size_t{3};
  CHECK(size_ + 4 + padded <= buffer_.size());
  write_u16(buffer_, size_, type);
  write_u16(buffer_, size_ + 2, static_cast<std::uint16_t>(length));
  const MutableBytes value = MutableBytes(buffer_).subspan(size_ + 4, length);
  size_ += 4 + padded;
  return value;
}

void StunWriter::set_length(std::size_t following) {
  write_u16(buffer_, 2, static_cast<std::uint16_t>(size_ + following - header_size));
}

StunWriter& StunWriter::username(std::string_view value) {
  std::ranges::copy(value, attribute(attributes::username, value.size()).begin());
  return *this;
}
StunWriter& StunWriter::priority(std::uint32_t value) {
  write_u32(attribute(attributes::priority, 4), 0, value);
  return *this;
}
StunWriter& StunWriter::use_candidate() { return empty_attribute(attributes::use_candidate); }
StunWriter& StunWriter::empty_attribute(std::uint16_t type) {
  attribute(type, 0);
  return *this;
}
StunWriter& StunWriter::controlling(std::uint64_t tie_breaker) {
  const MutableBytes value = attribute(attributes::ice_controlling, 8);
  write_u32(value, 0, static_cast<std::uint32_t>(tie_breaker >> 32));
  write_u32(value, 4, static_cast<std::uint32_t>(tie_breaker));
  return *this;
}
StunWriter& StunWriter::controlled(std::uint64_t tie_breaker) {
  const MutableBytes value = attribute(attributes::ice_controlled, 8);
  write_u32(value, 0, static_cast<std::uint32_t>(tie_breaker >> 32));
  write_u32(value, 4, static_cast<std::uint32_t>(tie_breaker));
  return *this;
}

StunWriter& StunWriter::xor_mapped_address(const Endpoint& endpoint) {
  const bool four = endpoint.ip.is_v4();
  const std::size_t skip = four ? 12 : 0;
  StunTransaction transaction{};
  std::copy_n(buffer_.begin() + 8, transaction.size(), transaction.begin());
  const auto mask = address_mask(transaction);
  const MutableBytes value = attribute(attributes::xor_mapped_address, four ? 8 : 20);
  value[1] = four ? 1 : 2;
  write_u16(value, 2, static_cast<std::uint16_t>(endpoint.port ^ (magic_cookie >> 16)));
  for (std::size_t i = 0; i + skip < 16; ++i)
    value[4 + i] = static_cast<std::uint8_t>(endpoint.ip.bytes()[skip + i] ^ mask[i]);
  return *this;
}

StunWriter& StunWriter::error(std::uint16_t code, std::string_view reason) {
  const MutableBytes value = attribute(attributes::error_code, 4 + reason.size());
  value[2] = static_cast<std::uint8_t>(code / 100);
  value[3] = static_cast<std::uint8_t>(code % 100);
  std::ranges::copy(reason, value.begin() + 4);
  return *this;
}

StunWriter& StunWriter::unknown_attributes(std::span<const std::uint16_t> types) {
  const MutableBytes value = attribute(attributes::unknown_attributes, 2 * types.size());
  for (std::size_t i = 0; i < types.size(); ++i) write_u16(value, 2 * i, types[i]);
  return *this;
}

Bytes StunWriter::finish(std::string_view password) {
  set_length(4 + sha1_size);
  const auto mac = hmac_sha1({buffer_.data(), size_}, password);
  std::ranges::copy(mac, attribute(attributes::message_integrity, sha1_size).begin());
  set_length(8);
  const std::uint32_t fingerprint = fingerprint_of({buffer_.data(), size_});
  write_u32(attribute(attributes::fingerprint, 4), 0, fingerprint);
  return {buffer_.data(), size_};
}

}  // namespace visavis::relay
