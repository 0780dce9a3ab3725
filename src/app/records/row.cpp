// The store's own encoding: exact, and never shown to anybody.
#include "app/records/row.h"

#include "app/records/codec.h"

namespace visavis::app {

// What stands in every database, whichever compiler makes the program.
static_assert(kind<CallBackTold> == "call_back_told" && kind<Required> == "required");
static_assert(kind<ApiKeyAdded> == "api_key_added");

void codec::unreadable(std::string_view type, std::string_view what) {
  throw std::runtime_error("stored " + std::string{type} + ": " + std::string{what});
}

std::string encode_row(const Verification& verification) { return codec::encoded(verification); }
Verification decode_row(std::string_view json) { return codec::decoded<Verification>(json); }

std::string encode_event(const Event& event) { return codec::encoded(event); }
Event decode_event(std::string_view json) { return codec::decoded<Event>(json); }

std::string encode_act(const Act& act) { return codec::encoded(act); }
Act decode_act(std::string_view json) { return codec::decoded<Act>(json); }

std::string encode_still(const KeptStill& still) { return codec::encoded(still); }
KeptStill decode_still(std::string_view json) { return codec::decoded<KeptStill>(json); }

std::string encode_export(const ExportContent& content) { return codec::encoded(content); }
ExportContent decode_export(std::string_view json) { return codec::decoded<ExportContent>(json); }

}  // namespace visavis::app
