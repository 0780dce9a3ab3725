#pragma once

#include "adapters/sql/statement.h"
#include "app/ports/verification_store.h"

namespace visavis::sqlite {

/// Throws app::StoreFailure that quotes nothing: a row is about a person.
Verification read_verification(std::string_view json);

// Reading events. A query that selects VISAVIS_EVENT_COLUMNS from event e and verification v has
// them first, and read_event() makes the event of the present row.
#define VISAVIS_EVENT_COLUMNS                                                                  \
  "e.position, v.marketplace, v.id, v.account, e.content, e.body, e.type, e.previous_status, " \
  "e.previous_hash, e.hash "

inline constexpr int event_columns = 10;

app::StoredEvent read_event(const Rows& rows);

}  // namespace visavis::sqlite
