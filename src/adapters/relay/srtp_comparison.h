#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "adapters/relay/reference_srtp.h"
#include "adapters/relay/srtp_gcm.h"

// For tests and fuzzing: packets of many SSRCs go by a bad network, with ours and libsrtp's at both
// of its ends; what the packets are and what happens to them is read from a source of bytes.
namespace visavis::relay {

/// What was seen, so that a test can tell that there was something to see.
struct SrtpComparison {
  std::uint64_t sealed = 0;
  std::uint64_t seal_refused = 0;
  std::uint64_t rtp_opened = 0;
  std::uint64_t rtcp_opened = 0;
  std::uint64_t unencrypted_opened = 0;
  std::uint64_t spoilt = 0;       ///< and refused
  std::uint64_t repeated = 0;     ///< and refused
  std::uint64_t rolled_over = 0;  ///< sealed beyond the first 65536
  std::string difference;         ///< what one does and the other does not; empty: nothing
};

/// `Source` has `std::uint8_t byte()`, 0 once it is at its end.
template <class Source>
class SrtpComparer {
 public:
  SrtpComparer(Source& source, SrtpProfile profile, const SrtpKey& master)
      : source_(source),
        keys_(keys_of(profile, master)),
        sender_(keys_),
        receiver_(keys_),
        their_sender_(profile, master, ReferenceSrtp::Use::seal),
        their_open_sender_(profile, master, ReferenceSrtp::Use::seal, {.rtcp_encrypted = false}),
        their_receiver_(profile, master, ReferenceSrtp::Use::open) {}

  /// One packet more: it is sealed, and some that are on their way arrive. False at a difference.
  bool step() {
    const auto packet = make_packet();
    const auto theirs = their_sender_.seal(packet);
    std::vector<std::uint8_t> ours(packet.size() + gcm_tag_size + srtcp_word_size);
    const auto size = sender_.seal(packet, ours);
    ours.resize(size.value_or(0));
    if (size.has_value() != theirs.has_value()) return differ("seal", packet);
    if (theirs && ours != *theirs) return differ("sealed bytes", packet);
    ++(theirs ? seen_.sealed : seen_.seal_refused);
    if (theirs) on_its_way(ours);
    if (is_rtcp(packet) && source_.byte() % 4 == 0) send_unencrypted(packet);
    while (!way_.empty() && (way_.size() > 64 || source_.byte() % 4 != 0))
      if (!arrive()) return false;
    return true;
  }
  const SrtpComparison& seen() const { return seen_; }

 private:
  struct Stream {
    std::uint32_t ssrc = 0;
    std::uint64_t next = 0;
  };

  static SrtpGcmKeys keys_of(SrtpProfile profile, const SrtpKey& master) {
    const auto [key, salt] = sizes_of(profile);
    return derive_gcm_keys(Bytes(master).first(key), Bytes(master).subspan(key, salt));
  }
  std::uint32_t word() {
    std::uint32_t value = source_.byte();
    value = value << 8 | source_.byte();
    return value;
  }
  bool differ(const char* what, Bytes packet) {
    static constexpr const char* digits = "0123456789abcdef";
    seen_.difference = std::string(what) + " after " + std::to_string(seen_.sealed) + ": ";
    for (const std::uint8_t byte : packet.first(std::min<std::size_t>(packet.size(), 64))) {
      seen_.difference += digits[byte >> 4];
      seen_.difference += digits[byte & 15];
    }
    return false;
  }

