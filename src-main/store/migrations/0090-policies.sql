-- Times are UTC ms. Documents are JSON.

-- Every version of what the site has decided about its desk; the newest counts.
CREATE TABLE policies (
  version INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  note TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;
CREATE TRIGGER policies_are_never_changed BEFORE UPDATE ON policies BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
CREATE TRIGGER policies_are_never_cut BEFORE DELETE ON policies BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
