#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "adapters/curl/curl.h"
#include "adapters/s3/s3_config.h"
#include "app/ports/vault.h"

namespace visavis::s3 {

enum class Method { get, head, put, post, erase };

/// A request, signed before it is sent. The body must outlive it.
struct Request {
  Method method = Method::get;
  std::string name = {};  ///< an object's, with its prefix; nothing: the bucket itself
  /// What is asked of it, in any order; percent-encoded when it is sent.
  std::vector<std::pair<std::string, std::string>> query = {};
  std::span<const std::uint8_t> body = {};
  /// First and last byte.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> range = {};
  std::size_t answer_bytes_max = std::size_t{4} * 1024 * 1024;
};

/// An answer that is no refusal: 2xx, or 404.
struct Answer {
  bool missing = false;  ///< 404: there is no such object, or no such upload
  std::string body = {};
  std::string etag = {};                    ///< without its quotes
  std::optional<std::uint64_t> bytes = {};  ///< as the answer's head says it
};

/// The query as it stands in an address and in a signature (SigV4): in the order of its names, each
/// with its sign, percent-encoded but for unreserved characters (RFC 3986, 2.3).
std::string canonical_query(std::vector<std::pair<std::string, std::string>> query);

/// Requests to one bucket, signed by libcurl (AWS Signature Version 4, with the body's SHA-256):
/// TLS is verified, there is no proxy, and no redirection is followed. Any thread; each request is
/// waited for. Throws app::VaultFailure for a refusal, which names the request and the code, and
/// for what nobody answers.
class Requests {
 public:
  explicit Requests(S3Config config);
  Answer perform(const Request& request);
  /// Ends requests under way, and all from now on.
  void stop() { stopped_.store(true); }
  const S3Config& config() const { return config_; }

 private:
  struct Transfer;
  curl::Easy handle();
  void give_back(curl::Easy handle);
  void set_request(CURL* handle, Transfer& transfer) const;
  void set_limits(CURL* handle, Transfer& transfer) const;
  Answer answer_of(CURL* handle, Transfer& transfer, CURLcode code) const;
  static CURLcode on_tls(CURL*, void* context, void* self);
  static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
  static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);

  const S3Config config_;
  std::atomic<bool> stopped_{false};
  std::mutex mutex_;
  std::vector<curl::Easy> idle_;  ///< with their connections
};

}  // namespace visavis::s3
