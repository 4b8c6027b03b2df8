-- The ground floor: devices, batches and versions, and for each record type
-- the table that their fold fills. A table "<type>_row" holds every record,
-- with the deleted ones and with those that others refer to and no version has
-- come for yet (versions = 0); the view "<type>" shows the living, and is what
-- screens and reports read.
--
-- A record of one version is its row: device, counter, stamp, batch and hash
-- are that version's. Further versions, and then the first too, stand in
-- "version", and the row's hash is empty.

-- +goose Up
CREATE TABLE device (
  id   INTEGER PRIMARY KEY,
  uid  INTEGER NOT NULL UNIQUE
);

CREATE TABLE batch (
  id     INTEGER PRIMARY KEY,
  uid    BLOB NOT NULL UNIQUE,
  device INTEGER NOT NULL REFERENCES device (id),
  action TEXT NOT NULL,
  at     INTEGER NOT NULL, -- milliseconds since 1970, UTC
  author TEXT NOT NULL,
  source TEXT NOT NULL
);

CREATE TABLE version (
  record  BLOB NOT NULL,
  type    TEXT NOT NULL,
  device  INTEGER NOT NULL REFERENCES device (id),
  counter INTEGER NOT NULL,
  stamp   INTEGER NOT NULL,
  batch   INTEGER NOT NULL REFERENCES batch (id),
  parents TEXT NOT NULL, -- version ids, blank between
  fields  TEXT NOT NULL, -- canonical JSON
  hash    INTEGER NOT NULL,
  PRIMARY KEY (record, device, counter)
) WITHOUT ROWID;
CREATE INDEX version_batch ON version (batch);

-- What this computer is among the others: one row.
CREATE TABLE self (
  one     INTEGER PRIMARY KEY CHECK (one = 1),
  device  INTEGER NOT NULL REFERENCES device (id),
  counter INTEGER NOT NULL, -- of the last version written here
  stamp   INTEGER NOT NULL  -- the latest seen or written
);

