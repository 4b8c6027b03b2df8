package sheet_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sapar/data"
)

// hand is a person at a workbook in another program.
type hand struct {
	t testing.TB
	*excelize.File
}

// edited is a workbook after a person has worked on it.
func edited(t testing.TB, raw []byte, work func(h *hand)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	h := &hand{t, f}
	work(h)
	h.ok(f.SetAppProps(&excelize.AppProperties{Application: "Microsoft Excel"}))
	h.ok(f.SetDocProps(&excelize.DocProperties{LastModifiedBy: "Ерлан", Modified: "2026-11-23T08:00:00Z"}))
	var b bytes.Buffer
	h.ok(f.Write(&b))
	return b.Bytes()
}

func (h *hand) ok(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// column is the letters of a column of a sheet by what its key row says.
func (h *hand) column(sheet, mark string) string {
	h.t.Helper()
	for n := 1; n < 100; n++ {
		letters, err := excelize.ColumnNumberToName(n)
		h.ok(err)
		if s, _ := h.GetCellValue(sheet, letters+"1"); s == mark {
			return letters
		}
	}
	h.t.Fatalf("no column %s on %s", mark, sheet)
	return ""
}

// put writes a value into a row's cell.
func (h *hand) put(sheet, mark string, row int, v any) string {
	h.t.Helper()
	cell, err := excelize.JoinCellName(h.column(sheet, mark), row)
	h.ok(err)
	h.ok(h.SetCellValue(sheet, cell, v))
	return cell
}

func (h *hand) get(sheet, mark string, row int) string {
	h.t.Helper()
	cell, _ := excelize.JoinCellName(h.column(sheet, mark), row)
	s, err := h.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	h.ok(err)
	return s
}

// fill writes several cells of a row.
func (h *hand) fill(sheet string, row int, cells map[string]any) {
	h.t.Helper()
	for mark, v := range cells {
		h.put(sheet, mark, row, v)
	}
}

// The sheets of a workbook in Kazakh.
const (
	events     = "Іс-шаралар"
	people     = "Адамдар"
	attendance = "Қатысу"
	trips      = "Іс-сапарлар"
	indicators = "Көрсеткіштер"
	issues     = "Өзекті мәселелер"
)

// edits are the versions made by hand, by record.
func edits(p *data.Parcel) map[data.ID]data.Fields {
	out := map[data.ID]data.Fields{}
	for _, a := range p.Arrivals {
		if a.ID.Device == data.ByHand {
			out[a.Record] = a.Fields
		}
	}
	return out
}

// codes are what is wrong, as "sheet cell code".
func codes(p *data.Parcel) []string {
	var out []string
	for _, c := range p.Problems {
		out = append(out, strings.TrimSpace(c.Sheet+" "+c.Cell+" "+c.Code))
	}
	slices.Sort(out)
	return out
}

func notices(p *data.Parcel) []string {
	var out []string
	for _, n := range p.Notices {
		out = append(out, n.Code)
	}
	slices.Sort(out)
	return out
}

// want compares the edits of a parcel, and holds that nothing is wrong.
func want(t *testing.T, p *data.Parcel, fields map[data.ID]data.Fields, notes ...string) {
	t.Helper()
	if diff := cmp.Diff(fields, edits(p)); diff != "" {
		t.Errorf("edits: %s", diff)
	}
	if len(p.Problems) > 0 {
		t.Errorf("problems: %+v", p.Problems)
	}
	if diff := cmp.Diff(notes, notices(p)); diff != "" {
		t.Errorf("notices: %s", diff)
	}
}

func TestEditBecomesAVersion(t *testing.T) {
	s := ship(small()...)
	var cell string
	raw := edited(t, write(t, manifest(), s), func(h *hand) {
		cell = h.put(events, "title:text", 5, "Жаңа атауы")
		h.put(events, "handouts:int", 5, 7)
	})
	p := read(t, raw)
	id := number(12)
	want(t, p, map[data.ID]data.Fields{id: {"title": "Жаңа атауы", "handouts": int64(7)}})
	if len(p.Arrivals) != 2 || len(p.Loose) > 0 {
		t.Fatalf("%d arrivals, %d loose", len(p.Arrivals), len(p.Loose))
	}
	var edit, base data.Arrival
	for _, a := range p.Arrivals {
		if a.ID.Device == data.ByHand {
			edit = a
		} else {
			base = a
		}
	}
	only := s.records["event"][2].Only
	if !slices.Equal(edit.Parents, []data.VersionID{only.ID}) || edit.Sum() != edit.Hash || edit.Partial {
		t.Errorf("the edit is %+v", edit)
	}
	if edit.Sheet != events || edit.Line != 5 || edit.Cells["title"] != cell {
		t.Errorf("the edit is said to stand in %s, line %d, %v", edit.Sheet, edit.Line, edit.Cells)
	}
	saved := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	if edit.Stamp != data.NextStamp(0, saved) {
		t.Errorf("stamp %v", edit.Stamp.Time())
	}
	batch := p.Batches[len(p.Batches)-1]
	if edit.Batch != batch.ID || batch.Device != data.ByHand || batch.Action != data.ActionHand || batch.Author != "Ерлан" || !batch.At.Equal(saved) || batch.ID[6]>>4 != 8 {
		t.Errorf("batch %+v", batch)
	}
	if base.ID != only.ID || !base.Partial || base.Sum() != base.Hash || base.Fields["title"] != nil || base.Fields["kind"] != "concert" || base.Fields["village"] != "273230100" {
		t.Errorf("the version before is %+v", base)
	}
	if len(p.Rows) != len(small())-1 {
		t.Errorf("%d rows", len(p.Rows))
	}
	again := read(t, raw)
	if diff := cmp.Diff(p.Arrivals, again.Arrivals); diff != "" {
		t.Errorf("read again: %s", diff)
	}
}

// A cell of words keeps its exact value beside it: the version before is whole.
func TestEditOfAWordLeavesTheVersionBeforeWhole(t *testing.T) {
	s := ship(small()...)
	p := read(t, edited(t, write(t, manifest(), s), func(h *hand) {
		h.put(events, "status:choice", 3, "Проведено") // the same in Russian
		h.put(events, "status:choice", 4, "кейінге қалдырылды")
		h.put(events, "topic:choice", 4, "Денсаулық")
	}))
	want(t, p, map[data.ID]data.Fields{number(11): {"status": "postponed", "topic": "health"}})
	for _, a := range p.Arrivals {
		if a.ID.Device != data.ByHand && (a.Partial || a.Hash != s.records["event"][1].Only.Hash) {
			t.Errorf("the version before is %+v", a)
		}
	}
}

func TestWhateverAProgramDoesToCellsIsNoEdit(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		h.put(events, "date:day", 3, "01.05.2026")
		h.put(events, "date:day", 4, "2026-05-02")
		h.put(events, "date:day", 5, "3/5/2026")
		h.put(events, "date:day", 6, 46146) // 4 May without a style
		h.put(events, "date:day", 7, "5.5.26")
		h.put(events, "start:time", 3, 9.5/24)
		h.put(events, "start:time", 4, "9.30")
		h.put(events, "start:time", 5, "9:30")
		h.put(events, "handouts:int", 3, "100")
		h.put(events, "handouts:int", 4, "101,0")
		h.put(events, "handouts:int", 5, "\u00a0102 ")
		h.put(events, "title:text", 3, "  Жұмыс туралы\u00a0")
		h.put(events, "note:note", 3, "бір\r\nекі")
		h.put(people, "phone:text", 3, 87010000000.0)
		h.put(people, "birth_year:int", 3, "'2000")
	}))
	want(t, p, map[data.ID]data.Fields{})
}

