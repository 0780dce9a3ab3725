#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>

#include "app/ports/relay.h"
#include "base/bytes.h"
#include "base/time.h"

namespace visavis::recorder {

struct TappedPacket {
  app::TransportId from{};
  Monotonic at;
  Bytes packet;
};

/// Packets from any number of threads to one, in a fixed amount of memory, each as long as it is.
/// Neither side waits for the other: what does not fit is not taken.
class PacketRing {
 public:
  /// At least `bytes`, rounded up to a power of two of units.
  explicit PacketRing(std::size_t bytes);

  /// From any thread. False: full, or longer than any packet.
  bool push(app::TransportId from, Bytes packet, Monotonic at);

  /// From one thread: the oldest one, valid until pop(). None may mean that a thread is just
  /// writing it.
  std::optional<TappedPacket> front();
  void pop();

  /// How far it was written, and how far it was read: what is between the two waits.
  std::uint64_t written() const { return head_.load(std::memory_order_acquire); }
  std::uint64_t read() const { return tail_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t unit = 64;
  static constexpr std::size_t packet_max = 2048;
  struct Head {
    app::TransportId from{};
    Monotonic at;
  };
  /// What a unit begins: nothing yet, a packet of so many bytes, or the rest of the ring, unused.
  static constexpr std::uint32_t nothing = 0;
  static constexpr std::uint32_t unused = ~std::uint32_t{0};

  static std::size_t units_of(std::size_t packet_size);
  std::uint8_t* place(std::uint64_t number) { return &bytes_[(number & mask_) * unit]; }

  alignas(64) std::atomic<std::uint64_t> tail_{0};  ///< in units, never wraps
  std::uint64_t front_units_ = 0;
  alignas(64) std::atomic<std::uint64_t> head_{0};
  std::uint64_t mask_;
  std::unique_ptr<std::uint8_t[]> bytes_;
  std::unique_ptr<std::atomic<std::uint32_t>[]> begins_;  ///< a unit each
};

}  // namespace visavis::recorder
