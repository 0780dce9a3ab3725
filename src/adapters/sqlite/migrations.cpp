#include "adapters/sqlite/migrations.h"

#include <array>
#include <string>

#include "adapters/sql/statement.h"
#include "adapters/sql/transaction.h"
#include "adapters/sqlite/migration_8.h"
#include "adapters/sqlite/searched_acts.h"
#include "app/ports/store_failure.h"

namespace visavis::sqlite {
namespace {

// Ids and hashes are blobs, times are Unix milliseconds. `number` orders verifications by creation.
constexpr const char* first = R"sql(
CREATE TABLE marketplace (
  id BLOB PRIMARY KEY,
  name TEXT NOT NULL,
  webhook_url TEXT NOT NULL,
  webhook_secret TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE api_key (
  hash BLOB PRIMARY KEY,
  marketplace BLOB NOT NULL REFERENCES marketplace (id),
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  id BLOB PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  token BLOB PRIMARY KEY,
  staff BLOB NOT NULL REFERENCES staff (id),
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_expires ON session (expires);

CREATE TABLE verification (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id BLOB NOT NULL UNIQUE,
  marketplace BLOB NOT NULL REFERENCES marketplace (id),
  account TEXT NOT NULL,
  status TEXT NOT NULL,
  version INTEGER NOT NULL,
  due INTEGER,              -- the deadline, while it can pass and was not recorded as passed
  last_hash BLOB NOT NULL,  -- of the last event: dropping that event breaks the chain too
  content TEXT NOT NULL
) STRICT;
CREATE INDEX verification_marketplace ON verification (marketplace, number);
CREATE INDEX verification_account ON verification (marketplace, account, number);
CREATE INDEX verification_of_status ON verification (marketplace, status, number);
CREATE INDEX verification_status ON verification (status, number);
CREATE INDEX verification_due ON verification (due) WHERE due IS NOT NULL;
CREATE UNIQUE INDEX verification_blocking ON verification (marketplace, account)
  WHERE status NOT IN ('verified', 'canceled');

CREATE TABLE event (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  verification INTEGER NOT NULL REFERENCES verification (number),
  marketplace BLOB NOT NULL,
  sequence INTEGER NOT NULL,
  type TEXT NOT NULL,
  previous_status TEXT NOT NULL,
  content TEXT NOT NULL,
  body TEXT NOT NULL,
  previous_hash BLOB NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (verification, sequence)
) STRICT;
CREATE INDEX event_marketplace ON event (marketplace, position);

-- `due` is set for the oldest open delivery of each verification, and for no other: the next one
-- gets it when that one is over.
CREATE TABLE delivery (
  position INTEGER PRIMARY KEY REFERENCES event (position),
  verification INTEGER NOT NULL,
  marketplace BLOB NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'delivered', 'given_up')),
  due INTEGER CHECK (due IS NULL OR state = 'open'),
  attempts INTEGER NOT NULL DEFAULT 0,
  result TEXT NOT NULL DEFAULT '',  -- of the last attempt
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX delivery_open ON delivery (verification, position) WHERE state = 'open';
CREATE INDEX delivery_due ON delivery (marketplace, due, position) WHERE due IS NOT NULL;
CREATE INDEX delivery_next ON delivery (due) WHERE due IS NOT NULL;

CREATE TABLE link (
  token BLOB PRIMARY KEY,
  verification BLOB NOT NULL REFERENCES verification (id),
  expires INTEGER NOT NULL,
  device BLOB,
  opened INTEGER CHECK ((opened IS NULL) = (device IS NULL))  -- counts a device's links
) STRICT, WITHOUT ROWID;
CREATE INDEX link_device ON link (device, opened) WHERE device IS NOT NULL;
CREATE INDEX link_expires ON link (expires) WHERE device IS NULL;
)sql";

// A link could be opened until it expired: devices from before get at most half an hour more than
// the 30 days that they would have now.
constexpr const char* devices_expire = R"sql(
ALTER TABLE link ADD COLUMN device_expires INTEGER;  -- set with `device`
UPDATE link SET device_expires = expires + 30 * 86400000 WHERE device IS NOT NULL;
CREATE INDEX link_device_expires ON link (device_expires) WHERE device IS NOT NULL;
)sql";

constexpr const char* staff_have_photos = R"sql(
CREATE TABLE staff_photo (
  staff BLOB PRIMARY KEY REFERENCES staff (id),
  image BLOB NOT NULL,  -- a JPEG, PNG or WebP file
  changed INTEGER NOT NULL
) STRICT;
)sql";

