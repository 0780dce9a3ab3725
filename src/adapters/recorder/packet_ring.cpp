#include "adapters/recorder/packet_ring.h"

#include <bit>
#include <cstring>

#include "base/check.h"

namespace visavis::recorder {

PacketRing::PacketRing(std::size_t bytes)
    : mask_(std::bit_ceil(bytes / unit + 1) - 1),
      bytes_(std::make_unique_for_overwrite<std::uint8_t[]>((mask_ + 1) * unit)),
      begins_(std::make_unique<std::atomic<std::uint32_t>[]>(mask_ + 1)) {
  CHECK(mask_ >= 2 * units_of(packet_max));
}

std::size_t PacketRing::units_of(std::size_t packet_size) {
  return (sizeof(Head) + packet_size + unit - 1) / unit;
}

bool PacketRing::push(app::TransportId from, Bytes packet, Monotonic at) {
  if (packet.empty() || packet.size() > packet_max) return false;
  const std::uint64_t units = units_of(packet.size());
  std::uint64_t begin = head_.load(std::memory_order_relaxed);
  std::uint64_t skipped = 0;
  do {
    // A packet lies in one piece: where it would go over the end, it begins at the beginning.
    const std::uint64_t to_end = mask_ + 1 - (begin & mask_);
    skipped = units > to_end ? to_end : 0;
    const std::uint64_t end = begin + skipped + units;
    if (end - tail_.load(std::memory_order_acquire) > mask_ + 1) return false;
    if (head_.compare_exchange_weak(begin, end, std::memory_order_relaxed)) break;
  } while (true);
  if (skipped > 0) begins_[begin & mask_].store(unused, std::memory_order_release);
  begin += skipped;
  const Head head{from, at};
  std::memcpy(place(begin), &head, sizeof head);
  std::memcpy(place(begin) + sizeof head, packet.data(), packet.size());
  begins_[begin & mask_].store(static_cast<std::uint32_t>(packet.size()),
                               std::memory_order_release);
  return true;
}

std::optional<TappedPacket> PacketRing::front() {
  std::uint64_t tail = tail_.load(std::memory_order_relaxed);
  std::uint32_t size = begins_[tail & mask_].load(std::memory_order_acquire);
  if (size == unused) {
    begins_[tail & mask_].store(nothing, std::memory_order_relaxed);
    tail += mask_ + 1 - (tail & mask_);
    tail_.store(tail, std::memory_order_release);
    size = begins_[0].load(std::memory_order_acquire);
  }
  if (size == nothing) return std::nullopt;
  Head head{};
  std::memcpy(&head, place(tail), sizeof head);
  front_units_ = units_of(size);
  return TappedPacket{head.from, head.at, Bytes(place(tail) + sizeof head, size)};
}

void PacketRing::pop() {
  const std::uint64_t tail = tail_.load(std::memory_order_relaxed);
  begins_[tail & mask_].store(nothing, std::memory_order_relaxed);
  tail_.store(tail + front_units_, std::memory_order_release);
}

}  // namespace visavis::recorder
