#include "adapters/relay/fake_browser.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <utility>

namespace visavis::relay {
namespace {

int accept_any(int, X509_STORE_CTX*) { return 1; }

Fingerprint digest(const X509* certificate) {
  Fingerprint fingerprint{};
  unsigned size = 0;
  X509_digest(certificate, EVP_sha256(), fingerprint.data(), &size);
  return fingerprint;
}

Fingerprint use_new_certificate(SSL_CTX* context) {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_EC_gen("P-256"),
                                                                &EVP_PKEY_free);
  const std::unique_ptr<X509, decltype(&X509_free)> x509(X509_new(), &X509_free);
  X509_gmtime_adj(X509_getm_notBefore(x509.get()), -3600);
  X509_gmtime_adj(X509_getm_notAfter(x509.get()), 3600);
  X509_set_pubkey(x509.get(), key.get());
  X509_sign(x509.get(), key.get(), EVP_sha256());
  SSL_CTX_use_certificate(context, x509.get());
  SSL_CTX_use_PrivateKey(context, key.get());
  return digest(x509.get());
}

struct ClientKeys {
  SrtpProfile profile{};
  SrtpKey own{};
  SrtpKey relay{};
};

ClientKeys client_keys(SSL* ssl) {
  ClientKeys keys;
  const auto profile = SSL_get_selected_srtp_profile(ssl)->id;
  const bool cm = profile == SRTP_AES128_CM_SHA1_80;
  const bool gcm256 = profile == SRTP_AEAD_AES_256_GCM;
  keys.profile = cm       ? SrtpProfile::aes128_cm_sha1_80
                 : gcm256 ? SrtpProfile::aead_aes_256_gcm
                          : SrtpProfile::aead_aes_128_gcm;
  const std::size_t key = gcm256 ? 32 : 16;
  const std::size_t salt = cm ? 14 : 12;
  std::array<std::uint8_t, 88> m{};
  SSL_export_keying_material(ssl, m.data(), 2 * (key + salt), "EXTRACTOR-dtls_srtp", 19, nullptr, 0,
                             0);
  std::copy_n(m.data(), key, keys.own.begin());
  std::copy_n(m.data() + key, key, keys.relay.begin());
  std::copy_n(m.data() + 2 * key, salt, keys.own.begin() + key);
  std::copy_n(m.data() + 2 * key + salt, salt, keys.relay.begin() + key);
  return keys;
}

}  // namespace

FakeBrowser::FakeBrowser(Credentials relay, std::function<void(Bytes)> send,
                         std::string_view srtp_profiles)
    : relay_(std::move(relay)),
      send_(std::move(send)),
      context_(SSL_CTX_new(DTLS_client_method()), &SSL_CTX_free),
      ssl_(nullptr, &SSL_free) {
  fingerprint_ = use_new_certificate(context_.get());
  SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, accept_any);
  SSL_CTX_set_tlsext_use_srtp(context_.get(), std::string(srtp_profiles).c_str());
  SSL_CTX_set_options(context_.get(), SSL_OP_NO_QUERY_MTU);
  ssl_.reset(SSL_new(context_.get()));
  in_ = BIO_new(BIO_s_mem());
  out_ = BIO_new(BIO_s_mem());
  BIO_set_mem_eof_return(in_, -1);
  SSL_set_bio(ssl_.get(), in_, out_);
  SSL_set_mtu(ssl_.get(), 1200);
  SSL_set_connect_state(ssl_.get());
}

FakeBrowser::~FakeBrowser() = default;

Datagram FakeBrowser::check_bytes(const Check& check) const {
  StunTransaction transaction{};
  transaction[0] = static_cast<std::uint8_t>(check.priority);
  StunWriter writer(StunClass::request, transaction);
  writer.username(check.ufrag.value_or(relay_.ufrag) + ":brow").priority(check.priority);
  if (check.controlling) {
    writer.controlling(7);
  } else {
    writer.controlled(7);
  }
  if (check.use_candidate) writer.use_candidate();
  if (check.unknown_attribute != 0) writer.empty_attribute(check.unknown_attribute);
  const Bytes bytes = writer.finish(check.password.value_or(relay_.pwd));
  return {bytes.begin(), bytes.end()};
}

