package territory

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"sapar/data"
)

// The files of a catalogue. Lines that begin with # are remarks.
const (
	placesFile = "places.csv"
	typesFile  = "types.csv"
)

var (
	placesColumns = []string{"code", "kind", "parent", "kk", "kk_short", "ru", "ru_short",
		"lat", "lon", "precision_km", "population", "aliases"}
	typesColumns = []string{"kind", "word"}
)

const (
	codeDigits    = 9
	maxName       = 200         // characters
	maxPrecision  = 1_000       // kilometres
	maxPopulation = 100_000_000 // persons
)

// LineError says what is wrong with a catalogue's file and where.
type LineError struct {
	File    string
	Line    int    // 1 is the file's first line
	Column  string // as the file's heading has it; empty for the line as a whole
	Problem string
}

func (e *LineError) Error() string {
	if e.Column == "" {
		return fmt.Sprintf("%s line %d: %s", e.File, e.Line, e.Problem)
	}
	return fmt.Sprintf("%s line %d, %s: %s", e.File, e.Line, e.Column, e.Problem)
}

// row is one line of a file whose headings are known. It keeps the first
// thing that is wrong with it, so that its fields can be read one after
// another.
type row struct {
	file    string
	columns []string
	line    int
	cells   []string
	err     *LineError
}

func (r *row) refuse(column, problem string, args ...any) {
	if r.err == nil {
		r.err = &LineError{File: r.file, Line: r.line, Column: column, Problem: fmt.Sprintf(problem, args...)}
	}
}

// text returns the column's value, composed as the keyboard gives it.
func (r *row) text(column string) string {
	s := norm.NFC.String(r.cells[slices.Index(r.columns, column)])
	switch {
	case !utf8.ValidString(s):
		r.refuse(column, "is not UTF-8 text")
	case strings.TrimSpace(s) != s:
		r.refuse(column, "begins or ends with a space")
	case strings.ContainsFunc(s, unicode.IsControl):
		r.refuse(column, "has a line break, tab or control character in it")
	case utf8.RuneCountInString(s) > maxName:
		r.refuse(column, "is longer than %d characters", maxName)
	}
	return s
}

func (r *row) required(column string) string {
	s := r.text(column)
	if s == "" {
		r.refuse(column, "is empty")
	}
	return s
}

func (r *row) code(column string) string {
	s := r.text(column)
	if s != "" && (len(s) != codeDigits || strings.Trim(s, "0123456789") != "") {
		r.refuse(column, "%q is not a code of %d digits", s, codeDigits)
	}
	return s
}

func (r *row) kind(column string) data.PlaceKind {
	kind := data.PlaceKind(r.required(column))
	if !slices.Contains([]data.PlaceKind{data.Region, data.District, data.City, data.Okrug, data.Village}, kind) {
		r.refuse(column, "%q is none of region, district, city, okrug, village", kind)
	}
	return kind
}

// number reads an unsigned whole number; empty is 0.
func (r *row) number(column string, least, most int) int {
	s := r.text(column)
	if s == "" {
		return 0
	}
	n, err := strconv.ParseUint(s, 10, 32)
	if err != nil || int(n) < least || int(n) > most {
		r.refuse(column, "%q is not a whole number from %d to %d", s, least, most)
		return 0
	}
	return int(n)
}

// degrees reads a coordinate between -limit and limit; empty is 0.
func (r *row) degrees(column string, limit float64) float64 {
	s := r.text(column)
	if s == "" {
		return 0
	}
	d, err := strconv.ParseFloat(s, 64)
	// ParseFloat also takes exponents, hexadecimals and the word for infinity.
	if err != nil || strings.Trim(s, "-.0123456789") != "" || d < -limit || d > limit {
		r.refuse(column, "%q is not a number of degrees from %g to %g", s, -limit, limit)
		return 0
	}
	return d
}

func (r *row) list(column string) []string {
	s := r.text(column)
	if s == "" {
		return nil
	}
	items := strings.Split(s, ";")
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
		if items[i] == "" {
			r.refuse(column, "has an empty name in the list")
		}
		if slices.Contains(items[:i], items[i]) {
			r.refuse(column, "names %q twice", items[i])
		}
	}
	return items
}

