package exchange_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/app/exchange"
	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

// BenchmarkMergeMixture merges what really comes at the end of a quarter:
// twelve districts' workbooks of 36,000 attendance rows each, 8 % of the people
// in a neighbour's file as well, 3 % of those edited on both sides, one file
// twice, one of an older form that lacks a column, one edited by hand. The goal
// is that of BenchmarkMergeRegion, and at most one question per 1,000 records.
func BenchmarkMergeMixture(b *testing.B) {
	files, edited := mixture(b)
	resetPeak(b)
	var records, asked int
	for b.Loop() {
		b.StopTimer()
		s := storetest.Open(b, storetest.Options(b.TempDir(), storetest.NewClock(20261122)))
		b.StartTimer()
		report, err := join(s).Merge(ctx, files, exchange.MergeOptions{})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		records = 0
		for i, f := range report.Files {
			if len(f.Problems) > 9 {
				f.Problems = f.Problems[:9]
			}
			if len(f.Problems) > 0 || f.Refusal != nil || f.Again != (i == len(files)-1) {
				b.Fatalf("%s: %v %+v, again %v", f.Source.Name, f.Refusal, f.Problems, f.Again)
			}
			c := f.Total()
			records += c.New
		}
		questions, err := s.Questions(ctx)
		if err != nil {
			b.Fatal(err)
		}
		if asked = len(questions); asked == 0 || asked > edited || asked*1000 > records {
			b.Fatalf("%d questions over %d records, %d of them edited on both sides", asked, records, edited)
		}
		b.StartTimer()
	}
	b.ReportMetric(float64(asked), "questions")
	b.ReportMetric(float64(records), "records")
	b.ReportMetric(peakMB(b), "peak-MB")
}

// mixture writes the files, the last the same as an earlier one, and returns
// how many people were edited on both sides.
func mixture(b *testing.B) (files []string, edited int) {
	b.Helper()
	dir := b.TempDir()
	region := territory.Builtin().Districts("270000000", false)
	var first, before *store.Store
	write := func(s *store.Store) {
		path := filepath.Join(dir, fmt.Sprintf("%02d.xlsx", len(files)))
		set, err := s.Settings(ctx)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := join(s).Export(ctx, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: set.Project}, Path: path, Language: "kk"}); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		files = append(files, path)
	}
	for n, d := range region {
		s, _ := district(b, n, d.Code)
		if before != nil {
			edited += share(b, before, s)
			if before != first {
				write(before)
			}
		} else {
			first = s
		}
		before = s
	}
	edited += share(b, before, first)
	write(before)
	write(first)

	edit(b, files[2], func(book *excelize.File, sheet string, columns map[string]int) {
		column, err := excelize.ColumnNumberToName(columns["place:text"])
		if err != nil {
			b.Fatal(err)
		}
		if err := book.RemoveCol(sheet, column); err != nil {
			b.Fatal(err)
		}
	})
	edit(b, files[3], func(book *excelize.File, sheet string, columns map[string]int) {
		for row := 5; row < 50; row += 5 {
			cell, err := excelize.CoordinatesToCellName(columns["place:text"], row)
			if err != nil {
				b.Fatal(err)
			}
			if err := book.SetCellStr(sheet, cell, "Мектеп залы"); err != nil {
				b.Fatal(err)
			}
		}
	})
	twice := filepath.Join(dir, "twice.xlsx")
	content, err := os.ReadFile(files[5])
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(twice, content, 0o600); err != nil {
		b.Fatal(err)
	}
	return append(files, twice), edited
}

// share gives 8 % of a district's people to a neighbour, as a merge of its
// part would, and edits 3 % of them on both sides: every third in the same
// field. It returns how many were edited.
func share(b *testing.B, from, to *store.Store) int {
	b.Helper()
	set, err := from.Settings(ctx)
	if err != nil {
		b.Fatal(err)
	}
	p := storetest.Parcel(b, from, data.ShipQuery{Project: set.Project})
	at := 0
	p.Rows = slices.DeleteFunc(p.Rows, func(r data.Row) bool {
		at++
		return r.Record.Type() != data.PersonType || at%12 != 0
	})
	p.Arrivals = nil
	if _, err := to.Merge(ctx, data.MergeOptions{}, storetest.Each(p)); err != nil {
		b.Fatal(err)
	}
	var here, there []data.Record
	for i, row := range p.Rows {
		if i%33 != 0 {
			continue
		}
		mine, theirs := *row.Record.(*data.Person), *row.Record.(*data.Person)
		mine.Phone = fmt.Sprintf("+7 701 111 %04d", i)
		if theirs.Work = "№ 1 мектеп"; len(here)%3 == 0 {
			theirs.Phone = fmt.Sprintf("+7 702 222 %04d", i)
		}
		here, there = append(here, &mine), append(there, &theirs)
	}
	if err := from.Save(ctx, data.ActionEdit, here...); err != nil {
		b.Fatal(err)
	}
	if err := to.Save(ctx, data.ActionEdit, there...); err != nil {
		b.Fatal(err)
	}
	return len(here)
}

// edit opens the events of a workbook in another program and saves it.
func edit(b *testing.B, path string, change func(book *excelize.File, sheet string, columns map[string]int)) {
	b.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		b.Fatal(err)
	}
	for _, sheet := range book.GetSheetList() {
		rows, err := book.Rows(sheet)
		if err != nil {
			b.Fatal(err)
		}
		rows.Next()
		first, err := rows.Columns()
		if err != nil {
			b.Fatal(err)
		}
		columns := map[string]int{}
		for i, mark := range first {
			columns[mark] = i + 1
		}
		if columns["place:text"] != 0 {
			change(book, sheet, columns)
		}
		if err := rows.Close(); err != nil {
			b.Fatal(err)
		}
	}
	if err := book.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel"}); err != nil {
		b.Fatal(err)
	}
	if err := book.Save(); err != nil {
		b.Fatal(err)
	}
	if err := book.Close(); err != nil {
		b.Fatal(err)
	}
}
