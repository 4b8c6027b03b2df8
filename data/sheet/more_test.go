package sheet_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/data"
	"sapar/data/sheet"
	"sapar/data/xlsx"
)

// Each settlement of the region is found again by the name that it is shown
// under, in the rows of its district and in rows without one.
func TestEveryVillageIsFoundByItsName(t *testing.T) {
	for _, lang := range []string{"kk", "ru"} {
		project := small()[0]
		records := []data.Record{project}
		var villages []string
		for _, d := range places.Districts("270000000", true) {
			for _, v := range places.Villages(d.Code) {
				n := len(villages) + 1
				villages = append(villages, v.Code)
				records = append(records,
					&data.Event{Base: data.Base{ID: number(1000 + n)}, Project: number(1), Number: fmt.Sprint(n), Kind: "meeting", Title: "Кездесу", Status: "held", Date: 20260501, District: d.Code, Village: v.Code})
			}
		}
		project.(*data.Project).WithCity = true
		for i, code := range villages {
			records = append(records, &data.Person{Base: data.Base{ID: number(5000 + i)}, Name: fmt.Sprint("Адам ", i), Village: code})
		}
		m := manifest()
		m.Part, m.District = "", ""
		var b bytes.Buffer
		if err := workbook().Write(&b, m, lang, ship(records...)); err != nil {
			t.Fatal(err)
		}
		g := takeApart(t, b.Bytes())
		for _, p := range g { // the exact values go, and what says that nothing was touched
			for _, mark := range []string{"=village", "=district", "#version"} {
				if column := p.column(mark); column >= 0 {
					for n := range p.rows {
						delete(p.rows[n], column)
					}
				}
			}
		}
		p := read(t, g.save(t))
		if len(p.Problems) > 0 {
			t.Fatalf("%s: %+v", lang, p.Problems[0])
		}
		found := map[data.ID]string{}
		for _, l := range p.Loose {
			switch r := l.Record.(type) {
			case *data.Event:
				found[r.ID] = r.Village
			case *data.Person:
				found[r.ID] = r.Village
			}
		}
		for i, code := range villages {
			if got := found[number(1001+i)]; got != code {
				t.Errorf("%s: %s in its district is read as %s", lang, code, got)
			}
			if got := found[number(5000+i)]; got != code {
				t.Errorf("%s: %s is read as %s", lang, code, got)
			}
		}
	}
}

func TestEditOfARecordWithAHistory(t *testing.T) {
	person := small()[16].(*data.Person)
	batch := data.Batch{ID: data.ID{5}, Device: laptop, Action: data.ActionEdit, At: exported}
	first := data.Version{ID: data.VersionID{Device: laptop, Counter: 1}, Type: "person", Record: person.ID, Stamp: 1, Batch: batch.ID, Fields: data.PersonType.Values(person)}
	left := data.Version{ID: data.VersionID{Device: laptop, Counter: 2}, Type: "person", Record: person.ID, Stamp: 2, Batch: batch.ID, Parents: []data.VersionID{first.ID}, Fields: data.Fields{"work": "мектеп"}}
	right := data.Version{ID: data.VersionID{Device: office, Counter: 1}, Type: "person", Record: person.ID, Stamp: 3, Batch: batch.ID, Parents: []data.VersionID{first.ID}, Fields: data.Fields{"work": "колледж"}}
	all := []data.Version{first, left, right}
	for i := range all {
		all[i].Hash = all[i].Sum()
	}
	raw := write(t, manifest(), shipVersions(all, []data.Batch{batch}))
	p := read(t, edited(t, raw, func(h *hand) { h.put(people, "work:text", 3, "лицей") }))
	want(t, p, map[data.ID]data.Fields{person.ID: {"work": "лицей"}})
	if len(p.Arrivals) != 4 || len(p.Rows) != 0 {
		t.Fatalf("%d arrivals, %d rows", len(p.Arrivals), len(p.Rows))
	}
	for _, a := range p.Arrivals {
		if a.ID.Device == data.ByHand && !slices.Equal(a.Parents, []data.VersionID{left.ID, right.ID}) {
			t.Errorf("the edit is based on %v", a.Parents)
		}
	}
	// A wrong cell holds all of the record back.
	p = read(t, edited(t, raw, func(h *hand) { h.put(people, "birth_year:int", 3, "жас") }))
	if len(p.Arrivals) != 0 || len(p.Problems) != 1 {
		t.Errorf("%d arrivals, %v", len(p.Arrivals), codes(p))
	}
}

