-- Times are UTC ms.

-- Somebody may be at two incidents of one household; orders of the shift are counted.
UPDATE staff_states SET document = json_object(
  'isOffDuty', json(CASE document ->> 'state' WHEN 'offDuty' THEN 'true' ELSE 'false' END),
  'until', NULL,
  'at', CASE
    WHEN document ->> 'incident' IS NULL THEN json('[]')
    ELSE json_array(json_object('incident', document ->> 'incident', 'state', document ->> 'state'))
  END,
  'orderedAt', json('[]')
);
UPDATE staff_positions SET document = json_set(
  document, '$.tracked', json_object('at', document -> 'at', 'lngLat', document -> 'lngLat')
);

-- Where staff were; WGS-84 degrees.
CREATE TABLE staff_tracks (
  at INTEGER NOT NULL,
  staff_id TEXT NOT NULL,
  lng REAL NOT NULL,
  lat REAL NOT NULL,
  PRIMARY KEY (at, staff_id)
) STRICT, WITHOUT ROWID;

-- Pictures of people on the spot; the files are named by their SHA-256.
CREATE TABLE attachments (
  attachment_id TEXT PRIMARY KEY,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL
) STRICT;
