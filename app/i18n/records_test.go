package i18n_test

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"sapar/app/i18n"
	"sapar/data"
)

// places knows one village and two districts.
type places struct{ data.Places }

func (places) Place(code string) (data.Place, bool) {
	p, ok := map[string]data.Place{
		"273000000": {NameKK: "Ақжайық ауданы", NameRU: "Акжаикский район"},
		"273600000": {NameKK: "Бөрлі ауданы", NameRU: "Бурлинский район"},
		"273620100": {NameKK: "Ақсай", NameRU: "Аксай"},
	}[code]
	return p, ok
}

func TestProblemIsASentenceInEveryLanguage(t *testing.T) {
	otherDistrict := data.Problem{
		Type: "event", Field: "village", Code: "other_district",
		Args: data.Args{"village": "273620100", "home": "273600000", "district": "273000000"},
	}
	outside := data.Problem{
		Type: "event", Field: "date", Code: "outside_project",
		Args: data.Args{
			"date":  data.NewDate(2027, 1, 5),
			"start": data.NewDate(2026, 3, 15), "end": data.NewDate(2026, 11, 14),
		},
	}
	tooLong := data.Problem{Field: "name", Code: "too_long", Args: data.Args{"length": 10000, "max": 120}}
	future := data.Problem{Field: "birth_year", Code: "born_in_future", Args: data.Args{"value": 2030, "max": 2026}}
	for _, c := range []struct {
		lang    i18n.Lang
		problem data.Problem
		want    []string
	}{
		{i18n.KK, otherDistrict, []string{"Ақсай", "Бөрлі ауданы", "Ақжайық ауданы"}},
		{i18n.RU, otherDistrict, []string{"Аксай", "Бурлинский район", "Акжаикский район"}},
		{i18n.EN, otherDistrict, []string{"Ақсай belongs to Бөрлі ауданы"}},
		{i18n.KK, outside, []string{"05.01.2027", "15.03.2026", "14.11.2026"}},
		{i18n.KK, tooLong, []string{"10\u00a0000", "120"}},
		{i18n.EN, tooLong, []string{"10,000", "120"}},
		{i18n.KK, future, []string{"2030", "2026"}},
	} {
		got := i18n.Load(c.lang).Problem(c.problem, places{})
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %s: %q, want %q in it", c.lang, c.problem.Code, got, want)
			}
		}
		if strings.ContainsAny(got, "⟨{<") || !strings.HasSuffix(got, ".") {
			t.Errorf("%s: %s: %q is no sentence", c.lang, c.problem.Code, got)
		}
	}
	if _, changed := future.Args["value"].(int); !changed {
		t.Error("the problem's own values were changed")
	}
	if got := i18n.Load(i18n.KK).Problem(otherDistrict, nil); !strings.Contains(got, "273620100") {
		t.Errorf("without places: %q, want the code", got)
	}
}

func TestRefusal(t *testing.T) {
	w := i18n.Load(i18n.EN)
	for _, c := range []struct {
		name string
		err  error
		want string
	}{
		{
			"a known error, wrapped",
			fmt.Errorf("open event: %w", data.ErrNotFound),
			w.T("error.not_found"),
		},
		{
			"problems, each with its field",
			data.Problems{
				{Type: "person", Field: "name", Code: "required"},
				{Type: "event", Field: "village", Code: "held_nowhere"},
			},
			"Full name: This field must be filled in.\nVillage: Name the village where the event was held.",
		},
		{"an error with values", &data.Error{Code: "bad_period", Args: data.Args{"text": "2026-Q9"}}, w.T("error.bad_period", "text", "2026-Q9")},
		{
			"a place by its code",
			&data.Error{Code: "other_region", Args: data.Args{"file": "a.xlsx", "region": "270000000"}},
			w.T("error.other_region", "file", "a.xlsx", "region", "270000000"),
		},
		{
			"what is wrong with a file, in words",
			&data.Error{Code: "not_a_workbook", Args: data.Args{"what": "empty"}},
			"This file is not an Excel workbook (xlsx): it is empty. Choose a file that was exported from the program.",
		},
		{
			"what is wrong where no part of the file is to blame",
			&data.Error{Code: "workbook_damaged", Args: data.Args{"part": "", "what": "cut"}},
			"The file is damaged (its end is missing), so nothing was taken from it. Ask the sender to send it again.",
		},
		{
			"a limit",
			&data.Error{Code: "workbook_too_large", Args: data.Args{"what": "rows", "limit": int64(700000)}},
			"The file is too large (rows: more than 700,000). The program exports none of that size; choose another file.",
		},
		{"an unknown error", errors.New("UNIQUE constraint failed: event.id"), w.T("error.unexpected")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := w.Refusal(c.err, nil); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestCellProblem(t *testing.T) {
	w := i18n.Load(i18n.EN)
	for _, c := range []struct{ of, field, want string }{
		{"person", "birth_year", "Year of birth: This field must be filled in."},
		{"attendance", "~sex", "Sex: This field must be filled in."},
		{"event", data.DeletedField, "Delete: This field must be filled in."},
		{"event", "of_a_newer_program", "of_a_newer_program: This field must be filled in."},
		{"event", "", "This field must be filled in."},
	} {
		p := data.CellProblem{Problem: data.Problem{Type: c.of, Field: c.field, Code: "required"}}
		if got := w.CellProblem(p, nil); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.of, c.field, got, c.want)
		}
	}
}

func TestNotice(t *testing.T) {
	n := data.Notice{Code: "rows_missing", Args: data.Args{"sheet": "Events", "n": 1200}}
	want := "The sheet “Events” lacks rows that were exported (1,200). That is no deletion: the records stay as they were."
	if got := i18n.Load(i18n.EN).Notice(n, nil); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// The reader of workbooks names what is wrong; each name has its words.
func TestEveryFaultOfAFileHasWords(t *testing.T) {
	source, err := os.ReadFile(root + "/data/xlsx/errors.go")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?:what|large)\w+ *= "(\w+)"`).FindAllStringSubmatch(string(source), -1)
	if len(found) < 40 {
		t.Fatalf("only %d names found", len(found))
	}
	for _, l := range i18n.Langs() {
		for _, m := range found {
			if !i18n.Load(l).Has("list.fault." + m[1]) {
				t.Errorf("%s.json has no list.fault.%s", l, m[1])
			}
		}
	}
}

func TestChoice(t *testing.T) {
	w := i18n.Load(i18n.KK)
	for _, c := range []struct{ list, code, want string }{
		{"status", "held", "Өткізілді"},
		{"sex_short", "f", "ә"},
		{"event_type", "of_a_newer_program", "of_a_newer_program"},
		{"status", "", ""},
	} {
		if got := w.Choice(c.list, c.code); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.list, c.code, got, c.want)
		}
	}
	if got := w.Field("event", "place"); got != "Өткізілетін орны" {
		t.Errorf("field %q", got)
	}
}
