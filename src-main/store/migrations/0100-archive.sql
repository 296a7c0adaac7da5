-- Times are UTC ms. Documents are JSON.

-- Sealed records. What lists are filtered by is read out of the document, so that it cannot say anything else;
-- times in it are ISO-8601. The document is last: lists never read that far.
CREATE TABLE archives (
  archive_no INTEGER PRIMARY KEY,
  incident_id TEXT NOT NULL UNIQUE REFERENCES incidents (incident_id) DEFERRABLE INITIALLY DEFERRED,
  sealed_at INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  opened_at TEXT AS (document ->> '$.publishedAt') STORED,
  kind TEXT AS (document ->> '$.kind') STORED,
  priority INTEGER AS (document ->> '$.priority') STORED,
  zone TEXT AS (document ->> '$.area.zone') STORED,
  place TEXT AS (document ->> '$.area.place') STORED,
  place_en TEXT AS (document ->> '$.area.placeEn') STORED,
  outcome TEXT AS (document ->> '$.outcome') STORED,
  cause TEXT AS (document ->> '$.incident.causeCategory') STORED,
  owner TEXT AS (document ->> '$.incident.owner.name') STORED,
  device TEXT AS (document ->> '$.devices[0].id') STORED,
  device_kind TEXT AS (document ->> '$.devices[0].kind') STORED,
  point TEXT AS (document ->> '$.incident.alarms[0].point') STORED,
  condition TEXT AS (document ->> '$.incident.alarms[0].condition') STORED,
  document TEXT NOT NULL
) STRICT;
CREATE INDEX archives_by_time ON archives (opened_at, outcome, kind, cause, device, device_kind, point, condition);
CREATE INDEX archives_by_owner ON archives (owner);

CREATE TABLE archive_addenda (
  incident_id TEXT NOT NULL REFERENCES archives (incident_id),
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  text TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (incident_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER archives_are_never_changed BEFORE UPDATE ON archives BEGIN SELECT RAISE(ABORT, 'the archive is sealed'); END;
CREATE TRIGGER archives_are_never_cut BEFORE DELETE ON archives BEGIN SELECT RAISE(ABORT, 'the archive is sealed'); END;
CREATE TRIGGER addenda_are_never_changed BEFORE UPDATE ON archive_addenda BEGIN SELECT RAISE(ABORT, 'the archive is sealed'); END;
CREATE TRIGGER addenda_are_never_cut BEFORE DELETE ON archive_addenda BEGIN SELECT RAISE(ABORT, 'the archive is sealed'); END;
-- A REPLACE deletes without the triggers above.
CREATE TRIGGER archives_are_never_replaced BEFORE INSERT ON archives
WHEN EXISTS (SELECT 1 FROM archives WHERE incident_id = new.incident_id OR archive_no = new.archive_no)
BEGIN SELECT RAISE(ABORT, 'the archive is sealed'); END;
CREATE TRIGGER addenda_are_never_replaced BEFORE INSERT ON archive_addenda
WHEN EXISTS (SELECT 1 FROM archive_addenda WHERE incident_id = new.incident_id AND number = new.number)
BEGIN SELECT RAISE(ABORT, 'the archive is sealed'); END;

-- What records and addenda are found by, as `archive-words.rules` cuts it; the text itself is not kept twice.
CREATE VIRTUAL TABLE archive_words USING fts5 (words, content = '', contentless_delete = 1, tokenize = 'ascii');
