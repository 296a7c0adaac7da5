-- Times are UTC ms. Documents are JSON.

CREATE TABLE sites (
  site_id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  document TEXT NOT NULL
) STRICT;

-- Numbers keep the reading rows short.
CREATE TABLE device_numbers (device_no INTEGER PRIMARY KEY, device_id TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE point_numbers (point_no INTEGER PRIMARY KEY, point_id TEXT NOT NULL UNIQUE) STRICT;

-- The key makes intake idempotent: the same reading twice is one row.
CREATE TABLE readings (
  device_no INTEGER NOT NULL,
  point_no INTEGER NOT NULL,
  at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  value REAL NOT NULL,
  late INTEGER NOT NULL,
  PRIMARY KEY (device_no, point_no, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE device_links (device_id TEXT PRIMARY KEY, online INTEGER NOT NULL, changed_at INTEGER NOT NULL) STRICT;

CREATE TABLE rejected (
  rejected_id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  topic TEXT NOT NULL,
  device_id TEXT,
  excerpt TEXT NOT NULL
) STRICT;

CREATE TABLE incidents (
  incident_id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  kind TEXT NOT NULL,
  priority INTEGER NOT NULL,
  opened_at INTEGER NOT NULL,
  archived_at INTEGER,
  snapshot TEXT NOT NULL
) STRICT;
CREATE INDEX incidents_open ON incidents (opened_at) WHERE archived_at IS NULL;
CREATE INDEX incidents_by_time ON incidents (opened_at);

CREATE TABLE alarms (
  alarm_id TEXT PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incidents (incident_id) DEFERRABLE INITIALLY DEFERRED,
  device_id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  first_act_at INTEGER,
  document TEXT NOT NULL
) STRICT;
CREATE INDEX alarms_by_incident ON alarms (incident_id);
CREATE INDEX alarms_by_time ON alarms (received_at);

CREATE TABLE deadlines (
  deadline_id TEXT PRIMARY KEY,
  incident_id TEXT,
  kind TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  ended_at INTEGER,
  document TEXT NOT NULL
) STRICT;
CREATE INDEX deadlines_open ON deadlines (due_at) WHERE ended_at IS NULL;

-- Limits that wait out their delay or hold an alarm, by device/point/limit.
CREATE TABLE limit_states (limit_key TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;

CREATE TABLE staff_states (staff_id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;

CREATE TABLE outbox (
  effect_id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE INDEX outbox_pending ON outbox (next_at) WHERE ended_at IS NULL;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  fact TEXT NOT NULL,
  by TEXT NOT NULL,
  incident_id TEXT,
  data TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_by_incident ON journal (incident_id, seq) WHERE incident_id IS NOT NULL;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE accounts (
  account_id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL,
  password_hash TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

-- Sessions, bearer tokens and one-time tickets; only the SHA-256 of the secret is kept.
CREATE TABLE tokens (
  token_sha256 TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('session', 'bearer', 'ticket')),
  account_id TEXT NOT NULL REFERENCES accounts (account_id),
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER
) STRICT;
