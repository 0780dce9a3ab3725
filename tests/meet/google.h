#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "webhooks/self_signed.h"
#include "webhooks/test_server.h"

namespace visavis::meet_rooms {

/// A Google on the loopback: a token endpoint and the API, which answer well until they are told
/// otherwise.
class Google {
 public:
  /// `tls` may be null.
  explicit Google(SSL_CTX* tls = nullptr);

  /// The text of a service account's key file that names this token endpoint.
  std::string key_file() const;
  std::string url() const { return server_.url(""); }

  /// What the path is answered with from now on, "/token" or the beginning of an API's path;
  /// nothing: as usual.
  using Respond = std::function<std::optional<std::string>(const webhooks::Request&)>;
  void answer(const std::string& path, Respond respond);

  /// The requests to what begins so, in their order.
  std::vector<webhooks::Request> requests(const std::string& path) const;
  std::size_t count(const std::string& path) const { return requests(path).size(); }

 private:
  std::string respond(const webhooks::Request& request);
  std::string usual(const webhooks::Request& request);

  mutable std::mutex mutex_;
  std::map<std::string, Respond> responds_;
  std::atomic<int> tokens_{0}, spaces_{0};
  webhooks::TestServer server_;
};

/// As Google says an error.
std::string error(int code, const std::string& status, const std::string& extra_head = "");

}  // namespace visavis::meet_rooms