// Who saved the file and when may not be known: then the file itself is what
// tells its edits from those of another copy.
func TestEditsOfAFileThatDoesNotSayWhoSavedIt(t *testing.T) {
	g := takeApart(t, write(t, manifest(), ship(small()...)))
	g.page(events).put(3, "title:text", text("Басқа"))
	anonymous := rewrite(t, g.save(t), func(name, content string) string {
		if name != "docProps/core.xml" {
			return content
		}
		content = strings.ReplaceAll(content, "Ерлан", "")
		at := strings.Index(content, "<dcterms:modified")
		if at < 0 {
			return content
		}
		end := strings.Index(content, "</dcterms:modified>") + len("</dcterms:modified>")
		return content[:at] + content[end:]
	})
	edit := func(sum byte) data.Arrival {
		p, err := workbook().Read(bytes.NewReader(anonymous), int64(len(anonymous)), sheet.ReadOptions{Name: "x.xlsx", Sum: [32]byte{sum}})
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range p.Arrivals {
			if a.ID.Device == data.ByHand {
				return a
			}
		}
		t.Fatal("no edit")
		return data.Arrival{}
	}
	one, same, other := edit(1), edit(1), edit(2)
	if one.Stamp != manifest().Stamp+1 {
		t.Errorf("stamp %v", one.Stamp)
	}
	if diff := cmp.Diff(one, same); diff != "" {
		t.Error(diff)
	}
	if one.ID == other.ID || one.Batch == other.Batch {
		t.Error("edits of two files are one")
	}
}

// A newer program's file has a column that this one does not know, and hashes
// that cover it.
func TestFieldOfANewerProgramGoesThrough(t *testing.T) {
	s := ship(small()...)
	g := takeApart(t, write(t, manifest(), s))
	p := g.page(events)
	at, mark := p.column("place:text"), p.column("#version")
	p.rows[1][at] = xlsx.Cell{Kind: xlsx.Text, Text: "stage:text", Column: at}
	for _, row := range g.page("_sapar").rows {
		if c := row[5]; strings.Contains(c.Text, "place:text") && row[1].Text == "event" {
			c.Text = strings.Replace(c.Text, "place:text", "stage:text", 1)
			row[5] = c
		}
	}
	for i, one := range s.records["event"] {
		e := *one.Record.(*data.Event)
		e.Extra, e.Place = data.Fields{"stage": e.Place}, ""
		hash := one.Only.SumOf(&e)
		c := p.rows[3+i][mark]
		c.Text = strings.Replace(c.Text, strconv.FormatUint(uint64(one.Only.Hash), 16), strconv.FormatUint(uint64(hash), 16), 1)
		p.rows[3+i][mark] = c
	}
	p.put(4, "title:text", text("Түзетілген"))
	parcel := read(t, g.save(t))
	want(t, parcel, map[data.ID]data.Fields{number(11): {"title": "Түзетілген"}}, "newer_fields")
	carried := 0
	for _, r := range parcel.Rows {
		if e, ok := r.Record.(*data.Event); ok && e.Extra["stage"] == "Мәдениет үйі" {
			carried++
		}
	}
	if carried != 11 || len(parcel.Loose) > 0 {
		t.Errorf("%d rows carry it, %d are loose", carried, len(parcel.Loose))
	}
	for _, a := range parcel.Arrivals {
		if a.ID.Device != data.ByHand && a.Fields["stage"] != "Мәдениет үйі" {
			t.Errorf("the version before lost it: %+v", a)
		}
	}
}

// Two projects in one file: each row says which is meant.
func TestSeveralProjects(t *testing.T) {
	records := append(small(), &data.Project{Base: data.Base{ID: number(400)}, Kind: "order", TitleKK: "Ауыл жастары", Start: 20260101, End: 20261231, Region: "270000000"})
	p := read(t, edited(t, write(t, manifest(), ship(records...).sorted()), func(h *hand) {
		if got := h.get(events, "project:ref", 3); got != "Ауыл жастары" {
			t.Errorf("the project is called %q", got)
		}
		h.put(events, "project:ref", 4, "Ауыл жастары (2)")
		h.fill(events, 30, map[string]any{"kind:choice": "Кездесу", "title:text": "Жоба жоқ", "status:choice": "Өткізілді", "date:day": "01.06.2026", "village:place": "Чапаев"})
	}))
	if diff := cmp.Diff(map[data.ID]data.Fields{number(11): {"project": hexOf(number(400))}}, edits(p)); diff != "" {
		t.Error(diff)
	}
	if got := codes(p); len(got) != 1 || !strings.HasSuffix(got[0], "required") {
		t.Errorf("problems %v", got)
	}
}

