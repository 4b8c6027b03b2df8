-- The wrong cells of a merged file, for its receipt.

-- +goose Up
ALTER TABLE received ADD COLUMN cells TEXT; -- JSON, see wrongcells.go
