package sheet_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data/xlsx"
)

// damage is one thing that goes wrong with a workbook: what it does to the
// grid, and what the reader has to say.
type damage struct {
	name string
	do   func(g *grid, r *rand.Rand, row int) (problems []string, notes []string)
}

// wrongCell is a damage of one cell.
func wrongCell(sheet, mark, code string, cells ...xlsx.Cell) damage {
	return damage{sheet + " " + mark + " " + code, func(g *grid, r *rand.Rand, row int) ([]string, []string) {
		cell := g.page(sheet).put(row, mark, cells[r.IntN(len(cells))])
		return []string{sheet + " " + cell + " " + code}, nil
	}}
}

func num(n float64) xlsx.Cell { return xlsx.Cell{Kind: xlsx.Number, Number: n} }

var damages = []damage{
	wrongCell(events, "date:day", "not_a_date", text("мамырдың басы"), text("32.01.2026"), text("2026"), text("12.2026"), num(-5), text("05/31/2026"), text("00.00.0000")),
	wrongCell(events, "end_date:day", "end_before_start", text("01.04.2026"), num(46113)),
	wrongCell(events, "moved_to:day", "outside_project", text("12.05.2031")),
	wrongCell(events, "handouts:int", "not_a_number", text("көп"), text("12,5"), num(3.25), text("10-12"), text("1e3x")),
	wrongCell(events, "expected:int", "too_small", num(-4), text("-4")),
	wrongCell(events, "expected:int", "too_large", num(99_000_000)),
	wrongCell(events, "status:choice", "not_in_list", text("болды ғой"), num(7), text("???")),
	wrongCell(events, "status:choice", "required", text(" ")),
	wrongCell(events, "topic:choice", "not_in_list", text("ауа райы"), xlsx.Cell{Kind: xlsx.Bool, Number: 1}),
	wrongCell(events, "district:place", "no_such_place_name", text("Нарния"), num(12)),
	wrongCell(events, "village:place", "no_such_place_name", text("Қиял ауылы"), text("273999999")),
	wrongCell(events, "start:time", "not_a_time", text("таңертең"), text("25:00"), num(77.5)),
	wrongCell(events, "trip:ref", "no_such_record", text("Айға сапар")),
	wrongCell(events, "members:refs", "no_such_record", text("Белгісіз Біреу; Тағы Біреу")),
	wrongCell(events, "indicators:refs", "no_such_record", text("99")),
	wrongCell(events, "title:text", "required", text("")),
	wrongCell(events, "note:note", "error_cell", xlsx.Cell{Kind: xlsx.Failure, Text: "#REF!"}),
	wrongCell(events, "number:text", "error_cell", xlsx.Cell{Kind: xlsx.Failure, Text: "#N/A"}),
	wrongCell(events, "#delete", "not_a_delete_mark", text("білмеймін"), num(5)),
	wrongCell(attendance, "event:ref", "no_such_record", text("2732-1999-001")),
	wrongCell(attendance, "event:ref", "required", text("")),
	wrongCell(attendance, "category:choice", "not_in_list", text("ғарышкер")),
	wrongCell(attendance, "person:ref", "error_cell", xlsx.Cell{Kind: xlsx.Failure, Text: "#VALUE!"}),
	{"a new event without a status", func(g *grid, r *rand.Rand, row int) ([]string, []string) {
		p, at := g.page(events), 30+row
		for mark, s := range map[string]string{"kind:choice": "Кездесу", "title:text": fmt.Sprint("Жаңа ", row), "date:day": "01.06.2026"} {
			p.put(at, mark, text(s))
		}
		return []string{events + " " + xlsx.CellName(at, p.column("status:choice")) + " required"}, nil
	}},
	{"a copied row", func(g *grid, r *rand.Rand, row int) ([]string, []string) {
		p := g.page(events)
		p.rows[60+row] = maps.Clone(p.rows[row])
		return nil, nil
	}},
	{"a sheet gone", func(g *grid, r *rand.Rand, row int) ([]string, []string) {
		if g.page("Ұсынымдар") == nil {
			return nil, nil
		}
		*g = slices.DeleteFunc(*g, func(p *page) bool { return p.name == "Ұсынымдар" })
		return nil, []string{"sheet_missing"}
	}},
	{"another sheet", func(g *grid, r *rand.Rand, row int) ([]string, []string) {
		name := fmt.Sprint("Парақ ", row)
		if g.page(name) != nil {
			return nil, nil
		}
		*g = append(*g, &page{name, xlsx.Visible, map[int]map[int]xlsx.Cell{1: {0: text("бірдеңе")}}})
		return nil, []string{"sheet_unknown"}
	}},
	{"a row gone", func(g *grid, r *rand.Rand, row int) ([]string, []string) {
		p := g.page(issues)
		if p.rows[3] == nil {
			return nil, nil
		}
		delete(p.rows, 3)
		return nil, []string{"rows_missing"}
	}},
	{"a twin cut", func(g *grid, r *rand.Rand, row int) ([]string, []string) {
		p := g.page(events)
		delete(p.rows[row], p.column("=kind"))
		return nil, nil
	}},
	{"an id gone", func(g *grid, r *rand.Rand, row int) ([]string, []string) {
		p := g.page(events)
		delete(p.rows[row], p.column("#id"))
		return nil, nil
	}},
}

