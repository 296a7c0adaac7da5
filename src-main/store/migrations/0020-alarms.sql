-- Times are UTC ms. Documents are JSON.

-- An alarm may be listed without an incident. What is asked for in lists and figures is read out of the document.
CREATE TABLE new_alarms (
  alarm_id TEXT PRIMARY KEY,
  incident_id TEXT REFERENCES incidents (incident_id) DEFERRABLE INITIALLY DEFERRED,
  device_id TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  first_act_at INTEGER,
  closed_at INTEGER,
  document TEXT NOT NULL,
  point TEXT AS (document ->> '$.point') VIRTUAL,
  condition TEXT AS (document ->> '$.condition') VIRTUAL,
  hazard TEXT AS (document ->> '$.hazard') VIRTUAL,
  priority INTEGER AS (document ->> '$.priority') VIRTUAL,
  state TEXT AS (document ->> '$.state') VIRTUAL
) STRICT;

INSERT INTO new_alarms (rowid, alarm_id, incident_id, device_id, received_at, first_act_at, closed_at, document)
SELECT
  alarms.rowid, alarm_id, incident_id, device_id, received_at, first_act_at, archived_at,
  json_set(
    document,
    '$.chattering', json('false'),
    '$.shelved', NULL,
    '$.raisedAt', document ->> '$.sensedAt',
    '$.closedAt', archived_at
  )
FROM alarms JOIN incidents USING (incident_id);

DROP TABLE alarms;
ALTER TABLE new_alarms RENAME TO alarms;
CREATE INDEX alarms_by_incident ON alarms (incident_id);
CREATE INDEX alarms_by_time ON alarms (received_at);
CREATE INDEX alarms_open ON alarms (received_at) WHERE closed_at IS NULL;

-- How often an alarm asked for attention: new, again, off the shelf.
CREATE TABLE annunciations (
  at INTEGER NOT NULL,
  alarm_id TEXT NOT NULL REFERENCES alarms (alarm_id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX annunciations_by_time ON annunciations (at);
INSERT INTO annunciations SELECT received_at, alarm_id FROM alarms;

-- The limits of a device that are not at rest, by point/limit.
CREATE TABLE new_limit_states (device_id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;
INSERT INTO new_limit_states
SELECT
  substr(limit_key, 1, instr(limit_key, '/') - 1) AS device,
  json_group_object(substr(limit_key, instr(limit_key, '/') + 1), json(document))
FROM limit_states GROUP BY device;
DROP TABLE limit_states;
ALTER TABLE new_limit_states RENAME TO limit_states;
