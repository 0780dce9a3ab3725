#include <boost/json.hpp>
#include <stdexcept>
#include <sys/socket.h>
#include <unordered_map>

#include "peer.h"
#include "unix_socket.h"

namespace visavis::bench {
namespace {

namespace json = boost::json;
constexpr int timeout_ms = 5000;

/// A user as the plugin's demo page has it: its own session and its own handle.
struct User {
  std::string name;
  std::int64_t session;
  std::int64_t handle;
};

class JanusPeer : public Peer {
 public:
  explicit JanusPeer(const std::string& path) : socket_(path, SOCK_SEQPACKET) {}

  std::string forward_offer(unsigned call, const std::string& sdp) override {
    const User a = register_user("a" + std::to_string(call));
    const User b = register_user("b" + std::to_string(call));
    callees_.insert_or_assign(call, std::pair{a, b});
    message(a, {{"request", "call"}, {"username", b.name}}, jsep("offer", sdp));
    return description_in(wait_for_event(b, "incomingcall"));
  }

  std::string forward_answer(unsigned call, const std::string& sdp) override {
    const auto& [a, b] = callees_.at(call);
    message(b, {{"request", "accept"}}, jsep("answer", sdp));
    return description_in(wait_for_event(a, "accepted"));
  }

  void join(unsigned) override {}

  void drain() override {
    while (socket_.receive(0)) {
    }
  }

 private:
  static json::object jsep(std::string_view type, const std::string& sdp) {
    return {{"type", type}, {"sdp", sdp}};
  }
  static std::string description_in(const json::object& event) {
    return std::string{event.at("jsep").at("sdp").as_string()};
  }

  User register_user(const std::string& name) {
    User user{name, 0, 0};
    user.session = request({{"janus", "create"}}).at("data").at("id").as_int64();
    user.handle = request({{"janus", "attach"},
                           {"session_id", user.session},
                           {"plugin", "janus.plugin.videocall"}})
                      .at("data")
                      .at("id")
                      .as_int64();
    message(user, {{"request", "register"}, {"username", name}}, {});
    wait_for_event(user, "registered");
    return user;
  }

  void message(const User& user, json::object body, json::object jsep) {
    json::object command{{"janus", "message"},
                         {"session_id", user.session},
                         {"handle_id", user.handle},
                         {"body", std::move(body)}};
    if (!jsep.empty()) command["jsep"] = std::move(jsep);
    send(std::move(command));
  }

  std::string send(json::object command) {
    std::string transaction = std::to_string(++transactions_);
    command["transaction"] = transaction;
    socket_.send(json::serialize(command));
    return transaction;
  }

  json::object request(json::object command) {
    const std::string transaction = send(std::move(command));
    return wait_for([&](const json::object& answer) {
      const auto* echoed = answer.if_contains("transaction");
      return echoed != nullptr && echoed->as_string() == transaction;
    });
  }

  json::object wait_for_event(const User& user, std::string_view name) {
    return wait_for([&](const json::object& event) {
      const auto* sender = event.if_contains("sender");
      const auto* data = event.if_contains("plugindata");
      if (sender == nullptr || data == nullptr || sender->as_int64() != user.handle) return false;
      const auto& plugin = data->at("data").as_object();
      if (plugin.contains("error")) throw std::runtime_error(json::serialize(plugin));
      const auto* result = plugin.if_contains("result");
      return result != nullptr && result->at("event").as_string() == name;
    });
  }

  template <class Wanted>
  json::object wait_for(const Wanted& wanted) {
    while (const auto text = socket_.receive(timeout_ms)) {
      json::object message = json::parse(*text).as_object();
      if (message.at("janus").as_string() == "error") throw std::runtime_error(*text);
      if (wanted(message)) return message;
    }
    throw std::runtime_error("Janus did not answer in time");
  }

  UnixSocket socket_;
  std::uint64_t transactions_ = 0;
  std::unordered_map<unsigned, std::pair<User, User>> callees_;
};

}  // namespace

std::unique_ptr<Peer> connect_janus(const std::string& socket_path) {
  return std::make_unique<JanusPeer>(socket_path);
}

}  // namespace visavis::bench
