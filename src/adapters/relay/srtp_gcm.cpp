#include "adapters/relay/srtp_gcm.h"

#include <algorithm>
#include <cstring>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <span>
#include <stdexcept>

#include "adapters/relay/srtp_packet.h"
#include "base/check.h"

namespace visavis::relay {
namespace {

// RFC 3711, 4.3.2: what a session key is for.
enum class Label : std::uint8_t { rtp_key = 0, rtp_salt = 2, rtcp_key = 3, rtcp_salt = 5 };

// RFC 3711, 3.4: the upper bit of the word behind a packet says that it is encrypted.
constexpr std::uint32_t encrypted = 1U << 31;

using Context = std::unique_ptr<EVP_CIPHER_CTX, void (*)(EVP_CIPHER_CTX*)>;

Context new_context() {
  Context context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
  if (context == nullptr) throw std::runtime_error("OpenSSL: no cipher context");
  return context;
}

int length(Bytes bytes) { return static_cast<int>(bytes.size()); }

/// AES in counter mode as a generator (RFC 3711, 4.3.3; RFC 6188, 2).
class Derivation {
 public:
  Derivation(Bytes master_key, Bytes salt) : context_(new_context()) {
    CHECK(master_key.size() == 16 || master_key.size() == 32);
    CHECK(salt.size() == gcm_salt_size);
    // RFC 7714, 11: shorter than others' salts, so zeros stand behind it.
    std::ranges::copy(salt, salt_.begin());
    const EVP_CIPHER* cipher = master_key.size() == 16 ? EVP_aes_128_ctr() : EVP_aes_256_ctr();
    if (EVP_EncryptInit_ex2(context_.get(), cipher, master_key.data(), nullptr, nullptr) != 1)
      throw std::runtime_error("OpenSSL: no AES in counter mode");
  }
  ~Derivation() { OPENSSL_cleanse(salt_.data(), salt_.size()); }
  Derivation(const Derivation&) = delete;
  Derivation& operator=(const Derivation&) = delete;

  // The label stands over the salt's byte 7, before the 48 bits of a derivation rate that nobody
  // uses.
  void derive(Label label, MutableBytes out) {
    std::array<std::uint8_t, 16> counter = salt_;
    counter[7] ^= static_cast<std::uint8_t>(label);
    static constexpr std::array<std::uint8_t, 32> zeros{};
    int written = 0;
    CHECK(out.size() <= zeros.size());
    if (EVP_EncryptInit_ex2(context_.get(), nullptr, nullptr, counter.data(), nullptr) != 1 ||
        EVP_EncryptUpdate(context_.get(), out.data(), &written, zeros.data(), length(out)) != 1)
      throw std::runtime_error("OpenSSL: no session key");
  }

