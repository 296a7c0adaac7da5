-- Times are UTC ms. Documents are JSON.

-- Every plan of a site that was in force; the newest counts.
-- `imported`: SHA-256 of the plan of a site file where it came with one; null: it was drawn here.
CREATE TABLE site_plans (
  site_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  note TEXT NOT NULL,
  features INTEGER NOT NULL,
  imported TEXT,
  document TEXT NOT NULL,
  PRIMARY KEY (site_id, version)
) STRICT;
CREATE TRIGGER site_plans_are_never_changed BEFORE UPDATE ON site_plans BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
CREATE TRIGGER site_plans_are_never_cut BEFORE DELETE ON site_plans BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;

-- What somebody is drawing: one draft a person and site. `base`: the version it was begun from.
CREATE TABLE site_drafts (
  site_id TEXT NOT NULL,
  account_id TEXT NOT NULL,
  base INTEGER NOT NULL,
  at INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (site_id, account_id)
) STRICT;

-- Files beside the plan, named by their SHA-256. `basemap`: what is drawn from it, where it is a base map.
CREATE TABLE site_assets (
  asset_id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  basemap TEXT
) STRICT;
