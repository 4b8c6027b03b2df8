-- Sealed months, and which versions of a record they hold apart.

-- +goose Up
CREATE TABLE seal_row (
  id BLOB PRIMARY KEY,
  "project"  BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "district" TEXT,
  "month"    TEXT,
  "status"   TEXT,
  "by"       TEXT,
  "reason"   TEXT,
  "known"    TEXT,
  "note"     TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX seal_project ON seal_row (project);
CREATE VIEW seal AS SELECT * FROM seal_row WHERE deleted = 0 AND versions > 0;

-- Follows from the versions, as the rows do.
CREATE TABLE held (
  record   BLOB PRIMARY KEY,
  type     TEXT NOT NULL,
  seal     BLOB NOT NULL,
  versions TEXT NOT NULL -- ids, blank between
) WITHOUT ROWID;
