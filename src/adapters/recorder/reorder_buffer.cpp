#include "adapters/recorder/reorder_buffer.h"

#include <algorithm>
#include <utility>

namespace visavis::recorder {
namespace {

/// Far enough from zero that one can go back.
constexpr std::int64_t first_number = std::int64_t{1} << 32;

std::int64_t nearest(std::int64_t to, std::uint16_t sequence) {
  return to + static_cast<std::int16_t>(sequence - static_cast<std::uint16_t>(to & 0xffff));
}

}  // namespace

void ReorderBuffer::push(const MediaPacket& packet, Monotonic now) {
  if (!next_) {
    next_ = highest_ = first_number + packet.sequence;
    begun_ = now;
  }
  std::int64_t number = nearest(highest_, packet.sequence);
  if (number < *next_ - limits_.packets) {
    // RFC 3550, A.1: a sender that began anew, if the next one follows.
    const auto follows = static_cast<std::uint16_t>(packet.sequence + 1);
    if (elsewhere_ != packet.sequence) return void(elsewhere_ = follows);
    number += 1 << 16;
    restarted_ = true;
  }
  elsewhere_.reset();
  if (!given_) next_ = std::min(*next_, number);
  if (number < *next_) return missed(number);
  const auto [at, added] = held_.try_emplace(number);
  if (!added) return;
  highest_ = std::max(highest_, number);
  Held& held = at->second;
  held.payload.assign(packet.payload.begin(), packet.payload.end());
  held.packet = packet;
  held.packet.payload = held.payload;
  held.came = now;
}

/// Nobody waits for it: it was given up, or is here again.
void ReorderBuffer::missed(std::int64_t number) {
  if (given_up_.erase(number) > 0) ++late_;
}

std::optional<ReorderBuffer::Ordered> ReorderBuffer::next(Monotonic now) {
  if (held_.empty() || !due(now)) return std::nullopt;
  return take();
}

bool ReorderBuffer::due(Monotonic now) const {
  if (highest_ - *next_ >= limits_.packets) return true;
  const auto& [number, first] = *held_.begin();
  if (!given_) return now - begun_ >= limits_.first_wait;
  return number == *next_ || now - first.came >= limits_.wait;
}

std::optional<ReorderBuffer::Ordered> ReorderBuffer::next_without_waiting() {
  if (held_.empty()) return std::nullopt;
  return take();
}

ReorderBuffer::Ordered ReorderBuffer::take() {
  auto node = held_.extract(held_.begin());
  std::int64_t lost = node.key() - *next_;
  if (std::exchange(restarted_, false)) lost = 1;
  // Of those long gone nobody asks.
  for (auto one = std::max(*next_, node.key() - limits_.packets); one < node.key(); ++one)
    given_up_.insert(one);
  while (!given_up_.empty() && *given_up_.begin() < node.key() - limits_.packets)
    given_up_.erase(given_up_.begin());
  lost_ += static_cast<std::uint64_t>(lost);
  next_ = node.key() + 1;
  given_ = true;
  taken_ = std::move(node.mapped());
  taken_.packet.payload = taken_.payload;
  return {taken_.packet, lost};
}

}  // namespace visavis::recorder
