// The store's own encoding: exact, and never shown to anybody.
#include "app/records/row.h"

#include "app/records/codec.h"

namespace visavis::app {

void codec::unreadable(std::string_view type, std::string_view what) {
  throw std::runtime_error("stored " + std::string{type} + ": " + std::string{what});
}

std::string encode_row(const Verification& verification) { return codec::encoded(verification); }
Verification decode_row(std::string_view json) { return codec::decoded<Verification>(json); }

std::string encode_event(const Event& event) { return codec::encoded(event); }
Event decode_event(std::string_view json) { return codec::decoded<Event>(json); }

std::string encode_act(const Act& act) { return codec::encoded(act); }
Act decode_act(std::string_view json) { return codec::decoded<Act>(json); }

}  // namespace visavis::app
