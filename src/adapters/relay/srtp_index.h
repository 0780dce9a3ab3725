#pragma once

#include <bitset>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

// Which packet of an SSRC a packet is, and whether it was here before (RFC 3711, 3.3).
namespace visavis::relay {

/// Roll-over counter and sequence number.
inline constexpr std::uint64_t rtp_index_max = (1ULL << 48) - 1;
inline constexpr std::uint32_t rtcp_index_max = (1U << 31) - 1;

/// RFC 3711, 3.3.1 and appendix A: the index nearest to the highest one so far (0 if there is none
/// yet). Before the first roll-over nothing is older than its beginning, so what seems to be is
/// far ahead, as libsrtp and so browsers have it. Nothing once the key has no index left.
inline std::optional<std::uint64_t> estimate_index(std::uint64_t highest, std::uint16_t sequence) {
  constexpr std::int64_t half = 1 << 15;
  const auto low = static_cast<std::int64_t>(highest & 0xffff);
  const std::int64_t distance = sequence - low;
  auto index = static_cast<std::int64_t>(highest) + distance;
  if (low < half && distance > half && highest > 0xffff) index -= 1 << 16;
  if (low >= half && distance < -half) index += 1 << 16;
  const auto estimated = static_cast<std::uint64_t>(index);
  return estimated <= rtp_index_max ? std::optional(estimated) : std::nullopt;
}

/// RFC 3711, 3.3.2: what was seen of the last `width` indices. What is older counts as seen.
template <std::size_t width>
class SeenIndices {
 public:
  /// 0 if there is none.
  std::uint64_t highest() const { return highest_; }
  bool seen(std::uint64_t index) const {
    return index <= highest_ && (highest_ - index >= width || bits_[index % width]);
  }
  /// It was not seen before.
  void add(std::uint64_t index) {
    if (index > highest_ && index - highest_ >= width) {
      bits_.reset();
    } else {
      for (std::uint64_t missed = highest_ + 1; missed < index; ++missed)
        bits_.reset(missed % width);
    }
    if (index > highest_) highest_ = index;
    bits_.set(index % width);
  }
  /// All up to there count as seen.
  void begin_after(std::uint64_t index) {
    highest_ = index;
    bits_.set();
  }

 private:
  std::uint64_t highest_ = 0;
  std::bitset<width> bits_;
};

/// What is known of each SSRC. Its memory is there from the beginning, and none is given up while
/// the key lives: who forgets an index accepts it, or uses it, twice.
template <class State>
class SsrcTable {
 public:
  explicit SsrcTable(std::size_t capacity) : capacity_(capacity) {
    ssrcs_.reserve(capacity);
    states_.reserve(capacity);
  }
  State* find(std::uint32_t ssrc) {
    // A browser's pictures come in runs, and it has a handful of SSRCs: a scan beats a hash.
    if (last_ < ssrcs_.size() && ssrcs_[last_] == ssrc) return &states_[last_];
    for (std::size_t i = 0; i < ssrcs_.size(); ++i)
      if (ssrcs_[i] == ssrc) return &states_[last_ = i];
    return nullptr;
  }
  bool full() const { return ssrcs_.size() == capacity_; }
  /// It is neither there nor is the table full.
  State& add(std::uint32_t ssrc) {
    ssrcs_.push_back(ssrc);
    return states_.emplace_back();
  }

 private:
  std::size_t capacity_;
  std::size_t last_ = 0;
  std::vector<std::uint32_t> ssrcs_;
  std::vector<State> states_;
};

}  // namespace visavis::relay
