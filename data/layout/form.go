package layout

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"sapar/assets"
	"sapar/data"
)

// The files of a form: one that all reports share, and one a report.
const (
	frameFile = "frame.json"
	formFile  = "%s.json" // by the report's name
)

// text is a text of a form in both languages. {key} stands for a value, and
// {key|____} for a value or, where there is none, for what follows the bar.
type text struct {
	Any  string `json:"text"` // the same in every language
	KK   string `json:"kk"`
	RU   string `json:"ru"`
	Both string `json:"kk+ru"` // where the two are not merely put side by side
}

func (t text) empty() bool { return t == text{} }

// line is one line of a cell or of a sheet's foot.
type line struct {
	text
	When string `json:"when"` // only where there is a value of this key
}

// entry is a line of the passport.
type entry struct {
	Label text `json:"label"`
	Value text `json:"value"`
}

// frame is what all forms share.
type frame struct {
	Font       string            `json:"font"`
	Approval   []text            `json:"approval"`  // top right
	Agreement  []text            `json:"agreement"` // top left
	Passport   []entry           `json:"passport"`
	Signatures []text            `json:"signatures"`
	Footer     footer            `json:"footer"`
	None       string            `json:"none"` // where there is no figure
	Months     months            `json:"months"`
	Periods    map[string]text   `json:"periods"` // by data.PeriodKind
	FileName   string            `json:"file_name"`
	Letters    map[string]string `json:"letters"` // Latin spelling of each small letter
}

// footer stands at the foot of every printed page; {page} and {pages} are its
// number and their count.
type footer struct {
	Left  text `json:"left"`
	Right text `json:"right"`
}

type months struct {
	KK []string `json:"kk"`
	RU []string `json:"ru"`
}

// form is the form of one report.
type form struct {
	Title      text        `json:"title"`
	Portrait   bool        `json:"portrait"`
	Passport   []entry     `json:"passport"`   // none: the frame's
	Signatures []text      `json:"signatures"` // none: the frame's
	Sheets     []sheetForm `json:"sheets"`     // the first is always drawn, the others where the report has them
}

// sheetForm is the form of one table.
type sheetForm struct {
	Key        string     `json:"key"`   // of the report's sheet
	Name       text       `json:"name"`  // on the sheet's tab
	Title      text       `json:"title"` // none: the form's
	Approval   bool       `json:"approval"`
	Agreement  bool       `json:"agreement"`
	Size       float64    `json:"size"`       // of the table's letters, points
	Paragraphs []text     `json:"paragraphs"` // between passport and table
	Columns    []column   `json:"columns"`
	Groups     *groupForm `json:"groups"`     // what a matrix has across
	Total      *totalForm `json:"total"`      // none: no total row
	Foot       []line     `json:"foot"`       // below the table
	Signatures []text     `json:"signatures"` // none: the form's
	RowHeight  float64    `json:"row_height"` // of the rows at least, points
	BlankRows  int        `json:"blank_rows"` // of a sheet without rows, to be filled in by hand
	Sections   *sections  `json:"sections"`   // where many of these tables follow each other
}

// column is one column of a table.
type column struct {
	Key    string  `json:"key"`
	KK     string  `json:"kk"`
	RU     string  `json:"ru"`
	Width  float64 `json:"width"` // in characters, as Excel counts them
	Align  string  `json:"align"` // left, center or right; "" left for text, else center
	Format string  `json:"format"`
	Turn   bool    `json:"turn"` // heading from bottom to top
	None   bool    `json:"none"` // a dash where there is no value
	Hidden bool    `json:"hidden"`
	Lines  []line  `json:"lines"` // what the cells hold; none: the value of Key
	Words  string  `json:"words"` // the list whose words a code is put into; "" its own
}

func (c column) heading() text { return text{KK: c.KK, RU: c.RU} }

// groupForm is the columns that stand below each group of a matrix.
type groupForm struct {
	Columns []column `json:"columns"`
	Across  int      `json:"across"` // groups on one sheet; more go to further sheets
}

// totalForm is the total row: its label and the column where that stands.
type totalForm struct {
	text
	Column string `json:"column"`
}

