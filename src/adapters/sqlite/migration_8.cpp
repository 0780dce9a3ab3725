#include "adapters/sqlite/migration_8.h"

#include <cstdint>
#include <utility>
#include <vector>

#include "adapters/sql/statement.h"
#include "adapters/sqlite/stored_events.h"
#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

void fill_running_calls(sqlite3* connection) {
  std::vector<std::pair<std::int64_t, CallId>> calls;
  Statement in_call{connection,
                    "SELECT number, content FROM verification WHERE status = 'in_call'"};
  for (auto rows = in_call.run(); rows.next();) {
    if (const auto call = running_call(read_verification(rows.text(1))))
      calls.emplace_back(rows.integer(0), *call);
  }
  Statement fill{connection, "UPDATE verification SET call = ?2 WHERE number = ?1"};
  for (const auto& [number, call] : calls) fill.execute(number, call.bytes());
}

void refuse_lost_deliveries(sqlite3* connection) {
  Statement check{connection, "PRAGMA foreign_key_check(delivery)"};
  if (check.run().next())
    throw app::StoreFailure("SQLite: migrating: a delivery has lost its event");
}

}  // namespace

// The log is built anew, since SQLite cannot take NOT NULL away; in the order of
// sqlite.org/lang_altertable.html, section 7, so that references to it stay what they are. Foreign
// keys are off while migrations run.
const char* const migration_8 = R"sql(
CREATE TABLE timer (
  verification INTEGER NOT NULL REFERENCES verification (number),
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  useless_from INTEGER,
  PRIMARY KEY (verification, kind)
) STRICT, WITHOUT ROWID;
CREATE INDEX timer_at ON timer (at);

DROP INDEX verification_due;
DROP INDEX verification_remind;
DROP INDEX verification_slot_reminder;
DROP INDEX verification_blocking;
ALTER TABLE verification DROP COLUMN due;
ALTER TABLE verification DROP COLUMN remind;
ALTER TABLE verification DROP COLUMN slot_reminder;
ALTER TABLE verification ADD COLUMN blocking INTEGER NOT NULL DEFAULT 0;  -- another of the account
ALTER TABLE verification ADD COLUMN call BLOB;                            -- that runs now
UPDATE verification SET blocking = 1 WHERE status NOT IN ('verified', 'canceled');
CREATE UNIQUE INDEX verification_blocking ON verification (marketplace, account)
  WHERE blocking = 1;
CREATE INDEX verification_call ON verification (call) WHERE call IS NOT NULL;

CREATE TABLE new_event (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  audience TEXT NOT NULL CHECK (audience IN ('marketplace', 'internal')),
  verification INTEGER REFERENCES verification (number),  -- nothing: an act
  marketplace BLOB,
  sequence INTEGER,
  type TEXT NOT NULL,
  previous_status TEXT,
  content TEXT NOT NULL,
  body TEXT,
  previous_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (verification, sequence),
  CHECK (verification IS NULL AND audience = 'internal' OR
         marketplace IS NOT NULL AND sequence IS NOT NULL AND previous_status IS NOT NULL AND
         body IS NOT NULL)
) STRICT;
INSERT INTO new_event SELECT position, 'marketplace', verification, marketplace, sequence, type,
  previous_status, content, body, previous_hash, hash FROM event;
DELETE FROM sqlite_sequence WHERE name = 'new_event';
INSERT INTO sqlite_sequence SELECT 'new_event', seq FROM sqlite_sequence WHERE name = 'event';
DROP TABLE event;
ALTER TABLE new_event RENAME TO event;
CREATE INDEX event_marketplace ON event (marketplace, position) WHERE audience = 'marketplace';
CREATE INDEX event_act ON event (position) WHERE verification IS NULL;

-- The hash of the last act: dropping that act breaks the chain too.
CREATE TABLE act_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  hash BLOB NOT NULL
) STRICT;
INSERT INTO act_head VALUES (1, zeroblob(32));
)sql";

void finish_migration_8(sqlite3* connection) {
  fill_running_calls(connection);
  refuse_lost_deliveries(connection);
}

}  // namespace visavis::sqlite
