#include "adapters/s3/requests.h"

#include <algorithm>
#include <string_view>

#include "adapters/s3/answers.h"
#include "adapters/s3/text_of.h"
#include "base/check.h"

namespace visavis::s3 {
using curl::append;
using curl::set;

namespace {

constexpr long connect_ms = 10'000;
/// A line that carries less than this for so long is none.
constexpr long slowest_bytes_a_second = 1024, slow_seconds = 30;

bool is_unreserved(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void append_encoded(std::string& to, std::string_view text) {
  constexpr std::string_view upper = "0123456789ABCDEF";
  for (const char c : text) {
    if (is_unreserved(c)) {
      to += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    to += {'%', upper[byte >> 4U], upper[byte & 0xFU]};
  }
}

const char* word(Method method) {
  switch (method) {
    case Method::get:
      return "GET";
    case Method::head:
      return "HEAD";
    case Method::put:
      return "PUT";
    case Method::post:
      return "POST";
    case Method::erase:
      return "DELETE";
  }
  CHECK(false);
}

bool is_name(std::string_view name) {
  return std::ranges::all_of(name,
                             [](char c) { return c == '/' || (c != '~' && is_unreserved(c)); });
}

std::string header(CURL* handle, const char* name) {
  curl_header* found = nullptr;
  if (curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK) return {};
  return found->value;
}

/// What a store says when it takes no more.
bool is_full(long status, std::string_view code) {
  return status == 507 || code == "QuotaExceeded" || code == "XMinioStorageFull" ||
         code == "StorageFull";
}

}  // namespace

std::string canonical_query(std::vector<std::pair<std::string, std::string>> query) {
  std::ranges::sort(query);
  std::string text;
  for (const auto& [name, value] : query) {
    if (!text.empty()) text += '&';
    append_encoded(text, name);
    text += '=';
    append_encoded(text, value);
  }
  return text;
}

struct Requests::Transfer {
  const Request& request;
  const Requests& requests;
  std::string url = {};
  std::string range = {};
  curl::List headers = {};
  std::string body = {};
  bool too_large = false;
};

Requests::Requests(S3Config config) : config_(std::move(config)) {
  // libcurl is made ready by it.
  (void)curl::make_multi();
}

curl::Easy Requests::handle() {
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      auto handle = std::move(idle_.back());
      idle_.pop_back();
      return handle;
    }
  }
  curl::Easy handle{curl_easy_init()};
  CHECK(handle != nullptr);
  return handle;
}

void Requests::give_back(curl::Easy handle) {
  curl_easy_reset(handle.get());
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(handle));
}

Answer Requests::perform(const Request& request) {
  CHECK(is_name(request.name));
  Transfer transfer{request, *this};
  auto handle = this->handle();
  set_request(handle.get(), transfer);
  set_limits(handle.get(), transfer);
  const auto code = curl_easy_perform(handle.get());
  auto answer = answer_of(handle.get(), transfer, code);
  give_back(std::move(handle));
  return answer;
}

void Requests::set_request(CURL* h, Transfer& transfer) const {
  const auto& request = transfer.request;
  transfer.url = config_.url + '/' + request.name;
  if (!request.query.empty()) transfer.url += '?' + canonical_query(request.query);
  set(h, CURLOPT_URL, transfer.url.c_str());
  set(h, CURLOPT_AWS_SIGV4, ("aws:amz:" + config_.region + ":s3").c_str());
  set(h, CURLOPT_USERNAME, config_.access_key.c_str());
  set(h, CURLOPT_PASSWORD, config_.secret_key.c_str());
  append(transfer.headers, "x-amz-content-sha256: " + digest_text(request.body, EVP_sha256()));
  if (request.method == Method::head) {
    set(h, CURLOPT_NOBODY, 1L);
  } else if (request.method == Method::put || request.method == Method::post) {
    append(transfer.headers, "Content-Type: application/octet-stream");
    set(h, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    set(h, CURLOPT_POSTFIELDS,
        request.body.empty() ? "" : static_cast<const void*>(request.body.data()));
  }
  set(h, CURLOPT_CUSTOMREQUEST, word(request.method));
  if (request.range) {
    transfer.range =
        std::to_string(request.range->first) + '-' + std::to_string(request.range->second);
    set(h, CURLOPT_RANGE, transfer.range.c_str());
  }
  set(h, CURLOPT_HTTPHEADER, transfer.headers.get());
}

void Requests::set_limits(CURL* h, Transfer& transfer) const {
  set(h, CURLOPT_USERAGENT, "Visavis");
  set(h, CURLOPT_PROTOCOLS_STR, "http,https");
  set(h, CURLOPT_FOLLOWLOCATION, 0L);
  set(h, CURLOPT_SSL_VERIFYPEER, 1L);
  set(h, CURLOPT_SSL_VERIFYHOST, 2L);
  if (!config_.ca_file.empty()) {
    set(h, CURLOPT_SSL_CTX_FUNCTION, &Requests::on_tls);
    set(h, CURLOPT_SSL_CTX_DATA, &transfer);
  }
  set(h, CURLOPT_PROXY, "");
  set(h, CURLOPT_NOSIGNAL, 1L);
  set(h, CURLOPT_CONNECTTIMEOUT_MS, connect_ms);
  set(h, CURLOPT_LOW_SPEED_LIMIT, slowest_bytes_a_second);
  set(h, CURLOPT_LOW_SPEED_TIME, slow_seconds);
  set(h, CURLOPT_WRITEFUNCTION, &Requests::on_body);
  set(h, CURLOPT_WRITEDATA, &transfer);
  set(h, CURLOPT_NOPROGRESS, 0L);
  set(h, CURLOPT_XFERINFOFUNCTION, &Requests::on_progress);
  set(h, CURLOPT_XFERINFODATA, &transfer);
}

CURLcode Requests::on_tls(CURL*, void* context, void* self) {
  return curl::trust_also(context, static_cast<Transfer*>(self)->requests.config_.ca_file);
}

std::size_t Requests::on_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const auto bytes = size * count;
  transfer.too_large = transfer.body.size() + bytes > transfer.request.answer_bytes_max;
  if (transfer.too_large) return 0;
  transfer.body.append(data, bytes);
  return bytes;
}

int Requests::on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(self)->requests.stopped_.load() ? 1 : 0;
}

Answer Requests::answer_of(CURL* h, Transfer& transfer, CURLcode code) const {
  const auto fail = [&](app::VaultTrouble trouble, const std::string& why) {
    throw app::VaultFailure(trouble, "bucket: " + std::string{word(transfer.request.method)} + ' ' +
                                         transfer.request.name + ": " + why);
  };
  if (stopped_.load()) fail(app::VaultTrouble::failed, "stopped");
  if (transfer.too_large) fail(app::VaultTrouble::failed, "the answer is too large");
  if (code != CURLE_OK) fail(app::VaultTrouble::failed, curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
  const auto error = error_code(transfer.body);
  if (status == 404 && error != "NoSuchBucket") return {.missing = true};
  if (status < 200 || status > 299)
    fail(is_full(status, error) ? app::VaultTrouble::full : app::VaultTrouble::failed,
         std::to_string(status) + (error.empty() ? "" : ' ' + error));
  curl_off_t bytes = -1;
  curl_easy_getinfo(h, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &bytes);
  Answer answer{.body = std::move(transfer.body), .etag = unquoted(header(h, "etag"))};
  if (bytes >= 0) answer.bytes = static_cast<std::uint64_t>(bytes);
  return answer;
}

}  // namespace visavis::s3
