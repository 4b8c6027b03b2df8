package xlsx

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Writer writes a workbook: sheets one after the other, each row by row. What
// is written is deflated as it comes, on two cores, and only its compressed
// form is kept; the file itself goes out at Close. The first thing that goes
// wrong is remembered, everything after it does nothing, and Close returns it:
// only Close has to be asked. A Writer belongs to one goroutine.
//
// The same calls give the same bytes, whatever the machine and the day.
type Writer struct {
	out     io.Writer
	about   Properties
	press   *press
	styles  styleTable
	strings stringTable
	sheets  []*SheetWriter
	names   []definedName
	taken   map[string]bool // names of sheets and defined names, folded
	open    *SheetWriter
	blocks  int // of numbers for the frames of notes
	closed  bool
	err     error
}

// definedName is a name for a formula. Sheet is -1 for a name of the whole
// workbook, else the index of the sheet it belongs to.
type definedName struct {
	name, refersTo string
	sheet          int
	hidden         bool
}

// NewWriter begins a workbook that Close writes to w. Application is "Sapar"
// unless p says otherwise.
func NewWriter(w io.Writer, p Properties) *Writer {
	if p.Application == "" {
		p.Application = "Sapar"
	}
	x := &Writer{out: w, about: p, press: newPress(), styles: newStyleTable(), taken: map[string]bool{}}
	x.strings = newStringTable(x.press)
	return x
}

// Name gives a formula a name of the whole workbook, for validations and for
// whoever reads the file. RefersTo stands without "=": Reference makes the
// ranges.
func (w *Writer) Name(name, refersTo string) {
	key := "name " + strings.ToLower(name)
	switch refersTo = strings.TrimPrefix(refersTo, "="); {
	case w.err != nil:
	case !legalName(name):
		w.fail(fmt.Errorf("name %q: not a name that a workbook can define", name))
	case refersTo == "":
		w.fail(fmt.Errorf("name %q: refers to nothing", name))
	case w.taken[key]:
		w.fail(fmt.Errorf("name %q: defined twice", name))
	default:
		w.taken[key] = true
		w.names = append(w.names, definedName{name: name, refersTo: refersTo, sheet: -1})
	}
}

// Sheet begins a sheet. The one before it must be closed.
func (w *Writer) Sheet(s Sheet) *SheetWriter {
	x := &SheetWriter{w: w, about: s, index: len(w.sheets)}
	key := "sheet " + strings.ToLower(s.Name)
	switch {
	case w.err != nil:
	case w.closed:
		w.fail(errors.New("a sheet after the workbook was closed"))
	case w.open != nil:
		w.fail(fmt.Errorf("sheet %q begins before sheet %q is closed", s.Name, w.open.about.Name))
	case w.taken[key]:
		w.fail(fmt.Errorf("sheet %q: a name used twice", s.Name))
	default:
		if err := s.check(); err != nil {
			w.fail(fmt.Errorf("sheet %q: %w", s.Name, err))
			break
		}
		w.taken[key] = true
	}
	if w.err != nil {
		x.closed = true
		return x
	}
	x.begin()
	w.sheets = append(w.sheets, x)
	w.open = x
	return x
}

// Close writes the file and returns the first error of any step. The writer
// below stays open.
func (w *Writer) Close() error {
	if w.closed {
		return w.err
	}
	if w.open != nil {
		w.fail(fmt.Errorf("sheet %q is not closed", w.open.about.Name))
	}
	w.closed = true
	if w.err == nil && w.active() < 0 {
		w.fail(errors.New("a workbook needs a sheet that can be seen"))
	}
	if w.err != nil {
		w.press.wait()
		return w.err
	}
	if err := w.writeParts(); err != nil {
		w.fail(err)
	}
	return w.err
}

// active is the index of the sheet that is shown first, -1 if none can be seen.
func (w *Writer) active() int {
	for i, s := range w.sheets {
		if s.about.State == Visible {
			return i
		}
	}
	return -1
}

func (w *Writer) fail(err error) {
	if w.err == nil {
		w.err = fmt.Errorf("write workbook: %w", err)
	}
}
