// Package layout draws reports as Excel sheets in the official forms. A form is
// a file (assets/layouts, or the office's own in its place) that holds
// everything that a person sees and that is no data: headings in Kazakh and in
// Russian, order and widths of columns, passport lines, approval and signature
// blocks, consent texts. A report holds the rows and figures.
//
// It must never know where records are kept, how a figure is counted, or a word
// of any language.
package layout

import (
	"fmt"
	"io"
	"io/fs"

	"sapar/data"
)

// Languages in which a sheet can be drawn.
const (
	Kazakh  = "kk"
	Russian = "ru"
	Both    = "kk+ru" // Kazakh first
)

// Languages lists the languages of a sheet, the usual one first.
func Languages() []string { return []string{Both, Kazakh, Russian} }

// Places names the places of a report.
type Places interface {
	// Place returns the place with that code.
	Place(code string) (data.Place, bool)
	// Short returns a place's names without the word for its type, as in a
	// column that is headed "district".
	Short(code string) (kk, ru string)
}

// Options say how a report is drawn.
type Options struct {
	Lang   string // one of Languages; "" for the usual one
	Places Places
	// Words puts a code into words: Words("kk", "list.sex.f").
	Words func(lang, key string) string
	// Layouts holds the office's own form files at its root. A file that is
	// not there is taken from those built into the program; nil has none.
	Layouts fs.FS
}

// Draw writes the report as an xlsx workbook. A form file that cannot be used
// is refused with a *data.Error of code bad_layout.
func Draw(w io.Writer, r data.Report, opt Options) error {
	d, err := newDrawing(r, opt)
	if err != nil {
		return fmt.Errorf("draw report %s: %w", r.Name, err)
	}
	if err := writeWorkbook(w, d); err != nil {
		return fmt.Errorf("draw report %s: %w", r.Name, err)
	}
	return nil
}

// drawing is one report being drawn.
type drawing struct {
	report data.Report
	opt    Options
	form   *form
	frame  *frame
}

func newDrawing(r data.Report, opt Options) (*drawing, error) {
	switch opt.Lang {
	case "":
		opt.Lang = Both
	case Kazakh, Russian, Both:
	default:
		return nil, &data.Error{Code: "no_such_language", Args: data.Args{"language": opt.Lang}}
	}
	if opt.Words == nil {
		opt.Words = func(_, key string) string { return key }
	}
	fr, err := readFrame(opt.Layouts)
	if err != nil {
		return nil, err
	}
	fo, err := readForm(opt.Layouts, r.Name)
	if err != nil {
		return nil, err
	}
	return &drawing{report: r, opt: opt, form: fo, frame: fr}, nil
}