// A hand-off link is minted by a device. `charge` counts who took charge of a verification: the
// highest has it.
constexpr const char* two_devices = R"sql(
ALTER TABLE link ADD COLUMN minted_by BLOB;
ALTER TABLE link ADD COLUMN charge INTEGER;
CREATE INDEX link_minted_by ON link (minted_by) WHERE minted_by IS NOT NULL AND device IS NULL;
CREATE INDEX link_charge ON link (verification, charge) WHERE charge IS NOT NULL;
)sql";

constexpr const char* slots = R"sql(
ALTER TABLE verification ADD COLUMN slot INTEGER;           -- the booked time
ALTER TABLE verification ADD COLUMN slot_reminder INTEGER;  -- the same, while its reminder is to come
CREATE INDEX verification_slot ON verification (slot) WHERE slot IS NOT NULL;
CREATE INDEX verification_slot_reminder ON verification (slot_reminder)
  WHERE slot_reminder IS NOT NULL;
)sql";

// What is about a person (recipient, subject, body, html) is emptied when a mail is over.
constexpr const char* mails = R"sql(
CREATE TABLE mail (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  verification INTEGER NOT NULL REFERENCES verification (number),
  sequence INTEGER NOT NULL,  -- of the event that it tells of
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  text_version TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'handed_over', 'taken_back', 'given_up')),
  due INTEGER CHECK ((due IS NULL) = (state <> 'open')),
  useless_from INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0,
  result TEXT NOT NULL DEFAULT '',  -- of the last attempt
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  html TEXT NOT NULL,
  carries_link INTEGER NOT NULL,
  UNIQUE (verification, sequence)
) STRICT;
CREATE INDEX mail_due ON mail (due) WHERE due IS NOT NULL;
CREATE INDEX mail_order ON mail (useless_from IS NULL, useless_from, due) WHERE due IS NOT NULL;
)sql";

constexpr const char* reminders_and_appeals = R"sql(
ALTER TABLE verification ADD COLUMN remind INTEGER;  -- the deadline, while it can be reminded of
ALTER TABLE verification ADD COLUMN appealed INTEGER;  -- since when an appeal waits for its answer
UPDATE verification SET remind = due;
CREATE INDEX verification_remind ON verification (remind) WHERE remind IS NOT NULL;
CREATE INDEX verification_appealed ON verification (appealed) WHERE appealed IS NOT NULL;
)sql";

// Where people find help: told by pages and mails, and where answers to mails go.
constexpr const char* support = R"sql(
ALTER TABLE marketplace ADD COLUMN support_url TEXT NOT NULL DEFAULT '';
ALTER TABLE mail ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';
)sql";

// What was given can be taken back.
constexpr const char* taken_back = R"sql(
ALTER TABLE staff ADD COLUMN disabled INTEGER;  -- since when they may not sign in
ALTER TABLE api_key ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE api_key ADD COLUMN last_used INTEGER;
ALTER TABLE api_key ADD COLUMN revoked INTEGER;
ALTER TABLE marketplace ADD COLUMN retiring_secret TEXT NOT NULL DEFAULT '';
ALTER TABLE marketplace ADD COLUMN retiring_until INTEGER;  -- webhooks are signed with it until then
CREATE INDEX session_staff ON session (staff);
CREATE INDEX staff_created ON staff (created, id);
CREATE INDEX api_key_marketplace ON api_key (marketplace, created, hash);
)sql";

