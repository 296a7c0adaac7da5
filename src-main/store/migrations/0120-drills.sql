-- Result sheets of drills; nothing else of a drill is kept.
CREATE TABLE drills (
  drill_id TEXT PRIMARY KEY,
  ended_at INTEGER NOT NULL,
  document TEXT NOT NULL
) STRICT;