// place reads one line of places.csv by itself, without its surroundings.
func (r *row) place() entry {
	e := entry{line: r.line}
	e.Code = r.code("code")
	if e.Code == "" {
		r.refuse("code", "is empty")
	}
	e.Kind = r.kind("kind")
	e.Parent = r.code("parent")
	e.NameKK, e.shortKK = r.required("kk"), r.text("kk_short")
	e.NameRU, e.shortRU = r.required("ru"), r.text("ru_short")
	e.Lat, e.Lon = r.degrees("lat", 90), r.degrees("lon", 180)
	e.Precision = r.number("precision_km", 1, maxPrecision)
	e.Population = r.number("population", 1, maxPopulation)
	e.Aliases = r.list("aliases")

	located := r.text("lat") != ""
	switch {
	case located != (r.text("lon") != ""):
		r.refuse("lon", "a place has both coordinates or neither")
	case located && !e.Located():
		r.refuse("lat", "0, 0 lies in the ocean: leave unknown coordinates empty")
	case located != (r.text("precision_km") != ""):
		r.refuse("precision_km", "stands with coordinates and only with them")
	}
	return e
}

// readPlaces reads a file of places and checks that every place stands below the
// right kind of unit.
func readPlaces(fsys fs.FS, file string) ([]entry, error) {
	var places []entry
	byCode := make(map[string]entry)
	err := readRows(fsys, file, placesColumns, func(r *row) {
		e := r.place()
		if first, ok := byCode[e.Code]; ok {
			r.refuse("code", "%s stands in line %d already", e.Code, first.line)
		}
		byCode[e.Code] = e
		places = append(places, e)
	})
	if err != nil {
		return nil, err
	}
	for _, e := range places {
		if problem := misplaced(e, byCode); problem != "" {
			return nil, &LineError{File: file, Line: e.line, Column: "parent", Problem: problem}
		}
	}
	return places, nil
}

// misplaced says what is wrong with the unit that a place stands below, or
// nothing. The order region, district or city, okrug, settlement has no way
// back up, so a catalogue that passes has no circles.
func misplaced(e entry, byCode map[string]entry) string {
	if e.Kind == data.Region {
		if e.Parent != "" {
			return "a region belongs to no other unit"
		}
		return ""
	}
	parent, ok := byCode[e.Parent]
	switch {
	case e.Parent == "":
		return fmt.Sprintf("a %s belongs to a unit, whose code is missing", e.Kind)
	case !ok:
		return fmt.Sprintf("there is no place %s", e.Parent)
	}
	above := byCode[parent.Parent].Kind
	unit := parent.Kind == data.District || parent.Kind == data.City && above == data.Region
	var right bool
	switch e.Kind {
	case data.District:
		right = parent.Kind == data.Region
	case data.City:
		right = parent.Kind == data.Region || parent.Kind == data.Okrug || unit
	case data.Okrug:
		right = unit
	case data.Village:
		right = parent.Kind == data.Okrug
	}
	if !right {
		return fmt.Sprintf("a %s cannot stand below %s, which is a %s", e.Kind, e.Parent, parent.Kind)
	}
	return ""
}

// typeWord is a word for a kind of place, as people write it beside a name.
type typeWord struct {
	kind data.PlaceKind
	word string
}

func readTypes(fsys fs.FS) ([]typeWord, error) {
	var types []typeWord
	err := readRows(fsys, typesFile, typesColumns, func(r *row) {
		t := typeWord{kind: r.kind("kind"), word: r.required("word")}
		if slices.Contains(types, t) {
			r.refuse("word", "%q is a word for a %s already", t.word, t.kind)
		}
		types = append(types, t)
	})
	return types, err
}

// readRows calls read for every line of a file below its headings, and stops
// at the first line that is refused.
func readRows(fsys fs.FS, file string, columns []string, read func(*row)) error {
	text, err := fs.ReadFile(fsys, file)
	if err != nil {
		return err
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // spreadsheets put one in front
	in := csv.NewReader(bytes.NewReader(text))
	in.Comment = '#'
	in.FieldsPerRecord = len(columns)
	for n := 0; ; n++ {
		cells, err := in.Read()
		switch {
		case errors.Is(err, io.EOF) && n < 2:
			return &LineError{File: file, Line: 1 + bytes.Count(text, []byte("\n")), Problem: "the file holds nothing"}
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return malformed(file, columns, err)
		}
		line, _ := in.FieldPos(0)
		if n == 0 {
			if !slices.Equal(cells, columns) {
				return &LineError{File: file, Line: line, Problem: "the headings are not " + strings.Join(columns, ",")}
			}
			continue
		}
		r := &row{file: file, columns: columns, line: line, cells: cells}
		read(r)
		if r.err != nil {
			return r.err
		}
	}
}

// malformed names the line of an error in the form of the file.
func malformed(file string, columns []string, err error) error {
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		return fmt.Errorf("read %s: %w", file, err)
	}
	problem := parse.Err.Error()
	if errors.Is(err, csv.ErrFieldCount) {
		problem = fmt.Sprintf("the line does not have %d columns", len(columns))
	}
	return &LineError{File: file, Line: parse.StartLine, Problem: problem}
}
