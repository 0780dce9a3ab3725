#include "app/sealing/stream.h"

#include <algorithm>
#include <sodium.h>
#include <string_view>

#include "base/check.h"

namespace visavis::app {
namespace {

// magic (7), kind (1), version (1), zeros (4), prefix (19)
constexpr std::string_view stream_magic = "visavis";
constexpr std::uint8_t stream_version = 1;
constexpr std::size_t kind_at = 7, version_at = 8, prefix_at = 13, prefix_bytes = 19;
static_assert(prefix_at + prefix_bytes == StreamHeader::size);
static_assert(seal_bytes == crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(SecretKey::size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

using Nonce = std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES>;
static_assert(prefix_bytes + sizeof(std::uint32_t) + 1 == sizeof(Nonce));

StreamHeader::Bytes without_prefix(StreamKind kind) {
  StreamHeader::Bytes bytes{};
  std::copy(stream_magic.begin(), stream_magic.end(), bytes.begin());
  bytes[kind_at] = static_cast<std::uint8_t>(kind);
  bytes[version_at] = stream_version;
  return bytes;
}

Nonce nonce_of(const StreamHeader& header, Piece piece) {
  Nonce nonce;
  std::copy_n(header.bytes().begin() + prefix_at, prefix_bytes, nonce.begin());
  for (std::size_t i = 0; i < 4; ++i)
    nonce[prefix_bytes + i] = static_cast<std::uint8_t>(piece.number >> (24 - 8 * i));
  nonce.back() = static_cast<std::uint8_t>(piece.mark);
  return nonce;
}

}  // namespace

StreamHeader StreamHeader::made(StreamKind kind, Entropy& entropy) {
  auto bytes = without_prefix(kind);
  entropy.fill(std::span{bytes}.subspan<prefix_at>());
  return StreamHeader{bytes};
}

bool StreamHeader::begins(std::span<const std::uint8_t> bytes, StreamKind kind) {
  const auto fixed = without_prefix(kind);
  const auto same = bytes.first(std::min(bytes.size(), prefix_at));
  return std::equal(same.begin(), same.end(), fixed.begin());
}

Result<StreamHeader, HeaderRefusal> StreamHeader::read(const Bytes& bytes, StreamKind kind) {
  if (!begins(std::span{bytes}.first(version_at), kind)) return refuse(HeaderRefusal::damaged);
  if (bytes[version_at] > stream_version) return refuse(HeaderRefusal::newer_version);
  if (!begins(bytes, kind)) return refuse(HeaderRefusal::damaged);
  return StreamHeader{bytes};
}

std::optional<std::uint32_t> PieceNumbers::next() {
  if (next_ > UINT32_MAX) return std::nullopt;
  return static_cast<std::uint32_t>(next_++);
}

StreamCipher::StreamCipher(const SecretKey& key, const StreamHeader& header, EvidenceId evidence)
    : key_(key.copy()), header_(header) {
  const auto& id = evidence.bytes();
  std::copy(id.begin(), id.end(), std::copy_n(header.bytes().begin(), header.size, bound_.begin()));
}

void StreamCipher::seal(Piece piece, std::span<const std::uint8_t> plain,
                        std::span<std::uint8_t> sealed) const {
  CHECK(plain.size() <= piece_bytes_max && sealed.size() == plain.size() + seal_bytes);
  CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(
            sealed.data(), nullptr, plain.data(), plain.size(), bound_.data(), bound_.size(),
            nullptr, nonce_of(header_, piece).data(), key_.reveal().data()) == 0);
}

bool StreamCipher::open(Piece piece, std::span<const std::uint8_t> sealed,
                        std::span<std::uint8_t> plain) const {
  CHECK(sealed.size() == plain.size() + seal_bytes);
  return crypto_aead_xchacha20poly1305_ietf_decrypt(
             plain.data(), nullptr, nullptr, sealed.data(), sealed.size(), bound_.data(),
             bound_.size(), nonce_of(header_, piece).data(), key_.reveal().data()) == 0;
}

}  // namespace visavis::app
