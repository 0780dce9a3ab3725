#pragma once

#include <cstdint>
#include <string>

#include "adapters/outbox/outgoing_http.h"
#include "adapters/outbox/webhook/webhook_config.h"
#include "app/ports/outbox.h"

namespace visavis::webhook {

/// One attempt to deliver one event: a POST that follows nothing.
class HttpTransfer final : public outbox::OutgoingHttp {
 public:
  /// `signature` is that of the body at `unix_seconds`. The config must outlive it.
  HttpTransfer(const WebhookConfig& config, const app::Delivery& delivery, std::string body,
               std::int64_t unix_seconds, const std::string& signature);

 private:
  bool received(std::string_view part) override;
  void judge(int status, CURLcode code, outbox::Outcome& outcome) const override;

  const std::size_t response_bytes_max_;
  const std::string body_;
  std::size_t received_ = 0;
};

}  // namespace visavis::webhook
