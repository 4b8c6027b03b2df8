package data

import "time"

// Writer is who wrote a version, as far as this computer knows.
type Writer struct {
	Author   string
	At       time.Time // by the writer's own clock
	Action   string    // see the Action constants
	Device   Device
	District string // of the writer's computer by code; "" for the region's, or where it is not known
	Region   bool   // the writer's computer is the region's
	Here     bool   // it is this computer
	File     string // that an edit by hand was read from
}

// Side is one of the values that a question is between.
type Side struct {
	Version VersionID
	Value   Value // of the field; of DeletedField true where the side deletes
	Writer  Writer
	Moves   []Move // what reported figures would change by if this side were taken
}

// Move is a reported figure that another value would change.
type Move struct {
	Indicator Indicator
	By        int
}

// Question is a field that several people changed to different values, none
// knowing of the others. Nothing waits on it: the first side is in force.
type Question struct {
	Type   string
	Record Record // as it stands
	Event  *Event // that the record belongs to, nil where it has none
	Field  string // DeletedField where some deleted what others changed
	Sides  []Side // one a value, the one in force first
}

// Moves reports whether an answer would change a reported figure.
func (q *Question) Moves() bool {
	for _, s := range q.Sides {
		if len(s.Moves) > 0 {
			return true
		}
	}
	return false
}

// Change is one version in the history of a record.
type Change struct {
	Version VersionID
	Batch   ID
	Writer  Writer
	Fields  Fields // what it changed
	Before  Fields // what its writer saw there before
	Partial bool   // not all of it is here
	Came    []Came // the files that brought it; none for what was written here
}

// Came is where a version stood in a file that was merged.
type Came struct {
	File  Received
	Sheet string            // "" where it is not known
	Line  int               // row of the sheet; 0 where it stood in none
	Cells map[string]string // the cell of each field of an edit by hand
}