-- This computer's own settings; they travel nowhere.
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE project_row (
  id BLOB PRIMARY KEY,
  "preset"            TEXT,
  "kind"              TEXT,
  "title_kk"          TEXT,
  "title_ru"          TEXT,
  "number"            TEXT,
  "contract_date"     TEXT,
  "start"             TEXT,
  "end"               TEXT,
  "region"            TEXT,
  "with_city"         INTEGER,
  "grantee"           TEXT,
  "bin"               TEXT,
  "customer"          TEXT,
  "age_min"           INTEGER,
  "age_max"           INTEGER,
  "approver_position" TEXT,
  "approver_name"     TEXT,
  "head"              TEXT,
  "executor"          TEXT,
  "executor_phone"    TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE VIEW project AS SELECT * FROM project_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE indicator_row (
  id BLOB PRIMARY KEY,
  "project"     BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "number"      INTEGER,
  "kind"        TEXT,
  "name_kk"     TEXT,
  "name_ru"     TEXT,
  "unit"        TEXT,
  "event_types" TEXT,
  "level"       TEXT,
  "plan"        INTEGER,
  "per_month"   INTEGER,
  "by_district" TEXT,
  "by_month"    TEXT,
  "from"        TEXT,
  "to"          TEXT,
  "proof"       TEXT,
  "note"        TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX indicator_project ON indicator_row (project);
CREATE VIEW indicator AS SELECT * FROM indicator_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE member_row (
  id BLOB PRIMARY KEY,
  "project"      BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "district"     TEXT,
  "name"         TEXT,
  "specialty"    TEXT,
  "organisation" TEXT,
  "position"     TEXT,
  "phone"        TEXT,
  "from"         TEXT,
  "to"           TEXT,
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
CREATE INDEX member_project ON member_row (project);
CREATE VIEW member AS SELECT * FROM member_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE trip_row (
  id BLOB PRIMARY KEY,
  "project"     BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "district"    TEXT,
  "title"       TEXT,
  "status"      TEXT,
  "start"       TEXT,
  "end"         TEXT,
  "villages"    TEXT,
  "members"     TEXT,
  "vehicle"     TEXT,
  "responsible" TEXT,
  "note"        TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX trip_project ON trip_row (project);
CREATE VIEW trip AS SELECT * FROM trip_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE event_row (
  id BLOB PRIMARY KEY,
  "project"         BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "trip"            BLOB REFERENCES trip_row (id) DEFERRABLE INITIALLY DEFERRED,
  "number"          TEXT,
  "plan_item"       TEXT,
  "kind"            TEXT,
  "title"           TEXT,
  "topic"           TEXT,
  "status"          TEXT,
  "date"            TEXT,
  "end_date"        TEXT,
  "start"           TEXT,
  "end"             TEXT,
  "district"        TEXT,
  "village"         TEXT,
  "place"           TEXT,
  "audience"        TEXT,
  "expected"        INTEGER,
  "members"         TEXT,
  "responsible"     TEXT,
  "indicators"      TEXT,
  "handouts"        INTEGER,
  "unlisted"        INTEGER,
  "unlisted_youth"  INTEGER,
  "unlisted_male"   INTEGER,
  "unlisted_female" INTEGER,
  "unlisted_minors" INTEGER,
  "links"           TEXT,
  "files"           TEXT,
  "moved_to"        TEXT,
  "reason"          TEXT,
  "note"            TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX event_number ON event_row (number);
CREATE INDEX event_date ON event_row ("date");
CREATE INDEX event_village ON event_row (village);
CREATE INDEX event_trip ON event_row (trip);
CREATE INDEX event_project_district_date ON event_row (project, district, "date");
CREATE VIEW event AS SELECT * FROM event_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE person_row (
  id BLOB PRIMARY KEY,
  "name"         TEXT,
  "birth_year"   INTEGER,
  "sex"          TEXT,
  "category"     TEXT,
  "village"      TEXT,
  "work"         TEXT,
  "phone"        TEXT,
  "consent"      TEXT,
  "consent_date" TEXT,
  "note"         TEXT,
  sort BLOB, -- collation key of the name
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX person_sort ON person_row (sort, id, deleted, versions);
CREATE VIEW person AS SELECT * FROM person_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE attendance_row (
  id BLOB PRIMARY KEY,
  "event"    BLOB REFERENCES event_row (id) DEFERRABLE INITIALLY DEFERRED,
  "person"   BLOB REFERENCES person_row (id) DEFERRABLE INITIALLY DEFERRED,
  "category" TEXT,
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
CREATE INDEX attendance_event_person ON attendance_row (event, person);
CREATE INDEX attendance_person_event ON attendance_row (person, event);
CREATE VIEW attendance AS SELECT r.* FROM attendance_row r JOIN event_row e ON e.id = r.event
  WHERE r.deleted = 0 AND r.versions > 0 AND e.deleted = 0 AND e.versions > 0;

CREATE TABLE issue_row (
  id BLOB PRIMARY KEY,
  "event"       BLOB REFERENCES event_row (id) DEFERRABLE INITIALLY DEFERRED,
  "text"        TEXT,
  "topic"       TEXT,
  "raised_by"   TEXT,
  "status"      TEXT,
  "responsible" TEXT,
  "note"        TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX issue_event ON issue_row (event);
CREATE VIEW issue AS SELECT r.* FROM issue_row r JOIN event_row e ON e.id = r.event
  WHERE r.deleted = 0 AND r.versions > 0 AND e.deleted = 0 AND e.versions > 0;

CREATE TABLE recommendation_row (
  id BLOB PRIMARY KEY,
  "event"         BLOB REFERENCES event_row (id) DEFERRABLE INITIALLY DEFERRED,
  "issue"         BLOB REFERENCES issue_row (id) DEFERRABLE INITIALLY DEFERRED,
  "text"          TEXT,
  "addressee"     TEXT,
  "letter_date"   TEXT,
  "letter_number" TEXT,
  "due"           TEXT,
  "answer"        TEXT,
  "status"        TEXT,
  "responsible"   TEXT,
  "note"          TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX recommendation_event ON recommendation_row (event);
CREATE INDEX recommendation_issue ON recommendation_row (issue);
CREATE VIEW recommendation AS SELECT r.* FROM recommendation_row r JOIN event_row e ON e.id = r.event
  WHERE r.deleted = 0 AND r.versions > 0 AND e.deleted = 0 AND e.versions > 0;

-- The folded words of people's names, for finding by their beginnings.
CREATE TABLE person_word (
  word   TEXT NOT NULL,
  person BLOB NOT NULL REFERENCES person_row (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (word, person)
) WITHOUT ROWID;
CREATE INDEX person_word_person ON person_word (person);