Datagram FakeBrowser::answer_to(Bytes check) {
  const auto message = parse_stun(check);
  EXPECT_TRUE(stun_integrity_ok(check, *message, own_credentials().pwd));
  StunWriter writer(StunClass::success, message->transaction);
  const Bytes bytes = writer.xor_mapped_address({}).finish(own_credentials().pwd);
  return {bytes.begin(), bytes.end()};
}

void FakeBrowser::send_check(const Check& check) { send_(check_bytes(check)); }
void FakeBrowser::start_dtls() { step(); }

void FakeBrowser::retransmit_dtls() {
  DTLSv1_handle_timeout(ssl_.get());
  step();
}

void FakeBrowser::close_dtls() {
  SSL_shutdown(ssl_.get());
  step();
}

void FakeBrowser::step() {
  ERR_clear_error();
  if (!dtls_up() && SSL_do_handshake(ssl_.get()) == 1) {
    const std::unique_ptr<X509, decltype(&X509_free)> peer(SSL_get1_peer_certificate(ssl_.get()),
                                                           &X509_free);
    relay_fingerprint = digest(peer.get());
    const ClientKeys keys = client_keys(ssl_.get());
    profile = keys.profile;
    sealing_ = std::make_unique<ReferenceSrtp>(profile, keys.own, ReferenceSrtp::Use::seal,
                                               ReferenceSrtp::Options{.repeats = true});
    opening_ = std::make_unique<ReferenceSrtp>(profile, keys.relay, ReferenceSrtp::Use::open);
  }
  if (dtls_up()) {
    std::array<std::uint8_t, 64> ignored;
    SSL_read(ssl_.get(), ignored.data(), static_cast<int>(ignored.size()));
    closed_by_relay = (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
  }
  Datagram pending(static_cast<std::size_t>(BIO_ctrl_pending(out_)));
  if (pending.empty()) return;
  BIO_read(out_, pending.data(), static_cast<int>(pending.size()));
  for (std::size_t at = 0; at + 13 <= pending.size();) {  // A datagram a record (RFC 6347, 4.1)
    const std::size_t size = 13 + read_u16(pending, at + 11);
    send_(Bytes(pending).subspan(at, size));
    at += size;
  }
}

void FakeBrowser::receive(Bytes datagram) {
  if (const auto check = parse_stun(datagram); check && check->kind == StunClass::request) {
    checks.emplace_back(datagram.begin(), datagram.end());
    if (answers_checks) send_(answer_to(datagram));
  } else if (looks_like_stun(datagram)) {
    answers.emplace_back(datagram.begin(), datagram.end());
  } else if (datagram[0] < 64) {
    BIO_write(in_, datagram.data(), static_cast<int>(datagram.size()));
    step();
  } else {
    const auto plain = opening_ ? opening_->open(datagram) : std::nullopt;
    if (!plain) {
      ++undecryptable;
      return;
    }
    media.push_back(*plain);
  }
}

Datagram FakeBrowser::seal(const Datagram& packet) { return sealing_->seal(packet).value(); }

void FakeBrowser::send_media(const Datagram& packet) { send_(seal(packet)); }

Datagram rtp_packet(std::uint32_t ssrc, std::uint16_t sequence, std::size_t payload,
                    std::uint8_t payload_type) {
  Datagram packet(12 + payload);
  packet[0] = 0x80;
  packet[1] = payload_type;
  write_u16(packet, 2, sequence);
  write_u32(packet, 4, sequence * 3000U);
  write_u32(packet, 8, ssrc);
  for (std::size_t i = 0; i < payload; ++i)
    packet[12 + i] = static_cast<std::uint8_t>(sequence + i * 7);
  return packet;
}

Datagram pli_packet(std::uint32_t sender, std::uint32_t media) {
  Datagram packet(12);
  packet[0] = 0x81;
  packet[1] = 206;
  write_u16(packet, 2, 2);
  write_u32(packet, 4, sender);
  write_u32(packet, 8, media);
  return packet;
}

}  // namespace visavis::relay
