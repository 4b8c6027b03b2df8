-- What decrees change in the catalogue of places.

-- +goose Up
CREATE TABLE place_row (
  id BLOB PRIMARY KEY,
  "code"     TEXT,
  "kind"     TEXT,
  "parent"   TEXT,
  "name_kk"  TEXT,
  "name_ru"  TEXT,
  "short_kk" TEXT,
  "short_ru" TEXT,
  "closed"   INTEGER,
  "basis"    TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE VIEW place AS SELECT * FROM place_row WHERE deleted = 0 AND versions > 0;
