#include <stdexcept>
#include <sys/socket.h>
#include <unordered_map>

#include "peer.h"
#include "unix_socket.h"

namespace visavis::bench {
namespace {

constexpr int timeout_ms = 5000;

/// Speaks the line protocol that bench/relay_host.cpp describes.
class RelayHostPeer : public Peer {
 public:
  explicit RelayHostPeer(const std::string& path) : socket_(path, SOCK_STREAM), stream_(socket_) {}

  std::string forward_offer(unsigned call, const std::string& sdp) override {
    const std::string a = ask("open\n");
    const std::string b = ask("open_beside " + a + "\n");
    transports_.insert_or_assign(call, std::pair{a, b});
    return forward("forward_offer " + a + " " + b, sdp);
  }

  std::string forward_answer(unsigned call, const std::string& sdp) override {
    const auto& [a, b] = transports_.at(call);
    return forward("forward_answer " + b + " " + a, sdp);
  }

  void join(unsigned call) override {
    const auto& [a, b] = transports_.at(call);
    ask("join " + a + " " + b + "\n");
  }

  void drain() override {}

 private:
  std::string forward(const std::string& command, const std::string& sdp) {
    const std::string bytes = ask(command + " " + std::to_string(sdp.size()) + "\n" + sdp);
    return stream_.block(std::stoul(bytes), timeout_ms);
  }

  /// What follows "ok " on the answer's line.
  std::string ask(const std::string& command) {
    socket_.send(command);
    const std::string answer = stream_.line(timeout_ms);
    if (!answer.starts_with("ok")) throw std::runtime_error("relay_host: " + answer);
    return answer.size() > 3 ? answer.substr(3) : "";
  }

  UnixSocket socket_;
  LineStream stream_;
  std::unordered_map<unsigned, std::pair<std::string, std::string>> transports_;
};

}  // namespace

std::unique_ptr<Peer> connect_relay_host(const std::string& socket_path) {
  return std::make_unique<RelayHostPeer>(socket_path);
}

}  // namespace visavis::bench
