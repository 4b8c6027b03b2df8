package sheet_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"sapar/data"
)

// Every wrong cell of a file is found in one reading, each where it stands, and
// the rows beside them go on.
func TestWrongCells(t *testing.T) {
	var expect []string
	proposals := map[string]string{}
	raw := edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		wrong := func(sheet, mark string, row int, v any, code, proposal string) {
			t.Helper()
			cell := h.put(sheet, mark, row, v)
			expect = append(expect, sheet+" "+cell+" "+code)
			proposals[sheet+" "+cell] = proposal
		}
		wrong(events, "date:day", 3, "мамырда", "not_a_date", "")
		wrong(events, "date:day", 4, "05/13/2026", "not_a_date", "13.05.2026")
		wrong(events, "end_date:day", 4, "31.06.2026", "not_a_date", "30.06.2026")
		wrong(events, "handouts:int", 5, "12,5", "not_a_number", "13")
		wrong(events, "expected:int", 5, "шамамен 25", "not_a_number", "25")
		wrong(events, "kind:choice", 6, "Кездесуу дия", "not_in_list", "")
		wrong(events, "topic:choice", 6, "Жумыстыздык", "not_in_list", "Жұмыссыздық")
		wrong(events, "village:place", 7, "Чопаев", "no_such_place_name", "Чапаев")
		wrong(events, "district:place", 8, "Атлантида", "no_such_place_name", "")
		wrong(events, "start:time", 9, "таңертең", "not_a_time", "")
		wrong(events, "trip:ref", 10, "Марсқа", "no_such_record", "")
		wrong(events, "members:refs", 11, "Әбдірахманова Гүлнұр; Белгісіз Біреу", "no_such_record", "")
		wrong(events, "number:text", 12, "", "error_cell", "")
		cell := strings.Fields(expect[len(expect)-1])[1]
		h.ok(h.SetCellFormula(events, cell, "A1/0"))
		wrong(events, "status:choice", 13, nil, "required", "")
		wrong(events, "date:day", 14, "12.05.2025", "outside_project", "")
		wrong(events, "unlisted_bands:numbers", 5, "14–18 жас, ер", "not_a_part", "")
		wrong(people, "birth_year:int", 3, 2031, "born_in_future", "")
		wrong(people, "sex:choice", 4, "?", "not_in_list", "")
		wrong(attendance, "person:ref", 3, nil, "required", "")
		wrong(attendance, "event:ref", 4, "2732-2027-zz", "no_such_record", "")
		wrong(indicators, "by_month:numbers", 3, "көп", "not_a_part", "")
		wrong("Жоба", "with_city:bool", 3, "білмеймін", "not_yes_or_no", "")
	})
	p := read(t, patchErrorCell(t, raw))
	slices.Sort(expect)
	if diff := cmp.Diff(expect, codes(p)); diff != "" {
		t.Errorf("wrong cells: %s", diff)
	}
	for _, c := range p.Problems {
		if want := proposals[c.Sheet+" "+c.Cell]; c.Proposal != want {
			t.Errorf("%s %s: proposal %q, want %q", c.Sheet, c.Cell, c.Proposal, want)
		}
		if c.Text == "" && c.Code != "required" && c.Code != "error_cell" {
			t.Errorf("%s %s: no text", c.Sheet, c.Cell)
		}
	}
	if len(edits(p)) > 0 || len(p.Arrivals) > 0 {
		t.Errorf("a row with a wrong cell was not held back: %+v", p.Arrivals)
	}
	if want := len(small()) - 12 - 2 - 2 - 1 - 1; len(p.Rows) != want {
		t.Errorf("%d rows, want %d", len(p.Rows), want)
	}
}

