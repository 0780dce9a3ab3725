#include "adapters/meet/http_transfers.h"

#include <algorithm>
#include <utility>

namespace visavis::meet {
using curl::append;
using curl::set;

namespace {

constexpr std::size_t body_size_max = 1U << 20U;
constexpr std::size_t request_id_size_max = 128;

/// Google's services differ in what they call it.
std::string request_id(CURL* handle) {
  for (const auto* name : {"x-request-id", "x-goog-request-id", "x-cloud-trace-context"}) {
    curl_header* header = nullptr;
    if (curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK) continue;
    std::string id{header->value};
    id.resize(std::min(id.size(), request_id_size_max));
    // It stands in the log.
    std::erase_if(id, [](char c) { return c <= 0x20 || c >= 0x7F || c == '"' || c == '\\'; });
    return id;
  }
  return {};
}

}  // namespace

HttpTransfers::HttpTransfers(std::string ca_file, Duration timeout)
    : ca_file_(std::move(ca_file)), timeout_(timeout), multi_(curl::make_multi()) {}

HttpTransfers::~HttpTransfers() {
  for (const auto& [handle, transfer] : running_) curl_multi_remove_handle(multi_.get(), handle);
}

void HttpTransfers::start(std::uint64_t number, HttpRequest request) {
  auto transfer = std::make_unique<Transfer>();
  transfer->number = number;
  transfer->request = std::move(request);
  transfer->ca_file = &ca_file_;
  transfer->handle.reset(curl_easy_init());
  CURL* const handle = transfer->handle.get();
  CHECK(handle != nullptr);
  set_request(*transfer);
  set_limits(handle, *transfer);
  CHECK(curl_multi_add_handle(multi_.get(), handle) == CURLM_OK);
  running_.emplace(handle, std::move(transfer));
}

void HttpTransfers::set_request(Transfer& transfer) {
  CURL* const h = transfer.handle.get();
  const auto& request = transfer.request;
  set(h, CURLOPT_URL, request.url.c_str());
  for (const auto& line : request.headers) append(transfer.headers, line);
  set(h, CURLOPT_HTTPHEADER, transfer.headers.get());
  if (request.method == Method::get) return;
  set(h, CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
  set(h, CURLOPT_POSTFIELDS, request.body.c_str());
  if (request.method == Method::patch) set(h, CURLOPT_CUSTOMREQUEST, "PATCH");
}

void HttpTransfers::set_limits(CURL* h, Transfer& transfer) const {
  set(h, CURLOPT_USERAGENT, "Visavis");
  set(h, CURLOPT_PROTOCOLS_STR, "http,https");
  set(h, CURLOPT_FOLLOWLOCATION, 0L);
  set(h, CURLOPT_SSL_VERIFYPEER, 1L);
  set(h, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!ca_file_.empty()) {
    set(h, CURLOPT_SSL_CTX_FUNCTION, &HttpTransfers::on_tls);
    set(h, CURLOPT_SSL_CTX_DATA, &transfer);
  }
  // Not even one from the environment: it would see the tokens of what is not TLS.
  set(h, CURLOPT_PROXY, "");
  set(h, CURLOPT_TIMEOUT_MS, static_cast<long>(timeout_.count()));
  set(h, CURLOPT_NOSIGNAL, 1L);
  // Otherwise the end of a request whose name lookup hangs would wait for the lookup.
  set(h, CURLOPT_QUICK_EXIT, 1L);
  set(h, CURLOPT_WRITEFUNCTION, &HttpTransfers::on_body);
  set(h, CURLOPT_WRITEDATA, &transfer);
}

CURLcode HttpTransfers::on_tls(CURL*, void* context, void* self) {
  return curl::trust_also(context, *static_cast<Transfer*>(self)->ca_file);
}

std::size_t HttpTransfers::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::size_t bytes = size * count;
  transfer.too_large = transfer.reply.body.size() + bytes > body_size_max;
  if (transfer.too_large) return 0;
  transfer.reply.body.append(data, bytes);
  return bytes;
}

std::vector<HttpTransfers::Ended> HttpTransfers::wait(Duration patience) {
  int running = 0;
  std::vector<Ended> ended;
  curl_multi_perform(multi_.get(), &running);
  collect(ended);
  if (!ended.empty()) return ended;
  const auto most = std::clamp<Duration>(patience, Duration{}, std::chrono::minutes{1});
  curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(most.count()), nullptr);
  curl_multi_perform(multi_.get(), &running);
  collect(ended);
  return ended;
}

void HttpTransfers::collect(std::vector<Ended>& ended) {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    const CURLcode code = message->data.result;
    const auto found = running_.extract(message->easy_handle);
    CHECK(!found.empty());
    auto& transfer = *found.mapped();
    read_reply(transfer, code);
    curl_multi_remove_handle(multi_.get(), found.key());
    ended.push_back({transfer.number, std::move(transfer.reply)});
  }
}

void HttpTransfers::read_reply(Transfer& transfer, CURLcode code) {
  CURL* const h = transfer.handle.get();
  auto& reply = transfer.reply;
  if (code != CURLE_OK) {
    reply.error = transfer.too_large ? "the answer is larger than 1 MiB" : curl_easy_strerror(code);
    reply.body.clear();
    return;
  }
  long status = 0;
  curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
  reply.status = static_cast<int>(status);
  reply.request_id = request_id(h);
  curl_off_t seconds = 0;
  if (curl_easy_getinfo(h, CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0)
    reply.retry_after = std::chrono::seconds{std::min<curl_off_t>(seconds, 1'000'000)};
}

}  // namespace visavis::meet
