package xlsx

import (
	"errors"
	"fmt"
	"strings"
)

// Sheet is what is said about a sheet before its rows.
type Sheet struct {
	Name     string
	State    State
	TabColor string // RRGGBB, "" none
	Columns  []Column

	// FrozenRows and FrozenColumns stay in sight when the rest is scrolled.
	FrozenRows, FrozenColumns int

	// Filter is the range whose first row has filter buttons ("A2:N90"), "" for
	// none. Without a last row ("A2:N") it ends with the sheet.
	Filter string

	Validations []Validation
	Notes       []Note
	Merges      []string // ranges: "A1:C1"
	Zoom        int      // percent, 10 to 400; 0: 100

	// Protected lets people write only into cells whose style is Unlocked, with
	// no password: against slips, not against wishes.
	Protected bool

	Landscape bool
	FitWidth  bool   // printed no wider than a page
	TitleRows [2]int // first and last row repeated on every page; zero: none
}

// Column is how a column looks.
type Column struct {
	Width  float64 // in characters, 0: the usual
	Hidden bool
	Style  StyleID // of cells that are not written, so of what is typed there
}

// Validation says what may be typed into cells and what is shown beside them.
// With neither List nor Kind anything may be typed.
type Validation struct {
	Range string // "F3:F2000", several with spaces between

	// List is where the choices stand: a defined name, a Reference, or the
	// choices themselves in quotes with commas between.
	List string

	Kind     string  // "date", "whole" or "decimal": from Min to Max
	Min, Max float64 // dates as TimeSerial gives them

	Title, Prompt     string // shown when the cell is selected
	ErrorTitle, Error string // shown when something else is typed
	Strict            bool   // it is refused; else people are asked whether they mean it
}

// Note is a comment on a cell, shown when the pointer rests on it.
type Note struct {
	Row, Column int // rows from 1, columns from 0
	Text        string
}

// Reference is a range of a sheet as formulas name it: Reference("List",
// "$A$1:$A$9") is 'List'!$A$1:$A$9.
func Reference(sheet, cells string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cells
}

// check finds what would make a program repair the file.
func (s *Sheet) check() error {
	if err := checkSheetName(s.Name); err != nil {
		return err
	}
	if s.State < Visible || s.State > VeryHidden {
		return fmt.Errorf("state %d is none", s.State)
	}
	if s.TabColor != "" && !isColor(s.TabColor) {
		return fmt.Errorf("tab colour %q is not RRGGBB", s.TabColor)
	}
	if len(s.Columns) > lastColumn+1 {
		return fmt.Errorf("%d columns; a sheet has %d", len(s.Columns), lastColumn+1)
	}
	for i, c := range s.Columns {
		if !(c.Width >= 0 && c.Width <= 255) {
			return fmt.Errorf("column %d: a width of %v characters", i, c.Width)
		}
	}
	if s.FrozenRows < 0 || s.FrozenRows >= lastRow || s.FrozenColumns < 0 || s.FrozenColumns > lastColumn {
		return fmt.Errorf("%d rows and %d columns cannot be frozen", s.FrozenRows, s.FrozenColumns)
	}
	if s.Zoom != 0 && (s.Zoom < 10 || s.Zoom > 400) {
		return fmt.Errorf("a zoom of %d percent", s.Zoom)
	}
	if t := s.TitleRows; t != [2]int{} && (t[0] < 1 || t[1] < t[0] || t[1] > lastRow) {
		return fmt.Errorf("rows %d to %d cannot be repeated", t[0], t[1])
	}
	if s.Filter != "" {
		if _, err := filterOf(s.Filter, 0); err != nil {
			return fmt.Errorf("filter: %w", err)
		}
	}
	if err := checkMerges(s.Merges); err != nil {
		return err
	}
	for _, v := range s.Validations {
		if err := v.check(); err != nil {
			return fmt.Errorf("validation of %s: %w", v.Range, err)
		}
	}
	return checkNotes(s.Notes)
}

// checkMerges refuses what is no range, and cells merged twice.
func checkMerges(merges []string) error {
	areas := make([]Range, len(merges))
	for i, m := range merges {
		a, err := rangeOf(m)
		if err != nil {
			return fmt.Errorf("merge: %w", err)
		}
		if a.FirstRow == a.LastRow && a.FirstColumn == a.LastColumn {
			return fmt.Errorf("merge: %s is a single cell", m)
		}
		for j, b := range areas[:i] {
			if a.meets(b) {
				return fmt.Errorf("merge: %s and %s have cells in common", m, merges[j])
			}
		}
		areas[i] = a
	}
	return nil
}

func checkNotes(notes []Note) error {
	seen := map[[2]int]bool{}
	for _, n := range notes {
		at := [2]int{n.Row, n.Column}
		switch {
		case n.Row < 1 || n.Row > lastRow || n.Column < 0 || n.Column > lastColumn:
			return fmt.Errorf("a note of row %d and column %d", n.Row, n.Column)
		case seen[at]:
			return fmt.Errorf("cell %s: two notes", CellName(n.Row, n.Column))
		case longer(n.Text, maxText):
			return fmt.Errorf("cell %s: a note of more than %d characters", CellName(n.Row, n.Column), maxText)
		}
		seen[at] = true
	}
	return nil
}

// The limits are Excel's own; a file beyond them is one that it repairs.
func (v Validation) check() error {
	for _, r := range strings.Fields(v.Range) {
		if _, err := rangeOf(r); err != nil {
			return err
		}
	}
	switch {
	case strings.TrimSpace(v.Range) == "":
		return errors.New("of no cells")
	case v.List != "" && v.Kind != "":
		return errors.New("both a list and a kind")
	case v.Kind != "" && v.Kind != "date" && v.Kind != "whole" && v.Kind != "decimal":
		return fmt.Errorf("kind %q is none", v.Kind)
	case v.Kind != "" && !(v.Min <= v.Max):
		return fmt.Errorf("from %v to %v", v.Min, v.Max)
	case strings.HasPrefix(v.List, `"`) && longer(v.List, 257):
		return errors.New("choices of more than 255 characters: put them into cells")
	case longer(v.Title, 32) || longer(v.ErrorTitle, 32):
		return errors.New("a title of more than 32 characters")
	case longer(v.Prompt, 255) || longer(v.Error, 255):
		return errors.New("a message of more than 255 characters")
	}
	return nil
}
