#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace visavis::http {

/// What a connection has received and not read yet: at most a head's size.
class InputBuffer {
 public:
  std::string_view text() const { return {bytes_.data() + begin_, end_ - begin_}; }
  bool full() const;
  void consume(std::size_t bytes);
  /// Of the request head that is complete in it, with its empty line; 0 when none is. One of bare
  /// LFs is complete, too: it is refused, which is an answer. Empty lines before it are consumed.
  std::size_t head_size();
  /// Where more may be read to; received() says how much came.
  std::span<char> room();
  void received(std::size_t bytes) { end_ += bytes; }

 private:
  /// What nearly every head fits into.
  static constexpr std::size_t usually = std::size_t{8} * 1024;

  std::size_t begin_ = 0, end_ = 0;
  std::size_t scanned_ = 0;  ///< of text(), without the end of a head in it
  /// Larger while there is a head that needs it.
  std::vector<char> bytes_ = std::vector<char>(usually);
};

}  // namespace visavis::http
