// Package paper is the bridge between paper and program: the registration
// sheet of an event is printed, with the text of consent and the people who are
// expected, each by number; what comes back, a scan of the signed sheet or a
// photograph, is kept as evidence.
//
// It must never know how records are kept: it asks its Records. It decides
// nothing about people either: who is expected is the store's rule.
package paper

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"sapar/app/i18n"
	"sapar/app/privacy"
	"sapar/data"
	"sapar/data/evidence"
	"sapar/data/xlsx"
)

// Records are what the bridge reads and writes.
type Records interface {
	Event(ctx context.Context, id data.ID) (data.Event, error)
	ProjectByID(ctx context.Context, id data.ID) (data.Project, error)
	ConsentTexts(ctx context.Context, project data.ID) ([]data.ConsentText, error)
	// Expected are the people who are expected at an event, the likeliest first.
	Expected(ctx context.Context, e data.Event, limit int) ([]data.Person, error)
	// Paper gives them numbers, and remembers those.
	Paper(ctx context.Context, event data.ID, people []data.Person, empty int) (data.Paper, error)
	// PaperLines are what the numbers of an event's sheets stand for.
	PaperLines(ctx context.Context, event data.ID) ([]data.PaperLine, error)
	// PaperOf is the event and the numbers of the sheet with a code.
	PaperOf(ctx context.Context, code string) (event data.ID, numbers string, err error)
	Depart(ctx context.Context, d data.Departure) error

	Evidence(ctx context.Context, event data.ID) ([]data.Evidence, error)
	SameEvidence(ctx context.Context, e data.Evidence) ([]data.SameEvidence, error)
	AddEvidence(ctx context.Context, e *data.Evidence, content []byte) error
	DropEvidence(ctx context.Context, e *data.Evidence) error
	EvidencePath(e *data.Evidence) string
}

// Bridge prints sheets and keeps evidence.
type Bridge struct {
	Records
	Places data.Places
}

// What a sheet holds where nobody says otherwise, and at most.
const (
	MostExpected = 60  // people by name, beyond those who are in the list already
	Empty        = 15  // lines after them
	MostEmpty    = 200 // lines
)

// Kinds are the endings of files that Print writes.
func Kinds() []string { return []string{".xlsx", ".pdf"} }

// Print writes the registration sheet of an event to a file, as a workbook or,
// where its name ends in .pdf, as pages. What its numbers stand for is
// remembered, and that the file left this computer is written down. A file that
// cannot be written is a *data.Error of code cannot_write; too many empty lines
// are one of code too_many_lines.
func (b *Bridge) Print(ctx context.Context, event data.ID, empty int, path string) (data.Paper, error) {
	if empty < 0 || empty > MostEmpty {
		return data.Paper{}, &data.Error{Code: "too_many_lines", Args: data.Args{"max": MostEmpty}}
	}
	e, err := b.Event(ctx, event)
	if err != nil {
		return data.Paper{}, err
	}
	project, err := b.ProjectByID(ctx, e.Project)
	if err != nil {
		return data.Paper{}, err
	}
	texts, err := b.ConsentTexts(ctx, e.Project)
	if err != nil {
		return data.Paper{}, err
	}
	text, ok := data.TextOn(texts, e.Date)
	if !ok {
		text = privacy.Draft(&project, e.Date)
	}
	people, err := b.Expected(ctx, e, MostExpected)
	if err != nil {
		return data.Paper{}, err
	}
	paper, err := b.Paper(ctx, e.ID, people, empty)
	if err != nil {
		return paper, err
	}
	s := b.sheet(&e, &project, &text, &paper)
	write := s.writeWorkbook
	if strings.EqualFold(filepath.Ext(path), ".pdf") {
		write = s.writePages
	}
	if err := xlsx.WriteWhole(path, func(f *os.File) error { return write(f) }); err != nil {
		return paper, &data.Error{Code: "cannot_write", Args: data.Args{"path": path}, Err: err}
	}
	return paper, b.Depart(ctx, departure(&e, people, path))
}

// departure is what leaves on a sheet.
func departure(e *data.Event, people []data.Person, path string) data.Departure {
	d := data.Departure{Kind: data.DepartedPaper, File: filepath.Base(path), Project: e.Project, District: e.District, Names: len(people)}
	if len(people) > 0 {
		d.Fields = []string{"person.name", "person.work"}
	}
	return d
}

// sheet is a registration sheet put into words, before it is set on pages.
type sheet struct {
	paper  *data.Paper
	foot   string  // of each page, after the code
	halves [2]half // in Kazakh and in Russian
	rows   []row
}

// half is what stands above the list, in one language.
type half struct {
	title   string
	about   []string // event, place, day, project, who keeps the data
	consent []string // by paragraph
	heads   []string // of the columns
}

