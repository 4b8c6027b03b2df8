-- Exchange: versions of which only a part is here, the fields in conflict, the
-- files that were merged and which versions each of them brought.

-- +goose Up
ALTER TABLE version ADD COLUMN partial INTEGER NOT NULL DEFAULT 0;

-- The folder that the device belongs to: a copy of it elsewhere is another
-- device, or two computers would write under one name.
ALTER TABLE self ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE device ADD COLUMN own INTEGER NOT NULL DEFAULT 0; -- the last counter that it wrote in this folder, when it was this folder's

-- Follows from the versions, as the rows do: the fields that several versions
-- changed to different values, none knowing of the others.
CREATE TABLE conflict (
  record   BLOB NOT NULL,
  field    TEXT NOT NULL,
  type     TEXT NOT NULL,
  versions TEXT NOT NULL, -- ids, blank between; the first is in force
  PRIMARY KEY (record, field)
) WITHOUT ROWID;

CREATE TABLE received (
  id        INTEGER PRIMARY KEY,
  merge     BLOB NOT NULL, -- files that were merged together have one
  at        INTEGER NOT NULL, -- milliseconds since 1970, UTC
  author    TEXT NOT NULL, -- who merged it
  sum       BLOB NOT NULL, -- SHA-256 of the file
  file      TEXT NOT NULL, -- JSON: name, size and what the file says of itself
  counts    TEXT NOT NULL, -- JSON
  wrong     INTEGER NOT NULL, -- cells that were wrong
  newest    TEXT NOT NULL, -- day of the newest held event in it, or ''
  taken_out INTEGER -- when, milliseconds since 1970
);
CREATE INDEX received_sum ON received (sum);

-- The versions that a file brought, whether they were new or not, packed: see
-- pack in brought.go.
CREATE TABLE brought (
  file     INTEGER NOT NULL REFERENCES received (id),
  type     TEXT NOT NULL,
  versions BLOB NOT NULL,
  PRIMARY KEY (file, type)
) WITHOUT ROWID;

-- What is to be known of a version that a file brought otherwise than whole in
-- its row: edits by hand and parts of versions.
CREATE TABLE arrival (
  file    INTEGER NOT NULL REFERENCES received (id),
  record  BLOB NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (id),
  counter INTEGER NOT NULL,
  type    TEXT NOT NULL,
  stamp   INTEGER NOT NULL, -- that the version had in this file
  fields  TEXT, -- JSON: the keys of the fields that a part holds; NULL for a whole version
  made    INTEGER NOT NULL, -- 1: this computer wrote the version for a row of the file
  sheet   TEXT NOT NULL,
  line    INTEGER NOT NULL,
  cells   TEXT NOT NULL, -- JSON: the cell of each field
  PRIMARY KEY (file, record, device, counter)
) WITHOUT ROWID;
CREATE INDEX arrival_record ON arrival (record);
