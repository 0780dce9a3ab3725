#pragma once

#include <string>
#include <string_view>

#include "app/access/hand_off.h"
#include "app/messages/live.h"
#include "app/messages/stored.h"
#include "app/review/appeals.h"
#include "app/review/second_review.h"
#include "app/verification/own_data.h"
#include "app/verification/view_verification.h"
#include "app/waiting/book_slot.h"
#include "domain/verification.h"

// How values look outside: the JSON of the API, of webhooks and of the live WebSocket. One place,
// so that the adapters (which never include each other) agree. Boost.JSON stays inside the .cpp
// files.
namespace visavis::app {

// For the marketplace (docs/protocol.md).
std::string verification_json(const VerificationDetail& detail, const Policy& policy);
std::string account_json(const AccountDetail& detail, const Policy& policy);
std::string effect_json(const Effect& effect);
std::string event_json(const StoredEvent& event);
/// {"object":"list","data":[...],"has_more":...} of JSON texts.
std::string list_json(const std::vector<std::string>& items, bool has_more);
/// The webhook's body: {"type","timestamp","data"}.
std::string webhook_body(const StoredEvent& event);
/// `hold` as in the API, or "null".
std::string hold_json(const std::optional<Hold>& hold, const Policy& policy);

// For the pages.
std::string to_json(const ApplicantView& view);
std::string to_json(const StaffView& view);
std::string to_json(const ToApplicant& message);
std::string to_json(const ToStaff& message);
std::string reviews_json(const std::vector<OpenReview>& reviews);
std::string appeals_json(const std::vector<OpenAppeal>& appeals);
/// The status page.
std::string status_json(const OwnData& data, const Policy& policy);
/// The file that applicants take with them.
std::string own_data_json(const OwnData& data, Timestamp now);
std::string slots_json(const FreeSlots& free);
std::string staff_json(const Staff& staff);
std::string reasons_json();
/// A QR code drawn: dark modules as the path of an SVG, on a square of so many modules a side.
struct QrDrawing {
  std::size_t modules = 0;
  std::string path;
};
std::string hand_off_json(const HandOff& hand_off, const QrDrawing& qr);

}  // namespace visavis::app
