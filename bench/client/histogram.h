#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace visavis::bench {

/// Durations in buckets of 10 microseconds up to one second; what is longer counts as one second.
class Histogram {
 public:
  void add(std::int64_t duration_ns) {
    const std::int64_t bucket = std::clamp<std::int64_t>(duration_ns / bucket_ns, 0, buckets - 1);
    ++counts_[static_cast<std::size_t>(bucket)];
    ++total_;
    longest_ns_ = std::max(longest_ns_, duration_ns);
  }
  void clear() { *this = Histogram{}; }

  std::uint64_t total() const { return total_; }
  double longest_ms() const { return static_cast<double>(longest_ns_) / 1e6; }
  /// The upper end of the bucket that holds this share (0 to 1) of all; 0 when there are none.
  double quantile_ms(double share) const {
    const auto wanted = static_cast<std::uint64_t>(share * static_cast<double>(total_));
    std::uint64_t seen = 0;
    for (std::size_t i = 0; i < counts_.size() && total_ > 0; ++i) {
      seen += counts_[i];
      if (seen > wanted || seen == total_) return static_cast<double>(i + 1) * bucket_ns / 1e6;
    }
    return 0;
  }

 private:
  static constexpr std::int64_t bucket_ns = 10'000;
  static constexpr std::int64_t buckets = 100'000;

  std::vector<std::uint32_t> counts_ = std::vector<std::uint32_t>(buckets);
  std::uint64_t total_ = 0;
  std::int64_t longest_ns_ = 0;
};

}  // namespace visavis::bench