func TestSpellingsAreUnderstood(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		h.put(events, "kind:choice", 3, "dialogue")
		h.put(events, "kind:choice", 4, "  Встреча ")
		h.put(events, "village:place", 4, "Жайық")
		h.put(events, "village:place", 5, "с. Жайык")
		h.put(events, "village:place", 6, "273230400")
		h.put(events, "expected:int", 3, "1 200")
		h.put(events, "members:refs", 3, "")
		h.put(events, "trip:ref", 3, "")
		h.put(trips, "villages:places", 3, "Жайық; Чапаев")
		h.put(indicators, "by_district:numbers", 3, "Бөрлі: 5; Акжаикский район - 7")
		h.put(indicators, "by_month:numbers", 3, "2026-05: 3; 6.2026 = 4")
		h.put(indicators, "event_types:choices", 3, "Кездесу; Семинар-тренинг")
		h.put(events, "unlisted:int", 7, "40")
		h.put(events, "unlisted_bands:numbers", 7, "14–18 жас, ер: 12; 19–23 лет, жен.: 9; 35 и старше, муж = 4")
		h.put("Жоба", "with_city:bool", 3, true)
		h.put(people, "sex:choice", 3, "ж")
	}))
	want(t, p, map[data.ID]data.Fields{
		number(10):  {"kind": "dialogue", "expected": int64(1200), "members": nil, "trip": nil},
		number(11):  {"kind": "meeting", "village": "273230400"},
		number(12):  {"village": "273230400"},
		number(13):  {"village": "273230400"},
		number(14):  {"unlisted": int64(40), "unlisted_bands": map[string]int64{"14_18_m": 12, "19_23_f": 9, "35_up_m": 4}},
		number(4):   {"villages": []string{"273230400", "273230100"}},
		number(2):   {"by_district": map[string]int64{borli: 5, akzhaiyk: 7}, "by_month": map[string]int64{"2026-05": 3, "2026-06": 4}, "event_types": []string{"meeting", "seminar"}},
		number(1):   {"with_city": true},
		number(100): {"sex": "f"},
	})
}

