-- What the law asks about people's consent: the texts that they sign, how and
-- by whom each consent was given, what was destroyed at a project's end; and
-- departure, this computer's own book of what has left it.

-- +goose Up
CREATE TABLE consent_text_row (
  id BLOB PRIMARY KEY,
  "project"  BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "number"   INTEGER,
  "from"     TEXT,
  "operator" TEXT,
  "bin"      TEXT,
  "term"     INTEGER,
  "text_kk"  TEXT,
  "text_ru"  TEXT,
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
CREATE INDEX consent_text_project ON consent_text_row ("project");
CREATE VIEW consent_text AS SELECT * FROM consent_text_row WHERE deleted = 0 AND versions > 0;

ALTER TABLE person_row ADD COLUMN "consent_form" TEXT;
ALTER TABLE person_row ADD COLUMN "consent_text" BLOB REFERENCES consent_text_row (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE person_row ADD COLUMN "representative" TEXT;
ALTER TABLE person_row ADD COLUMN "photo_consent" TEXT;
ALTER TABLE person_row ADD COLUMN "photo_date" TEXT;
ALTER TABLE person_row ADD COLUMN "withdrawal_date" TEXT;
CREATE INDEX person_consent_text ON person_row ("consent_text") WHERE "consent_text" IS NOT NULL;
CREATE INDEX person_withdrawal ON person_row ("withdrawal_date") WHERE "withdrawal_date" IS NOT NULL;

CREATE TABLE destruction_row (
  id BLOB PRIMARY KEY,
  "project"      BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "date"         TEXT,
  "by"           TEXT,
  "term"         TEXT,
  "ended"        TEXT,
  "people"       INTEGER,
  "members"      INTEGER,
  "performances" INTEGER,
  "scans"        INTEGER,
  "kept"         INTEGER,
  "attendances"  INTEGER,
  "events"       INTEGER,
  "commission"   TEXT,
  "note"         TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX destruction_project ON destruction_row ("project");
CREATE VIEW destruction AS SELECT * FROM destruction_row WHERE deleted = 0 AND versions > 0;

-- Kept for ever; it has no names of participants.
CREATE TABLE departure (
  id        INTEGER PRIMARY KEY,
  at        INTEGER NOT NULL,          -- milliseconds since 1970, UTC
  author    TEXT NOT NULL,             -- who was at the keyboard
  kind      TEXT NOT NULL,             -- list departure_kind
  file      TEXT NOT NULL,             -- its name without the folder
  recipient TEXT NOT NULL,             -- to whom, as it was typed
  project   BLOB,
  district  TEXT NOT NULL,             -- code; '' for the whole project
  names     INTEGER NOT NULL,          -- of how many people
  fields    TEXT NOT NULL              -- personal fields that left, JSON: keys by record type
);