// patchErrorCell gives the formula of a workbook the value that a program would
// have saved: an error.
func patchErrorCell(t *testing.T, raw []byte) []byte {
	t.Helper()
	return rewrite(t, raw, func(name, content string) string {
		if !strings.HasPrefix(name, "xl/worksheets/") {
			return content
		}
		at := strings.Index(content, "<f>A1/0</f>")
		if at < 0 {
			return content
		}
		start := strings.LastIndex(content[:at], "<c ")
		head := content[start:at]
		end := at + strings.Index(content[at:], "</c>")
		ref := head[strings.Index(head, `r="`)+3:]
		ref = ref[:strings.Index(ref, `"`)]
		return content[:start] + `<c r="` + ref + `" t="e"><f>A1/0</f><v>#DIV/0!</v>` + content[end:]
	})
}

// rewrite changes the parts of a workbook.
func rewrite(t testing.TB, raw []byte, change func(name, content string) string) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, change(f.Name, string(content))); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAmbiguousNames(t *testing.T) {
	records := append(small(), &data.Person{Base: data.Base{ID: number(110)}, Name: "Асанов Ерлан Бекұлы", BirthYear: 1990, Sex: "m", Consent: "self"})
	s := ship(records...).sorted()
	p := read(t, edited(t, write(t, manifest(), s), func(h *hand) {
		h.fill(attendance, 30, map[string]any{"event:ref": "2732-2026-0a", "person:ref": "Асанов Ерлан Бекұлы"})
		h.fill(attendance, 31, map[string]any{"event:ref": "2732-2026-0b", "person:ref": "Асанов Ерлан Бекұлы", "~birth_year": "1990"})
	}))
	if len(p.Problems) != 1 || p.Problems[0].Code != "ambiguous_record" || p.Problems[0].Proposal != "Асанов Ерлан Бекұлы, 2000; Асанов Ерлан Бекұлы, 1990" {
		t.Errorf("problems %+v", p.Problems)
	}
	if len(p.Loose) != 1 || p.Loose[0].Record.(*data.Attendance).Person != number(110) {
		t.Errorf("loose %+v", p.Loose)
	}
}

func TestMergedCellsHideNothing(t *testing.T) {
	var hidden string
	p := read(t, edited(t, write(t, manifest(), ship(small()...)), func(h *hand) {
		column := h.column(events, "place:text")
		h.put(events, "place:text", 4, nil)
		hidden = column + "4"
		h.ok(h.MergeCell(events, column+"3", column+"4"))
	}))
	if diff := cmp.Diff([]string{events + " " + hidden + " merged_cells"}, codes(p)); diff != "" {
		t.Error(diff)
	}
}

func TestNamesStayHere(t *testing.T) {
	m := manifest()
	m.Names = false
	s := ship(small()...)
	raw := write(t, m, s)
	for _, name := range []string{"Асанов", "Үсенова", "Әбдірахманова", "8701000", "+7 701"} {
		rewrite(t, raw, func(part, content string) string {
			if strings.Contains(content, name) {
				t.Errorf("%s has %q", part, name)
			}
			return content
		})
	}
	p := read(t, raw)
	if len(p.Problems)+len(p.Notices)+len(p.Loose) > 0 {
		t.Errorf("%+v %+v %+v", p.Problems, p.Notices, p.Loose)
	}
	partial := 0
	for _, a := range p.Arrivals {
		if !a.Partial || a.Sum() != a.Hash || a.Fields["name"] != nil {
			t.Errorf("arrival %+v", a)
		}
		partial++
	}
	if partial != 5 || len(p.Rows) != len(small())-5 {
		t.Errorf("%d partial versions, %d rows", partial, len(p.Rows))
	}
	p = read(t, edited(t, raw, func(h *hand) {
		if got := h.get(attendance, "person:ref", 4); got != "№ 2" {
			t.Errorf("a person is called %q", got)
		}
		h.put(people, "category:choice", 3, "Студент ЖОО")
		h.put(people, "category:choice", 4, "ЖОО студенті")
		h.ok(h.RemoveRow(people, 5))
		h.fill(attendance, 30, map[string]any{"event:ref": "2732-2026-0l", "person:ref": "№ 4"})
	}))
	if diff := cmp.Diff(map[data.ID]data.Fields{number(101): {"category": "student"}}, edits(p)); diff != "" {
		t.Errorf("edits: %s", diff)
	}
	if len(p.Loose) != 1 || p.Loose[0].Record.(*data.Attendance).Person != number(103) {
		t.Errorf("loose %+v", p.Loose)
	}
}

