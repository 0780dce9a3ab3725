#pragma once

#include <string>
#include <string_view>

#include "app/messages/export_record.h"
#include "domain/act.h"
#include "domain/verification.h"

// How verifications, events and acts are stored: JSON. Boost.JSON stays inside the .cpp files.
namespace visavis::app {

// Everything, exactly; the readers throw a std::exception for what no writer wrote.
std::string encode_row(const Verification& verification);
Verification decode_row(std::string_view json);
std::string encode_event(const Event& event);
Event decode_event(std::string_view json);
std::string encode_act(const Act& act);
Act decode_act(std::string_view json);
std::string encode_still(const KeptStill& still);
KeptStill decode_still(std::string_view json);
std::string encode_export(const ExportContent& content);
ExportContent decode_export(std::string_view json);

/// The `data` of an event, made once when it happens.
std::string event_data_json(const Verification& after, const EventBody& body, const Policy& policy,
                            Timestamp now);

}  // namespace visavis::app
