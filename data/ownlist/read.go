package ownlist

import (
	"crypto/sha256"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"sapar/data"
)

// Preview is how a list was understood, row by row.
type Preview struct {
	Rows     []PreviewRow
	Problems []data.CellProblem // as in the parcel
	Skipped  []SkippedRow
}

// PreviewRow is a row that was taken for data.
type PreviewRow struct {
	Line   int
	Event  *data.Event  // that the row is, or that its person attends; nil where none is known
	Person *data.Person // of a list of people
	Member *data.Member // of a list of members
	Of     data.ID      // of the person or member before Scope.Same was asked; of the event in a register
	At     data.ID      // of the event attended, likewise
	Waits  bool         // a cell is wrong, and nothing of the row is in the parcel
	Twin   int          // the line of an earlier row that says the same, 0 for none
}

// Why a row was skipped. The languages' words stand under "list.skipped.<why>".
const (
	SkippedTitle     = "title"     // says what the rows below are of
	SkippedHeadings  = "headings"  // over the columns
	SkippedNumbers   = "numbers"   // of the columns
	SkippedTotal     = "total"     // adds up rows
	SkippedEmpty     = "empty"     // has a number and nothing else, or what no column reads
	SkippedSignature = "signature" // who answers for the list
)

// SkippedRow is a row that was not taken for data.
type SkippedRow struct {
	Line int
	Why  string
	Text string // what stands in it first
}

// Read reads a list by a mapping. A mapping that does not fit the list is a
// *data.Error; what is wrong with single cells is in the parcel and the preview,
// and a row with a wrong cell waits: it is not in the parcel.
//
// The parcel has one batch and only loose rows: events first, then people or
// members, then attendance. Its Source.Sum follows from the file's bytes and
// from how they were read, so that the same file read with another mapping is
// another parcel.
func (r *Reader) Read(l *List, m Mapping, scope Scope) (*data.Parcel, Preview, error) {
	if err := m.check(l); err != nil {
		return nil, Preview{}, err
	}
	in := r.reading(l, &m, &scope)
	in.begin()
	in.leavePersonal()
	for i := range in.s.Rows {
		in.read(&in.s.Rows[i])
	}
	in.finish()
	out := in.parcel // whoever holds it must not hold the whole reading too
	return &out, in.preview, nil
}

// reading is one list that is being read.
type reading struct {
	r      *Reader
	v      *vocabulary
	l      *List
	s      *Sheet
	m      *Mapping
	scope  *Scope
	places *placeFinder
	titles *titles
	today  data.Date

	columns  []mapped
	at       map[string]int // columns of the sheet by field
	headings map[string]bool

	facts  facts                // of the titles over the row
	before facts                // over the rows before those titles
	block  facts                // of the titles that follow one another, taken together
	begun  bool                 // a row of data has come since the last title
	carry  map[string]mergeFrom // cells of event columns that stand for the rows below

	entries   map[data.ID]*entry // by the id that the list gives
	order     []*entry
	ordinals  map[string]int       // of records of one identity
	firstLine map[string]int       // where an identity was first met
	last      *attended            // the event of the row before
	named     map[string]*attended // under the titles in force, by what rows say of them
	parcel    data.Parcel
	preview   Preview
	refused   map[string]bool // problems that were said already
	group     tally           // since the last title or total
	all       tally
	twins     []int
	formulas  int
	hidden    int
	noEvent   bool // some row says none
}

// mapped is a column that is read.
type mapped struct {
	column
	place int
}

// mergeFrom is a cell and where it stands.
type mergeFrom struct {
	c  *Cell
	at cellAt
}

// entry is a record of the parcel while rows add to it.
type entry struct {
	loose data.Loose
}

func (r *Reader) reading(l *List, m *Mapping, scope *Scope) *reading {
	in := &reading{
		r: r, v: r.vocabulary(), l: l, s: l.sheet(m.Sheet), m: m, scope: scope, today: r.Today(),
		places: r.placeFinder(scope.Project.Region), at: map[string]int{}, headings: map[string]bool{}, carry: map[string]mergeFrom{},
		entries: map[data.ID]*entry{}, ordinals: map[string]int{}, firstLine: map[string]int{}, refused: map[string]bool{}, named: map[string]*attended{},
	}
	in.titles = &titles{v: in.v, places: in.places, inYear: in.inYear, within: scope.District}
	for _, place := range slices.Sorted(maps.Keys(m.Columns)) {
		if place < in.s.width {
			in.columns = append(in.columns, mapped{columnOf(m.Columns[place]), place})
			in.at[m.Columns[place]] = place
		}
	}
	for column := range in.s.width {
		for _, text := range in.s.headings(table{m.HeadRow, m.FirstRow}, column) {
			if folded := r.Fold(text); folded != "" {
				in.headings[folded] = true
			}
		}
	}
	return in
}

