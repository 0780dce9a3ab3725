#pragma once

#include <atomic>
#include <bitset>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "adapters/relay/output.h"
#include "adapters/relay/transport.h"
#include "app/ports/media_tap.h"

namespace visavis::relay {

/// Of a browser's description: its ICE credentials, and which payload types are video, but for
/// retransmission and repair.
struct BrowserSide {
  Credentials credentials;
  std::bitset<128> video;
};

/// Counted by one thread, read by any.
class Counter {
 public:
  void add(std::uint64_t n) {
    // One writer: a plain load and store, without the bus lock of fetch_add.
    value_.store(value_.load(std::memory_order_relaxed) + n, std::memory_order_relaxed);
  }
  std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

 private:
  std::atomic<std::uint64_t> value_{0};
};

struct CoreTotals {
  Counter packets_in;
  Counter packets_out;
  Counter bytes_in;
  Counter bytes_out;
  Counter dropped;
};

/// One relay thread's transports, without I/O: takes datagrams and the time, gives datagrams and
/// events. What one transport sends reaches its joined partner and nobody else, packet for packet;
/// what it sent while nobody was there is made good by asking it for a key frame.
/// Media is forwarded without allocating and without locks; where it is not sealed by AES-GCM, the
/// first packet of an SSRC allocates.
/// Not thread-safe, except totals().
class Core {
 public:
  /// All but `limits` must outlive the core. `tap`: null, or who sees the media.
  Core(const DtlsContext& dtls, const TransportLimits& limits, Output& output,
       app::MediaTap* tap = nullptr);
  ~Core();

  void open(app::TransportId id, Credentials credentials,
            app::Reach reach = app::Reach::either_however_slow);
  /// ICE restart: the newest two pairs are valid.
  void renew_credentials(app::TransportId id, Credentials credentials);
  void credentials_given_out(app::TransportId id, Monotonic now);
  void expect_fingerprint(app::TransportId id, const Fingerprint& fingerprint, Monotonic now);
  /// What every description of the browser says.
  void know_browser(app::TransportId id, BrowserSide browser, Monotonic now);
  /// A transport joined to itself gets back what it sends.
  void join(app::TransportId a, app::TransportId b);
  /// It stays connected, with nobody at the other end.
  void unjoin(app::TransportId id);
  void close(app::TransportId id);
  /// A whole picture of this SSRC is wanted from its browser.
  void ask_for_key_frame(app::TransportId id, std::uint32_t ssrc);

  /// The datagram is buffer's first `size` bytes; media is changed in place, so the buffer has to
  /// be buffer_size long.
  void receive(const Path& path, MutableBytes buffer, std::size_t size, Monotonic now);
  /// Whether the path is bound to one of these transports.
  bool knows(const Path& path) const { return by_path_.contains(path); }
  /// A TCP connection ended.
  void path_closed(const Path& path, Monotonic now);

  void advance(Monotonic now);
  /// When advance() has work to do. It may be early, and 10 ms late.
  std::optional<Monotonic> deadline() const { return deadline_; }

  const CoreTotals& totals() const { return totals_; }
  void count_dropped(std::uint64_t n) { totals_.dropped.add(n); }

 private:
  struct Entry {
    Transport transport;
    Entry* partner = nullptr;
    std::bitset<128> video = {};
    bool missed = false;  ///< something that it sent reached nobody: the picture's beginning, maybe

    void leave_partner();
    void ask_for_key_frame(std::uint32_t media_ssrc, Output& output);
  };
  /// Forwards to the real output, and counts.
  class Counting : public Output {
   public:
    Counting(Output& inner, CoreTotals& totals) : inner_(inner), totals_(totals) {}
    MutableBytes room(const Path& to, std::size_t size_max) override {
      return inner_.room(to, size_max);
    }
    void commit(const Path& to, std::size_t size) override;
    void path_bound(const Path& path) override { inner_.path_bound(path); }
    void path_unbound(const Path& path) override { inner_.path_unbound(path); }
    void event(const app::RelayEvent& event) override { inner_.event(event); }

   private:
    Output& inner_;
    CoreTotals& totals_;
  };
  struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  Entry* find(app::TransportId id);
  void receive_stun(const Path& path, Bytes datagram, Monotonic now);
  void receive_check(const Path& path, Bytes datagram, const StunMessage& message, Monotonic now);
  void receive_media(Entry& from, const Path& path, MutableBytes buffer, std::size_t size,
                     Monotonic now);
  void unbind(Entry& entry);
  void unbind_path(const Path& path);
  void after(Entry& entry, Monotonic now);

  const DtlsContext& dtls_;
  TransportLimits limits_;
  CoreTotals totals_;
  Counting output_;
  app::MediaTap* const tap_;
  std::unordered_map<app::TransportId, std::unique_ptr<Entry>> transports_;
  std::unordered_map<std::string, Entry*, TextHash, std::equal_to<>> by_ufrag_;
  std::unordered_map<Path, Entry*, PathHash> by_path_;
  std::optional<Monotonic> deadline_;
};

}  // namespace visavis::relay