// Since when an endpoint gets nothing, as it said that it is gone.
constexpr const char* webhooks_pause = R"sql(
ALTER TABLE marketplace ADD COLUMN webhook_paused INTEGER;
)sql";

// The store-wide chain begins over what is there: the service takes it in after it has started.
// `block` counts thousands of entries; the newest seal is replaced until its block is full.
constexpr const char* one_chain = R"sql(
CREATE TABLE chain_seal (
  block INTEGER PRIMARY KEY,
  entries INTEGER NOT NULL,
  position INTEGER NOT NULL,
  hash BLOB NOT NULL,
  signature BLOB NOT NULL,
  key BLOB NOT NULL
) STRICT;

-- Written to see whether anything can be saved.
CREATE TABLE saving_probe (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  count INTEGER NOT NULL
) STRICT;
INSERT INTO saving_probe VALUES (1, 0);
)sql";

constexpr const char* known_devices = R"sql(
CREATE TABLE known_device (
  token BLOB NOT NULL,
  staff BLOB NOT NULL REFERENCES staff (id),
  expires INTEGER NOT NULL,
  PRIMARY KEY (token, staff)
) STRICT, WITHOUT ROWID;
CREATE INDEX known_device_staff ON known_device (staff);
CREATE INDEX known_device_expires ON known_device (expires);
)sql";

// Pictures of profiles, fetched once. `photo_fetch` has whoever still wants one; of those from
// before, who is not through: addresses of long ago would keep new applicants waiting.
constexpr const char* profile_photos = R"sql(
CREATE TABLE profile_photo (
  sha256 TEXT PRIMARY KEY,
  image BLOB NOT NULL,  -- a JPEG, PNG or WebP file
  kept INTEGER NOT NULL
) STRICT;

CREATE TABLE photo_fetch (
  verification INTEGER PRIMARY KEY REFERENCES verification (number),
  marketplace BLOB NOT NULL,
  due INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX photo_fetch_due ON photo_fetch (marketplace, due, verification);
CREATE INDEX photo_fetch_next ON photo_fetch (due);
INSERT INTO photo_fetch (verification, marketplace, due)
  SELECT number, marketplace, 0 FROM verification
  WHERE status IN ('required', 'waiting', 'in_call', 'in_review') AND content ->> '$.profile.photo_url' <> '';
)sql";

// Calls in meetings of another service. `meeting` has each whose call runs, and after it until it
// is ended there and what was recorded of it is known.
constexpr const char* meetings = R"sql(
ALTER TABLE marketplace ADD COLUMN medium TEXT;

CREATE TABLE meeting (
  number INTEGER PRIMARY KEY,
  verification INTEGER NOT NULL REFERENCES verification (number),
  call BLOB NOT NULL UNIQUE,
  space TEXT NOT NULL,
  organiser TEXT NOT NULL,
  url TEXT NOT NULL,
  records INTEGER NOT NULL,
  transcribes INTEGER NOT NULL,
  over INTEGER,  -- when the call was
  ended INTEGER NOT NULL DEFAULT 0,
  due INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX meeting_due ON meeting (due, number) WHERE due IS NOT NULL;
CREATE INDEX meeting_running ON meeting (verification) WHERE over IS NULL;
)sql";

// A secret of `totp` cannot be a hash: codes are made of it. Sessions from before lasted twelve
// hours.
constexpr const char* second_factors = R"sql(
ALTER TABLE session ADD COLUMN began INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN second_factor INTEGER;  -- when it was proven last
UPDATE session SET began = expires - 12 * 3600000, seen = expires - 12 * 3600000;
DROP INDEX session_staff;
CREATE INDEX session_staff ON session (staff, began, token);

