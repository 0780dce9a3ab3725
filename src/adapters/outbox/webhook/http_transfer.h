#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "adapters/outbox/carrier.h"
#include "adapters/outbox/curl.h"
#include "adapters/outbox/webhook/webhook_config.h"
#include "app/ports/outbox.h"

namespace visavis::webhook {

/// One attempt to deliver one event: a POST that follows nothing, verifies TLS, uses no proxy and
/// connects only to addresses that are allowed.
class HttpTransfer final : public outbox::Transfer {
 public:
  /// `signature` is that of the body at `unix_seconds`. The config must outlive it.
  HttpTransfer(const WebhookConfig& config, const app::Delivery& delivery, std::string body,
               std::int64_t unix_seconds, const std::string& signature);
  HttpTransfer(const HttpTransfer&) = delete;
  HttpTransfer& operator=(const HttpTransfer&) = delete;

  CURL* handle() const override { return handle_.get(); }
  outbox::Outcome outcome(CURLcode code) const override;

 private:
  void set_request(const app::Delivery& delivery, std::int64_t unix_seconds,
                   const std::string& signature);
  void set_limits();
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);
  static CURLcode on_tls(CURL*, void* context, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);

  const WebhookConfig& config_;
  std::string body_;
  outbox::CurlList headers_;
  std::unique_ptr<CURL, outbox::CurlFree> handle_;
  std::size_t received_ = 0;
  bool address_refused_ = false;
};

}  // namespace visavis::webhook
