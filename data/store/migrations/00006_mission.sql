-- Everything else that a project does: courses, materials and products, talents
-- and concerts' programmes, job fairs, days on which nothing should be planned;
-- and the conditions under which an event counts for an indicator.

-- +goose Up
CREATE TABLE holiday_row (
  id BLOB PRIMARY KEY,
  "key"     TEXT,
  "name_kk" TEXT,
  "name_ru" TEXT,
  "kind"    TEXT,
  "start"   TEXT,
  "end"     TEXT,
  "yearly"  INTEGER,
  "off"     INTEGER,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE VIEW holiday AS SELECT * FROM holiday_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE course_row (
  id BLOB PRIMARY KEY,
  "project"     BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "district"    TEXT,
  "village"     TEXT,
  "title"       TEXT,
  "status"      TEXT,
  "start"       TEXT,
  "end"         TEXT,
  "lessons"     INTEGER,
  "share"       INTEGER,
  "final_work"  INTEGER,
  "indicators"  TEXT,
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
CREATE INDEX course_project ON course_row ("project");
CREATE VIEW course AS SELECT * FROM course_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE enrolment_row (
  id BLOB PRIMARY KEY,
  "course"   BLOB REFERENCES course_row (id) DEFERRABLE INITIALLY DEFERRED,
  "person"   BLOB REFERENCES person_row (id) DEFERRABLE INITIALLY DEFERRED,
  "date"     TEXT,
  "left"     TEXT,
  "work_day" TEXT,
  "work"     TEXT,
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
CREATE INDEX enrolment_course ON enrolment_row ("course");
CREATE INDEX enrolment_person ON enrolment_row ("person");
CREATE VIEW enrolment AS SELECT r.* FROM enrolment_row r JOIN course_row o ON o.id = r.course
  WHERE r.deleted = 0 AND r.versions > 0 AND o.deleted = 0 AND o.versions > 0;

CREATE TABLE material_row (
  id BLOB PRIMARY KEY,
  "project" BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "kind"    TEXT,
  "name"    TEXT,
  "note"    TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX material_project ON material_row ("project");
CREATE VIEW material AS SELECT * FROM material_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE supply_row (
  id BLOB PRIMARY KEY,
  "material" BLOB REFERENCES material_row (id) DEFERRABLE INITIALLY DEFERRED,
  "district" TEXT,
  "date"     TEXT,
  "quantity" INTEGER,
  "source"   TEXT,
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
CREATE INDEX supply_material ON supply_row ("material");
CREATE VIEW supply AS SELECT r.* FROM supply_row r JOIN material_row o ON o.id = r.material
  WHERE r.deleted = 0 AND r.versions > 0 AND o.deleted = 0 AND o.versions > 0;

CREATE TABLE handout_row (
  id BLOB PRIMARY KEY,
  "event"    BLOB REFERENCES event_row (id) DEFERRABLE INITIALLY DEFERRED,
  "material" BLOB REFERENCES material_row (id) DEFERRABLE INITIALLY DEFERRED,
  "quantity" INTEGER,
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
CREATE INDEX handout_event ON handout_row ("event");
CREATE INDEX handout_material ON handout_row ("material");
CREATE VIEW handout AS SELECT r.* FROM handout_row r JOIN event_row o ON o.id = r.event
  WHERE r.deleted = 0 AND r.versions > 0 AND o.deleted = 0 AND o.versions > 0;

CREATE TABLE product_row (
  id BLOB PRIMARY KEY,
  "project"    BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "district"   TEXT,
  "event"      BLOB REFERENCES event_row (id) DEFERRABLE INITIALLY DEFERRED,
  "kind"       TEXT,
  "title"      TEXT,
  "date"       TEXT,
  "media"      TEXT,
  "links"      TEXT,
  "files"      TEXT,
  "reach"      INTEGER,
  "indicators" TEXT,
  "note"       TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX product_project ON product_row ("project");
CREATE INDEX product_event ON product_row ("event");
CREATE VIEW product AS SELECT * FROM product_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE talent_row (
  id BLOB PRIMARY KEY,
  "project"      BLOB REFERENCES project_row (id) DEFERRABLE INITIALLY DEFERRED,
  "person"       BLOB REFERENCES person_row (id) DEFERRABLE INITIALLY DEFERRED,
  "district"     TEXT,
  "village"      TEXT,
  "event"        BLOB REFERENCES event_row (id) DEFERRABLE INITIALLY DEFERRED,
  "date"         TEXT,
  "field"        TEXT,
  "level"        TEXT,
  "achievements" TEXT,
  "support"      TEXT,
  "support_date" TEXT,
  "support_note" TEXT,
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
CREATE INDEX talent_project ON talent_row ("project");
CREATE INDEX talent_person ON talent_row ("person");
CREATE INDEX talent_event ON talent_row ("event");
CREATE VIEW talent AS SELECT * FROM talent_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE performance_row (
  id BLOB PRIMARY KEY,
  "event"     BLOB REFERENCES event_row (id) DEFERRABLE INITIALLY DEFERRED,
  "number"    INTEGER,
  "title"     TEXT,
  "performer" TEXT,
  "team"      TEXT,
  "person"    BLOB REFERENCES person_row (id) DEFERRABLE INITIALLY DEFERRED,
  "genre"     TEXT,
  "minutes"   INTEGER,
  "note"      TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX performance_event ON performance_row ("event");
CREATE INDEX performance_person ON performance_row ("person");
CREATE VIEW performance AS SELECT r.* FROM performance_row r JOIN event_row o ON o.id = r.event
  WHERE r.deleted = 0 AND r.versions > 0 AND o.deleted = 0 AND o.versions > 0;

CREATE TABLE employer_row (
  id BLOB PRIMARY KEY,
  "event"     BLOB REFERENCES event_row (id) DEFERRABLE INITIALLY DEFERRED,
  "name"      TEXT,
  "vacancies" INTEGER,
  "referred"  INTEGER,
  "hired"     INTEGER,
  "note"      TEXT,
  extra TEXT, -- fields of a newer program, canonical JSON
  deleted INTEGER NOT NULL DEFAULT 0,
  versions INTEGER NOT NULL DEFAULT 0,
  device INTEGER REFERENCES device (id),
  counter INTEGER,
  stamp INTEGER,
  batch INTEGER REFERENCES batch (id),
  hash INTEGER
) WITHOUT ROWID;
CREATE INDEX employer_event ON employer_row ("event");
CREATE VIEW employer AS SELECT r.* FROM employer_row r JOIN event_row o ON o.id = r.event
  WHERE r.deleted = 0 AND r.versions > 0 AND o.deleted = 0 AND o.versions > 0;

ALTER TABLE project_row ADD COLUMN "specialties" TEXT;
ALTER TABLE indicator_row ADD COLUMN "stage" TEXT;
ALTER TABLE indicator_row ADD COLUMN "products" TEXT;
ALTER TABLE indicator_row ADD COLUMN "bound" TEXT;
ALTER TABLE indicator_row ADD COLUMN "each_district" INTEGER;
ALTER TABLE indicator_row ADD COLUMN "audiences" TEXT;
ALTER TABLE indicator_row ADD COLUMN "partners" TEXT;
ALTER TABLE indicator_row ADD COLUMN "venues" TEXT;
ALTER TABLE indicator_row ADD COLUMN "topics" TEXT;
ALTER TABLE indicator_row ADD COLUMN "places" TEXT;
ALTER TABLE indicator_row ADD COLUMN "specialties" TEXT;
ALTER TABLE trip_row ADD COLUMN "stop_days" TEXT;
ALTER TABLE event_row ADD COLUMN "course" BLOB REFERENCES course_row (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE event_row ADD COLUMN "venue" TEXT;
ALTER TABLE event_row ADD COLUMN "partners" TEXT;
ALTER TABLE event_row ADD COLUMN "group_reason" TEXT;
ALTER TABLE issue_row ADD COLUMN "same_as" BLOB REFERENCES issue_row (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE recommendation_row ADD COLUMN "answer_date" TEXT;
ALTER TABLE recommendation_row ADD COLUMN "done_date" TEXT;
CREATE INDEX event_course ON event_row ("course");
CREATE INDEX issue_same_as ON issue_row ("same_as");
