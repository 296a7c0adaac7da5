-- Times are UTC ms. Documents are JSON.

-- What people changed about the devices of the site file; a null document is a device taken away.
CREATE TABLE device_rows (device_id TEXT PRIMARY KEY, document TEXT) STRICT;

-- Test and out of service.
CREATE TABLE device_modes (device_id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;

-- Addresses the network has spoken of: descriptions, and what unregistered devices sent.
CREATE TABLE found_devices (address_key TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;

-- The newest pictures of each device.
CREATE TABLE pictures (
  device_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  mime TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (device_id, at)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff_positions (staff_id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;

-- Connections that were set up in the console.
CREATE TABLE connections (connection_id TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT;

-- What the journal says of one device.
CREATE INDEX journal_by_device ON journal (json_extract(data, '$.device'), seq) WHERE json_extract(data, '$.device') IS NOT NULL;
