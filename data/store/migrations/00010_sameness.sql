-- Records of people that are one person. What follows from them: person_root,
-- under which id each of them counts; and the view presence, who was at an event,
-- each person once however many of his or her records are listed.

-- +goose Up
CREATE TABLE sameness_row (
  id BLOB PRIMARY KEY,
  "one"     BLOB REFERENCES person_row (id) DEFERRABLE INITIALLY DEFERRED,
  "other"   BLOB REFERENCES person_row (id) DEFERRABLE INITIALLY DEFERRED,
  "verdict" TEXT,
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
CREATE INDEX sameness_one ON sameness_row ("one");
CREATE INDEX sameness_other ON sameness_row ("other");
CREATE VIEW sameness AS SELECT * FROM sameness_row WHERE deleted = 0 AND versions > 0;

CREATE TABLE person_root (
  person BLOB PRIMARY KEY,
  root   BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX person_root_root ON person_root (root, person);

CREATE VIEW presence AS SELECT a.event, a.person, a.category, coalesce(k.root, a.person) AS root
  FROM attendance_row a LEFT JOIN person_root k ON k.person = a.person
  WHERE a.deleted = 0 AND a.versions > 0 AND (k.person IS NULL OR NOT EXISTS (
    SELECT 1 FROM person_root l JOIN attendance_row b ON b.event = a.event AND b.person = l.person AND b.deleted = 0 AND b.versions > 0
    WHERE l.root = k.root AND l.person < k.person));
