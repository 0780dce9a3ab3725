#include "adapters/relay/dtls.h"

#include <algorithm>
#include <openssl/bio.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/srtp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <stdexcept>
#include <sys/time.h>
#include <tuple>
#include <utility>

#include "base/check.h"

namespace visavis::relay {
namespace {

constexpr int mtu = 1200;
// The server's order decides. 128 bits first: a packet costs a tenth less than with 256, and there
// is nothing to gain for minutes of media.
constexpr const char* srtp_profiles =
    "SRTP_AEAD_AES_128_GCM:SRTP_AEAD_AES_256_GCM:SRTP_AES128_CM_SHA1_80";
// RFC 6347 says 1 s, but a lost flight must not cost the first picture a second. An address that
// has not answered gets at most three times what came from it, so this cannot be used to flood
// anybody.
constexpr unsigned retransmit_first_us = 100'000;
// OpenSSL gives up after twelve: on a line that is slow or cut for a while that must not be before
// the time to connect is over.
constexpr unsigned retransmit_max_us = 4'000'000;
// A handshake and its retransmissions are a handful of datagrams; more than this is nonsense.
constexpr std::size_t output_max = 64;

void require(bool ok, const char* what) {
  if (!ok) throw std::runtime_error(std::string("DTLS setup failed: ") + what);
}

unsigned timeout_us(SSL*, unsigned last_us) { return next_retransmission_us(last_us); }

// The fingerprint in the session description decides, not a certificate authority.
int accept_any_certificate(int, X509_STORE_CTX*) { return 1; }

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate make_certificate(EVP_PKEY* key) {
  Certificate certificate(X509_new(), &X509_free);
  require(certificate != nullptr, "certificate");
  X509* const x509 = certificate.get();
  std::int64_t serial = 0;
  require(RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) == 1, "random");
  X509_set_version(x509, X509_VERSION_3);
  ASN1_INTEGER_set_int64(X509_get_serialNumber(x509), serial & 0x7fffffffffffffff);
  // A day back for clocks that are behind; long ahead, since the process may run for years.
  X509_gmtime_adj(X509_getm_notBefore(x509), -24 * 3600);
  X509_gmtime_adj(X509_getm_notAfter(x509), 10L * 365 * 24 * 3600);
  X509_NAME* const name = X509_get_subject_name(x509);
  const auto* common = reinterpret_cast<const unsigned char*>("visavis");
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0);
  X509_set_issuer_name(x509, name);
  require(X509_set_pubkey(x509, key) == 1, "public key");
  require(X509_sign(x509, key, EVP_sha256()) > 0, "signature");
  return certificate;
}

Fingerprint fingerprint_of(const X509* certificate) {
  Fingerprint fingerprint{};
  unsigned size = 0;
  CHECK(X509_digest(certificate, EVP_sha256(), fingerprint.data(), &size) == 1);
  CHECK(size == fingerprint.size());
  return fingerprint;
}

std::optional<SrtpProfile> profile_of(unsigned long id) {
  switch (id) {
    case SRTP_AEAD_AES_128_GCM:
      return SrtpProfile::aead_aes_128_gcm;
    case SRTP_AEAD_AES_256_GCM:
      return SrtpProfile::aead_aes_256_gcm;
    case SRTP_AES128_CM_SHA1_80:
      return SrtpProfile::aes128_cm_sha1_80;
    default:
      return std::nullopt;
  }
}