// sections is the form of a sheet on which many tables follow each other, each
// from a new page, under one heading.
type sections struct {
	Title      text    `json:"title"`
	Passport   []entry `json:"passport"`
	Head       []line  `json:"head"` // above each table's rows
	Signatures []text  `json:"signatures"`
}

// formats are the number formats that a column may ask for by name.
var formats = map[string]string{
	"":       "#,##0",
	"plain":  "0", // a year, a number in a row
	"signed": "+#,##0;-#,##0;0",
}

func readFrame(own fs.FS) (*frame, error) {
	var f frame
	if err := readFile(own, frameFile, &f); err != nil {
		return nil, err
	}
	if len(f.Months.KK) != 12 || len(f.Months.RU) != 12 {
		return nil, badForm(frameFile, 0, errors.New("there are twelve months in each language"))
	}
	return &f, nil
}

func readForm(own fs.FS, name string) (*form, error) {
	var f form
	file := fmt.Sprintf(formFile, name)
	if err := readFile(own, file, &f); err != nil {
		return nil, err
	}
	if err := f.check(); err != nil {
		return nil, badForm(file, 0, err)
	}
	return &f, nil
}

func readFile(own fs.FS, name string, into any) error {
	raw, err := fs.ReadFile(assets.Layouts, "layouts/"+name)
	if own != nil {
		if theirs, ownErr := fs.ReadFile(own, name); !errors.Is(ownErr, fs.ErrNotExist) {
			raw, err = theirs, ownErr
		}
	}
	if err != nil {
		return badForm(name, 0, err)
	}
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\ufeff"))))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		at := min(int(dec.InputOffset()), len(raw))
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = min(int(syntax.Offset), len(raw))
		}
		return badForm(name, 1+bytes.Count(raw[:at], []byte("\n")), err)
	}
	return nil
}

// badForm is the refusal of a form file; line is 0 where none is to blame.
func badForm(file string, line int, err error) error {
	return &data.Error{Code: "bad_layout", Args: data.Args{"file": file, "line": line}, Err: err}
}

// check refuses what would make a sheet that no program opens, and fills in
// what may be left out.
func (f *form) check() error {
	if len(f.Sheets) == 0 {
		return errors.New("a form has at least one sheet")
	}
	for i := range f.Sheets {
		s := &f.Sheets[i]
		if s.Size == 0 {
			s.Size = 10
		}
		if s.Size < 5 || s.Size > 30 {
			return fmt.Errorf("sheet %s: size is from 5 to 30 points", s.Key)
		}
		if s.BlankRows < 0 || s.BlankRows > 1000 || s.RowHeight < 0 || s.RowHeight > 400 {
			return fmt.Errorf("sheet %s: at most 1000 blank rows, of at most 400 points", s.Key)
		}
		s.Columns = slices.DeleteFunc(s.Columns, func(c column) bool { return c.Hidden })
		if len(s.Columns) == 0 {
			return fmt.Errorf("sheet %s: there is no column to draw", s.Key)
		}
		if err := checkColumns(s.Columns); err != nil {
			return fmt.Errorf("sheet %s: %w", s.Key, err)
		}
		if s.Groups == nil {
			continue
		}
		if s.Groups.Across < 1 || len(s.Groups.Columns) == 0 {
			return fmt.Errorf("sheet %s: groups have columns, and at least one stands across", s.Key)
		}
		if err := checkColumns(s.Groups.Columns); err != nil {
			return fmt.Errorf("sheet %s: %w", s.Key, err)
		}
	}
	return nil
}

func checkColumns(columns []column) error {
	for _, c := range columns {
		if c.Width < 1 || c.Width > 200 {
			return fmt.Errorf("column %s: width is from 1 to 200 characters", c.Key)
		}
		if !slices.Contains([]string{"", "left", "center", "right"}, c.Align) {
			return fmt.Errorf("column %s: align is left, center or right", c.Key)
		}
		if _, ok := formats[c.Format]; !ok {
			return fmt.Errorf("column %s: format is plain or signed", c.Key)
		}
	}
	return nil
}