// Of workbooks with drawn damage each fault is found in its cell, and nothing
// else is said.
func TestDamagedWorkbooks(t *testing.T) {
	base := takeApart(t, write(t, manifest(), ship(small()...)))
	for seed := range uint64(220) {
		r := rand.New(rand.NewPCG(seed, 1))
		g := base.clone()
		var problems, notes []string
		var done []string
		for i, row := range r.Perm(12)[:1+r.IntN(6)] {
			d := damages[r.IntN(len(damages))]
			if i == 0 {
				d = damages[int(seed)%len(damages)]
			}
			p, n := d.do(&g, r, 3+row)
			problems, notes, done = append(problems, p...), append(notes, n...), append(done, fmt.Sprint(d.name, " in row ", 3+row))
		}
		p, err := tryRead(g.save(t))
		if err != nil {
			t.Fatalf("%d: %v: %v", seed, done, err)
		}
		slices.Sort(problems)
		slices.Sort(notes)
		if diff := cmp.Diff(problems, codes(p)); diff != "" {
			t.Errorf("%d: %v: %s", seed, done, diff)
		}
		if diff := cmp.Diff(slices.Compact(notes), notices(p)); diff != "" {
			t.Errorf("%d: %v: notices %s", seed, done, diff)
		}
		if n := len(edits(p)); n > 0 {
			t.Errorf("%d: %v: %d edits", seed, done, n)
		}
	}
}

// A file that is cut anywhere, or has any byte changed, is refused or read as
// it was: never as something else.
func TestCutAndFlippedFiles(t *testing.T) {
	s := ship(small()...)
	raw := write(t, manifest(), s)
	for n := 0; n < len(raw); n += len(raw)/60 + 1 {
		if _, err := tryRead(raw[:n]); err == nil {
			t.Errorf("the first %d bytes of %d are read", n, len(raw))
		}
	}
	r := rand.New(rand.NewPCG(7, 7))
	for range 150 {
		flipped := slices.Clone(raw)
		flipped[r.IntN(len(flipped))] ^= 1 << r.IntN(8)
		p, err := tryRead(flipped)
		if err != nil {
			continue
		}
		if faults := compare(p, s); len(faults) > 0 {
			t.Errorf("a flipped bit is read as %v", faults)
		}
	}
}

// Whatever stands in the cells, the reader answers.
func FuzzRead(f *testing.F) {
	base := takeApart(f, write(f, manifest(), ship(small()...)))
	f.Add(uint8(5), uint8(3), uint8(4), "12.05.2026", float64(1), uint8(0))
	f.Add(uint8(5), uint8(3), uint8(60), "#id", float64(46000.5), uint8(1))
	f.Add(uint8(12), uint8(2), uint8(3), "x", float64(-1), uint8(0))
	f.Fuzz(func(t *testing.T, sheet, row, column uint8, s string, n float64, kind uint8) {
		if len(s) > 30_000 || n != n || n > 1e300 || n < -1e300 {
			return
		}
		g := base.clone()
		p := g[int(sheet)%len(g)]
		at := int(row)%40 + 1
		if p.rows[at] == nil {
			p.rows[at] = map[int]xlsx.Cell{}
		}
		c := xlsx.Cell{Kind: xlsx.Kind(kind % 3), Text: s, Number: n, Date: kind&8 != 0}
		for i := range 3 { // several cells, for what is wrong together
			p.rows[at][(int(column)+i*7)%64] = c
		}
		parcel, err := tryRead(g.save(t))
		if err != nil {
			if code(err) == "" {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		for _, a := range parcel.Arrivals {
			if a.Sum() != a.Hash {
				t.Fatalf("the hash of %+v does not fit", a)
			}
		}
	})
}
