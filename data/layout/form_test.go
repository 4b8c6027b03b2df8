package layout_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"sapar/assets"
	"sapar/data"
	"sapar/data/layout"
)

func builtin(t testing.TB, file string) string {
	t.Helper()
	raw, err := fs.ReadFile(assets.Layouts, "layouts/"+file)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// own is an office's folder with one form file of its own.
func own(file, content string) layout.Options {
	opt := options(layout.Kazakh)
	opt.Layouts = fstest.MapFS{file: {Data: []byte(content)}}
	return opt
}

func edited(t testing.TB, file, from, to string) string {
	t.Helper()
	content := builtin(t, file)
	if !strings.Contains(content, from) {
		t.Fatalf("%s does not hold %q", file, from)
	}
	return strings.Replace(content, from, to, 1)
}

func TestColumnsOfTheOfficialForms(t *testing.T) {
	for name, c := range map[string]struct {
		r       data.Report
		columns int
		first   string
		last    string
	}{
		"report 2":          {register(1), 25, "Р/с №\n№ п/п", "Ескертпе\nПримечание"},
		"report 3":          {attendance(1), 10, "Р/с №\n№ п/п", "Қолы\nПодпись"},
		"report 4, sheet A": {progress(1), 14, "Р/с №\n№ п/п", "Орындалмау себебі, ескертпе\nПричина невыполнения, примечание"},
	} {
		f := drawn(t, c.r, options(layout.Both))
		sheet := f.GetSheetName(0)
		first, _ := heading(t, f, sheet)
		got := rows(t, f, sheet)[first-1]
		if len(got) != c.columns || got[0] != c.first || got[len(got)-1] != c.last {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// The matrix has two levels of headings: indicators, and plan, fact and percent
// below each.
func TestHeadingOfTheMatrix(t *testing.T) {
	f := drawn(t, progress(2), options(layout.Kazakh))
	first, last := heading(t, f, "Аудандар")
	if last-first != 2 {
		t.Fatalf("heading of %d rows, want two levels and the numbers", last-first+1)
	}
	table := rows(t, f, "Аудандар")
	if got := at(table, first, 2); got != "Ауыл жастарымен диалог алаңдары, 1-бағыт" {
		t.Errorf("first level %q", got)
	}
	if got := table[first][2:8]; !slices.Equal(got, []string{"жоспар", "нақты", "%", "жоспар", "нақты", "%"}) {
		t.Errorf("second level %q", got)
	}
	if got := at(table, last+13, 1); got != "Облыс бойынша барлығы" {
		t.Errorf("below the 12 districts stands %q", got)
	}
}

// Everything in the built-in forms is there in both languages.
func TestFormsAreInBothLanguages(t *testing.T) {
	files, err := fs.Glob(assets.Layouts, "layouts/*.json")
	if err != nil || len(files) != 4 {
		t.Fatalf("%v, %v", files, err)
	}
	for _, file := range files {
		var tree any
		if err := json.Unmarshal([]byte(builtin(t, strings.TrimPrefix(file, "layouts/"))), &tree); err != nil {
			t.Fatal(err)
		}
		var look func(path string, node any)
		look = func(path string, node any) {
			switch node := node.(type) {
			case map[string]any:
				if (node["kk"] == nil) != (node["ru"] == nil) {
					t.Errorf("%s%s has one language", file, path)
				}
				for key, child := range node {
					look(path+"."+key, child)
				}
			case []any:
				for _, child := range node {
					look(path+"[]", child)
				}
			}
		}
		look("", tree)
	}
}

func TestOfficeEditsAForm(t *testing.T) {
	const notes = `{"key": "note", "kk": "Ескертпе"`
	first := func(opt layout.Options) []string {
		f := drawn(t, register(1), opt)
		row, _ := heading(t, f, f.GetSheetName(0))
		return rows(t, f, f.GetSheetName(0))[row-1]
	}
	got := first(own("events.json", edited(t, "events.json", notes, `{"key": "note", "kk": "Қосымша"`)))
	if got[24] != "Қосымша" {
		t.Errorf("changed heading: %q", got[24])
	}
	got = first(own("events.json", edited(t, "events.json", `{"key": "number",`, `{"hidden": true, "key": "number",`)))
	if len(got) != 24 || got[1] != "Күні" {
		t.Errorf("hidden column: %d columns, the second %q", len(got), got[1])
	}
	got = first(own("events.json", edited(t, "events.json", `"columns": [`, `"columns": [{"key": "stamp", "kk": "Мөр", "ru": "Печать", "width": 9},`)))
	if len(got) != 26 || got[0] != "Мөр" {
		t.Errorf("column that no report fills: %d columns, the first %q", len(got), got[0])
	}
	approved := own("events.json", edited(t, "events.json", `"agreement": false`, `"agreement": true`))
	mustHave(t, texts(t, register(1), approved), "КЕЛІСІЛДІ", "БЕКІТЕМІН")

	// A folder without the file, or no folder, means the built-in one.
	if got := first(own("other.json", "{}")); len(got) != 25 {
		t.Errorf("%d columns", len(got))
	}
	// Programs of Windows begin a file with a mark of their own.
	if got := first(own("events.json", "\ufeff"+builtin(t, "events.json"))); len(got) != 25 {
		t.Errorf("%d columns", len(got))
	}
}

func TestSpoiltFormsAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		file, content string
		line          int
	}{
		"not JSON":               {"events.json", "{\n\"title\": oops\n}", 2},
		"a word nobody knows":    {"events.json", "{\n\n\"tilte\": {}}", 3},
		"no sheet":               {"events.json", "{}", 0},
		"no column":              {"events.json", `{"sheets": [{"key": "events"}]}`, 0},
		"every column hidden":    {"events.json", `{"sheets": [{"columns": [{"width": 5, "hidden": true}]}]}`, 0},
		"a column too wide":      {"events.json", `{"sheets": [{"columns": [{"width": 500}]}]}`, 0},
		"an unknown format":      {"events.json", `{"sheets": [{"columns": [{"width": 5, "format": "euro"}]}]}`, 0},
		"an unknown side":        {"events.json", `{"sheets": [{"columns": [{"width": 5, "align": "up"}]}]}`, 0},
		"letters too small":      {"events.json", `{"sheets": [{"size": 1, "columns": [{"width": 5}]}]}`, 0},
		"no group across":        {"events.json", `{"sheets": [{"columns": [{"width": 5}], "groups": {"columns": [{"width": 5}]}}]}`, 0},
		"eleven months":          {"frame.json", `{"months": {"kk": [], "ru": []}}`, 0},
		"a frame that is a list": {"frame.json", `[]`, 1},
	} {
		t.Run(name, func(t *testing.T) {
			err := layout.Draw(&strings.Builder{}, register(1), own(c.file, c.content))
			var refusal *data.Error
			if !errors.As(err, &refusal) || refusal.Code != "bad_layout" {
				t.Fatalf("got %v", err)
			}
			if refusal.Args["file"] != c.file || refusal.Args["line"] != c.line {
				t.Errorf("blames %v, want %s line %d", refusal.Args, c.file, c.line)
			}
		})
	}
}

func TestFormsOfOddShapeAreDrawn(t *testing.T) {
	for name, content := range map[string]string{
		"one narrow column":        `{"title": {"text": "Т"}, "sheets": [{"key": "events", "name": {"text": "[a]:*?/'"}, "approval": true, "agreement": true, "columns": [{"key": "title", "width": 1}]}]}`,
		"no words at all":          `{"sheets": [{"key": "events", "columns": [{"key": "row", "width": 5}]}, {"key": "events", "columns": [{"key": "row", "width": 5}]}]}`,
		"a matrix without a table": `{"sheets": [{"key": "m", "columns": [{"key": "row", "width": 5}], "groups": {"across": 1, "columns": [{"key": "n", "width": 5}]}}]}`,
	} {
		f := drawn(t, register(2), own("events.json", content))
		for _, sheet := range f.GetSheetList() {
			if _, last := heading(t, f, sheet); last == 0 {
				t.Errorf("%s: no heading", name)
			}
		}
	}
}