// Nothing if it has not agreed on a profile.
std::optional<SrtpKeys> export_srtp_keys(SSL* ssl) {
  const SRTP_PROTECTION_PROFILE* agreed = SSL_get_selected_srtp_profile(ssl);
  const auto profile = agreed != nullptr ? profile_of(agreed->id) : std::nullopt;
  if (!profile) return std::nullopt;
  const auto [key, salt] = sizes_of(*profile);
  static constexpr std::string_view label = "EXTRACTOR-dtls_srtp";
  std::array<std::uint8_t, 2 * std::tuple_size_v<SrtpKey>> material{};
  if (SSL_export_keying_material(ssl, material.data(), 2 * (key + salt), label.data(), label.size(),
                                 nullptr, 0, 0) != 1)
    return std::nullopt;
  SrtpKeys keys;
  keys.profile = *profile;
  // Client key, server key, client salt, server salt.
  const Bytes all(material);
  const auto join = [&, key = key, salt = salt](std::size_t side, MutableBytes joined) {
    std::ranges::copy(all.subspan(side * key, key), joined.begin());
    std::ranges::copy(all.subspan(2 * key + side * salt, salt), joined.subspan(key).begin());
  };
  join(0, keys.from_client);
  join(1, keys.from_server);
  OPENSSL_cleanse(material.data(), material.size());
  return keys;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

unsigned next_retransmission_us(unsigned last_us) {
  return last_us == 0 ? retransmit_first_us : std::min(2 * last_us, retransmit_max_us);
}

std::string fingerprint_text(const Fingerprint& fingerprint) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (const std::uint8_t byte : fingerprint) {
    if (!text.empty()) text += ':';
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

std::optional<Fingerprint> parse_fingerprint(std::string_view text) {
  Fingerprint fingerprint{};
  if (text.size() != fingerprint.size() * 3 - 1) return std::nullopt;
  for (std::size_t i = 0; i < fingerprint.size(); ++i) {
    const int high = hex_digit(text[3 * i]);
    const int low = hex_digit(text[3 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    if (i + 1 < fingerprint.size() && text[3 * i + 2] != ':') return std::nullopt;
    fingerprint[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return fingerprint;
}

bool same_fingerprint(const Fingerprint& a, const Fingerprint& b) {
  return CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

SrtpKeySizes sizes_of(SrtpProfile profile) {
  switch (profile) {
    case SrtpProfile::aes128_cm_sha1_80:
      return {16, 14};
    case SrtpProfile::aead_aes_128_gcm:
      return {16, 12};
    case SrtpProfile::aead_aes_256_gcm:
      return {32, 12};
  }
  CHECK(false);
}

SrtpKeys::~SrtpKeys() {
  OPENSSL_cleanse(from_client.data(), from_client.size());
  OPENSSL_cleanse(from_server.data(), from_server.size());
}

DtlsContext::DtlsContext() : context_(SSL_CTX_new(DTLS_server_method()), &SSL_CTX_free) {
  SSL_CTX* const context = context_.get();
  require(context != nullptr, "context");
  const Key key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  require(key != nullptr, "key");
  const Certificate certificate = make_certificate(key.get());
  fingerprint_ = fingerprint_of(certificate.get());
  require(SSL_CTX_use_certificate(context, certificate.get()) == 1, "certificate");
  require(SSL_CTX_use_PrivateKey(context, key.get()) == 1, "private key");
  require(SSL_CTX_set_min_proto_version(context, DTLS1_2_VERSION) == 1, "version");
  require(SSL_CTX_set_cipher_list(context,
                                  "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
                                  "ECDHE-ECDSA-CHACHA20-POLY1305") == 1,
          "ciphers");
  // Returns 0 on success, unlike its neighbours.
  require(SSL_CTX_set_tlsext_use_srtp(context, srtp_profiles) == 0, "use_srtp");
  SSL_CTX_set_options(context, SSL_OP_NO_QUERY_MTU | SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION |
                                   SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                     accept_any_certificate);
}

// OpenSSL wants a BIO that keeps datagram bounds: one read is one datagram, so is one write.
struct DatagramBio {
  static int write(BIO* bio, const char* data, int size) {
    auto* self = static_cast<Dtls*>(BIO_get_data(bio));
    if (size <= 0 || self->outgoing_.size() >= output_max) return size;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(data);
    self->outgoing_.emplace_back(bytes, bytes + size);
    return size;
  }

  static int read(BIO* bio, char* data, int size) {
    auto* self = static_cast<Dtls*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    if (self->incoming_.empty() || size <= 0) {
      BIO_set_retry_read(bio);
      return -1;
    }
    const std::size_t taken = std::min(self->incoming_.size(), static_cast<std::size_t>(size));
    std::copy_n(self->incoming_.begin(), taken, reinterpret_cast<std::uint8_t*>(data));
    self->incoming_ = {};
    return static_cast<int>(taken);
  }

  static long control(BIO*, int command, long, void*) {
    switch (command) {
      case BIO_CTRL_FLUSH:
      case BIO_CTRL_DGRAM_SET_NEXT_TIMEOUT:
        return 1;
      case BIO_CTRL_DGRAM_QUERY_MTU:
      case BIO_CTRL_DGRAM_GET_FALLBACK_MTU:
        return mtu;
      default:
        return 0;
    }
  }

  static const BIO_METHOD* method() {
    static const std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)> made = [] {
      BIO_METHOD* method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagram");
      CHECK(method != nullptr);
      BIO_meth_set_write(method, &write);
      BIO_meth_set_read(method, &read);
      BIO_meth_set_ctrl(method, &control);
      return std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)>(method, &BIO_meth_free);
    }();
    return made.get();
  }
};

Dtls::Dtls(const DtlsContext& context) : ssl_(SSL_new(context.native()), &SSL_free) {
  CHECK(ssl_ != nullptr);
  BIO* bio = BIO_new(DatagramBio::method());
  CHECK(bio != nullptr);
  BIO_set_data(bio, this);
  BIO_set_init(bio, 1);
  SSL_set_bio(ssl_.get(), bio, bio);
  SSL_set_mtu(ssl_.get(), mtu);
  DTLS_set_timer_cb(ssl_.get(), timeout_us);
  SSL_set_accept_state(ssl_.get());
}

Dtls::~Dtls() = default;

void Dtls::receive(Bytes datagram) {
  if (state_ == State::closed || datagram.empty()) return;
  incoming_ = datagram;
  step();
  incoming_ = {};
}

void Dtls::retransmit() {
  if (state_ == State::closed) return;
  if (DTLSv1_handle_timeout(ssl_.get()) < 0) state_ = State::closed;  // Too many went unanswered.
  ERR_clear_error();
}

void Dtls::close() {
  if (state_ == State::up) SSL_shutdown(ssl_.get());
  ERR_clear_error();
  state_ = State::closed;
}

void Dtls::step() {
  ERR_clear_error();
  if (state_ == State::handshaking) {
    const int result = SSL_do_handshake(ssl_.get());
    if (result == 1) {
      state_ = finish_handshake() ? State::up : State::closed;
    } else if (SSL_get_error(ssl_.get(), result) != SSL_ERROR_WANT_READ) {
      state_ = State::closed;
    }
  }
  if (state_ == State::up) read_records();
  ERR_clear_error();
}

// Nothing but alerts and retransmitted handshake messages is expected; data is thrown away.
void Dtls::read_records() {
  std::array<std::uint8_t, datagram_max> ignored;  // NOLINT: written, then read
  int result = 1;
  while (result > 0)
    result = SSL_read(ssl_.get(), ignored.data(), static_cast<int>(ignored.size()));
  if (SSL_get_error(ssl_.get(), result) != SSL_ERROR_WANT_READ) state_ = State::closed;
}

bool Dtls::finish_handshake() {
  const Certificate certificate(SSL_get1_peer_certificate(ssl_.get()), &X509_free);
  const auto keys = export_srtp_keys(ssl_.get());
  if (certificate == nullptr || !keys) return false;
  peer_fingerprint_ = fingerprint_of(certificate.get());
  keys_ = *keys;
  return true;
}

std::optional<Monotonic> Dtls::deadline(Monotonic now) const {
  timeval left{};
  if (state_ == State::closed || DTLSv1_get_timeout(ssl_.get(), &left) != 1) return std::nullopt;
  return now + std::chrono::seconds(left.tv_sec) + std::chrono::microseconds(left.tv_usec);
}

std::vector<std::vector<std::uint8_t>> Dtls::take_output() { return std::exchange(outgoing_, {}); }

}  // namespace visavis::relay
