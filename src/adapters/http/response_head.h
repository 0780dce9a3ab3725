#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "adapters/http/http_message.h"

namespace visavis::http {

/// What the head of a response needs besides the response.
struct HeadContext {
  std::string_view request_id;
  std::string_view date;  ///< IMF-fixdate
  bool keep_alive = true;
  bool strict_transport = false;  ///< public_url is https
};

/// The status line and all headers, with the empty line.
std::string response_head(const HttpResponse& response, const HeadContext& context);

std::string_view status_text(int status);
/// "Mon, 23 Nov 2026 12:00:00 GMT"
std::string http_date(Timestamp at);

/// Text in a buffer of fixed size. Once something did not fit, nothing fits any more.
class FixedText {
 public:
  explicit FixedText(std::span<char> buffer) : buffer_(buffer) {}
  void append(std::string_view text);
  void append_number(std::size_t number);
  bool fits() const { return fits_; }
  std::size_t size() const { return size_; }

 private:
  std::span<char> buffer_;
  std::size_t size_ = 0;
  bool fits_ = true;
};

}  // namespace visavis::http
