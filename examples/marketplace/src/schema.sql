-- Larkfold's own data.
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('freelancer', 'trust')),
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  country TEXT NOT NULL,
  about TEXT NOT NULL,
  skills TEXT NOT NULL,
  work TEXT NOT NULL,
  education TEXT NOT NULL,
  rate_cents INTEGER NOT NULL,
  photo TEXT NOT NULL,
  demo_note TEXT NOT NULL,
  time_zone TEXT
) STRICT;

CREATE TABLE photos (
  id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  type TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  expires TEXT NOT NULL
) STRICT;

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  client TEXT NOT NULL,
  description TEXT NOT NULL,
  skills TEXT NOT NULL,
  budget_cents INTEGER NOT NULL,
  posted TEXT NOT NULL
) STRICT;

CREATE TABLE proposals (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  job_id INTEGER NOT NULL REFERENCES jobs (id),
  text TEXT NOT NULL,
  rate_cents INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('draft', 'active', 'cancelled')),
  saved TEXT NOT NULL,
  sent TEXT,
  cancelled TEXT
) STRICT;
-- A cancelled proposal may be followed by a new one, two living ones to the same job may not be.
CREATE UNIQUE INDEX one_living_proposal ON proposals (person_id, job_id)
  WHERE status IN ('draft', 'active');

CREATE TABLE contracts (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  client TEXT NOT NULL,
  title TEXT NOT NULL,
  rate_cents INTEGER NOT NULL,
  started TEXT NOT NULL
) STRICT;

CREATE TABLE work_entries (
  id INTEGER PRIMARY KEY,
  contract_id INTEGER NOT NULL REFERENCES contracts (id),
  note TEXT NOT NULL,
  hours REAL NOT NULL,
  submitted TEXT NOT NULL
) STRICT;

CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  kind TEXT NOT NULL CHECK (kind IN ('earned', 'withdrawn')),
  amount_cents INTEGER NOT NULL,
  note TEXT NOT NULL,
  booked TEXT NOT NULL
) STRICT;

CREATE TABLE offers (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES people (id),
  client TEXT NOT NULL,
  title TEXT NOT NULL,
  message TEXT NOT NULL,
  rate_cents INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'declined'))
) STRICT;

-- What we know from Visavis. Only src/visavis/ writes these, and only from its events.
CREATE TABLE visavis_accounts (
  account TEXT PRIMARY KEY,
  verified INTEGER NOT NULL,
  verified_at TEXT,
  verification TEXT NOT NULL,
  status TEXT NOT NULL,
  hold TEXT,
  last_result TEXT,
  sequence INTEGER NOT NULL,
  position INTEGER NOT NULL,
  updated TEXT NOT NULL
) STRICT;

CREATE TABLE visavis_events (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  type TEXT NOT NULL,
  account TEXT NOT NULL,
  verification TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('webhook', 'reconciled')),
  outcome TEXT NOT NULL,
  deliveries INTEGER NOT NULL,
  received TEXT NOT NULL
) STRICT;

CREATE TABLE visavis_effects (
  account TEXT NOT NULL,
  effect TEXT NOT NULL,
  name TEXT NOT NULL,
  proposals_cancelled INTEGER NOT NULL,
  applied TEXT NOT NULL,
  reported TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt TEXT NOT NULL,
  PRIMARY KEY (account, effect)
) STRICT;

-- Our own decisions about verification.
CREATE TABLE retry_requests (
  id INTEGER PRIMARY KEY,
  verification TEXT NOT NULL,
  account TEXT NOT NULL,
  asked TEXT NOT NULL,
  granted_by TEXT CHECK (granted_by IN ('automatic', 'trust'))
) STRICT;

-- Demo only: verifications to be asked for as soon as Visavis can be reached.
CREATE TABLE demo_requirements (
  account TEXT PRIMARY KEY REFERENCES people (account),
  trigger_name TEXT NOT NULL
) STRICT;