CREATE TABLE totp (
  staff BLOB PRIMARY KEY REFERENCES staff (id),
  secret BLOB,
  since INTEGER CHECK ((since IS NULL) = (secret IS NULL)),
  last_step INTEGER NOT NULL,
  begun BLOB  -- the secret of one that is being set up
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_code (
  staff BLOB NOT NULL REFERENCES staff (id),
  hash BLOB NOT NULL,
  PRIMARY KEY (staff, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE passkey (
  id BLOB PRIMARY KEY,
  staff BLOB NOT NULL REFERENCES staff (id),
  name TEXT NOT NULL,
  credential BLOB NOT NULL UNIQUE,
  algorithm INTEGER NOT NULL,
  public_key BLOB NOT NULL,
  sign_count INTEGER NOT NULL,
  added INTEGER NOT NULL,
  used INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX passkey_staff ON passkey (staff, added, id);

CREATE TABLE staff_ticket (
  token BLOB PRIMARY KEY,
  purpose TEXT NOT NULL,
  staff BLOB NOT NULL REFERENCES staff (id),
  expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_ticket_staff ON staff_ticket (staff);
CREATE INDEX staff_ticket_expires ON staff_ticket (expires);
)sql";

// What is kept of calls. Its bytes are in the vault.
constexpr const char* evidence = R"sql(
CREATE TABLE evidence (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  verification INTEGER NOT NULL REFERENCES verification (number),
  call BLOB NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('applicant', 'representative')),
  began INTEGER NOT NULL,
  wrapped_key BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('growing', 'kept', 'lost', 'erased')),
  length INTEGER,  -- from here: of what was kept
  media_type TEXT,
  bytes INTEGER,
  sha256 TEXT,
  received_sha256 TEXT,
  whole INTEGER
) STRICT;
CREATE INDEX evidence_verification ON evidence (verification, began);
CREATE INDEX evidence_growing ON evidence (began) WHERE state = 'growing';
CREATE INDEX evidence_kept ON evidence (began) WHERE state = 'kept';
)sql";

// What is kept whatever its age. `keeping` is the domain's word (domain/keeping.h).
constexpr const char* legal_holds = R"sql(
ALTER TABLE verification ADD COLUMN keeping TEXT NOT NULL DEFAULT 'other';
UPDATE verification SET keeping = 'verified' WHERE status = 'verified';
UPDATE verification SET keeping = 'needed' WHERE status = 'in_review' OR appealed IS NOT NULL;

CREATE TABLE legal_hold (
  number INTEGER PRIMARY KEY,
  marketplace BLOB NOT NULL,
  account TEXT NOT NULL,
  verification INTEGER REFERENCES verification (number),  -- nothing: of all of the account's
  since INTEGER NOT NULL,
  who TEXT NOT NULL,
  why TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX legal_hold_on ON legal_hold (marketplace, account, coalesce(verification, 0));
CREATE INDEX legal_hold_since ON legal_hold (since);
)sql";

// A still is a piece of evidence, too.
constexpr const char* stills = R"sql(
ALTER TABLE evidence ADD COLUMN still_of TEXT
  CHECK (still_of IN ('face', 'document_front', 'document_back', 'other'));
ALTER TABLE evidence ADD COLUMN still TEXT;  -- of one that was kept
)sql";

// Pictures of documents have a time of their own.
constexpr const char* documents_expire = R"sql(
DROP INDEX evidence_kept;
CREATE INDEX evidence_kept ON evidence (began) WHERE state = 'kept'
  AND still_of IS NOT 'document_front' AND still_of IS NOT 'document_back';
CREATE INDEX evidence_documents ON evidence (began) WHERE state = 'kept'
  AND still_of IN ('document_front', 'document_back');
)sql";