// row is a line of the list.
type row struct {
	number                          int
	name, year, sex, work, category string
	adult                           bool // known to need no representative
}

// The columns of the list.
const (
	columnNumber = iota
	columnName
	columnYear
	columnSex
	columnWork
	columnCategory
	columnPhone
	columnSignature
	columnRepresentative
	columnPhoto
	columns
)

// heads are the keys of the columns' headings.
var heads = [columns]string{
	"number", "name", "birth_year", "sex", "work", "category", "phone", "signature", "representative", "photo",
}

// sheet puts the sheet into words.
func (b *Bridge) sheet(e *data.Event, p *data.Project, text *data.ConsentText, paper *data.Paper) *sheet {
	s := &sheet{paper: paper}
	for i, lang := range []i18n.Lang{i18n.KK, i18n.RU} {
		w := i18n.Load(lang)
		h := half{title: w.Choice("report", "attendance"), about: b.about(w, e, p, text)}
		consent := text.TextKK
		if lang == i18n.RU {
			consent = text.TextRU
		}
		for line := range strings.Lines(consent) {
			if line = strings.TrimSpace(line); line != "" {
				h.consent = append(h.consent, line)
			}
		}
		if text.Number > 0 {
			h.consent = append(h.consent, w.T("paper.version", "n", text.Number, "date", w.Date(text.From.Time())))
		}
		for _, key := range heads {
			h.heads = append(h.heads, w.T("paper.column."+key))
		}
		s.halves[i] = h
	}
	w := i18n.Load(i18n.KK)
	s.foot = joined(" · ", e.Number, e.Title, w.Date(e.Date.Time()))
	for _, l := range paper.Lines {
		s.rows = append(s.rows, rowOf(w, &l, e.Date))
	}
	return s
}

func (b *Bridge) about(w *i18n.Words, e *data.Event, p *data.Project, text *data.ConsentText) []string {
	name := w.T("paper.event", "kind", w.Choice("event_type", e.Kind), "title", e.Title)
	if e.Number != "" {
		name += " (№\u00a0" + e.Number + ")"
	}
	day := w.DateLong(e.Date.Time())
	if e.EndDate > e.Date {
		day += " – " + w.DateLong(e.EndDate.Time())
	}
	out := []string{
		name,
		w.T("paper.place", "place", joined(", ", b.placeName(w, e.District), b.placeName(w, e.Village), e.Place)),
		w.T("paper.day", "day", joined(", ", day, string(e.Start))),
		w.T("paper.project", "project", p.Title(string(w.Lang()))),
	}
	if text.Operator != "" {
		out = append(out, w.T("paper.operator", "operator", text.Operator, "bin", text.BIN))
	}
	return out
}

func (b *Bridge) placeName(w *i18n.Words, code string) string {
	if p, ok := b.Places.Place(code); ok {
		return w.Place(p)
	}
	return ""
}

// rowOf is a line of the list; words stand in Kazakh.
func rowOf(w *i18n.Words, l *data.PaperLine, day data.Date) row {
	r := row{number: l.Number}
	if l.Empty {
		return r
	}
	p := &l.Person
	r.name, r.work = p.Name, p.Work
	r.sex, r.category = w.Choice("sex_short", p.Sex), w.Choice("category", p.Category)
	if p.BirthYear != 0 {
		r.year = strconv.Itoa(p.BirthYear)
	}
	age, known := data.Age(p.BirthYear, day)
	r.adult = known && age > 18 // by the year of birth alone, someone of 18 may be 17 still
	return r
}

// answers are what the photo column offers, in both languages.
func answers() [2]string {
	kk, ru := i18n.Load(i18n.KK), i18n.Load(i18n.RU)
	return [2]string{kk.T("paper.yes") + "/" + ru.T("paper.yes"), kk.T("paper.no") + "/" + ru.T("paper.no")}
}

// joined joins the texts that there are.
func joined(by string, texts ...string) string {
	var there []string
	for _, t := range texts {
		if t != "" {
			there = append(there, t)
		}
	}
	return strings.Join(there, by)
}

// Take reads a file that proves an event, as it would be kept, and finds where
// it stands already. Nothing is kept yet.
func (b *Bridge) Take(ctx context.Context, event data.ID, kind, path string) (data.Taken, error) {
	taken, err := evidence.Read(path)
	if err != nil {
		return taken, err
	}
	taken.Event, taken.Kind = event, kind
	taken.Same, err = b.SameEvidence(ctx, taken.Evidence)
	return taken, err
}

// Keep keeps what was taken.
func (b *Bridge) Keep(ctx context.Context, t *data.Taken) error {
	return b.AddEvidence(ctx, &t.Evidence, t.Content)
}
