#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

#include "adapters/relay/bytes.h"
#include "adapters/relay/file_descriptor.h"
#include "adapters/relay/path.h"

namespace visavis::relay {

/// What one relay thread hands to another, because the kernel gave it to the wrong one.
struct HandOver {  // NOLINT: bytes are written, then read
  enum class Kind : std::uint8_t {
    datagram,    ///< for a transport of yours
    learn,       ///< this path is mine: hand me what comes by it
    connection,  ///< a TCP connection of yours, and what was read from it
  };
  Kind kind{};
  Path path;
  FileDescriptor connection;
  std::size_t size = 0;
  alignas(16) std::array<std::uint8_t, buffer_size> bytes;
};

/// From one thread to one other, without locks. When it is full the network is faster than the
/// receiving thread, and the datagram is lost as it would be in a full socket buffer.
class HandOverRing {
 public:
  /// The slot to fill, or nullptr; push() publishes it.
  HandOver* free_slot() {
    const std::size_t head = head_.load(std::memory_order_relaxed);
    if (head - tail_.load(std::memory_order_acquire) == slots) return nullptr;
    return &slots_[head % slots];
  }
  void push() { head_.store(head_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

  /// How many slots can be taken now.
  std::size_t waiting() const {
    return head_.load(std::memory_order_acquire) - tail_.load(std::memory_order_relaxed);
  }
  HandOver& front() { return slots_[tail_.load(std::memory_order_relaxed) % slots]; }
  void pop() { tail_.store(tail_.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

 private:
  static constexpr std::size_t slots = 256;
  alignas(64) std::atomic<std::size_t> head_{0};
  alignas(64) std::atomic<std::size_t> tail_{0};
  std::unique_ptr<HandOver[]> slots_ = std::make_unique_for_overwrite<HandOver[]>(slots);
};

}  // namespace visavis::relay