func TestDeleteMarks(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		for i, mark := range []any{"иә", "Да", "YES", "x", "+", 1, true, "жою", "удалить"} {
			h.put(attendance, "#delete", 3+i, mark)
		}
		h.put(attendance, "#delete", 12, "жоқ")
		h.put(attendance, "#delete", 13, "нет")
		h.put(attendance, "#delete", 14, "мүмкін")
	}))
	fields := map[data.ID]data.Fields{}
	for i := range 9 {
		fields[number(200+i)] = data.Fields{data.DeletedField: true}
	}
	if diff := cmp.Diff(fields, edits(p)); diff != "" {
		t.Error(diff)
	}
	if got := codes(p); len(got) != 1 || !strings.HasSuffix(got[0], "not_a_delete_mark") {
		t.Errorf("problems %v", got)
	}
	if len(p.Rows) != len(small())-10 {
		t.Errorf("%d rows", len(p.Rows))
	}
}

// row reads a row of a sheet as it stands.
func (h *hand) row(sheet string, row int) []any {
	h.t.Helper()
	rows, err := h.GetRows(sheet, excelize.Options{RawCellValue: true})
	h.ok(err)
	var out []any
	for i := range rows[row-1] {
		cell, _ := excelize.CoordinatesToCellName(i+1, row)
		kind, _ := h.GetCellType(sheet, cell)
		if kind == excelize.CellTypeNumber || kind == excelize.CellTypeUnset {
			if s := rows[row-1][i]; s != "" {
				n, err := strconv.ParseFloat(s, 64)
				if err == nil {
					out = append(out, n)
					continue
				}
			}
		}
		out = append(out, rows[row-1][i])
	}
	return out
}

func (h *hand) setRow(sheet string, row int, cells []any) {
	h.t.Helper()
	for i, v := range cells {
		cell, _ := excelize.CoordinatesToCellName(i+1, row)
		if v == "" {
			v = nil
		}
		h.ok(h.SetCellValue(sheet, cell, v))
	}
}

func TestSortedRowsAreNoEdits(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		for _, name := range []string{events, attendance} {
			var rows [][]any
			for r := 3; r < 15; r++ {
				rows = append(rows, h.row(name, r))
			}
			for i, row := range rows {
				h.setRow(name, 14-i, row)
			}
		}
	}))
	want(t, p, map[data.ID]data.Fields{})
	if len(p.Rows) != len(small()) {
		t.Errorf("%d rows", len(p.Rows))
	}
}

