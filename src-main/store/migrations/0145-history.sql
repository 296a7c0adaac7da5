-- Times are UTC ms.

-- The map as it was: what was open at a moment, and where somebody was last before it.
CREATE INDEX incidents_by_end ON incidents (coalesce(archived_at, 9223372036854775807), opened_at);
CREATE INDEX alarms_by_end ON alarms (coalesce(closed_at, 9223372036854775807), received_at);
CREATE INDEX staff_tracks_by_staff ON staff_tracks (staff_id, at);
