-- Times are UTC ms. Documents are JSON.

-- Outputs that were driven, by a rule or by hand.
CREATE TABLE actions (
  action_id TEXT PRIMARY KEY,
  ended_at INTEGER,
  document TEXT NOT NULL
) STRICT;
