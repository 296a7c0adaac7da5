-- Times are UTC ms. Documents are JSON.

-- Every version of a script or playbook, for good: incidents name the one they ran with.
-- `at` and `by` are null for what was delivered with the product.
CREATE TABLE procedures (
  kind TEXT NOT NULL,
  procedure_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER,
  by TEXT,
  note TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (kind, procedure_id, version)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER procedures_are_never_changed BEFORE UPDATE ON procedures BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
CREATE TRIGGER procedures_are_never_cut BEFORE DELETE ON procedures BEGIN SELECT RAISE(ABORT, 'versions are kept'); END;