// Of calls whose applicant withdrew the consent to their recording nothing stays.
constexpr const char* withdrawn = R"sql(
CREATE TABLE withdrawn_call (
  call BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
ALTER TABLE evidence ADD COLUMN withdrawn INTEGER NOT NULL DEFAULT 0;
CREATE INDEX evidence_withdrawn ON evidence (began) WHERE state = 'kept' AND withdrawn = 1;
)sql";

// An answer is there whole, or not at all; only one that approves has a content.
constexpr const char* exports = R"sql(
CREATE TABLE export (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  verification INTEGER NOT NULL REFERENCES verification (number),
  asked_by BLOB NOT NULL,
  asked INTEGER NOT NULL,
  why TEXT NOT NULL,
  answered_by BLOB,
  answered INTEGER,
  approved INTEGER,
  answer_why TEXT,
  content TEXT,
  CHECK ((answered_by IS NULL) = (answered IS NULL)),
  CHECK ((answered_by IS NULL) = (approved IS NULL)),
  CHECK ((answered_by IS NULL) = (answer_why IS NULL)),
  CHECK ((content IS NOT NULL) = coalesce(approved, 0))
) STRICT;
CREATE INDEX export_asked ON export (asked);
CREATE INDEX export_verification ON export (verification, asked);
)sql";

struct Migration {
  const char* sql = "";
  void (*then)(sqlite3*) = [](sqlite3*) {};  ///< what SQL cannot say
};

// Append only: a migration that was released never changes.
const std::array migrations{
    Migration{first}, Migration{devices_expire}, Migration{staff_have_photos},
    Migration{two_devices}, Migration{slots}, Migration{mails}, Migration{reminders_and_appeals},
    Migration{migration_8, &finish_migration_8},
    // Rows, events and acts are written in another form: for the programs
    // of before, which could not read them.
    Migration{}, Migration{support}, Migration{taken_back}, Migration{webhooks_pause},
    Migration{one_chain}, Migration{known_devices}, Migration{profile_photos}, Migration{meetings},
    Migration{second_factors}, Migration{evidence}, Migration{legal_holds}, Migration{stills},
    Migration{searched_acts, &fill_searched_acts}, Migration{documents_expire},
    Migration{withdrawn}, Migration{exports}};

std::int64_t pragma(sqlite3* connection, const char* sql) {
  Statement statement{connection, sql};
  auto rows = statement.run();
  return rows.next() ? rows.integer(0) : 0;
}

void run(sqlite3* connection, const std::string& sql) {
  if (sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    fail(connection, "migrating");
}

}  // namespace

const std::int64_t newest_schema = static_cast<std::int64_t>(migrations.size());

std::int64_t schema_version(sqlite3* connection) {
  return pragma(connection, "PRAGMA user_version");
}

void refuse_foreign(sqlite3* connection) {
  const auto version = schema_version(connection);
  const auto tables = pragma(connection, "SELECT count(*) FROM sqlite_schema");
  if (tables != 0 && pragma(connection, "PRAGMA application_id") != application_id)
    throw app::StoreFailure("SQLite: the file is not a Visavis database");
  if (version > newest_schema)
    throw app::StoreFailure("SQLite: the database has schema version " + std::to_string(version) +
                            ", written by a newer Visavis; this one knows versions up to " +
                            std::to_string(newest_schema));
}

void migrate(sqlite3* connection, std::optional<std::int64_t> to) {
  const auto last = to.value_or(newest_schema);
  TransactionStatements statements{connection};
  while (schema_version(connection) < last) {
    Transaction transaction{statements};
    // Another process may have been faster: what counts is read under the write lock.
    const auto version = schema_version(connection);
    if (version >= last) break;
    const auto& migration = migrations.at(static_cast<std::size_t>(version));
    run(connection, migration.sql);
    migration.then(connection);
    run(connection, "PRAGMA application_id = " + std::to_string(application_id));
    run(connection, "PRAGMA user_version = " + std::to_string(version + 1));
    transaction.commit();
  }
}

}  // namespace visavis::sqlite
