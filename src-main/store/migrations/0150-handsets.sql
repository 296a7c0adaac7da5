-- Times are UTC ms. Documents are JSON. Of codes and tokens only the SHA-256 is kept.

-- Phones in use; what was taken out of use is in the journal.
CREATE TABLE handsets (handset_id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
CREATE TABLE handset_invitations (code_sha256 TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;

-- What became of each item a phone sent, so that a resend is answered as it was.
CREATE TABLE handset_results (
  handset_id TEXT NOT NULL,
  item_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  code TEXT,
  PRIMARY KEY (handset_id, item_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX handset_results_by_time ON handset_results (at);

-- Staff at checkpoints; WGS-84 degrees. `said_at` is the phone's time, put right by the core's.
CREATE TABLE check_ins (
  check_in_id TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL,
  text TEXT NOT NULL,
  how TEXT NOT NULL,
  at INTEGER NOT NULL,
  said_at INTEGER NOT NULL,
  lng REAL,
  lat REAL
) STRICT;
CREATE INDEX check_ins_by_time ON check_ins (at, check_in_id);
