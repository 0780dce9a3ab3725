#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "adapters/curl/curl.h"
#include "adapters/meet/request.h"
#include "base/time.h"

namespace visavis::meet {

struct HttpRequest {
  Method method = Method::get;
  std::string url;
  std::vector<std::string> headers;  ///< "name: value"
  std::string body;
};

struct HttpReply {
  int status = 0;     ///< 0: no answer came, or not all of it
  std::string body;   ///< 1 MiB at most
  std::string error;  ///< libcurl's words, when no answer came
  std::optional<Duration> retry_after;
  std::string request_id;  ///< as the server calls it, where it says so
};

/// HTTP requests beside each other, over connections that are kept: TLS is verified, there is no
/// proxy, and no redirection is followed. For one thread, but for wake().
class HttpTransfers {
 public:
  /// `ca_file` is trusted beside the system's, if set. `timeout` is for the whole of a request.
  HttpTransfers(std::string ca_file, Duration timeout);
  ~HttpTransfers();
  HttpTransfers(const HttpTransfers&) = delete;
  HttpTransfers& operator=(const HttpTransfers&) = delete;

  /// `number` is not under way.
  void start(std::uint64_t number, HttpRequest request);
  struct Ended {
    std::uint64_t number = 0;
    HttpReply reply;
  };
  /// What ended. Waits for it so long, or until wake().
  std::vector<Ended> wait(Duration patience);
  /// Any thread.
  void wake() { curl_multi_wakeup(multi_.get()); }

 private:
  struct Transfer {
    std::uint64_t number = 0;
    HttpRequest request;
    HttpReply reply;
    const std::string* ca_file = nullptr;
    bool too_large = false;
    curl::List headers;
    curl::Easy handle;
  };
  static void set_request(Transfer& transfer);
  void set_limits(CURL* handle, Transfer& transfer) const;
  static void read_reply(Transfer& transfer, CURLcode code);
  static CURLcode on_tls(CURL*, void* context, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  void collect(std::vector<Ended>& ended);

  const std::string ca_file_;
  const Duration timeout_;
  curl::Multi multi_;
  std::map<CURL*, std::unique_ptr<Transfer>> running_;
};

}  // namespace visavis::meet
