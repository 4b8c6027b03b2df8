-- Attendance is nine rows in ten of a region. Kept in the order in which it
-- came, with an index for its ids, it is written at the end of the table instead
-- of into the middle, its other indexes name a row by its number instead of by
-- sixteen bytes, and a merge can fill the table first and make them all after.

-- +goose Up
DROP VIEW attendance;
ALTER TABLE attendance_row RENAME TO attendance_was;
CREATE TABLE attendance_row (
  id BLOB NOT NULL,
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
);
INSERT INTO attendance_row (id, "event", "person", "category", "note", extra, deleted, versions, device, counter, stamp, batch, hash)
  SELECT id, "event", "person", "category", "note", extra, deleted, versions, device, counter, stamp, batch, hash FROM attendance_was ORDER BY id;
DROP TABLE attendance_was;
CREATE UNIQUE INDEX attendance_id ON attendance_row (id);
CREATE INDEX attendance_event_person ON attendance_row (event, person);
CREATE INDEX attendance_person ON attendance_row (person);
CREATE VIEW attendance AS SELECT r.* FROM attendance_row r JOIN event_row e ON e.id = r.event
  WHERE r.deleted = 0 AND r.versions > 0 AND e.deleted = 0 AND e.versions > 0;
