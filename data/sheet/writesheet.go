package sheet

import (
	"strconv"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// styles are the looks of a workbook's cells.
type styles struct {
	text, wrapped, number, date, center                xlsx.StyleID
	helper, helperDate, helperNumber                   xlsx.StyleID
	hidden, heading, headingRequired, headingHelp      xlsx.StyleID
	title, subtitle, label, value, count, input, plain xlsx.StyleID
}

const (
	headingFill  = "D9E8F5"
	requiredFill = "FCE9C8"
	helpFill     = "EDEDED"
	helpColor    = "7F7F7F"
	inputFill    = "FFF9DB"
)

func newStyles(w *xlsx.Writer) styles {
	heading := xlsx.Style{Bold: true, Wrap: true, Border: true, Fill: headingFill, Down: "center", Across: "center"}
	required, help := heading, heading
	required.Fill, help.Fill = requiredFill, helpFill
	return styles{
		text:    w.Style(xlsx.Style{Format: "@", Down: "top"}),
		wrapped: w.Style(xlsx.Style{Format: "@", Down: "top", Wrap: true}),
		number:  w.Style(xlsx.Style{Format: "0", Down: "top"}),
		date:    w.Style(xlsx.Style{Format: "dd.mm.yyyy", Down: "top"}),
		center:  w.Style(xlsx.Style{Format: "@", Down: "top", Across: "center"}),

		helper:       w.Style(xlsx.Style{Format: "@", Down: "top", Color: helpColor}),
		helperDate:   w.Style(xlsx.Style{Format: "dd.mm.yyyy", Down: "top", Color: helpColor}),
		helperNumber: w.Style(xlsx.Style{Format: "0", Down: "top", Color: helpColor}),

		hidden:          w.Style(xlsx.Style{Format: "@"}),
		heading:         w.Style(heading),
		headingRequired: w.Style(required),
		headingHelp:     w.Style(help),

		title:    w.Style(xlsx.Style{Bold: true, Size: 16, Wrap: true, Down: "center"}),
		subtitle: w.Style(xlsx.Style{Size: 13, Color: helpColor, Wrap: true, Down: "center"}),
		label:    w.Style(xlsx.Style{Bold: true, Wrap: true, Down: "top"}),
		value:    w.Style(xlsx.Style{Format: "@", Wrap: true, Down: "top"}),
		count:    w.Style(xlsx.Style{Format: "0", Across: "left", Down: "top"}),
		input:    w.Style(xlsx.Style{Format: "@", Border: true, Fill: inputFill, Unlocked: true}),
		plain:    w.Style(xlsx.Style{Wrap: true, Down: "top"}),
	}
}

// of is the look of a column's cells, also of those that are still empty.
func (s *styles) of(c column) xlsx.StyleID {
	switch c.role {
	case helperRole:
		switch c.kind {
		case data.Day:
			return s.helperDate
		case data.Int:
			return s.helperNumber
		}
		return s.helper
	case deleteRole:
		return s.center
	case fieldRole:
		switch c.kind {
		case data.Int:
			return s.number
		case data.Day:
			return s.date
		case data.Time, data.Bool:
			return s.center
		case data.Note, data.Lines:
			return s.wrapped
		}
		return s.text
	}
	return s.hidden
}

// readable is how many characters of a line can be printed on one page and
// still be read.
const readable = 240

// width is the width of a column in characters.
func width(c column) float64 {
	switch c.role {
	case deleteRole:
		return 11
	case helperRole:
		return 14
	}
	switch c.kind {
	case data.Int:
		return 14
	case data.Day:
		return 13
	case data.Time, data.Bool:
		return 12
	case data.Choice:
		return 22
	case data.PlaceCode:
		return 18
	case data.Ref:
		return 30
	case data.Note, data.Lines, data.Refs, data.Choices, data.PlaceCodes, data.Numbers:
		return 40
	}
	switch {
	case c.field == nil:
		return 14
	case c.field.Length > data.TextLength:
		return 45
	case c.field.Length >= 100:
		return 30
	}
	return 18
}

// hides reports whether a column is not shown.
func (p *writing) hides(of *data.Type, c column) bool {
	switch c.role {
	case twinRole, idRole, versionRole:
		return true
	case helperRole:
		return c.key == helpLabel && !p.labels[of.Key].coded
	case fieldRole:
		return of != data.ProjectType && c.key == "project" && p.projects <= 1
	}
	return false
}

// begin writes what stands above the rows of a type.
func (t *typeWriter) begin() {
	about := xlsx.Sheet{
		Name: t.about.name, FrozenRows: headingRow, FrozenColumns: t.frozen(),
		Filter: "A2:" + strings.TrimRight(xlsx.CellName(1, len(t.columns)-1), "1"), TitleRows: [2]int{headingRow, headingRow},
		Landscape: true, Validations: t.validations(),
	}
	printed := 0.0
	for i, c := range t.columns {
		if !t.hides(t.of, c) {
			printed += width(c)
		}
		about.Columns = append(about.Columns, xlsx.Column{Width: width(c), Hidden: t.hides(t.of, c), Style: t.styles[i]})
		if note := t.x.explain(t.of, c); note != "" {
			about.Notes = append(about.Notes, xlsx.Note{Row: headingRow, Column: i, Text: note})
		}
	}
	about.FitWidth = printed <= readable
	t.sheet = t.w.Sheet(about)
	t.sheet.Row(xlsx.RowOptions{Hidden: true, Number: keyRow})
	for i, c := range t.columns {
		t.sheet.Text(i, t.writing.styles.hidden, c.mark())
	}
	t.sheet.Row(xlsx.RowOptions{Number: headingRow, Height: 64})
	for i, c := range t.columns {
		t.sheet.Text(i, t.headingStyle(c), t.x.bilingual(t.of, c))
	}
}

// bilingual is a column's heading: Kazakh over Russian, with a star where the
// cell has to be filled.
func (x *Workbook) bilingual(of *data.Type, c column) string {
	kk, ru := x.heading(of, c, kazakh), x.heading(of, c, russian)
	if c.role == fieldRole && c.field != nil && c.field.Required {
		kk += " *"
	}
	if kk == ru {
		return kk
	}
	return kk + "\n" + ru
}

func (t *typeWriter) headingStyle(c column) xlsx.StyleID {
	s := &t.writing.styles
	switch {
	case c.role == helperRole:
		return s.headingHelp
	case c.role == fieldRole && c.field.Required:
		return s.headingRequired
	case c.role == fieldRole || c.role == deleteRole:
		return s.heading
	}
	return s.hidden
}

// frozen is how many columns stay in sight: those that say which record it is,
// as far as they leave room for the rest.
func (t *typeWriter) frozen() int {
	const room = 62
	taken := 0.0
	for i, c := range t.columns {
		known := c.role == helperRole && c.key == helpLabel || c.field != nil && (c.field.Label || t.of == data.AttendanceType && c.kind == data.Ref)
		if !t.hides(t.of, c) {
			taken += width(c)
		}
		if !known || taken > room {
			return i
		}
	}
	return 0
}

// validations say what the cells of each column may hold. They ask and do not
// forbid: words of the other language are read too.
func (t *typeWriter) validations() []xlsx.Validation {
	var all []xlsx.Validation
	for i, c := range t.columns {
		v := xlsx.Validation{Error: short(t.x.both("sheet.ask.list", "\n"), 255)}
		switch {
		case c.role == deleteRole:
			v.List = nameOf("yes")
		case c.role == helperRole && c.key == helpSex:
			v.List = nameOf("sex")
		case c.role == helperRole && c.key == helpBirthYear:
			v.Kind, v.Min, v.Max = "whole", 1900, 2100
			v.Error = short(t.x.both("sheet.ask.number", "\n"), 255)
		case c.role != fieldRole:
			continue
		case c.kind == data.Bool:
			v.List = nameOf("yes")
		case c.kind == data.Choice:
			v.List = nameOf(c.field.List)
		case c.kind == data.PlaceCode && c.key == "district":
			v.List = nameOf("district_names")
		case c.kind == data.PlaceCode && c.key == "village":
			v.List = nameOf("village_names")
		case c.kind == data.Ref && c.field.Of != data.PersonType.Key && t.offers(c.field.Of) > 0: // thousands of people are no list
			v.List = nameOf("of_" + c.field.Of)
			t.offered.want(c.field.Of)
		case c.kind == data.Int:
			v.Kind, v.Min, v.Max = "whole", float64(c.field.Min), float64(c.field.Max)
			v.Error = short(t.x.both("sheet.ask.number", "\n"), 255)
		case c.kind == data.Day:
			v.Kind = "date"
			v.Min, v.Max = xlsx.TimeSerial(data.Date(19200101).Time()), xlsx.TimeSerial(data.Date(21001231).Time())
			v.Error = short(t.x.both("sheet.ask.date", "\n"), 255)
		default:
			continue
		}
		letters := strings.TrimRight(xlsx.CellName(1, i), "1")
		v.Range = letters + strconv.Itoa(firstRow) + ":" + letters + "1048576"
		all = append(all, v)
	}
	return all
}

// offers is how many records of a type can be offered in a list.
func (t *typeWriter) offers(of string) int {
	if l := t.writing.labels[of]; l != nil {
		return l.len()
	}
	return 0
}
