#include "app/call/reaches.h"

#include <algorithm>

namespace visavis::app {

Reaches::Known& Reaches::begin(const Person& person) {
  Known& known = people_[person];
  const bool tcp_failed = known.reach == Reach::tcp && known.newest && !known.connected;
  if (tcp_failed) known.reach = Reach::either_however_slow;
  known.connected = false;
  return known;
}

TransportId Reaches::open(const Person& person) {
  Known& known = begin(person);
  known.newest = relay_.open(known.reach);
  return *known.newest;
}

TransportId Reaches::open_beside(TransportId other, const Person& person) {
  Known& known = begin(person);
  known.newest = relay_.open_beside(other, known.reach);
  return *known.newest;
}

Reaches::Known* Reaches::of(TransportId transport) {
  const auto found = std::ranges::find_if(
      people_, [&](const auto& one) { return one.second.newest == transport; });
  return found == people_.end() ? nullptr : &found->second;
}

void Reaches::on(const RelayEvent& event) {
  if (const auto* up = std::get_if<TransportConnected>(&event)) {
    if (Known* known = of(up->transport)) known->connected = true;
  } else if (const auto* lost = std::get_if<TransportLost>(&event); lost != nullptr) {
    Known* known = lost->half_udp ? of(lost->transport) : nullptr;
    if (known != nullptr) *known = {Reach::tcp, std::nullopt, false};
  }
}

}  // namespace visavis::app
