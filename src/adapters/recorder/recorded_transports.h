#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "app/ports/relay.h"

namespace visavis::recorder {

/// Which transports are recorded, for relay threads to ask with one load. It may say yes of one
/// that is not, never no of one that is. Counts besides what of them was not taken.
class RecordedTransports {
 public:
  void add(app::TransportId id) { place(id).recorded.fetch_add(1, std::memory_order_release); }
  void remove(app::TransportId id) { place(id).recorded.fetch_sub(1, std::memory_order_relaxed); }
  bool contains(app::TransportId id) const {
    return places_[index(id)].recorded.load(std::memory_order_acquire) > 0;
  }

  void missed(app::TransportId id) { place(id).missed.fetch_add(1, std::memory_order_relaxed); }
  std::uint32_t missed_so_far(app::TransportId id) const {
    return places_[index(id)].missed.load(std::memory_order_relaxed);
  }

 private:
  struct Place {
    std::atomic<std::uint32_t> recorded{0};
    std::atomic<std::uint32_t> missed{0};
  };
  static constexpr std::size_t places = 4096;
  // Ids count up within a thread of the relay, whose number is in the upper bits.
  static std::size_t index(app::TransportId id) {
    return static_cast<std::uint64_t>(id) * 0x9e37'79b9'7f4a'7c15 >> 52;
  }
  Place& place(app::TransportId id) { return places_[index(id)]; }

  std::array<Place, places> places_;
};

}  // namespace visavis::recorder
