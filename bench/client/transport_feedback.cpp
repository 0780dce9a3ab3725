#include "transport_feedback.h"

#include <algorithm>

namespace visavis::bench {
namespace {

constexpr std::int64_t delta_unit_ns = 250'000;
constexpr std::int64_t reference_unit_ns = 64'000'000;
enum Symbol : std::uint8_t { not_received = 0, small_delta = 1, large_delta = 2 };

struct Run {
  Symbol symbol;
  std::size_t length;
};

void append(std::vector<Run>& runs, Symbol symbol, std::size_t length) {
  constexpr std::size_t most_in_chunk = 8191;
  if (!runs.empty() && runs.back().symbol == symbol && runs.back().length + length <= most_in_chunk)
    runs.back().length += length;
  else
    runs.push_back({symbol, std::min(length, most_in_chunk)});
}

}  // namespace

void TransportFeedback::arrived(std::uint16_t sequence, std::int64_t at_ns) {
  std::int64_t extended = sequence;
  if (highest_ >= 0)
    extended =
        highest_ + static_cast<std::int16_t>(sequence - static_cast<std::uint16_t>(highest_));
  highest_ = std::max(highest_, extended);
  if (arrivals_.size() < most_packets) arrivals_.emplace_back(extended, at_ns);
}

std::size_t TransportFeedback::write(MutableView out, std::uint32_t sender_ssrc,
                                     std::uint32_t media_ssrc) {
  if (arrivals_.empty()) return 0;
  std::sort(arrivals_.begin(), arrivals_.end());
  const std::int64_t base = arrivals_.front().first;
  const std::int64_t reference = arrivals_.front().second / reference_unit_ns;
  std::vector<Run> runs;
  std::vector<std::pair<Symbol, std::int64_t>> deltas;
  std::int64_t expected = base;
  std::int64_t told_ns = reference * reference_unit_ns;
  for (const auto& [sequence, at_ns] : arrivals_) {
    if (sequence < expected) continue;  // A duplicate.
    if (sequence > expected)
      append(runs, not_received, static_cast<std::size_t>(sequence - expected));
    const std::int64_t delta = (at_ns - told_ns) / delta_unit_ns;
    const Symbol symbol = delta >= 0 && delta <= 255 ? small_delta : large_delta;
    append(runs, symbol, 1);
    deltas.emplace_back(symbol, delta);
    told_ns += delta * delta_unit_ns;
    expected = sequence + 1;
  }
  arrivals_.clear();

  Writer writer{out};
  writer.u8(0x80 | 15).u8(205).u16(0).u32(sender_ssrc).u32(media_ssrc);
  writer.u16(static_cast<std::uint64_t>(base) & 0xffff)
      .u16(static_cast<std::uint64_t>(expected - base));
  writer.u24(static_cast<std::uint64_t>(reference) & 0xffffff).u8(count_++);
  for (const Run& run : runs)
    writer.u16((static_cast<std::uint64_t>(run.symbol) << 13) | run.length);
  for (const auto& [symbol, delta] : deltas) {
    if (symbol == small_delta)
      writer.u8(static_cast<std::uint64_t>(delta));
    else
      writer.u16(static_cast<std::uint64_t>(delta) & 0xffff);
  }
  while (writer.size() % 4 != 0) writer.u8(0);
  Writer{out.subspan(2, 2)}.u16(writer.size() / 4 - 1);
  return writer.size();
}

}  // namespace visavis::bench