func TestColumnsMayMoveAndBeRenamed(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		h.ok(h.InsertCols(events, "A", 2))
		h.ok(h.SetCellValue(events, "A2", "Менің бағаным"))
		h.ok(h.SetCellValue(events, "A4", "ойым"))
		cell, _ := excelize.JoinCellName(h.column(events, "title:text"), 2)
		h.ok(h.SetCellValue(events, cell, "Не туралы"))
		h.ok(h.SetSheetName(people, "Халық"))
		h.put(events, "title:text", 3, "Басқа")
	}))
	want(t, p, map[data.ID]data.Fields{number(10): {"title": "Басқа"}}, "columns_unknown")
	if got := p.Notices[0].Args["columns"]; got != "Менің бағаным" {
		t.Errorf("own columns: %v", got)
	}
}

// Without the key row a column is known by its heading, in either language and
// when it was changed a little.
func TestHeadingsStandInForTheKeyRow(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		title, _ := excelize.JoinCellName(h.column(events, "title:text"), 2)
		handouts, _ := excelize.JoinCellName(h.column(events, "handouts:int"), 2)
		date, _ := excelize.JoinCellName(h.column(events, "date:day"), 2)
		value := h.column(events, "title:text")
		h.ok(h.SetCellValue(events, title, "Наименование мероприятия"))
		h.ok(h.SetCellValue(events, handouts, "Роздано материалов"))
		h.ok(h.SetCellValue(events, date, "КҮНІ"))
		h.ok(h.SetCellValue(events, value+"4", "Басқа"))
		h.ok(h.RemoveRow(events, 1))
	}))
	want(t, p, map[data.ID]data.Fields{number(11): {"title": "Басқа"}})
	if len(p.Loose) > 0 {
		t.Errorf("loose: %v", p.Loose)
	}
}

// Where the hidden columns are gone too, the visible ones say what they can.
func TestVisibleColumnsAlone(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		for _, mark := range []string{"#version", "#id", "=members", "=village", "=district", "=kind", "=trip", "=project"} {
			h.ok(h.RemoveCol(events, h.column(events, mark)))
		}
		h.ok(h.RemoveRow(events, 1))
	}))
	want(t, p, map[data.ID]data.Fields{}, "rows_missing")
	if len(p.Loose) != 12 {
		t.Fatalf("%d loose rows", len(p.Loose))
	}
	for i, l := range p.Loose {
		e := l.Record.(*data.Event)
		if e.Handouts != 100+i || e.Date != data.Date(20260501+i) || e.Village != "273230100" || len(e.Members) != 1 {
			t.Errorf("event %+v", e)
		}
	}
}

func TestLostIds(t *testing.T) {
	s := ship(small()...)
	p := read(t, edited(t, write(t, manifest(), s), func(h *hand) {
		h.put(events, "#id", 3, nil)                                                                 // found in the other column
		h.put(events, "#version", 4, nil)                                                            // its id is known
		h.put(events, "#id", 5, nil)                                                                 // both lost
		h.put(events, "#version", 5, "")                                                             //
		h.put(events, "#version", 6, strings.Replace(h.get(events, "#version", 6), " 0.", " 9.", 1)) // damaged
	}))
	want(t, p, map[data.ID]data.Fields{}, "rows_missing")
	known, lost := 0, 0
	for _, l := range p.Loose {
		switch {
		case l.Known && !l.Lost:
			known++
			if id := data.BaseOf(l.Record).ID; id != number(11) && id != number(13) {
				t.Errorf("known: %v", id)
			}
		case l.Lost && !l.Known:
			lost++
			if diff := cmp.Diff(s.records["event"][2].Record.(*data.Event).Title, l.Record.(*data.Event).Title); diff != "" {
				t.Error(diff)
			}
			if id := data.BaseOf(l.Record).ID; id[6]>>4 != 8 || l.Line != 5 || l.Cells["title"] == "" {
				t.Errorf("lost: %v %+v", id, l)
			}
		}
	}
	if known != 2 || lost != 1 || len(p.Loose) != 3 {
		t.Errorf("%d known, %d lost of %d", known, lost, len(p.Loose))
	}
	if ids := p.Present["event"]; len(ids) != 11 || slices.Contains(ids, number(12)) {
		t.Errorf("present: %v", ids)
	}
}

