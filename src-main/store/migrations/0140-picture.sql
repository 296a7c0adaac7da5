-- What is shown on the map and the walls beside incidents. Documents are JSON.
CREATE TABLE marks (
  mark_id TEXT PRIMARY KEY,
  document TEXT NOT NULL
) STRICT;
CREATE TABLE notices (
  notice_id TEXT PRIMARY KEY,
  document TEXT NOT NULL
) STRICT;
-- What each wall is set to; what it shows at the moment is not kept.
CREATE TABLE walls (
  wall_id TEXT PRIMARY KEY,
  document TEXT NOT NULL
) STRICT;