// New rows wait with the new row that they refer to, and nothing is said of
// them twice.
func TestRowsWaitForTheRowThatTheyNeed(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		h.fill(events, 30, map[string]any{"number:text": "жаңа-1", "kind:choice": "Кездесуу емес", "title:text": "Жаңа", "status:choice": "Өткізілді", "date:day": "01.06.2026", "village:place": "Чапаев"})
		h.fill(attendance, 40, map[string]any{"event:ref": "жаңа-1", "person:ref": "Үсенова Іңкәр"})
		h.fill(attendance, 41, map[string]any{"event:ref": "жаңа-1", "person:ref": "Ғабдуллин Һәкім"})
	}))
	if got := codes(p); len(got) != 1 || !strings.HasSuffix(got[0], "not_in_list") {
		t.Errorf("problems %v", got)
	}
	if diff := cmp.Diff([]string{"rows_wait"}, notices(p)); diff != "" || p.Notices[0].Args["n"] != 2 {
		t.Errorf("notices %v", p.Notices)
	}
	if len(p.Loose) > 0 {
		t.Errorf("loose %+v", p.Loose)
	}
}

// All that is wrong with one row is said in one go, and nothing that only
// follows from it.
func TestOneRowSaysAllThatIsWrongWithIt(t *testing.T) {
	var expect []string
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		say := func(mark string, v any, code string) {
			expect = append(expect, events+" "+h.put(events, mark, 3, v)+" "+code)
		}
		say("date:day", "көктемде", "not_a_date")
		say("status:choice", nil, "required")
		say("expected:int", -5, "too_small")
		say("topic:choice", "???", "not_in_list")
		h.put(events, "end_date:day", 3, "01.01.2026") // before a start that is not known
	}))
	slices.Sort(expect)
	if diff := cmp.Diff(expect, codes(p)); diff != "" {
		t.Error(diff)
	}
}

// Rows that were moved to a sheet of their own are not missing.
func TestRowsMayMoveToAnotherSheet(t *testing.T) {
	g := takeApart(t, write(t, manifest(), ship(small()...)))
	from := g.page(events)
	to := &page{"Мамыр", xlsx.Visible, map[int]map[int]xlsx.Cell{1: from.rows[1], 2: from.rows[2]}}
	for n := 3; n < 8; n++ {
		to.rows[n] = from.rows[n]
		delete(from.rows, n)
	}
	p := read(t, append(g, to).save(t))
	want(t, p, map[data.ID]data.Fields{})
	if len(p.Rows) != len(small()) {
		t.Errorf("%d rows", len(p.Rows))
	}
}

// A row that was pasted from another workbook is known by its id, and nothing
// is thought to be based on what its numbers mean here.
func TestRowsPastedFromAnotherWorkbook(t *testing.T) {
	other := manifest()
	other.Export = data.ID{7}
	here := takeApart(t, write(t, manifest(), ship(small()[:10]...)))
	there := takeApart(t, write(t, other, ship(small()...)))
	at := 20
	for n := 9; n < 15; n++ {
		here.page(events).rows[at] = there.page(events).rows[n]
		at++
	}
	here.page(events).put(20, "title:text", text("Түзетілген"))
	p := read(t, here.save(t))
	want(t, p, map[data.ID]data.Fields{})
	if len(p.Loose) != 6 {
		t.Errorf("%d loose", len(p.Loose))
	}
	for _, l := range p.Loose {
		if !l.Known {
			t.Errorf("loose %+v", l)
		}
	}
}

func TestGreyCellsAreNotReadBack(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		h.put(attendance, "~birth_year", 3, 1999)
		h.put(attendance, "~village", 4, "Жайық")
	}))
	want(t, p, map[data.ID]data.Fields{}, "helpers_edited")
	if p.Notices[0].Args["n"] != 2 || len(p.Rows) != len(small()) {
		t.Errorf("%v, %d rows", p.Notices, len(p.Rows))
	}
}
