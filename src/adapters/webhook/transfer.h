#pragma once

#include <cstdint>
#include <curl/curl.h>
#include <memory>
#include <optional>
#include <string>

#include "adapters/webhook/webhook_config.h"
#include "app/ports/outbox.h"

namespace visavis::webhook {

/// How one attempt ended.
struct Outcome {
  int status = 0;     ///< HTTP; 0 without an answer
  std::string error;  ///< empty for a success
  std::optional<Duration> retry_after;
};

/// One attempt to deliver one event: a POST that follows nothing, verifies TLS, uses no proxy and
/// connects only to addresses that are allowed.
class Transfer {
 public:
  /// `signature` is that of the body at `unix_seconds`. The config must outlive it.
  Transfer(const WebhookConfig& config, const app::Delivery& delivery, std::string body,
           std::int64_t unix_seconds, const std::string& signature);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  CURL* handle() const { return handle_.get(); }
  Outcome outcome(CURLcode code) const;

 private:
  void set_request(const app::Delivery& delivery, std::int64_t unix_seconds,
                   const std::string& signature);
  void set_limits();
  void add_header(const std::string& line);
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);

  struct Free {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  const WebhookConfig& config_;
  std::string body_;
  std::unique_ptr<curl_slist, Free> headers_;
  std::unique_ptr<CURL, Free> handle_;
  std::size_t received_ = 0;
  bool address_refused_ = false;
};

}  // namespace visavis::webhook
