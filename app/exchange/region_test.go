package exchange_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/app/exchange"
	"sapar/data"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// fleet is the region's laptop and the twelve districts', each with the
// region's project, and a folder that stands for the stick between them.
type fleet struct {
	t         *testing.T
	stick     string
	region    *store.Store
	districts []*store.Store
	project   data.Project
	sent      int
}

func newFleet(t *testing.T) *fleet {
	f := &fleet{t: t, stick: t.TempDir(), region: storetest.New(t)}
	f.project = data.Project{Kind: "grant", TitleKK: "Ауыл жастары", Start: 20260115, End: 20261214, Region: "270000000"}
	f.must(f.region.SaveSettings(ctx, data.Settings{Role: "manager", Name: "Болат"}))
	f.must(f.region.Save(ctx, data.ActionProject, &f.project))
	f.must(f.region.SaveSettings(ctx, data.Settings{Role: "manager", Name: "Болат", Project: f.project.ID}))
	form := f.export(f.region, "")
	for i, d := range territory.Builtin().Districts(f.project.Region, false) {
		s := storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(data.Date(20260520-i))))
		f.must(s.SaveSettings(ctx, data.Settings{Role: "coordinator", Name: "Айгүл " + d.NameKK, District: d.Code, Project: f.project.ID}))
		f.merge(s, form)
		f.districts = append(f.districts, s)
	}
	return f
}

func (f *fleet) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// export writes what a laptop has, or one district's part of it, to the stick.
func (f *fleet) export(s *store.Store, district string) string {
	f.t.Helper()
	f.sent++
	path := filepath.Join(f.stick, fmt.Sprintf("%03d.xlsx", f.sent))
	_, err := join(s).Export(ctx, exchange.ExportOptions{
		ShipQuery: data.ShipQuery{Project: f.project.ID, District: district}, Path: path, Language: "kk",
	})
	f.must(err)
	return path
}

func (f *fleet) merge(s *store.Store, paths ...string) data.MergeReport {
	f.t.Helper()
	report, err := join(s).Merge(ctx, paths, exchange.MergeOptions{})
	f.must(err)
	for _, file := range report.Files {
		if len(file.Problems) > 0 {
			f.t.Fatalf("%s: %+v", file.Source.Name, file.Problems)
		}
	}
	found, err := s.Verify(ctx)
	if f.must(err); len(found) > 0 {
		f.t.Fatalf("after the merge: %v", found)
	}
	return report
}

func (f *fleet) total(r data.MergeReport) data.MergeCount {
	var total data.MergeCount
	for i := range r.Files {
		total.Add(r.Files[i].Total())
	}
	return total
}

// work is a month of a district: events, people, and who came.
func (f *fleet) work(s *store.Store, code string, events, people int) {
	f.t.Helper()
	villages := territory.Builtin().Villages(code)
	var list []data.Record
	for i := range people {
		list = append(list, &data.Person{
			Base: data.Base{ID: s.NewID()}, Name: fmt.Sprintf("Ахметов%d Асан%d", i, i%7), BirthYear: 1995 + i%15,
			Village: villages[i%len(villages)].Code, Phone: fmt.Sprintf("+7 701 000 %04d", i), Consent: "self",
		})
	}
	for i := range events {
		e := storetest.Event(f.project, data.Date(20260301+i%28))
		e.District, e.Village, e.Status, e.Base.ID = code, villages[i%len(villages)].Code, data.Held, s.NewID()
		e.Title = fmt.Sprintf("Кездесу %d", i)
		list = append(list, &e)
		for j := range 10 {
			list = append(list, &data.Attendance{Event: e.ID, Person: data.BaseOf(list[(i*7+j)%people]).ID})
		}
	}
	f.must(s.Save(ctx, data.ActionEdit, list...))
}