  std::vector<std::uint8_t> make_packet() {
    Stream& stream = streams_[source_.byte() % streams_.size()];
    if (stream.ssrc == 0) {
      stream.ssrc = ++ssrcs_ * 0x01010101U;
      stream.next = word();
    }
    return source_.byte() % 8 == 0 ? make_rtcp(stream) : make_rtp(stream);
  }
  std::vector<std::uint8_t> make_rtp(Stream& stream) {
    const std::uint8_t shape = source_.byte();
    const std::size_t sources = shape % 4 == 0 ? source_.byte() % 16 : 0;
    const bool extension = shape % 2 == 0;
    const std::size_t words = extension ? source_.byte() % 8 : 0;
    const std::size_t payload = shape % 16 == 0 ? word() % 1300 : source_.byte() % 64;
    std::vector<std::uint8_t> packet(12 + 4 * sources + (extension ? 4 + 4 * words : 0) + payload);
    for (auto& byte : packet) byte = static_cast<std::uint8_t>(fill_ += 41);
    packet[0] = static_cast<std::uint8_t>(0x80 | (shape & 0x20) | (extension ? 0x10 : 0) | sources);
    packet[1] = source_.byte();
    if (is_rtcp(packet)) packet[1] &= 0x7f;
    write_u16(packet, 2, next_sequence(stream));
    write_u32(packet, 8, stream.ssrc);
    // Now and then it is shorter than it says.
    if (extension)
      write_u16(packet, 14 + 4 * sources, static_cast<std::uint16_t>(shape == 2 ? 999 : words));
    if (shape == 4) packet.resize(source_.byte() % packet.size());
    return packet;
  }
  // Most follow on each other; some are left out, late, sent again, or half a world away.
  std::uint16_t next_sequence(Stream& stream) {
    const std::uint8_t way = source_.byte();
    if (way < 8) stream.next += source_.byte();
    if (way == 8) stream.next += word() % 40'000;
    const std::uint64_t back = way >= 250 ? word() % 2100 : way >= 240 ? source_.byte() % 8 : 0;
    const std::uint64_t index = stream.next - std::min(back, stream.next);
    if (back == 0) ++stream.next;
    if (index > 0xffff) ++seen_.rolled_over;
    return static_cast<std::uint16_t>(index & 0xffff);
  }
  std::vector<std::uint8_t> make_rtcp(const Stream& stream) {
    std::vector<std::uint8_t> packet(8 + source_.byte() % 64);
    for (auto& byte : packet) byte = static_cast<std::uint8_t>(fill_ += 41);
    packet[0] = 0x81;
    packet[1] = static_cast<std::uint8_t>(200 + packet.size() % 7);
    write_u32(packet, 4, stream.ssrc);
    return packet;
  }

  // From an SSRC of its own, as it is counted apart.
  void send_unencrypted(std::vector<std::uint8_t> report) {
    report[4] |= 0x80;
    if (const auto sealed = their_open_sender_.seal(report)) on_its_way(*sealed);
  }
  void on_its_way(const std::vector<std::uint8_t>& packet) {
    if (source_.byte() % 32 != 0) way_.push_back(packet);
  }
  // Mostly the oldest. It may be spoilt, or stay to come again.
  bool arrive() {
    const std::uint8_t fate = source_.byte();
    const std::size_t at = fate % 8 == 0 ? source_.byte() % way_.size() : 0;
    const auto which = way_.begin() + static_cast<std::ptrdiff_t>(at);
    std::vector<std::uint8_t> packet = *which;
    const bool spoilt = fate % 16 == 1;
    if (spoilt) {
      spoil(packet);
    } else if (fate % 16 != 2) {
      way_.erase(which);
    }
    return open(packet, spoilt);
  }
  void spoil(std::vector<std::uint8_t>& packet) {
    const std::uint8_t how = source_.byte();
    if (how < 16) {
      packet.resize(packet.size() - std::min<std::size_t>(packet.size(), how + 1U));
    } else if (how < 32) {
      packet.resize(packet.size() + how - 15U);
    } else if (how < 128) {  // Where headers, tag and index are.
      const std::size_t at = std::min<std::size_t>(how / 2 % 24, packet.size() - 1);
      packet[how % 2 == 0 ? at : packet.size() - 1 - at] ^=
          static_cast<std::uint8_t>(1U << how / 32);
    } else {
      packet[word() % packet.size()] ^= static_cast<std::uint8_t>(1U << how % 8);
    }
  }
  bool open(const std::vector<std::uint8_t>& packet, bool spoilt) {
    const auto theirs = their_receiver_.open(packet);
    std::vector<std::uint8_t> ours = packet;
    const auto size = receiver_.open(ours);
    ours.resize(size.value_or(0));
    if (size.has_value() != theirs.has_value()) return differ("open", packet);
    if (theirs && ours != *theirs) return differ("opened bytes", packet);
    if (theirs && spoilt) return differ("spoilt, and opened", packet);
    count(packet, theirs.has_value(), spoilt);
    return true;
  }
  void count(Bytes packet, bool opened, bool spoilt) {
    if (!opened) {
      ++(spoilt ? seen_.spoilt : seen_.repeated);
    } else if (!is_rtcp(packet)) {
      ++seen_.rtp_opened;
    } else {
      ++(packet[packet.size() - srtcp_word_size] >= 0x80 ? seen_.rtcp_opened
                                                         : seen_.unencrypted_opened);
    }
  }

  Source& source_;
  SrtpGcmKeys keys_;
  SrtpGcmSender sender_;
  SrtpGcmReceiver receiver_;
  ReferenceSrtp their_sender_;
  ReferenceSrtp their_open_sender_;
  ReferenceSrtp their_receiver_;
  std::array<Stream, ssrc_max / 2 - 4> streams_{};  // Twice as many SSRCs, which are remembered.
  std::uint32_t ssrcs_ = 0;
  unsigned fill_ = 0;
  std::deque<std::vector<std::uint8_t>> way_;
  SrtpComparison seen_;
};

}  // namespace visavis::relay
