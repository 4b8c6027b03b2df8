package data

import (
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/google/uuid"
)

// ID names a record for ever. It is a UUID of version 7, made where the record
// was born, never reused; the zero ID means "none". IDs made one after another
// on one device ascend.
type ID [16]byte

// IsZero reports whether the ID means "none".
func (id ID) IsZero() bool { return id == ID{} }

// String is the 32 hexadecimal digits of the ID, or "" for none.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	return hex.EncodeToString(id[:])
}

var errBadID = errors.New("an id has 32 hexadecimal digits")

// ParseID reads what String wrote; the usual form with hyphens is read too.
func ParseID(s string) (ID, error) {
	if s == "" {
		return ID{}, nil
	}
	u, err := uuid.Parse(s)
	if err != nil {
		return ID{}, fmt.Errorf("parse id %q: %w", s, errBadID)
	}
	return ID(u), nil
}
