package i18n_test

import (
	"errors"
	"fmt"
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
		{"an unknown error", errors.New("UNIQUE constraint failed: event.id"), w.T("error.unexpected")},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := w.Refusal(c.err, nil); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
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