 private:
  Context context_;
  std::array<std::uint8_t, 16> salt_{};
};

}  // namespace

SrtpGcmKeys::~SrtpGcmKeys() {
  OPENSSL_cleanse(&rtp, sizeof rtp);
  OPENSSL_cleanse(&rtcp, sizeof rtcp);
}

SrtpGcmKeys derive_gcm_keys(Bytes master_key, Bytes salt) {
  Derivation derivation(master_key, salt);
  SrtpGcmKeys keys;
  keys.key_size = master_key.size();
  derivation.derive(Label::rtp_key, MutableBytes(keys.rtp.key).first(keys.key_size));
  derivation.derive(Label::rtp_salt, keys.rtp.salt);
  derivation.derive(Label::rtcp_key, MutableBytes(keys.rtcp.key).first(keys.key_size));
  derivation.derive(Label::rtcp_salt, keys.rtcp.salt);
  return keys;
}

GcmCipher::GcmCipher(const SrtpGcmKeys::Pair& keys, std::size_t key_size, Use use)
    : context_(new_context()), salt_(keys.salt) {
  const EVP_CIPHER* cipher = key_size == 16 ? EVP_aes_128_gcm() : EVP_aes_256_gcm();
  const int sealing = use == Use::seal ? 1 : 0;
  if (EVP_CipherInit_ex2(context_.get(), cipher, keys.key.data(), nullptr, sealing, nullptr) != 1)
    throw std::runtime_error("OpenSSL: no AES-GCM");
}

// RFC 7714, 8.1 and 9.1: two zeros, the SSRC, the index in 48 bits (SRTCP's has 31), all of it over
// the salt.
bool GcmCipher::begin(std::uint32_t ssrc, std::uint64_t index, const Additional& additional) {
  GcmSalt nonce = salt_;
  for (std::size_t i = 0; i < 4; ++i)
    nonce[2 + i] ^= static_cast<std::uint8_t>(ssrc >> (24 - 8 * i) & 0xff);
  for (std::size_t i = 0; i < 6; ++i)
    nonce[6 + i] ^= static_cast<std::uint8_t>(index >> (40 - 8 * i) & 0xff);
  int ignored = 0;
  EVP_CIPHER_CTX* const context = context_.get();
  if (EVP_CipherInit_ex2(context, nullptr, nullptr, nonce.data(), -1, nullptr) != 1) return false;
  for (const Bytes piece : {additional.head, additional.tail})
    if (!piece.empty() &&
        EVP_CipherUpdate(context, nullptr, &ignored, piece.data(), length(piece)) != 1)
      return false;
  return true;
}

bool GcmCipher::seal(std::uint32_t ssrc, std::uint64_t index, Additional additional, Bytes plain,
                     MutableBytes out, MutableBytes tag) {
  EVP_CIPHER_CTX* const context = context_.get();
  int written = 0;
  return begin(ssrc, index, additional) &&
         EVP_EncryptUpdate(context, out.data(), &written, plain.data(), length(plain)) == 1 &&
         EVP_EncryptFinal_ex(context, out.data(), &written) == 1 &&
         EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, length(tag), tag.data()) == 1;
}

bool GcmCipher::open(std::uint32_t ssrc, std::uint64_t index, Additional additional,
                     MutableBytes sealed, MutableBytes tag) {
  EVP_CIPHER_CTX* const context = context_.get();
  int written = 0;
  return begin(ssrc, index, additional) &&
         EVP_DecryptUpdate(context, sealed.data(), &written, sealed.data(), length(sealed)) == 1 &&
         EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, length(tag), tag.data()) == 1 &&
         EVP_DecryptFinal_ex(context, sealed.data(), &written) == 1;
}

SrtpGcmReceiver::SrtpGcmReceiver(const SrtpGcmKeys& keys)
    : rtp_(keys.rtp, keys.key_size, GcmCipher::Use::open),
      rtcp_(keys.rtcp, keys.key_size, GcmCipher::Use::open),
      streams_(ssrc_max) {}

std::optional<std::size_t> SrtpGcmReceiver::open(MutableBytes packet) {
  const auto header = clear_header_size(packet);
  if (!header || packet.size() < *header + gcm_tag_size) return std::nullopt;
  return is_rtcp(packet) ? open_rtcp(packet) : open_rtp(packet, *header);
}

std::optional<std::size_t> SrtpGcmReceiver::open_rtp(MutableBytes packet, std::size_t header) {
  const std::uint32_t ssrc = srtp_ssrc(packet);
  Stream* stream = streams_.find(ssrc);
  if (stream == nullptr && streams_.full()) return std::nullopt;
  const auto index =
      estimate_index(stream != nullptr ? stream->rtp.highest() : 0, rtp_sequence(packet));
  if (!index || (stream != nullptr && stream->rtp.seen(*index))) return std::nullopt;
  const std::size_t plain = packet.size() - gcm_tag_size;
  if (!rtp_.open(ssrc, *index, {packet.first(header)}, packet.subspan(header, plain - header),
                 packet.last(gcm_tag_size)))
    return std::nullopt;
  if (stream == nullptr) stream = &streams_.add(ssrc);
  stream->rtp.add(*index);
  return plain;
}

std::optional<std::size_t> SrtpGcmReceiver::open_rtcp(MutableBytes packet) {
  constexpr std::size_t trailer = gcm_tag_size + srtcp_word_size;
  if (packet.size() < rtcp_clear_header + trailer) return std::nullopt;
  const std::uint32_t ssrc = srtp_ssrc(packet);
  const std::uint32_t word = read_u32(packet, packet.size() - srtcp_word_size);
  const std::uint32_t index = word & ~encrypted;
  Stream* stream = streams_.find(ssrc);
  if (stream == nullptr ? streams_.full() : stream->rtcp.seen(index)) return std::nullopt;
  if (!authentic_rtcp(packet, ssrc, word)) return std::nullopt;
  if (stream == nullptr) stream = &streams_.add(ssrc);
  stream->rtcp.add(index);
  return packet.size() - trailer;
}

