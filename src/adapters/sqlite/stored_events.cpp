#include "adapters/sqlite/stored_events.h"

#include "app/ports/store_failure.h"
#include "app/records/row.h"

namespace visavis::sqlite {
namespace {

Event decode(std::string_view json, std::int64_t position) {
  try {
    return app::decode_event(json);
  } catch (const std::exception&) {
    // The decoder's words may quote the event, which is about a person.
    throw app::StoreFailure("SQLite: event " + std::to_string(position) + " cannot be read");
  }
}

}  // namespace

Verification read_verification(std::string_view json) {
  try {
    return app::decode_row(json);
  } catch (const std::exception&) {
    throw app::StoreFailure("SQLite: a stored verification cannot be read");
  }
}

app::StoredEvent read_event(const Rows& rows) {
  const auto position = rows.integer(0);
  return {.position = position,
          .marketplace = MarketplaceId{rows.bytes<16>(1)},
          .verification = VerificationId{rows.bytes<16>(2)},
          .account = std::string{rows.text(3)},
          .event = decode(rows.text(4), position),
          .body = std::string{rows.text(5)},
          .type = std::string{rows.text(6)},
          .previous_status = std::string{rows.text(7)},
          .previous_hash = rows.bytes<32>(8),
          .hash = rows.bytes<32>(9),
          .content = std::string{rows.text(4)}};
}

}  // namespace visavis::sqlite