func TestEmptyForm(t *testing.T) {
	m := manifest()
	m.Form, m.District, m.Part, m.Author = true, "", "", "Менеджер"
	raw := edited(t, write(t, m, ship(small()[:3]...)), func(h *hand) {
		rows, err := h.GetRows("Мазмұны")
		h.ok(err)
		for i, row := range rows {
			if len(row) == 0 {
				continue
			}
			cell, _ := excelize.JoinCellName("C", i+1)
			switch row[0] {
			case "cover:district":
				h.ok(h.SetCellValue("Мазмұны", cell, "Бөрлі"))
			case "cover:author":
				h.ok(h.SetCellValue("Мазмұны", cell, "Сейітов Асхат"))
			}
		}
		h.fill(events, 3, map[string]any{"kind:choice": "Кездесу", "title:text": "Нысаннан", "status:choice": "Өткізілді", "date:day": "01.06.2026", "village:place": "Ақсай"})
		h.fill(attendance, 3, map[string]any{"event:ref": "Нысаннан", "person:ref": "Аманов Дәурен", "~birth_year": 2003, "~sex": "е", "~work": "мектеп", "~phone": 87770001122.0})
	})
	p := read(t, raw)
	want(t, p, map[data.ID]data.Fields{})
	if p.Manifest.District != borli || p.Manifest.Author != "Сейітов Асхат" {
		t.Errorf("manifest %+v", p.Manifest)
	}
	if len(p.Loose) != 3 {
		t.Fatalf("%d loose", len(p.Loose))
	}
	if e := p.Loose[0].Record.(*data.Event); e.District != borli || e.Project != number(1) {
		t.Errorf("event %+v", e)
	}
	if person := p.Loose[1].Record.(*data.Person); person.Phone != "87770001122" || person.Work != "мектеп" || person.Sex != "m" {
		t.Errorf("person %+v", person)
	}
	if got := p.Batches[p.Loose[0].Batch].Author; got != "Сейітов Асхат" {
		t.Errorf("author %q", got)
	}
}

// What only a newer program knows is carried along.
func TestNewerFieldsAndTypesAreCarried(t *testing.T) {
	s := ship(small()...)
	raw := write(t, manifest(), s)
	newer := rewrite(t, raw, func(name, content string) string {
		// The place of an event becomes a field that this program does not know,
		// and recommendations a type.
		content = strings.ReplaceAll(content, "place:text", "stage:text")
		return strings.ReplaceAll(content, ">recommendation<", ">promise<")
	})
	p, err := tryRead(newer)
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for _, r := range p.Rows {
		if e, ok := r.Record.(*data.Event); ok {
			known++
			t.Logf("%v", e.Extra)
		}
	}
	if got := notices(p); !slices.Contains(got, "newer_fields") || !slices.Contains(got, "newer_type") {
		t.Errorf("notices %v", got)
	}
	// Their hashes are of the other key here: a real newer program's would fit.
	for _, l := range p.Loose {
		if e, ok := l.Record.(*data.Event); ok && e.Extra["stage"] != "Мәдениет үйі" {
			t.Errorf("%+v", e)
		}
	}
	found := false
	for _, a := range p.Arrivals {
		if a.Type == "promise" {
			found = true
			if a.Fields["text"] != "Жол салу" || a.Fields["due"] != "2026-12-01" || a.Fields["issue"] != hexOf(number(300)) {
				t.Errorf("promise %+v", a)
			}
		}
	}
	if !found {
		t.Error("a record of an unknown type was dropped")
	}
}