func TestCopiedRowIsANewRecord(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		h.setRow(events, 15, h.row(events, 3)) // as it is
		h.setRow(events, 16, h.row(events, 4))
		h.put(events, "title:text", 16, "Көшірмесі")
		h.setRow(events, 17, h.row(events, 5)) // the first is edited, the copy is not
		h.put(events, "title:text", 5, "Түпнұсқасы")
	}))
	// Of the last two the one that is unchanged keeps the id.
	want(t, p, map[data.ID]data.Fields{})
	var titles []string
	ids := map[data.ID]bool{}
	for _, l := range p.Loose {
		e := l.Record.(*data.Event)
		titles = append(titles, e.Title)
		ids[e.ID] = true
		if l.Known || l.Lost || e.ID[6]>>4 != 8 {
			t.Errorf("loose %+v", l)
		}
	}
	slices.Sort(titles)
	if diff := cmp.Diff([]string{"Жұмыс туралы", "Көшірмесі", "Түпнұсқасы"}, titles); diff != "" || len(ids) != 3 {
		t.Errorf("new: %s", diff)
	}
	if len(p.Rows) != len(small()) {
		t.Errorf("%d rows", len(p.Rows))
	}
}

func TestCopiedSheetBringsOnlyItsEdits(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		from, err := h.GetSheetIndex(events)
		h.ok(err)
		to, err := h.NewSheet(events + " (2)")
		h.ok(err)
		h.ok(h.CopySheet(from, to))
		h.put(events+" (2)", "title:text", 3, "Көшірмеде түзетілген")
		h.put(events, "title:text", 4, "Түпнұсқада түзетілген")
		for _, name := range []string{events, events + " (2)"} {
			h.put(name, "title:text", 5, "Екеуінде бірдей түзетілген")
		}
	}))
	want(t, p, map[data.ID]data.Fields{number(10): {"title": "Көшірмеде түзетілген"}, number(11): {"title": "Түпнұсқада түзетілген"}, number(12): {"title": "Екеуінде бірдей түзетілген"}})
	if len(p.Loose) > 0 {
		t.Errorf("new records: %+v", p.Loose)
	}
}

func TestTwoEditsOfOneRecordAreTold(t *testing.T) {
	var wrong string
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		from, err := h.GetSheetIndex(events)
		h.ok(err)
		to, err := h.NewSheet("Көшірме")
		h.ok(err)
		h.ok(h.CopySheet(from, to))
		h.put(events, "title:text", 3, "Бір түрлі")
		wrong = h.put("Көшірме", "title:text", 3, "Екінші түрлі")
	}))
	if diff := cmp.Diff([]string{"Көшірме " + wrong + " edited_twice"}, codes(p)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[data.ID]data.Fields{number(10): {"title": "Бір түрлі"}}, edits(p)); diff != "" {
		t.Error(diff)
	}
}

func TestRowsAndSheetsTakenOutAreNoDeletion(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		h.ok(h.RemoveRow(events, 4))
		h.ok(h.RemoveRow(events, 4))
		for _, mark := range []string{"title:text", "number:text", "kind:choice", "topic:choice", "status:choice", "date:day", "trip:ref", "project:ref", "start:time", "end:time", "district:place", "village:place", "place:text", "audience:choice", "members:refs", "indicators:refs", "handouts:int", "links:lines", "note:note"} {
			h.put(events, mark, 6, nil) // emptied
		}
		h.ok(h.DeleteSheet(issues))
		_, err := h.NewSheet("Менің парағым")
		h.ok(err)
		h.ok(h.SetCellValue("Менің парағым", "A1", "жазба"))
	}))
	want(t, p, map[data.ID]data.Fields{}, "rows_missing", "sheet_missing", "sheet_unknown")
	for _, n := range p.Notices {
		if n.Code == "rows_missing" && n.Args["n"] != 3 {
			t.Errorf("%+v", n)
		}
	}
	if len(p.Loose) > 0 {
		t.Errorf("loose: %+v", p.Loose)
	}
}

