#pragma once

#include <memory>
#include <string>

namespace visavis::bench {

/// The server under test, as far as one call needs it. Both descriptions go through it, each is
/// answered by what the other participant would be given. Blocks; throws when the server does not
/// answer within a few seconds.
class Peer {
 public:
  virtual ~Peer() = default;

  /// A's offer goes in, the offer for B comes out. Begins call number `call`.
  virtual std::string forward_offer(unsigned call, const std::string& sdp) = 0;
  /// B's answer goes in, the answer for A comes out.
  virtual std::string forward_answer(unsigned call, const std::string& sdp) = 0;
  /// Both participants have sent their descriptions and are connected.
  virtual void join(unsigned call) = 0;
  /// Reads away what the server says during the calls, so that it never blocks on us.
  virtual void drain() = 0;
};

/// Janus' VideoCall plugin over its Unix socket transport (SOCK_SEQPACKET).
std::unique_ptr<Peer> connect_janus(const std::string& socket_path);
/// bench/relay_host over its Unix socket.
std::unique_ptr<Peer> connect_relay_host(const std::string& socket_path);

}  // namespace visavis::bench