func hexOf(id data.ID) string { return id.String() }

// partOf is the part that a sheet stands in.
func partOf(t *testing.T, raw []byte, sheet string) string {
	t.Helper()
	for i, p := range takeApart(t, raw) {
		if p.name == sheet {
			return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		}
	}
	t.Fatalf("no sheet %s", sheet)
	return ""
}

func TestWholeFilesAreRefused(t *testing.T) {
	raw := write(t, manifest(), ship(small()...))
	history := small()
	history[4].(*data.Event).Note = "екі түрлі\u0001" // stands in the hidden sheet
	deep := write(t, manifest(), ship(history...))
	versions := partOf(t, deep, "_versions")
	part := func(raw []byte, name, old, new string) []byte {
		hit := false
		out := rewrite(t, raw, func(n, content string) string {
			if n != name || !strings.Contains(content, old) {
				return content
			}
			hit = true
			return strings.Replace(content, old, new, 1)
		})
		if !hit {
			t.Fatalf("%s has no %q", name, old)
		}
		return out
	}
	rowOf := func(raw []byte, name string, row string) string {
		out := ""
		rewrite(t, raw, func(n, content string) string {
			if n == name {
				at := strings.Index(content, `<row r="`+row+`"`)
				out = content[at : at+strings.Index(content[at:], "</row>")+len("</row>")]
			}
			return content
		})
		return out
	}
	for name, c := range map[string]struct {
		raw  []byte
		code string
	}{
		"empty":             {nil, "not_a_workbook"},
		"text":              {[]byte("аты;жасы"), "not_a_workbook"},
		"cut":               {raw[:len(raw)/2], "workbook_damaged"},
		"newer":             {part(raw, "xl/sharedStrings.xml", "<t>format</t></si><si><t>1</t>", "<t>format</t></si><si><t>2</t>"), "newer_workbook"},
		"a row gone":        {part(raw, partOf(t, raw, events), rowOf(raw, partOf(t, raw, events), "5"), ""), "workbook_cut"},
		"a cell changed":    {part(raw, partOf(t, raw, people), "<v>2000</v>", "<v>2001</v>"), ""},
		"a version gone":    {part(deep, versions, rowOf(deep, versions, "2"), ""), "workbook_damaged"},
		"a version changed": {part(deep, versions, "2732-2026-0a", "2732-2026-0b"), "workbook_damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := tryRead(c.raw)
			var known *data.Error
			if c.code == "" && err == nil {
				return
			}
			if !errors.As(err, &known) || known.Code != c.code {
				t.Errorf("got %v, want %s", err, c.code)
			}
		})
	}
}

func TestFilesWithAPassword(t *testing.T) {
	path := filepath.Join(t.TempDir(), "құпия.xlsx")
	s := ship(small()...)
	if err := workbook().WriteFile(path, "сөз", manifest(), "ru", s); err != nil {
		t.Fatal(err)
	}
	if _, err := workbook().ReadFile(path, ""); code(err) != "workbook_password" {
		t.Errorf("without a password: %v", err)
	}
	if _, err := workbook().ReadFile(path, "басқа"); code(err) != "wrong_password" {
		t.Errorf("with another: %v", err)
	}
	p, err := workbook().ReadFile(path, "сөз")
	if err != nil {
		t.Fatal(err)
	}
	holds(t, p, s)
	if p.Source.Name != "құпия.xlsx" || p.Source.Sum == [32]byte{} || p.Source.Size == 0 {
		t.Errorf("source %+v", p.Source)
	}
	if _, err := workbook().ReadFile(path+"x", ""); code(err) != "cannot_open" {
		t.Errorf("no file: %v", err)
	}
	if err := workbook().WriteFile(filepath.Join(path, "x.xlsx"), "", manifest(), "kk", s); code(err) != "cannot_write" {
		t.Errorf("no folder: %v", err)
	}
}
