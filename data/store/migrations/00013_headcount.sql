-- Those in no list, by age band and sex: as far as they were counted so.

-- +goose Up
ALTER TABLE event_row ADD COLUMN "unlisted_bands" TEXT;
