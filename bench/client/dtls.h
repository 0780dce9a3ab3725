#pragma once

#include <deque>
#include <memory>
#include <openssl/ssl.h>
#include <optional>
#include <string>

#include "bytes.h"

namespace visavis::bench {

template <auto Free>
struct Freed {
  template <class T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};

/// The keys of both directions as RFC 5764 exports them, and libsrtp's number of the profile.
struct SrtpKeys {
  std::string profile;  ///< OpenSSL's name
  Bytes client;         ///< key then salt: what the DTLS client sends with
  Bytes server;
};

/// One self-signed P-256 certificate for all participants of the process.
class Identity {
 public:
  Identity();
  const std::string& fingerprint() const { return fingerprint_; }
  SSL_CTX* context() const { return context_.get(); }

 private:
  std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>> context_;
  std::string fingerprint_;
};

enum class DtlsRole { client, server };

/// A DTLS 1.2 association without a socket: datagrams go in, datagrams come out.
class Dtls {
 public:
  Dtls(const Identity& identity, DtlsRole role, std::string peer_fingerprint);
  Dtls(const Dtls&) = delete;
  Dtls& operator=(const Dtls&) = delete;

  /// A client's first flight is waiting after this.
  void start() { advance(); }
  void receive(View datagram);
  /// Retransmits what the handshake is owed; call it every few milliseconds until connected.
  void tick();
  std::optional<Bytes> next_datagram();

  /// The handshake is done and the peer's certificate is the one its description named.
  bool connected() const { return connected_; }
  /// Why the handshake cannot succeed any more; empty while it can.
  const std::string& failure() const { return failure_; }
  DtlsRole role() const { return role_; }
  SrtpKeys keys() const;

 private:
  void advance();
  void check_peer();

  DtlsRole role_;
  std::string peer_fingerprint_;
  std::string failure_;
  bool connected_ = false;
  std::deque<Bytes> in_;
  std::deque<Bytes> out_;
  std::unique_ptr<SSL, Freed<SSL_free>> ssl_;

  friend struct DatagramBio;
};

}  // namespace visavis::bench
