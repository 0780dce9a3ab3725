#pragma once

#include <array>
#include <functional>
#include <sys/socket.h>

#include "bytes.h"

namespace visavis::bench {

/// Datagrams for one connected socket, sent with one system call.
class SendBatch {
 public:
  static constexpr std::size_t most = 64;
  static constexpr std::size_t buffer_bytes = 1536;

  SendBatch();
  bool full() const { return count_ == most; }
  /// Room for the next datagram; it counts only after `add`.
  MutableView room() { return buffers_[count_]; }
  void add(std::size_t size) { vectors_[count_++].iov_len = size; }
  /// Returns how many the kernel did not take.
  std::size_t flush(int socket);

 private:
  std::size_t count_ = 0;
  std::array<std::array<std::uint8_t, buffer_bytes>, most> buffers_;
  std::array<iovec, most> vectors_{};
  std::array<mmsghdr, most> messages_{};
};

/// Everything one socket has received, read with one system call where possible.
class ReceiveBatch {
 public:
  /// The datagram and when the kernel had it (wall clock).
  using Handler = std::function<void(MutableView, std::int64_t)>;

  ReceiveBatch();
  void drain(int socket, const Handler& handle);

 private:
  static constexpr std::size_t most = 64;

  std::array<std::array<std::uint8_t, 2048>, most> buffers_;
  std::array<std::array<char, 64>, most> controls_;
  std::array<iovec, most> vectors_{};
  std::array<mmsghdr, most> messages_{};
};

}  // namespace visavis::bench
