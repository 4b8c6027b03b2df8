package data_test

import (
	"strings"
	"testing"

	"sapar/data"
	"sapar/data/territory"
)

const (
	akzhaiyk = "273200000"
	chapaev  = "273230100"
	borli    = "273600000"
	oral     = "271000000"
)

func scope() data.Scope {
	return data.Scope{
		Today: 20260520, Places: territory.Builtin(),
		Project: &data.Project{Region: "270000000", Start: 20260115, End: 20261214},
	}
}

func TestCheck(t *testing.T) {
	event := func(change func(*data.Event)) data.Record {
		e := &data.Event{
			Project: data.ID{1}, Kind: "meeting", Title: "Кездесу", Status: data.Planned,
			Date: 20260512, District: akzhaiyk, Village: chapaev,
		}
		change(e)
		return e
	}
	person := func(change func(*data.Person)) data.Record {
		p := &data.Person{Name: "Асан", Consent: "self"}
		change(p)
		return p
	}
	for _, c := range []struct {
		name   string
		record data.Record
		want   string // "field code", a warning with "?", blank between; "" for nothing
	}{
		{"a good event", event(func(*data.Event) {}), ""},
		{"nothing filled in", &data.Event{}, "project required kind required title required status required date required district required"},
		{"an end before the start", event(func(e *data.Event) { e.EndDate = 20260511 }), "end_date end_before_start"},
		{"an hour before the start", event(func(e *data.Event) { e.Start, e.End = "10:00", "09:00" }), "end end_before_start"},
		{"past midnight on a second day", event(func(e *data.Event) { e.EndDate, e.Start, e.End = 20260513, "20:00", "01:00" }), ""},
		{"before the project", event(func(e *data.Event) { e.Date = 20260114 }), "date outside_project"},
		{"on the project's first day", event(func(e *data.Event) { e.Date = 20260115 }), ""},
		{"on its last day", event(func(e *data.Event) { e.Date = 20261214 }), ""},
		{"after the project", event(func(e *data.Event) { e.Date = 20261215 }), "date outside_project"},
		{"a village of another district", event(func(e *data.Event) { e.District = borli }), "village other_district"},
		{"no such village", event(func(e *data.Event) { e.Village = "999" }), "village no_such_place"},
		{"the city, which the lot leaves out", event(func(e *data.Event) { e.District, e.Village = oral, "" }), "district outside_region"},
		{"held tomorrow", event(func(e *data.Event) { e.Date, e.Status = 20260521, data.Held }), "status held_in_future"},
		{"held today", event(func(e *data.Event) { e.Date, e.Status = 20260520, data.Held }), ""},
		{"held nowhere", event(func(e *data.Event) { e.Village, e.Status = "", data.Held }), "village held_nowhere"},
		{"cancelled without a reason", event(func(e *data.Event) { e.Status = data.Cancelled }), "reason? no_reason"},
		{"an unknown type", event(func(e *data.Event) { e.Kind = "party" }), "kind not_in_list"},
		{"a long title", event(func(e *data.Event) { e.Title = strings.Repeat("ә", 251) }), "title too_long"},
		{"a line break in a title", event(func(e *data.Event) { e.Title = "а\nб" }), "title bad_character"},
		{"broken text", event(func(e *data.Event) { e.Note = "а\xffб" }), "note bad_character"},
		{"fewer than none", event(func(e *data.Event) { e.Handouts = -1 }), "handouts too_small"},
		{"more men than people", event(func(e *data.Event) { e.Unlisted, e.UnlistedMale = 10, 11 }), "unlisted_male part_exceeds_whole"},
		{"more of an age than people", event(func(e *data.Event) { e.Unlisted, e.UnlistedBands = 10, map[string]int{"14_18_m": 6, "unknown_f": 5} }), "unlisted_bands part_exceeds_whole"},
		{"more men of an age than men", event(func(e *data.Event) {
			e.Unlisted, e.UnlistedMale, e.UnlistedFemale, e.UnlistedBands = 10, 5, 5, map[string]int{"14_18_m": 6}
		}), "unlisted_bands bands_exceed_sex"},
		{"an age band that there is not", event(func(e *data.Event) { e.Unlisted, e.UnlistedBands = 10, map[string]int{"15_17_m": 6} }), "unlisted_bands not_in_list"},
		{"sexes that do not add up", event(func(e *data.Event) { e.Unlisted, e.UnlistedMale, e.UnlistedFemale = 10, 4, 5 }), "unlisted_female? sexes_differ"},
		{"a link that is none", event(func(e *data.Event) { e.Links = []string{"инстаграм"} }), "links? not_a_link"},
		{"born in 2030", person(func(p *data.Person) { p.BirthYear = 2030 }), "birth_year born_in_future"},
		{"born in 1890", person(func(p *data.Person) { p.BirthYear = 1890 }), "birth_year born_too_early"},
		{"no consent", person(func(p *data.Person) { p.Consent = "" }), "consent? no_consent"},
		{"a minor's own consent", person(func(p *data.Person) { p.BirthYear = 2010 }), "consent? minor_needs_representative"},
		{"a minor's representative's", person(func(p *data.Person) {
			p.BirthYear, p.Consent, p.Representative = 2010, "representative", "Асанов Ә."
		}), ""},
		{"of a representative without a name", person(func(p *data.Person) { p.BirthYear, p.Consent = 2010, "representative" }), "representative? representative_unnamed"},
		{"photographs tomorrow", person(func(p *data.Person) { p.PhotoConsent, p.PhotoDate = "yes", 20260521 }), "photo_date in_future"},
		{"withdrawn tomorrow", person(func(p *data.Person) { p.WithdrawalDate = 20260521 }), "withdrawal_date in_future"},
		{"by word of mouth", person(func(p *data.Person) { p.ConsentForm = "oral" }), "consent_form not_in_list"},
		{"a person who is not named any more", &data.Person{Base: data.Base{Extra: data.Fields{data.RedactedField: true}}, BirthYear: 2010}, "name required"},
		{"a text of nobody", &data.ConsentText{Project: data.ID{1}, Number: 1, From: 20260501, TextKK: "х", TextRU: "х"}, "operator required bin required"},
		{"a text with a BIN of eleven digits", &data.ConsentText{Project: data.ID{1}, Number: 1, From: 20260501, Operator: "х", BIN: "12345678901", TextKK: "х", TextRU: "х"}, "bin not_a_bin"},
		{"consent tomorrow", person(func(p *data.Person) { p.ConsentDate = 20260521 }), "consent_date in_future"},
		{"a project that ends first", &data.Project{Kind: "grant", TitleKK: "х", Start: 20260202, End: 20260201, Region: "270000000"}, "end end_before_start"},
		{"a BIN of eleven digits", &data.Project{Kind: "grant", TitleKK: "х", Start: 20260101, End: 20260201, Region: "270000000", BIN: "12345678901"}, "bin not_a_bin"},
		{"coverage of nothing", &data.Indicator{Project: data.ID{1}, Kind: data.CountCoverage, NameKK: "х", Unit: "districts"}, "level required"},
		{"a trip that ends first", &data.Trip{Project: data.ID{1}, District: akzhaiyk, Status: data.Planned, Start: 20260512, End: 20260511}, "end end_before_start"},
		{"a stop in another district", &data.Trip{Project: data.ID{1}, District: borli, Status: data.Planned, Start: 20260512, Villages: []string{chapaev}}, "villages other_district"},
		{"due before the letter", &data.Recommendation{Event: data.ID{1}, Text: "х", Status: "sent", LetterDate: 20260512, Due: 20260511}, "due end_before_start"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, p := range data.Check(c.record, scope()) {
				field := p.Field
				if p.Warning {
					field += "?"
				}
				got = append(got, field+" "+p.Code)
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %q, want %q", strings.Join(got, " "), c.want)
			}
		})
	}
}

func TestYouthBoundsAreASetting(t *testing.T) {
	if lo, hi := (&data.Project{}).Youth(); lo != 14 || hi != 34 {
		t.Errorf("by default %d to %d", lo, hi)
	}
	if lo, hi := (&data.Project{AgeMin: 16, AgeMax: 35}).Youth(); lo != 16 || hi != 35 {
		t.Errorf("set to 16 to 35: %d to %d", lo, hi)
	}
}
