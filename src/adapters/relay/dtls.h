#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/relay/bytes.h"
#include "base/time.h"

struct ssl_ctx_st;
struct ssl_st;

// DTLS 1.2 (RFC 6347) with use_srtp (RFC 5764); the relay is always the server.
namespace visavis::relay {

/// SHA-256 of a certificate, as a=fingerprint carries it (RFC 8122).
using Fingerprint = std::array<std::uint8_t, 32>;
/// "AB:CD:..."
std::string fingerprint_text(const Fingerprint& fingerprint);
std::optional<Fingerprint> parse_fingerprint(std::string_view text);
/// Takes constant time.
bool same_fingerprint(const Fingerprint& a, const Fingerprint& b);

enum class SrtpProfile : std::uint8_t { aes128_cm_sha1_80, aead_aes_128_gcm, aead_aes_256_gcm };

/// Of a master key and its salt, in bytes (RFC 5764, 4.1.2; RFC 7714, 14.2).
struct SrtpKeySizes {
  std::size_t key;
  std::size_t salt;
};
SrtpKeySizes sizes_of(SrtpProfile profile);

/// A master key with its salt behind it.
using SrtpKey = std::array<std::uint8_t, 32 + 12>;
/// Both directions' keys (RFC 5764, 4.2). Wiped at their end.
struct SrtpKeys {
  SrtpProfile profile{};
  SrtpKey from_client{};
  SrtpKey from_server{};

  SrtpKeys() = default;
  SrtpKeys(const SrtpKeys&) = default;
  SrtpKeys& operator=(const SrtpKeys&) = default;
  ~SrtpKeys();
};

/// The relay's certificate (ECDSA P-256, made at construction, valid for this process) and
/// settings. Threads may share one. Throws std::runtime_error if OpenSSL cannot be set up.
class DtlsContext {
 public:
  DtlsContext();
  const Fingerprint& fingerprint() const { return fingerprint_; }
  ssl_ctx_st* native() const { return context_.get(); }

 private:
  std::shared_ptr<ssl_ctx_st> context_;
  Fingerprint fingerprint_{};
};

/// After how long a flight is sent again that was sent again after so long, or, 0, for the first
/// time.
unsigned next_retransmission_us(unsigned last_us);

/// One DTLS session as a server, without I/O: datagrams in by receive(), datagrams out by
/// take_output(). OpenSSL reads its own clock for retransmissions; the caller only has to come
/// back at deadline().
class Dtls {
 public:
  enum class State : std::uint8_t { handshaking, up, closed };

  explicit Dtls(const DtlsContext& context);
  ~Dtls();
  Dtls(const Dtls&) = delete;
  Dtls& operator=(const Dtls&) = delete;

  void receive(Bytes datagram);
  /// Retransmits the last flight if it is time to.
  void retransmit();
  /// Tells the peer that the session ends (close_notify).
  void close();

  State state() const { return state_; }
  /// When retransmit() has work to do; nothing when no flight is outstanding.
  std::optional<Monotonic> deadline(Monotonic now) const;
  /// Datagrams to be sent, oldest first; they are the caller's from now on.
  std::vector<std::vector<std::uint8_t>> take_output();

  /// Both only once up. Whose certificate it is, is for the caller to check against the SDP.
  const Fingerprint& peer_fingerprint() const { return peer_fingerprint_; }
  /// Once: they are not kept.
  SrtpKeys take_keys() { return std::exchange(keys_, {}); }

 private:
  friend struct DatagramBio;
  void step();
  void read_records();
  bool finish_handshake();

  std::unique_ptr<ssl_st, void (*)(ssl_st*)> ssl_;
  State state_ = State::handshaking;
  Bytes incoming_;  ///< set while receive() runs
  std::vector<std::vector<std::uint8_t>> outgoing_;
  Fingerprint peer_fingerprint_{};
  SrtpKeys keys_;
};

}  // namespace visavis::relay