// Twelve workbooks into one region: some people stand in two of them, some
// records were edited on both sides, one file comes twice, one was edited by
// hand. Only what two people wrote differently is asked.
func TestTwelveDistrictsIntoOneRegion(t *testing.T) {
	f := newFleet(t)
	var files []string
	for i, s := range f.districts {
		d := territory.Builtin().Districts(f.project.Region, false)[i]
		f.work(s, d.Code, 15, 40)
		files = append(files, f.export(s, ""))
	}
	first := f.total(f.merge(f.region, files...))
	records := first.New
	if first.Conflicts+first.Changed+first.Wrong != 0 || records < 12*200 {
		t.Fatalf("the first merge counts %+v", first)
	}

	// each district gets the neighbour's part too, and works on: records that
	// both sides edit, mostly in different fields
	asked := 0
	for i, s := range f.districts {
		next := f.districts[(i+1)%12]
		set, err := next.Settings(ctx)
		f.must(err)
		f.merge(s, f.export(f.region, set.District))
		mine, err := s.Settings(ctx)
		f.must(err)
		events, err := s.Events(ctx, data.EventQuery{District: mine.District})
		f.must(err)
		for j := range events {
			if j%5 != 0 {
				continue
			}
			here := events[j]
			there, err := f.region.Event(ctx, here.ID)
			f.must(err)
			here.Handouts, there.Place = 34+i, "Клуб"
			if i == 0 && j == 0 {
				there.Handouts = 43 // the one thing that they disagree about
				asked++
			}
			f.must(s.Save(ctx, data.ActionEdit, &here))
			f.must(f.region.Save(ctx, data.ActionEdit, &there))
		}
	}
	files = files[:0]
	for _, s := range f.districts {
		files = append(files, f.export(s, ""))
	}
	f.byHand(files[3])
	twice := filepath.Join(f.stick, "twice.xlsx")
	content, err := os.ReadFile(files[5])
	f.must(err)
	f.must(os.WriteFile(twice, content, 0o600))
	report := f.merge(f.region, append(files, twice)...)
	if !report.Files[12].Again {
		t.Error("the file that came twice was merged twice")
	}
	questions, err := join(f.region).Questions(ctx, 20260520)
	f.must(err)
	if len(questions) != asked || len(questions)*1000 > records+1000 {
		t.Errorf("%d questions over %d records, want %d", len(questions), records, asked)
	}
	if f.total(f.merge(f.region, files...)).News() != 0 {
		t.Error("merged again, the same files are news")
	}

	// all districts end with what the region has
	f.must(f.region.Settle(ctx, questions[0], int64(40)))
	whole := f.export(f.region, "")
	for i, s := range f.districts {
		f.merge(s, whole)
		want, err := f.region.Contents(ctx)
		f.must(err)
		got, err := s.Contents(ctx)
		f.must(err)
		if fmt.Sprint(want) != fmt.Sprint(got) {
			t.Errorf("district %d has %v, the region %v", i, got, want)
		}
		if e, err := s.Event(ctx, data.BaseOf(questions[0].Record).ID); err != nil || e.Handouts != 40 {
			t.Errorf("district %d: the answer is %d, %v", i, e.Handouts, err)
		}
		if open, err := s.Questions(ctx); err != nil || len(open) > 0 {
			t.Errorf("district %d is asked again: %v, %v", i, open, err)
		}
	}
}

// byHand edits a cell of a workbook and saves it as another program does.
func (f *fleet) byHand(path string) {
	f.t.Helper()
	book, err := excelize.OpenFile(path)
	f.must(err)
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		f.must(err)
		for column := range 40 {
			if len(rows) > 2 && column < len(rows[0]) && rows[0][column] == "place:text" {
				cell, err := excelize.CoordinatesToCellName(column+1, 4)
				f.must(err)
				f.must(book.SetCellStr(sheet, cell, "Мектеп залы"))
			}
		}
	}
	f.must(book.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel"}))
	f.must(book.Save())
}

