-- Times are UTC ms. Documents are JSON.

-- Every call to and from the desk, over a line of the console.
CREATE TABLE calls (
  call_id TEXT PRIMARY KEY,
  incident_id TEXT,
  asked_at INTEGER NOT NULL,
  ended_at INTEGER,
  document TEXT NOT NULL
) STRICT;
CREATE INDEX calls_by_time ON calls (asked_at, call_id);
CREATE INDEX calls_by_incident ON calls (incident_id, asked_at, call_id);
CREATE INDEX calls_open ON calls (ended_at);

-- How each line is set up.
CREATE TABLE telephone_lines (
  line_id TEXT PRIMARY KEY,
  document TEXT NOT NULL
) STRICT;
