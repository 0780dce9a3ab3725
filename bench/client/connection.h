#pragma once

#include <optional>
#include <random>
#include <string>

#include "dtls.h"
#include "sdp.h"
#include "srtp.h"
#include "stun.h"

namespace visavis::bench {

enum class Side { offerer, answerer };

/// One participant's transport: a UDP socket on 127.0.0.1, a controlling ICE agent with one
/// candidate pair, DTLS in the role the descriptions agree on, SRTP.
class Connection {
 public:
  Connection(const Identity& identity, std::mt19937_64& random);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  int socket() const { return socket_; }
  const LocalDescription& local() const { return local_; }

  /// From here on `tick` sends checks.
  void begin(Side side, const RemoteDescription& remote);
  /// Connectivity checks, consent and DTLS timers; every few milliseconds.
  void tick(std::int64_t now_ns);
  /// A received STUN or DTLS datagram.
  void receive_control(View datagram);

  bool connected() const { return srtp_.has_value(); }
  std::string failure() const { return dtls_ ? dtls_->failure() : ""; }
  const std::string& srtp_profile() const { return srtp_profile_; }
  Srtp& srtp() { return *srtp_; }

 private:
  void send(View datagram);
  void send_check();
  void flush_dtls();

  const Identity& identity_;
  std::mt19937_64& random_;
  int socket_;
  LocalDescription local_;
  RemoteDescription remote_;
  std::uint64_t tie_breaker_;
  DtlsRole role_ = DtlsRole::client;
  bool begun_ = false;
  bool pair_works_ = false;
  std::int64_t next_check_ns_ = 0;
  std::optional<Dtls> dtls_;
  std::optional<Srtp> srtp_;
  std::string srtp_profile_;
};

}  // namespace visavis::bench