// What a district's laptop shows of who has sent what is the region's table.
func TestWhoHasSentWhat(t *testing.T) {
	f := newFleet(t)
	districts := territory.Builtin().WithFold(names.Fold).Districts(f.project.Region, false)
	f.work(f.districts[0], districts[0].Code, 3, 12)
	f.merge(f.region, f.export(f.districts[0], ""))
	f.must(f.region.Seal(ctx, f.project.ID, districts[0].Code, "2026-03"))
	rows, err := join(f.region).Sent(ctx, f.project, districts, 20260620, nil)
	f.must(err)
	if len(rows) != 12 || len(rows[0].Months) != 6 {
		t.Fatalf("%d rows, %d months", len(rows), len(rows[0].Months))
	}
	one, none := rows[0], rows[1]
	if one.SilentDays(20260620) != 31 || none.SilentDays(20260620) != -1 {
		t.Errorf("silent for %d and %d days", one.SilentDays(20260620), none.SilentDays(20260620))
	}
	if m := one.Months[2]; m.Month != "2026-03" || m.Sent.IsZero() || m.Sealed.Status != data.Sealed {
		t.Errorf("March: %+v", m)
	}
	if m := one.Months[4]; m.Month != "2026-05" || !m.Sent.IsZero() || !m.Part {
		t.Errorf("May: %+v", m)
	}
	if one.Newest != 20260303 {
		t.Errorf("the newest data are of %v", one.Newest)
	}
}

// What only a newer program knows is passed on from laptop to laptop.
func TestRecordsOfANewerProgramArePassedOn(t *testing.T) {
	f := newFleet(t)
	v := data.Version{
		ID: data.VersionID{Device: 77, Counter: 1}, Type: "vehicle", Record: data.ID{5, 5}, Stamp: 9, Batch: data.ID{6},
		Fields: data.Fields{"plate": "123 ABC 07", "seats": int64(12)},
	}
	v.Hash = v.Sum()
	f.must(f.districts[2].Add(ctx, []data.Batch{{ID: v.Batch, Device: 77, Action: data.ActionEdit}}, []data.Version{v}))
	f.merge(f.region, f.export(f.districts[2], ""))
	f.merge(f.districts[3], f.export(f.region, ""))
	shipped, err := f.districts[3].Ship(ctx, data.ShipQuery{Project: f.project.ID})
	f.must(err)
	defer func() { f.must(shipped.Close()) }()
	got := shipped.Strangers()
	if len(got) != 1 || got[0].Hash != v.Hash || got[0].Fields["plate"] != "123 ABC 07" {
		t.Errorf("passed on: %+v", got)
	}
}

func TestFileOfAnotherRegionIsRefused(t *testing.T) {
	f := newFleet(t)
	other := storetest.New(t)
	p := data.Project{Kind: "grant", TitleKK: "Қала жобасы", Start: 20260115, End: 20261214, Region: "271000000"}
	f.must(other.Save(ctx, data.ActionProject, &p))
	f.must(other.SaveSettings(ctx, data.Settings{Role: "manager", Name: "Әлия", Project: p.ID}))
	path := filepath.Join(f.stick, "other.xlsx")
	_, err := join(other).Export(ctx, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: path, Language: "kk"})
	f.must(err)
	_, err = join(f.region).Merge(ctx, []string{path}, exchange.MergeOptions{})
	var refused *data.Error
	if !errors.As(err, &refused) || refused.Code != "other_region" {
		t.Errorf("got %v", err)
	}

	// of another project in the same region it is carried, with a word
	same := data.Project{Kind: "order", TitleKK: "Басқа жоба", Start: 20260115, End: 20261214, Region: f.project.Region}
	f.must(other.Save(ctx, data.ActionProject, &same))
	_, err = join(other).Export(ctx, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: same.ID}, Path: path, Language: "kk"})
	f.must(err)
	report := f.merge(f.region, path)
	if n := report.Files[0].Notices; len(n) != 1 || n[0].Code != "other_project" {
		t.Errorf("notices %v", n)
	}
}
