#include "adapters/outbox/outgoing_http.h"

#include <algorithm>
#include <sys/socket.h>

#include "adapters/outbox/address_rules.h"
#include "base/check.h"

namespace visavis::outbox {
using curl::append;
using curl::set;

OutgoingHttp::OutgoingHttp(const HttpRules& rules, const std::string& url,
                           const std::vector<std::string>& head)
    : rules_(rules), handle_(curl_easy_init()) {
  CHECK(handle_ != nullptr);
  CURL* const h = handle();
  set(h, CURLOPT_URL, url.c_str());
  for (const auto& line : head) append(headers_, line);
  set(h, CURLOPT_HTTPHEADER, headers_.get());
  set(h, CURLOPT_USERAGENT, rules_.user_agent.c_str());
  set_limits();
}

void OutgoingHttp::set_limits() {
  CURL* const h = handle();
  set(h, CURLOPT_PROTOCOLS_STR, "http,https");
  set(h, CURLOPT_DEFAULT_PROTOCOL, "https");
  set(h, CURLOPT_FOLLOWLOCATION, 0L);
  set(h, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  set(h, CURLOPT_SSL_VERIFYPEER, 1L);
  set(h, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!rules_.ca_file.empty()) {
    set(h, CURLOPT_SSL_CTX_FUNCTION, &OutgoingHttp::on_tls);
    set(h, CURLOPT_SSL_CTX_DATA, this);
  }
  // Not even one from the environment: it would connect for us, past the check of the address.
  set(h, CURLOPT_PROXY, "");
  set(h, CURLOPT_TIMEOUT_MS, static_cast<long>(rules_.timeout.count()));
  set(h, CURLOPT_NOSIGNAL, 1L);
  // Otherwise the end of an attempt whose name lookup hangs would wait for the lookup, and hold up
  // all others. The lookup's thread ends by itself.
  set(h, CURLOPT_QUICK_EXIT, 1L);
  set(h, CURLOPT_OPENSOCKETFUNCTION, &OutgoingHttp::open_socket);
  set(h, CURLOPT_OPENSOCKETDATA, this);
  set(h, CURLOPT_WRITEFUNCTION, &OutgoingHttp::on_body);
  set(h, CURLOPT_WRITEDATA, this);
  set(h, CURLOPT_PRIVATE, this);
}

curl_socket_t OutgoingHttp::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<OutgoingHttp*>(self);
  // Here and not when the address is named: its name may lead elsewhere by now, and so may an
  // answer.
  if (!transfer.rules_.allow_private_targets && !is_public(address->addr)) {
    transfer.address_refused_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Beside the system's, which other marketplaces' servers have.
CURLcode OutgoingHttp::on_tls(CURL*, void* context, void* self) {
  return curl::trust_also(context, static_cast<OutgoingHttp*>(self)->rules_.ca_file);
}

std::size_t OutgoingHttp::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  const std::string_view part{data, size * count};
  return static_cast<OutgoingHttp*>(self)->received(part) ? part.size() : 0;
}

Outcome OutgoingHttp::outcome(CURLcode code) const {
  long status = 0;
  curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
  Outcome outcome{static_cast<int>(status), {}, Then::again, std::nullopt};
  const bool refused = code == CURLE_COULDNT_CONNECT && address_refused_;
  if (status < 200 || refused) {
    outcome.reply = 0;
    outcome.error = refused ? "the address is not public" : curl_easy_strerror(code);
    return outcome;
  }
  curl_off_t seconds = 0;
  if (curl_easy_getinfo(handle(), CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0)
    outcome.retry_after = std::chrono::seconds{std::min<curl_off_t>(seconds, 1'000'000'000)};
  judge(static_cast<int>(status), code, outcome);
  return outcome;
}

}  // namespace visavis::outbox
