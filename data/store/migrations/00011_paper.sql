-- The bridge between paper and program: evidence, the scans and photographs
-- that prove an event; and this computer's own memory of the registration sheets
-- that it printed, by which they are typed back.

-- +goose Up
CREATE TABLE evidence_row (
  id BLOB PRIMARY KEY,
  "event"    BLOB REFERENCES event_row (id) DEFERRABLE INITIALLY DEFERRED,
  "kind"     TEXT,
  "format"   TEXT,
  "name"     TEXT,
  "date"     TEXT,
  "size"     INTEGER,
  "content"  TEXT,
  "original" TEXT,
  "look"     TEXT,
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
CREATE INDEX evidence_event ON evidence_row ("event");
CREATE INDEX evidence_content ON evidence_row ("content");
CREATE INDEX evidence_original ON evidence_row ("original");
CREATE VIEW evidence AS SELECT * FROM evidence_row WHERE deleted = 0 AND versions > 0;

-- A sheet that was printed. No names are in it, nor in its lines.
CREATE TABLE paper (
  code    TEXT PRIMARY KEY,
  event   BLOB NOT NULL,
  at      INTEGER NOT NULL,  -- milliseconds since 1970, UTC
  author  TEXT NOT NULL,     -- who was at the keyboard
  numbers TEXT NOT NULL      -- on it, as "1-60, 76"
) WITHOUT ROWID;
CREATE INDEX paper_event ON paper (event);

-- What a number stands for on all sheets of an event.
CREATE TABLE paper_line (
  event  BLOB NOT NULL,
  number INTEGER NOT NULL,
  person BLOB,               -- NULL: an empty line
  PRIMARY KEY (event, number)
) WITHOUT ROWID;
