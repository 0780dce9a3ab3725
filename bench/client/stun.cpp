#include "stun.h"

#include <algorithm>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace visavis::bench {
namespace {

constexpr std::uint32_t magic_cookie = 0x2112a442;
constexpr std::uint32_t fingerprint_xor = 0x5354554e;
constexpr std::size_t header_bytes = 20;
constexpr std::size_t digest_bytes = 20;
enum Attribute : std::uint16_t {
  username = 0x0006,
  message_integrity = 0x0008,
  xor_mapped_address = 0x0020,
  priority = 0x0024,
  use_candidate = 0x0025,
  fingerprint = 0x8028,
  ice_controlling = 0x802a,
};

std::uint32_t crc32(View bytes) {
  std::uint32_t crc = 0xffffffff;
  for (const std::uint8_t byte : bytes) {
    crc ^= byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320u : 0u);
  }
  return ~crc;
}

std::array<std::uint8_t, digest_bytes> hmac_sha1(View bytes, std::string_view key) {
  std::array<std::uint8_t, digest_bytes> digest{};
  unsigned int size = 0;
  HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), bytes.data(), bytes.size(),
       digest.data(), &size);
  return digest;
}

void append16(Bytes& out, std::uint32_t value) {
  out.push_back(static_cast<std::uint8_t>(value >> 8));
  out.push_back(static_cast<std::uint8_t>(value & 0xff));
}
void append32(Bytes& out, std::uint32_t value) {
  append16(out, value >> 16);
  append16(out, value & 0xffff);
}
void append_attribute(Bytes& out, std::uint16_t type, View value) {
  append16(out, type);
  append16(out, static_cast<std::uint32_t>(value.size()));
  out.insert(out.end(), value.begin(), value.end());
  while (out.size() % 4 != 0) out.push_back(0);
}

Bytes header(std::uint16_t type, const StunTransaction& transaction) {
  Bytes out;
  append16(out, type);
  append16(out, 0);
  append32(out, magic_cookie);
  out.insert(out.end(), transaction.begin(), transaction.end());
  return out;
}

/// The length field as if the message ended `extra` bytes after what is there now.
void set_length(Bytes& out, std::size_t extra) {
  const std::size_t length = out.size() - header_bytes + extra;
  out[2] = static_cast<std::uint8_t>(length >> 8);
  out[3] = static_cast<std::uint8_t>(length & 0xff);
}

void seal(Bytes& out, std::string_view password) {
  set_length(out, 4 + digest_bytes);
  append_attribute(out, message_integrity, hmac_sha1(out, password));
  set_length(out, 8);
  const std::uint32_t crc = crc32(out) ^ fingerprint_xor;
  append16(out, fingerprint);
  append16(out, 4);
  append32(out, crc);
}

}  // namespace

Bytes encode(const BindingRequest& request) {
  Bytes out = header(0x0001, request.transaction);
  append_attribute(out, username, view_of(request.username));
  std::array<std::uint8_t, 8> number{};
  Writer{number}.u64(request.tie_breaker);
  append_attribute(out, ice_controlling, number);
  append_attribute(out, use_candidate, {});
  Writer{number}.u32(request.priority);
  append_attribute(out, priority, View{number}.first(4));
  seal(out, request.password);
  return out;
}

Bytes binding_response(const StunTransaction& transaction, std::uint32_t ipv4, std::uint16_t port,
                       std::string_view password) {
  Bytes out = header(0x0101, transaction);
  std::array<std::uint8_t, 8> address{};
  Writer{address}.u16(1).u16(port ^ (magic_cookie >> 16)).u32(ipv4 ^ magic_cookie);
  append_attribute(out, xor_mapped_address, address);
  seal(out, password);
  return out;
}

std::optional<StunMessage> parse_stun(View datagram) {
  if (datagram.size() < header_bytes || datagram[0] > 3) return std::nullopt;
  if (read32(datagram, 4) != magic_cookie) return std::nullopt;
  if (read16(datagram, 2) + header_bytes != datagram.size()) return std::nullopt;
  StunMessage message{};
  const std::uint16_t type = read16(datagram, 0);
  message.kind = type == 0x0001   ? StunKind::request
                 : type == 0x0101 ? StunKind::response
                 : type == 0x0111 ? StunKind::error_response
                                  : StunKind::other;
  std::copy_n(datagram.begin() + 8, message.transaction.size(), message.transaction.begin());
  return message;
}

bool integrity_holds(View datagram, std::string_view password) {
  for (std::size_t at = header_bytes; at + 4 <= datagram.size();) {
    const std::size_t size = read16(datagram, at + 2);
    if (at + 4 + size > datagram.size()) return false;
    if (read16(datagram, at) == message_integrity && size == digest_bytes) {
      Bytes covered(datagram.begin(), datagram.begin() + static_cast<std::ptrdiff_t>(at));
      set_length(covered, 4 + digest_bytes);
      const auto digest = hmac_sha1(covered, password);
      return std::equal(digest.begin(), digest.end(),
                        datagram.begin() + static_cast<std::ptrdiff_t>(at) + 4);
    }
    at += 4 + (size + 3) / 4 * 4;
  }
  return false;
}

}  // namespace visavis::bench
