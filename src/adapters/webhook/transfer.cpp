#include "adapters/webhook/transfer.h"

#include <algorithm>
#include <sys/socket.h>
#include <utility>

#include "adapters/webhook/address_rules.h"
#include "base/check.h"

namespace visavis::webhook {
namespace {

template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
  CHECK(curl_easy_setopt(handle, option, value) == CURLE_OK);
}

}  // namespace

Transfer::Transfer(const WebhookConfig& config, const app::Delivery& delivery, std::string body,
                   std::int64_t unix_seconds, const std::string& signature)
    : config_(config), body_(std::move(body)), handle_(curl_easy_init()) {
  CHECK(handle_ != nullptr);
  set_request(delivery, unix_seconds, signature);
  set_limits();
}

void Transfer::set_request(const app::Delivery& delivery, std::int64_t unix_seconds,
                           const std::string& signature) {
  CURL* const h = handle();
  set(h, CURLOPT_URL, delivery.url.c_str());
  set(h, CURLOPT_POST, 1L);
  set(h, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body_.size()));
  set(h, CURLOPT_POSTFIELDS, body_.c_str());
  add_header("content-type: application/json");
  add_header("webhook-id: evt_" + std::to_string(delivery.event.position));
  add_header("webhook-timestamp: " + std::to_string(unix_seconds));
  add_header("webhook-signature: " + signature);
  add_header("expect:");  // No waiting for "100 Continue".
  set(h, CURLOPT_HTTPHEADER, headers_.get());
  set(h, CURLOPT_USERAGENT, config_.user_agent.c_str());
}

void Transfer::set_limits() {
  CURL* const h = handle();
  set(h, CURLOPT_PROTOCOLS_STR, "http,https");
  set(h, CURLOPT_DEFAULT_PROTOCOL, "https");
  set(h, CURLOPT_FOLLOWLOCATION, 0L);
  set(h, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(h, CURLOPT_SSL_VERIFYPEER, 1L);
  set(h, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!config_.ca_file.empty()) set(h, CURLOPT_CAINFO, config_.ca_file.c_str());
  // Not even one from the environment: it would connect for us, past the check of the address.
  set(h, CURLOPT_PROXY, "");
  set(h, CURLOPT_TIMEOUT_MS, static_cast<long>(config_.timeout.count()));
  set(h, CURLOPT_NOSIGNAL, 1L);
  // Otherwise the end of an attempt whose name lookup hangs would wait for the lookup, and hold up
  // all others. The lookup's thread ends by itself.
  set(h, CURLOPT_QUICK_EXIT, 1L);
  set(h, CURLOPT_OPENSOCKETFUNCTION, &Transfer::open_socket);
  set(h, CURLOPT_OPENSOCKETDATA, this);
  set(h, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(h, CURLOPT_WRITEDATA, this);
  set(h, CURLOPT_PRIVATE, this);
}

void Transfer::add_header(const std::string& line) {
  curl_slist* const longer = curl_slist_append(headers_.get(), line.c_str());
  CHECK(longer != nullptr);
  static_cast<void>(headers_.release());
  headers_.reset(longer);
}

curl_socket_t Transfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  // Here and not when the URL is configured: the name may lead elsewhere by now.
  if (!transfer.config_.allow_private_targets && !is_public(address->addr)) {
    transfer.address_refused_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t Transfer::on_body(char*, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  transfer.received_ += size * count;
  return transfer.received_ > transfer.config_.response_bytes_max ? 0 : size * count;
}

Outcome Transfer::outcome(CURLcode code) const {
  long status = 0;
  curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
  Outcome outcome{.status = static_cast<int>(status), .error = {}, .retry_after = std::nullopt};
  // The status is what counts: of a body that is too long we just stop reading.
  const bool answered = code == CURLE_OK || (code == CURLE_WRITE_ERROR && status != 0);
  if (!answered) {
    const bool refused = code == CURLE_COULDNT_CONNECT && address_refused_;
    outcome.status = 0;
    outcome.error = refused ? "the address is not public" : curl_easy_strerror(code);
    return outcome;
  }
  if (status >= 200 && status <= 299) return outcome;
  outcome.error = "HTTP " + std::to_string(status);
  curl_off_t seconds = 0;
  if (curl_easy_getinfo(handle(), CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0)
    outcome.retry_after = std::chrono::seconds{std::min<curl_off_t>(seconds, 1'000'000'000)};
  return outcome;
}

}  // namespace visavis::webhook
