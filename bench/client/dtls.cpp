#include "dtls.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <stdexcept>

namespace visavis::bench {
namespace {

constexpr long mtu_bytes = 1200;

std::string fingerprint_of(const X509* certificate) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  X509_digest(certificate, EVP_sha256(), digest.data(), &size);
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (i > 0) text += ':';
    text += digits[digest[i] >> 4];
    text += digits[digest[i] & 0xf];
  }
  return text;
}

bool same_fingerprint(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) {
    return std::toupper(x) == std::toupper(y);
  });
}

/// Browsers start at 50 ms (OpenSSL: one second).
unsigned int retransmit_after_us(SSL*, unsigned int last_us) {
  return last_us == 0 ? 50'000 : std::min(2 * last_us, 1'000'000u);
}

/// The chain of trust is the fingerprint in the session description, checked after the handshake.
int accept_any_certificate(int, X509_STORE_CTX*) { return 1; }

}  // namespace

/// OpenSSL's view of the two queues: one write is one datagram.
struct DatagramBio {
  static Dtls& owner(BIO* bio) { return *static_cast<Dtls*>(BIO_get_data(bio)); }

  static int write(BIO* bio, const char* data, int size) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(data);
    owner(bio).out_.emplace_back(bytes, bytes + size);
    return size;
  }
  static int read(BIO* bio, char* data, int size) {
    BIO_clear_retry_flags(bio);
    auto& in = owner(bio).in_;
    if (in.empty()) {
      BIO_set_retry_read(bio);
      return -1;
    }
    const std::size_t count = std::min(in.front().size(), static_cast<std::size_t>(size));
    std::memcpy(data, in.front().data(), count);
    in.pop_front();
    return static_cast<int>(count);
  }
  static long control(BIO*, int command, long, void*) {
    switch (command) {
      case BIO_CTRL_FLUSH:
        return 1;
      case BIO_CTRL_DGRAM_QUERY_MTU:
        return mtu_bytes;
      case BIO_CTRL_DGRAM_GET_MTU_OVERHEAD:
        return 28;
      default:
        return 0;
    }
  }
  static BIO* make(Dtls& dtls) {
    static const std::unique_ptr<BIO_METHOD, Freed<BIO_meth_free>> method = [] {
      BIO_METHOD* made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "datagrams");
      BIO_meth_set_write(made, write);
      BIO_meth_set_read(made, read);
      BIO_meth_set_ctrl(made, control);
      return std::unique_ptr<BIO_METHOD, Freed<BIO_meth_free>>{made};
    }();
    BIO* bio = BIO_new(method.get());
    BIO_set_data(bio, &dtls);
    BIO_set_init(bio, 1);
    return bio;
  }
};

Identity::Identity() : context_(SSL_CTX_new(DTLS_method())) {
  const std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>> key{EVP_EC_gen("P-256")};
  const std::unique_ptr<X509, Freed<X509_free>> certificate{X509_new()};
  X509_set_version(certificate.get(), 2);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -86400);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 30L * 86400);
  X509_set_pubkey(certificate.get(), key.get());
  X509_NAME* name = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                             reinterpret_cast<const unsigned char*>("bench"), -1, -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  X509_sign(certificate.get(), key.get(), EVP_sha256());
  fingerprint_ = fingerprint_of(certificate.get());

  SSL_CTX* context = context_.get();
  SSL_CTX_set_min_proto_version(context, DTLS1_2_VERSION);
  SSL_CTX_use_certificate(context, certificate.get());
  SSL_CTX_use_PrivateKey(context, key.get());
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT,
                     accept_any_certificate);
  SSL_CTX_set_options(context, SSL_OP_NO_QUERY_MTU);
  // This function's zero is success.
  if (SSL_CTX_set_tlsext_use_srtp(context, "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80") != 0)
    throw std::runtime_error("OpenSSL knows no DTLS-SRTP");
}

Dtls::Dtls(const Identity& identity, DtlsRole role, std::string peer_fingerprint)
    : role_(role),
      peer_fingerprint_(std::move(peer_fingerprint)),
      ssl_(SSL_new(identity.context())) {
  BIO* bio = DatagramBio::make(*this);
  SSL_set_bio(ssl_.get(), bio, bio);
  SSL_set_mtu(ssl_.get(), mtu_bytes);
  DTLS_set_timer_cb(ssl_.get(), retransmit_after_us);
  if (role == DtlsRole::client)
    SSL_set_connect_state(ssl_.get());
  else
    SSL_set_accept_state(ssl_.get());
}

void Dtls::receive(View datagram) {
  in_.emplace_back(datagram.begin(), datagram.end());
  advance();
}

void Dtls::tick() {
  if (!connected_ && failure_.empty()) DTLSv1_handle_timeout(ssl_.get());
}

std::optional<Bytes> Dtls::next_datagram() {
  if (out_.empty()) return std::nullopt;
  Bytes datagram = std::move(out_.front());
  out_.pop_front();
  return datagram;
}

void Dtls::advance() {
  if (!failure_.empty()) return;
  ERR_clear_error();
  if (!connected_) {
    const int result = SSL_do_handshake(ssl_.get());
    if (result == 1) {
      check_peer();
    } else if (SSL_get_error(ssl_.get(), result) != SSL_ERROR_WANT_READ) {
      std::array<char, 256> text{};
      ERR_error_string_n(ERR_get_error(), text.data(), text.size());
      failure_ = text.data();
    }
    return;
  }
  std::array<char, 2048> ignored{};  // Retransmitted flights and alerts.
  while (SSL_read(ssl_.get(), ignored.data(), static_cast<int>(ignored.size())) > 0) {
  }
}

void Dtls::check_peer() {
  const std::unique_ptr<X509, Freed<X509_free>> certificate{SSL_get1_peer_certificate(ssl_.get())};
  if (!certificate || !same_fingerprint(fingerprint_of(certificate.get()), peer_fingerprint_))
    failure_ = "the certificate is not the one in the session description";
  else if (SSL_get_selected_srtp_profile(ssl_.get()) == nullptr)
    failure_ = "no SRTP profile in common";
  else
    connected_ = true;
}

SrtpKeys Dtls::keys() const {
  const SRTP_PROTECTION_PROFILE* profile = SSL_get_selected_srtp_profile(ssl_.get());
  const std::size_t key_bytes = 16;
  const std::size_t salt_bytes = profile->id == SRTP_AEAD_AES_128_GCM ? 12 : 14;
  constexpr std::string_view label = "EXTRACTOR-dtls_srtp";
  Bytes material(2 * (key_bytes + salt_bytes));
  if (SSL_export_keying_material(ssl_.get(), material.data(), material.size(), label.data(),
                                 label.size(), nullptr, 0, 0) != 1)
    throw std::runtime_error("DTLS exports no keys");
  const View all{material};
  const auto joined = [&](std::size_t side) {
    const View key = all.subspan(side * key_bytes, key_bytes);
    const View salt = all.subspan(2 * key_bytes + side * salt_bytes, salt_bytes);
    Bytes bytes(key_bytes + salt_bytes);
    Writer{bytes}.raw(key).raw(salt);
    return bytes;
  };
  return {profile->name, joined(0), joined(1)};
}

}  // namespace visavis::bench
