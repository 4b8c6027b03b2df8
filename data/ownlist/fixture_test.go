package ownlist_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/names"
	"sapar/data/ownlist"
	"sapar/data/sheet/sheettest"
	"sapar/data/territory"
)

const (
	today    = data.Date(20261122)
	akzhaiyk = "273200000"
	chapaev  = "273230100"
	almaly   = "273239100"
	aksuat   = "273235100"
)

var places = territory.Builtin().WithFold(names.Fold)

func reader() *ownlist.Reader {
	return &ownlist.Reader{
		Places: places,
		Words:  sheettest.Words,
		Fold:   names.Fold,
		Today:  func() data.Date { return today },
	}
}

func scope() ownlist.Scope {
	return ownlist.Scope{District: akzhaiyk, Project: data.Project{
		Base: data.Base{ID: data.ID{1, 2, 3}}, Region: "270000000", TitleKK: "Ауыл жастары", Start: 20260201, End: 20270131,
	}}
}

// book is a workbook that is made by hand, row by row.
type book struct {
	t     testing.TB
	f     *excelize.File
	sheet string
	line  int
	first string // column that rows begin in
}

func newBook(t testing.TB, sheet string) *book {
	b := &book{t: t, f: excelize.NewFile(), sheet: sheet, first: "A"}
	b.must(b.f.SetSheetName("Sheet1", sheet))
	b.must(b.f.SetDocProps(&excelize.DocProperties{LastModifiedBy: "Айгүл", Modified: "2026-11-20T10:00:00Z"}))
	return b
}

func (b *book) must(err error) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
}

func (b *book) add(sheet string) *book {
	_, err := b.f.NewSheet(sheet)
	b.must(err)
	b.sheet, b.line = sheet, 0
	return b
}

// row writes a row; nil leaves a cell empty.
func (b *book) row(values ...any) *book {
	b.line++
	for i, v := range values {
		if v == nil {
			continue
		}
		first, err := excelize.ColumnNameToNumber(b.first)
		b.must(err)
		cell, err := excelize.CoordinatesToCellName(first+i, b.line)
		b.must(err)
		b.must(b.f.SetCellValue(b.sheet, cell, v))
	}
	return b
}

func (b *book) merge(ranges ...string) *book {
	for _, r := range ranges {
		from, to, _ := strings.Cut(r, ":")
		b.must(b.f.MergeCell(b.sheet, from, to))
	}
	return b
}

func (b *book) save() string {
	path := filepath.Join(b.t.TempDir(), "тізім.xlsx")
	b.must(b.f.SaveAs(path))
	return path
}

func (b *book) open() *ownlist.List {
	b.t.Helper()
	l, err := reader().Open(b.save(), "")
	b.must(err)
	return l
}

// guess is the surest guess.
func guess(t testing.TB, l *ownlist.List) ownlist.Mapping {
	t.Helper()
	all := reader().Guess(l)
	if len(all) == 0 {
		t.Fatal("nothing was taken for a list")
	}
	return all[0]
}

// columnsOf writes a mapping's columns as "A date, B title"; the type that the
// kind of list is of is left out.
func columnsOf(m ownlist.Mapping) string {
	own := map[string]string{ownlist.People: "person.", ownlist.Events: "event.", ownlist.Members: "member."}[m.Kind]
	var out []string
	for _, at := range slices.Sorted(maps.Keys(m.Columns)) {
		name, _ := excelize.ColumnNumberToName(at + 1)
		out = append(out, name+" "+strings.TrimPrefix(m.Columns[at], own))
	}
	return strings.Join(out, ", ")
}

func read(t testing.TB, l *ownlist.List, m ownlist.Mapping, s ownlist.Scope) (*data.Parcel, ownlist.Preview) {
	t.Helper()
	p, preview, err := reader().Read(l, m, s)
	if err != nil {
		t.Fatal(err)
	}
	return p, preview
}

// said are the records of the parcel, one to a line: what a person would check.
func said(p *data.Parcel) []string {
	events, people := map[data.ID]*data.Event{}, map[data.ID]*data.Person{}
	var out []string
	for _, l := range p.Loose {
		switch r := l.Record.(type) {
		case *data.Event:
			events[r.ID] = r
			out = append(out, "event "+sayEvent(r))
		case *data.Person:
			people[r.ID] = r
			out = append(out, "person "+sayPerson(r))
		case *data.Member:
			out = append(out, "member "+words(place(r.District), r.Name, r.Specialty, r.Organisation, r.Position, r.Phone))
		case *data.Attendance:
			name, event := "?", "?"
			if who := people[r.Person]; who != nil {
				name = who.Name
			}
			if e := events[r.Event]; e != nil {
				event = e.Date.String()
			}
			out = append(out, "at "+event+" "+name)
		}
	}
	return out
}

func sayEvent(e *data.Event) string {
	counts := ""
	if e.Unlisted > 0 {
		counts = fmt.Sprintf("%d/%d/%d/%d/%d", e.Unlisted, e.UnlistedYouth, e.UnlistedMale, e.UnlistedFemale, e.UnlistedMinors)
	}
	date := e.Date.String()
	if e.EndDate != 0 {
		date += ".." + e.EndDate.String()
	}
	return words(date, string(e.Start), place(e.Village), e.Kind, e.Status, "«"+e.Title+"»", counts)
}

func sayPerson(p *data.Person) string {
	year := ""
	if p.BirthYear != 0 {
		year = fmt.Sprint(p.BirthYear)
	}
	return words(p.Name, year, p.Sex, place(p.Village), p.Category, p.Work, p.Phone, p.Consent)
}

func words(all ...string) string {
	return strings.Join(slices.DeleteFunc(all, func(s string) bool { return s == "" }), " ")
}

func place(code string) string {
	kk, _ := places.Short(code)
	return kk
}

// skipped are the rows that were no data, as "12 total".
func skipped(p ownlist.Preview) string {
	var out []string
	for _, s := range p.Skipped {
		out = append(out, fmt.Sprintf("%d %s", s.Line, s.Why))
	}
	return strings.Join(out, ", ")
}

// wrongCells are the problems, as "C5 event.date not_a_date 01.05.2026".
func wrongCells(p *data.Parcel) []string {
	var out []string
	for _, c := range p.Problems {
		out = append(out, words(c.Cell, c.Type+"."+c.Field, c.Code, c.Proposal))
	}
	return out
}

// notices are what a person should know, as "totals_differ read=3 row=9".
func notices(p *data.Parcel) []string {
	var out []string
	for _, n := range p.Notices {
		var args []string
		for _, key := range slices.Sorted(maps.Keys(n.Args)) {
			if key != "sheet" {
				args = append(args, fmt.Sprintf("%s=%v", key, n.Args[key]))
			}
		}
		out = append(out, words(n.Code, strings.Join(args, " ")))
	}
	return out
}

func same(t testing.TB, what string, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// idsOf are the ids of a parcel's records.
func idsOf(p *data.Parcel) []string {
	var out []string
	for _, l := range p.Loose {
		out = append(out, l.Record.Type().Key+" "+data.BaseOf(l.Record).ID.String())
	}
	return out
}