func TestNewRows(t *testing.T) {
	raw := edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		h.fill(events, 20, map[string]any{
			"number:text": "2732-2026-100", "kind:choice": "Концертная программа", "title:text": "Жаңа іс-шара", "status:choice": "Өткізілді",
			"date:day": "5.6.2026", "village:place": "Жайық", "members:refs": "Әбдірахманова Гүлнұр Қайратқызы", "indicators:refs": "1",
		})
		h.fill(attendance, 30, map[string]any{"event:ref": "2732-2026-100", "person:ref": "Үсенова Іңкәр", "category:choice": "Ерікті"})
		h.fill(attendance, 31, map[string]any{"event:ref": "2732-2026-100", "person:ref": "Жаңа Адам", "~birth_year": 2007, "~sex": "ер", "category:choice": "Оқушы"})
		h.fill(attendance, 32, map[string]any{"event:ref": "2732-2026-0a", "person:ref": "Жаңа Адам, 2007"})
	})
	p := read(t, raw)
	want(t, p, map[data.ID]data.Fields{})
	if len(p.Loose) != 5 {
		t.Fatalf("%d loose: %+v %v", len(p.Loose), p.Loose, codes(p))
	}
	e := p.Loose[0].Record.(*data.Event)
	if e.Project != number(1) || e.District != akzhaiyk || e.Village != "273230400" || e.Date != 20260605 || e.Members[0] != number(3) || e.Indicators[0] != number(2) {
		t.Errorf("event %+v", e)
	}
	if a := p.Loose[1].Record.(*data.Attendance); a.Event != e.ID || a.Person != number(101) || a.Category != "volunteer" {
		t.Errorf("attendance %+v", a)
	}
	person := p.Loose[2].Record.(*data.Person)
	if person.Name != "Жаңа Адам" || person.BirthYear != 2007 || person.Sex != "m" || person.Category != "pupil" || p.Loose[2].Cells["birth_year"] == "" {
		t.Errorf("person %+v", person)
	}
	if a := p.Loose[3].Record.(*data.Attendance); a.Event != e.ID || a.Person != person.ID {
		t.Errorf("attendance %+v", a)
	}
	if a := p.Loose[4].Record.(*data.Attendance); a.Event != number(10) || a.Person != person.ID {
		t.Errorf("attendance %+v", a)
	}
	if diff := cmp.Diff(p.Loose, read(t, raw).Loose); diff != "" {
		t.Errorf("read again: %s", diff)
	}
	if p.Loose[0].Lost || p.Loose[0].Known || !slices.Contains(p.Loose[0].Fields, "title") {
		t.Errorf("loose %+v", p.Loose[0])
	}
}

func TestColumnsSortedApartAreRefused(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		var titles []string
		for r := 3; r < 15; r++ {
			titles = append(titles, h.get(events, "title:text", r))
		}
		for i, title := range titles {
			h.put(events, "title:text", 14-i, title)
		}
	}))
	if diff := cmp.Diff([]string{events + "  sorted_apart"}, codes(p)); diff != "" {
		t.Error(diff)
	}
	if len(edits(p)) > 0 {
		t.Errorf("edits: %v", edits(p))
	}
}

// Many rows with the same edit were not sorted apart.
func TestManyEditsAreEdits(t *testing.T) {
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		for r := 3; r < 15; r++ {
			h.put(events, "status:choice", r, "Жоспарланған")
			h.put(events, "title:text", r, h.get(events, "title:text", r)+"!")
		}
	}))
	if len(edits(p)) != 12 || len(p.Problems) > 0 {
		t.Errorf("%d edits, %v", len(edits(p)), codes(p))
	}
}
