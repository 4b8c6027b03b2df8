package xlsx

import (
	"io"
	"time"
)

// Limits bound what a file may cost. A file beyond one is refused with
// workbook_too_large.
type Limits struct {
	Unpacked int64 // bytes of all parts together, unpacked
	Parts    int   // files in the zip
	Sheets   int   // sheets of a workbook
	Rows     int   // highest number of a row that has a value
	Columns  int   // columns of a sheet that have a value
	Strings  int   // shared strings
	Text     int64 // bytes of all shared strings together
	Merges   int   // merged ranges of a sheet
	Keep     int64 // bytes of unpacked parts that a Book keeps in memory, so that Read need not unpack them again
}

// DefaultLimits are wide enough for everything that people fill in by hand or
// export from a program for a region, and narrow enough for an old laptop.
func DefaultLimits() Limits {
	return Limits{
		Unpacked: 1 << 30,
		Parts:    10_000,
		Sheets:   1_000,
		Rows:     1_048_576,
		Columns:  1_024,
		Strings:  4_000_000,
		Text:     256 << 20,
		Merges:   200_000,
		Keep:     32 << 20,
	}
}

// State says whether a sheet is shown.
type State int

// A hidden sheet can be shown from the menu; a very hidden one only by a macro.
const (
	Visible State = iota
	Hidden
	VeryHidden
)

// SheetInfo is what the workbook says about a sheet.
type SheetInfo struct {
	Name  string
	State State
	Chart bool // a sheet without cells: a chart, an old dialog or macro sheet
}

// Properties are what a file says about its origin. Anyone can write anything
// there. What a file does not say is empty.
type Properties struct {
	Application    string
	Creator        string
	LastModifiedBy string
	Title          string
	Created        time.Time
	Modified       time.Time
}

// Book is a workbook that was unpacked and checked once. It does not change
// after Open: goroutines may read it side by side.
type Book struct {
	limits     Limits
	archive    *archive
	sheets     []sheetPart
	properties Properties
	macros     bool
	external   bool
	from1904   bool
	strings    []string
	styles     []showing
}

// sheetPart is a sheet and where its part lies.
type sheetPart struct {
	SheetInfo
	entry *entry
}

// Open checks the file to its end and reads everything but the sheets' rows.
// The reader must stay open as long as the Book is used.
func Open(r io.ReaderAt, size int64, l Limits) (*Book, error) {
	a, err := openArchive(r, size, l)
	if err != nil {
		return nil, err
	}
	b := &Book{limits: l, archive: a}
	if err := b.readWorkbook(); err != nil {
		return nil, err
	}
	return b, nil
}

// Sheets lists the sheets in the workbook's order.
func (b *Book) Sheets() []SheetInfo {
	out := make([]SheetInfo, len(b.sheets))
	for i, s := range b.sheets {
		out[i] = s.SheetInfo
	}
	return out
}

// Properties returns what the file says about its origin.
func (b *Book) Properties() Properties { return b.properties }

// Macros reports whether the workbook carries macros of any kind.
func (b *Book) Macros() bool { return b.macros }

// External reports whether the workbook takes values from other files.
func (b *Book) External() bool { return b.external }
