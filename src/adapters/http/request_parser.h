#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "adapters/http/http_message.h"

namespace visavis::http {

/// Cookies of a parent domain come along, and are not ours to keep small.
inline constexpr std::size_t head_bytes_max = 32 * 1024;

/// Reads one request from bytes that come in pieces. The only place that knows Beast's parser.
class RequestParser {
 public:
  explicit RequestParser(std::size_t body_bytes_max);
  ~RequestParser();

  enum class State { head_incomplete, body_incomplete, complete, refused };
  /// Takes in what it can use of the bytes and says how much that was; the rest belongs to the next
  /// request, or has to be offered again with more behind it. The first have the whole head.
  std::size_t feed(std::string_view bytes);
  State state() const;
  /// invalid_request, head_too_large, body_too_large or unsupported_transfer_coding.
  Refusal refusal() const;

  // Of a complete head.
  bool keep_alive() const;
  bool expects_continue() const;
  /// Of a complete request; once. Without id, peer and what the router adds.
  HttpRequest take();

 private:
  struct Beast;
  std::unique_ptr<Beast> beast_;
};

}  // namespace visavis::http