// RFC 7714, 9.3: what its sender did not encrypt is authenticated whole.
bool SrtpGcmReceiver::authentic_rtcp(MutableBytes packet, std::uint32_t ssrc, std::uint32_t word) {
  const std::size_t plain = packet.size() - srtcp_word_size - gcm_tag_size;
  const std::size_t clear = (word & encrypted) != 0 ? rtcp_clear_header : plain;
  return rtcp_.open(ssrc, word & ~encrypted, {packet.first(clear), packet.last(srtcp_word_size)},
                    packet.subspan(clear, plain - clear), packet.subspan(plain, gcm_tag_size));
}

SrtpGcmSender::SrtpGcmSender(const SrtpGcmKeys& keys, Used used)
    : rtp_(keys.rtp, keys.key_size, GcmCipher::Use::seal),
      rtcp_(keys.rtcp, keys.key_size, GcmCipher::Use::seal),
      streams_(ssrc_out_max),
      used_(used) {}

std::optional<std::size_t> SrtpGcmSender::seal(Bytes packet, MutableBytes out) {
  const auto header = clear_header_size(packet);
  if (!header) return std::nullopt;
  return is_rtcp(packet) ? seal_rtcp(packet, out) : seal_rtp(packet, *header, out);
}

SrtpGcmSender::Stream* SrtpGcmSender::stream_of(std::uint32_t ssrc) {
  Stream* known = streams_.find(ssrc);
  if (known != nullptr || streams_.full()) return known;
  Stream& stream = streams_.add(ssrc);
  if (used_.rtp > 0) stream.rtp.begin_after(used_.rtp);
  stream.rtcp = used_.rtcp;
  return &stream;
}

std::optional<std::size_t> SrtpGcmSender::seal_rtp(Bytes packet, std::size_t header,
                                                   MutableBytes out) {
  const std::size_t size = packet.size() + gcm_tag_size;
  Stream* stream = out.size() < size ? nullptr : stream_of(srtp_ssrc(packet));
  if (stream == nullptr) return std::nullopt;
  const auto index = estimate_index(stream->rtp.highest(), rtp_sequence(packet));
  if (!index || stream->rtp.seen(*index)) return std::nullopt;
  stream->rtp.add(*index);
  std::memmove(out.data(), packet.data(), header);
  const MutableBytes body = out.subspan(header, packet.size() - header);
  const bool sealed =
      rtp_.seal(srtp_ssrc(packet), *index, {packet.first(header)}, packet.subspan(header), body,
                out.subspan(packet.size(), gcm_tag_size));
  return sealed ? std::optional(size) : std::nullopt;
}

// The first index is 1, as libsrtp's and so browsers' is.
std::optional<std::size_t> SrtpGcmSender::seal_rtcp(Bytes packet, MutableBytes out) {
  const std::size_t size = packet.size() + gcm_tag_size + srtcp_word_size;
  Stream* stream = out.size() < size ? nullptr : stream_of(srtp_ssrc(packet));
  if (stream == nullptr || stream->rtcp == rtcp_index_max) return std::nullopt;
  const std::uint32_t index = ++stream->rtcp;
  std::memmove(out.data(), packet.data(), rtcp_clear_header);
  write_u32(out, size - srtcp_word_size, encrypted | index);
  const MutableBytes body = out.subspan(rtcp_clear_header, packet.size() - rtcp_clear_header);
  const bool sealed = rtcp_.seal(
      srtp_ssrc(packet), index,
      {packet.first(rtcp_clear_header), out.subspan(size - srtcp_word_size, srtcp_word_size)},
      packet.subspan(rtcp_clear_header), body, out.subspan(packet.size(), gcm_tag_size));
  return sealed ? std::optional(size) : std::nullopt;
}

}  // namespace visavis::relay
