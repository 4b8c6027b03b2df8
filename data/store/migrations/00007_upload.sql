-- Copies of reports made for upload.

-- +goose Up
CREATE TABLE upload_row (
  id BLOB PRIMARY KEY,
  "project"  BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "district" TEXT,
  "layout"   TEXT,
  "from"     TEXT,
  "to"       TEXT,
  "date"     TEXT,
  "by"       TEXT,
  "gaps"     INTEGER,
  "reason"   TEXT,
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
CREATE INDEX upload_project ON upload_row ("project");
CREATE VIEW upload AS SELECT * FROM upload_row WHERE deleted = 0 AND versions > 0;
