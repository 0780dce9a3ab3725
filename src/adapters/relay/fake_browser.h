#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <openssl/ssl.h>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/relay/bytes.h"
#include "adapters/relay/dtls.h"
#include "adapters/relay/reference_srtp.h"
#include "adapters/relay/stun.h"
#include "adapters/relay/transport.h"

// For tests: what a browser does on the wire, without I/O. Its DTLS client is OpenSSL's, its SRTP
// libsrtp's.
namespace visavis::relay {

using Datagram = std::vector<std::uint8_t>;

class FakeBrowser {
 public:
  /// Sends with `send`; checks are made with the relay's credentials for this browser.
  FakeBrowser(Credentials relay, std::function<void(Bytes)> send,
              std::string_view srtp_profiles = "SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80");
  ~FakeBrowser();

  /// When they are known only after the browser's certificate was needed.
  void use_credentials(Credentials relay) { relay_ = std::move(relay); }
  const Fingerprint& fingerprint() const { return fingerprint_; }
  /// Its own, as in its description.
  static Credentials own_credentials() { return {"brow", "browser-password-browser"}; }

  struct Check {
    bool use_candidate = true;
    std::uint32_t priority = 1000;
    bool controlling = true;
    std::uint16_t unknown_attribute = 0;
    std::optional<std::string> password = {};
    std::optional<std::string> ufrag = {};
  };
  /// The bytes of an ICE check, for tests that send it themselves.
  Datagram check_bytes(const Check& check) const;
  void send_check(const Check& check);
  void send_check() { send_check(Check{}); }
  /// What it says to a check of the relay's.
  static Datagram answer_to(Bytes check);
  void start_dtls();
  void retransmit_dtls();
  void close_dtls();
  void receive(Bytes datagram);

  bool dtls_up() const { return sealing_ != nullptr; }
  /// Seals and sends; what arrives at the other end is `packet`, byte for byte.
  void send_media(const Datagram& packet);
  Datagram seal(const Datagram& packet);

  std::vector<Datagram> media;    ///< received and authenticated
  std::vector<Datagram> answers;  ///< STUN
  std::vector<Datagram> checks;   ///< of the relay's own
  bool answers_checks = true;
  int undecryptable = 0;
  bool closed_by_relay = false;
  std::optional<Fingerprint> relay_fingerprint;
  SrtpProfile profile{};

 private:
  void step();

  Credentials relay_;
  std::function<void(Bytes)> send_;
  std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
  std::unique_ptr<SSL, void (*)(SSL*)> ssl_;
  BIO* in_ = nullptr;
  BIO* out_ = nullptr;
  Fingerprint fingerprint_{};
  std::unique_ptr<ReferenceSrtp> sealing_;
  std::unique_ptr<ReferenceSrtp> opening_;
};

/// A plain RTP packet with a recognisable payload.
Datagram rtp_packet(std::uint32_t ssrc, std::uint16_t sequence, std::size_t payload = 100,
                    std::uint8_t payload_type = 96);
/// A picture loss indication (RFC 4585, 6.3.1).
Datagram pli_packet(std::uint32_t sender, std::uint32_t media);

}  // namespace visavis::relay
