package data

import "time"

// Departure is a file with records that left this computer: what, when, to whom.
// The law asks to know where personal data has gone (94-V).
type Departure struct {
	At       time.Time // UTC
	Author   string    // who was at the keyboard
	Kind     string    // list departure_kind
	File     string    // its name without the folder
	To       string    // as it was typed; "" where nobody was named
	Project  ID
	District string   // code; "" for the whole project
	Names    int      // of how many people
	Fields   []string // personal fields that left, "person.name"
}

// Kinds of a Departure.
const (
	DepartedWorkbook = "workbook"
	DepartedReport   = "report"
	DepartedUpload   = "upload"
	DepartedPaper    = "paper" // a registration sheet with the names of those expected
)
