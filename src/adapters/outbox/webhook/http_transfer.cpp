#include "adapters/outbox/webhook/http_transfer.h"

#include <utility>

namespace visavis::webhook {
using curl::set;

namespace {

/// Standard Webhooks: the endpoint is not there any more, for none of its events.
constexpr int gone = 410;

}  // namespace

HttpTransfer::HttpTransfer(const WebhookConfig& config, const app::Delivery& delivery,
                           std::string body, std::int64_t unix_seconds,
                           const std::string& signature)
    : OutgoingHttp(
          config.http, delivery.url,
          {"content-type: application/json",
           "webhook-id: evt_" + std::to_string(delivery.event.position),
           "webhook-timestamp: " + std::to_string(unix_seconds), "webhook-signature: " + signature,
           // No waiting for "100 Continue".
           "expect:"}),
      response_bytes_max_(config.response_bytes_max),
      body_(std::move(body)) {
  set(handle(), CURLOPT_POST, 1L);
  set(handle(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_.size()));
  set(handle(), CURLOPT_POSTFIELDS, body_.c_str());
}

bool HttpTransfer::received(std::string_view part) {
  received_ += part.size();
  return received_ <= response_bytes_max_;
}

/// The status is the answer, whatever comes of the body: too long, too slow, broken off.
void HttpTransfer::judge(int status, CURLcode, outbox::Outcome& outcome) const {
  if (status <= 299) return;
  outcome.error = "HTTP " + std::to_string(status);
  if (status == gone) outcome.then = outbox::Then::hold;
}

}  // namespace visavis::webhook
