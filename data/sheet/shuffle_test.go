package sheet_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/sheet/sheettest"
	"sapar/data/xlsx"
)

// Rows in any order, columns in any order, headings of the key row or without
// it, and among all that a few edits in any spelling: exactly the edits come.
func TestOnlyWhatWasEditedIsAnEdit(t *testing.T) {
	s := ship(small()...)
	base := takeApart(t, write(t, manifest(), s))
	rapid.Check(t, func(r *rapid.T) {
		g := base.clone()
		expect := map[data.ID]data.Fields{}
		for range rapid.IntRange(0, 8).Draw(r, "edits") {
			n := rapid.IntRange(0, 11).Draw(r, "row")
			key, value, cell := drawEdit(r)
			e := s.records["event"][n].Record.(*data.Event)
			f := data.EventType.Field(key)
			g.page(events).put(3+n, f.Key+":"+kindWord(f.Kind), cell)
			if expect[e.ID] == nil {
				expect[e.ID] = data.Fields{}
			}
			if expect[e.ID][key] = value; data.EqualValues(f.Get(e), value) {
				delete(expect[e.ID], key)
			}
		}
		maps.DeleteFunc(expect, func(_ data.ID, f data.Fields) bool { return len(f) == 0 })
		for _, name := range []string{events, people, attendance} {
			shuffle(r, g.page(name))
		}
		p, err := tryRead(g.save(t))
		if err != nil {
			r.Fatal(err)
		}
		if diff := cmp.Diff(expect, edits(p)); diff != "" {
			r.Fatalf("edits: %s", diff)
		}
		if len(p.Problems)+len(p.Loose)+len(p.Notices) > 0 {
			r.Fatalf("%+v %+v %+v", p.Problems, p.Loose, p.Notices)
		}
		bases := 0
		for _, a := range p.Arrivals {
			if a.ID.Device != data.ByHand {
				bases++
			}
			if a.Sum() != a.Hash {
				r.Fatalf("the hash of %+v does not fit", a)
			}
		}
		if bases != len(expect) || len(p.Rows)+bases != len(small()) {
			r.Fatalf("%d rows and %d versions before edits", len(p.Rows), bases)
		}
	})
}

func kindWord(k data.Kind) string {
	return map[data.Kind]string{
		data.Text: "text", data.Note: "note", data.Int: "int", data.Day: "day", data.Choice: "choice", data.PlaceCode: "place", data.Lines: "lines",
		data.Time: "time",
	}[k]
}

// drawEdit draws a field of an event, a value that keeps the rules, and a cell
// that says it.
func drawEdit(r *rapid.T) (key string, value data.Value, cell xlsx.Cell) {
	key = rapid.SampledFrom([]string{"title", "place", "note", "expected", "handouts", "date", "topic", "audience", "kind", "village", "links", "number", "end"}).Draw(r, "field")
	switch key {
	case "expected", "handouts":
		n := rapid.IntRange(0, 20_000).Draw(r, "n")
		if n > 0 {
			value = int64(n)
		}
		thousands := fmt.Sprint(n)
		if n >= 1000 {
			thousands = fmt.Sprintf("%d\u00a0%03d", n/1000, n%1000)
		}
		return key, value, rapid.SampledFrom([]xlsx.Cell{num(float64(n)), text(fmt.Sprint(n)), text(thousands), text(fmt.Sprint(n, ",0"))}).Draw(r, "cell")
	case "date":
		d := data.Date(20260301).AddDays(rapid.IntRange(0, 200).Draw(r, "day"))
		serial := xlsx.TimeSerial(d.Time())
		return key, d.String(), rapid.SampledFrom([]xlsx.Cell{
			{Kind: xlsx.Number, Number: serial, Date: true}, num(serial), text(d.String()), text(d.Time().Format("02.01.2006")),
			text(d.Time().Format("2/1/2006")), text(d.Time().Format("2.1.06")), text(d.Time().Format(" 02.01.2006 ")), num(float64(d)),
		}).Draw(r, "cell")
	case "topic", "audience", "kind":
		list := data.EventType.Field(key).List
		code := rapid.SampledFrom(data.List(list)).Draw(r, "code")
		word := sheettest.Words(rapid.SampledFrom([]string{"kk", "ru", "en"}).Draw(r, "lang"), "list."+list+"."+code)
		return key, code, text(rapid.SampledFrom([]string{word, strings.ToUpper(word), " " + word + "\u00a0", code}).Draw(r, "spelling"))
	case "village":
		v := rapid.SampledFrom(places.Villages(akzhaiyk)).Draw(r, "village")
		return key, v.Code, text(v.Code)
	case "links":
		return key, []string{"https://a.kz", "https://b.kz"}, text("https://a.kz\r\n https://b.kz\n")
	case "end":
		return key, "18:05", rapid.SampledFrom([]xlsx.Cell{text("18:05"), text("18.05"), num(18.05), {Kind: xlsx.Number, Number: 18*60 + 5, Date: false}, num(1085.0 / 1440)}).Filter(func(c xlsx.Cell) bool { return c.Number != 1085 }).Draw(r, "cell")
	}
	s := rapid.SampledFrom([]string{"Басқа мәтін", "2026", "«тырнақша»", "=1+1", "Ауыл;қала"}).Draw(r, "text")
	if s == "2026" {
		return key, s, rapid.SampledFrom([]xlsx.Cell{text(s), num(2026)}).Draw(r, "cell")
	}
	return key, s, text(" " + s)
}

// shuffle puts a sheet's rows and columns into another order.
func shuffle(r *rapid.T, p *page) {
	var lines []int
	last := 0
	for n, row := range p.rows {
		if n >= 3 {
			lines = append(lines, n)
		}
		for column := range row {
			last = max(last, column)
		}
	}
	slices.Sort(lines)
	order := rapid.Permutation(lines).Draw(r, "rows")
	columns := make([]int, last+1)
	for i := range columns {
		columns[i] = i
	}
	if rapid.Bool().Draw(r, "move") {
		columns = rapid.Permutation(columns).Draw(r, "columns")
	}
	moved := map[int]map[int]xlsx.Cell{}
	at := func(n int) int {
		if i := slices.Index(lines, n); i >= 0 {
			return order[i]
		}
		return n
	}
	for n, row := range p.rows {
		cells := map[int]xlsx.Cell{}
		for column, c := range row {
			c.Column = columns[column]
			cells[c.Column] = c
		}
		moved[at(n)] = cells
	}
	if rapid.IntRange(0, 3).Draw(r, "headless") == 0 {
		delete(moved, 1)
	}
	p.rows = moved
}
