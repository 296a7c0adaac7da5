-- Times are UTC ms. Documents are JSON.

-- One flat row per incident, for statistics. `opened_on` is the day at the site, e.g. 2026-11-21.
CREATE TABLE incident_figures (
  incident_id TEXT PRIMARY KEY REFERENCES incidents (incident_id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  priority INTEGER NOT NULL,
  zone TEXT NOT NULL,
  household TEXT,
  device TEXT NOT NULL,
  place TEXT NOT NULL,
  place_en TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  accepted_at INTEGER,
  first_act_at INTEGER,
  called_at INTEGER,
  ordered_at INTEGER,
  arrived_at INTEGER,
  cleared_at INTEGER,
  archived_at INTEGER,
  outcome TEXT NOT NULL,
  cause TEXT,
  calls INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  evacuated INTEGER NOT NULL,
  casualties INTEGER NOT NULL
) STRICT;
CREATE INDEX incident_figures_by_time ON incident_figures (opened_at);

-- The shifts of the duty desk; the one without an end is running.
CREATE TABLE shifts (
  shift_id TEXT PRIMARY KEY,
  begun_at INTEGER NOT NULL,
  ended_at INTEGER,
  document TEXT NOT NULL
) STRICT;
CREATE INDEX shifts_by_time ON shifts (begun_at);
