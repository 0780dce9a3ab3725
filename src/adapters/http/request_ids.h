#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <sodium.h>
#include <string_view>

namespace visavis::http {

/// "req_", eight random digits of the thread's, and a count: one for each response.
class RequestIds {
 public:
  RequestIds() {
    std::copy_n("req_", 4, text_.begin());
    std::array<unsigned char, 8> random{};
    randombytes_buf(random.data(), random.size());
    for (std::size_t i = 0; i < random.size(); ++i) text_[4 + i] = digits[random[i] & 15U];
  }
  /// Valid until the next call.
  std::string_view next() {
    std::uint64_t rest = ++count_;
    for (std::size_t i = text_.size(); i > 12; --i) {
      text_[i - 1] = digits[rest & 15U];
      rest >>= 4U;
    }
    return {text_.data(), text_.size()};
  }

 private:
  static constexpr std::string_view digits = "0123456789abcdef";
  std::array<char, 22> text_{};
  std::uint64_t count_ = 0;
};

}  // namespace visavis::http