// inYear is the day of the project that a date without a year means.
func (in *reading) inYear(month time.Month, day int) data.Date {
	p := &in.scope.Project
	var found data.Date
	if p.Start == 0 || p.End == 0 || p.End.Year()-p.Start.Year() > 10 {
		return 0
	}
	for year := p.Start.Year(); year <= p.End.Year(); year++ {
		if d := data.NewDate(year, month, day); d >= p.Start && d <= p.End {
			if found != 0 {
				return 0 // it may be either
			}
			found = d
		}
	}
	return found
}

// leavePersonal leaves out the columns that are never taken, whatever the
// mapping says, and names them.
func (in *reading) leavePersonal() {
	for column := range in.s.width {
		p := &profile{r: in.r, v: in.v, places: in.places, column: column, headings: in.s.headings(table{in.m.HeadRow, in.m.FirstRow}, column)}
		for i := range in.s.Rows {
			if row := &in.s.Rows[i]; row.Line >= in.m.FirstRow && len(p.cells) < sampled {
				if c := row.cell(column); !isBlank(c) {
					p.cells = append(p.cells, c)
				}
			}
		}
		if !p.isPersonal(in.m.Kind) {
			continue
		}
		in.notice(data.Notice{Code: "personal_left_out", Args: data.Args{"sheet": in.s.Name, "column": in.m.heading(column)}})
		in.columns = slices.DeleteFunc(in.columns, func(c mapped) bool {
			if c.place == column {
				delete(in.at, c.key)
			}
			return c.place == column
		})
	}
}

// begin fills in what the parcel says of itself.
func (in *reading) begin() {
	p := &in.scope.Project
	src := in.l.Source
	saved := src.SavedAt
	if saved.IsZero() || data.DateOf(saved) > in.today.AddDays(1) {
		saved = in.today.Time() // that computer's clock was wrong, or the file does not say
	}
	src.Sum = in.sum()
	in.parcel = data.Parcel{
		Source: src,
		Manifest: data.Manifest{
			Format: data.WorkbookFormat, Device: data.ByHand, Author: src.SavedBy, District: in.scope.District,
			Project: p.ID, Region: p.Region, TitleKK: p.TitleKK, TitleRU: p.TitleRU, Period: p.Period(), Part: in.scope.District,
			At: saved, Stamp: data.NextStamp(0, saved), Names: true,
		},
		Batches: []data.Batch{{
			ID: in.batchID(), Device: data.ByHand, Action: data.ActionImport, At: saved, Author: src.SavedBy, Source: src.Name,
		}},
	}
	in.before = in.fromDefaults()
	in.facts = in.before
}

// sum is the hash of the file and of all that it is read with.
func (in *reading) sum() [32]byte {
	h := sha256.New()
	h.Write(in.l.Source.Sum[:])
	how, err := json.Marshal([]any{in.m.Kind, in.m.Sheet, in.m.HeadRow, in.m.FirstRow, in.m.Columns, in.m.Defaults})
	if err != nil {
		panic(err) // of numbers and texts there is always JSON
	}
	h.Write(how)
	h.Write(in.scope.Project.ID[:])
	h.Write([]byte(in.scope.District))
	if in.scope.Event != nil {
		h.Write(in.scope.Event.ID[:])
	}
	ids := slices.SortedFunc(maps.Keys(in.scope.Same), func(a, b data.ID) int { return slices.Compare(a[:], b[:]) })
	for _, id := range ids {
		h.Write(id[:])
		same := data.BaseOf(in.scope.Same[id]).ID
		h.Write(same[:])
	}
	var sum [32]byte
	h.Sum(sum[:0])
	return sum
}

// notice adds something that a person should know.
func (in *reading) notice(n data.Notice) { in.parcel.Notices = append(in.parcel.Notices, n) }

// skip keeps a row that is no data.
func (in *reading) skip(row *Row, why string) {
	text := ""
	for i := range row.Cells {
		if text = oneLine(textOf(&row.Cells[i])); text != "" {
			break
		}
	}
	in.preview.Skipped = append(in.preview.Skipped, SkippedRow{row.Line, why, short(text, 200)})
}

// short cuts a text for showing.
func short(s string, most int) string {
	if runes := []rune(s); len(s) > most && len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
