#include "adapters/outbox/webhook/http_transfer.h"

#include <algorithm>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <utility>

#include "adapters/outbox/webhook/address_rules.h"
#include "base/check.h"

namespace visavis::webhook {
namespace {

using outbox::append;
using outbox::set;

/// Standard Webhooks: the endpoint is not there any more, for none of its events.
constexpr int gone = 410;

}  // namespace

HttpTransfer::HttpTransfer(const WebhookConfig& config, const app::Delivery& delivery,
                           std::string body, std::int64_t unix_seconds,
                           const std::string& signature)
    : config_(config), body_(std::move(body)), handle_(curl_easy_init()) {
  CHECK(handle_ != nullptr);
  set_request(delivery, unix_seconds, signature);
  set_limits();
}

void HttpTransfer::set_request(const app::Delivery& delivery, std::int64_t unix_seconds,
                               const std::string& signature) {
  CURL* const h = handle();
  set(h, CURLOPT_URL, delivery.url.c_str());
  set(h, CURLOPT_POST, 1L);
  set(h, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_.size()));
  set(h, CURLOPT_POSTFIELDS, body_.c_str());
  append(headers_, "content-type: application/json");
  append(headers_, "webhook-id: evt_" + std::to_string(delivery.event.position));
  append(headers_, "webhook-timestamp: " + std::to_string(unix_seconds));
  append(headers_, "webhook-signature: " + signature);
  append(headers_, "expect:");  // No waiting for "100 Continue".
  set(h, CURLOPT_HTTPHEADER, headers_.get());
  set(h, CURLOPT_USERAGENT, config_.user_agent.c_str());
}

void HttpTransfer::set_limits() {
  CURL* const h = handle();
  set(h, CURLOPT_PROTOCOLS_STR, "http,https");
  set(h, CURLOPT_DEFAULT_PROTOCOL, "https");
  set(h, CURLOPT_FOLLOWLOCATION, 0L);
  set(h, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(h, CURLOPT_SSL_VERIFYPEER, 1L);
  set(h, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!config_.ca_file.empty()) {
    set(h, CURLOPT_SSL_CTX_FUNCTION, &HttpTransfer::on_tls);
    set(h, CURLOPT_SSL_CTX_DATA, this);
  }
  // Not even one from the environment: it would connect for us, past the check of the address.
  set(h, CURLOPT_PROXY, "");
  set(h, CURLOPT_TIMEOUT_MS, static_cast<long>(config_.timeout.count()));
  set(h, CURLOPT_NOSIGNAL, 1L);
  // Otherwise the end of an attempt whose name lookup hangs would wait for the lookup, and hold up
  // all others. The lookup's thread ends by itself.
  set(h, CURLOPT_QUICK_EXIT, 1L);
  set(h, CURLOPT_OPENSOCKETFUNCTION, &HttpTransfer::open_socket);
  set(h, CURLOPT_OPENSOCKETDATA, this);
  set(h, CURLOPT_WRITEFUNCTION, &HttpTransfer::on_body);
  set(h, CURLOPT_WRITEDATA, this);
  set(h, CURLOPT_PRIVATE, this);
}

curl_socket_t HttpTransfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<HttpTransfer*>(self);
  // Here and not when the URL is configured: the name may lead elsewhere by now.
  if (!transfer.config_.allow_private_targets && !is_public(address->addr)) {
    transfer.address_refused_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Beside the system's, which other marketplaces' endpoints have.
CURLcode HttpTransfer::on_tls(CURL*, void* context, void* self) {
  const auto& file = static_cast<HttpTransfer*>(self)->config_.ca_file;
  const int code =
      SSL_CTX_load_verify_locations(static_cast<SSL_CTX*>(context), file.c_str(), nullptr);
  return code == 1 ? CURLE_OK : CURLE_SSL_CACERT_BADFILE;
}

std::size_t HttpTransfer::on_body(char*, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<HttpTransfer*>(self);
  transfer.received_ += size * count;
  return transfer.received_ > transfer.config_.response_bytes_max ? 0 : size * count;
}

outbox::Outcome HttpTransfer::outcome(CURLcode code) const {
  long status = 0;
  curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
  outbox::Outcome outcome{static_cast<int>(status), {}, outbox::Then::again, std::nullopt};
  // The status is the answer, whatever comes of the body: too long, too slow, broken off.
  if (status < 200) {
    const bool refused = code == CURLE_COULDNT_CONNECT && address_refused_;
    outcome.reply = 0;
    outcome.error = refused ? "the address is not public" : curl_easy_strerror(code);
    return outcome;
  }
  if (status <= 299) return outcome;
  outcome.error = "HTTP " + std::to_string(status);
  if (status == gone) outcome.then = outbox::Then::hold;
  curl_off_t seconds = 0;
  if (curl_easy_getinfo(handle(), CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0)
    outcome.retry_after = std::chrono::seconds{std::min<curl_off_t>(seconds, 1'000'000'000)};
  return outcome;
}

}  // namespace visavis::webhook
