#include "adapters/http/input_buffer.h"

#include <algorithm>

#include "adapters/http/request_parser.h"

namespace visavis::http {

bool InputBuffer::full() const { return begin_ == 0 && end_ == head_bytes_max; }

void InputBuffer::consume(std::size_t bytes) {
  begin_ += bytes;
  scanned_ = 0;
  if (begin_ == end_) begin_ = end_ = 0;
}

std::size_t InputBuffer::head_size() {
  // An empty line before a request is skipped (RFC 9112, 2.2).
  while (text().starts_with("\r\n")) consume(2);
  for (const std::string_view end_of_head : {"\r\n\r\n", "\n\n", "\n\r\n"}) {
    const auto found = text().find(end_of_head, scanned_ < 3 ? 0 : scanned_ - 3);
    if (found != std::string_view::npos) return found + end_of_head.size();
  }
  scanned_ = text().size();
  return 0;
}

std::span<char> InputBuffer::room() {
  if (begin_ > 0) {
    std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(begin_),
              bytes_.begin() + static_cast<std::ptrdiff_t>(end_), bytes_.begin());
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == bytes_.size() && end_ < head_bytes_max) bytes_.resize(head_bytes_max);
  if (end_ == 0 && bytes_.size() > usually) bytes_ = std::vector<char>(usually);
  return std::span{bytes_}.subspan(end_);
}

}  // namespace visavis::http
