package holiday_test

import (
	"slices"
	"testing"

	"sapar/data"
	"sapar/data/holiday"
)

func keysOn(all []data.Holiday, day data.Date) []string {
	var keys []string
	for _, h := range holiday.On(all, day) {
		keys = append(keys, h.Key)
	}
	return keys
}

func TestTheBuiltInHolidaysAreRecordsThatTheRulesTake(t *testing.T) {
	seen := map[string]bool{}
	for _, h := range holiday.Builtin() {
		if problems := data.Check(&h, data.Scope{}); len(problems) > 0 {
			t.Errorf("%s: %v", h.Key, problems)
		}
		if seen[h.Key] || h.ID != data.HolidayID(h.Key) || h.NameRU == "" {
			t.Errorf("%s is there twice, has another id or no name in Russian", h.Key)
		}
		seen[h.Key] = true
	}
}

func TestTheDaysOfTheState(t *testing.T) {
	all := holiday.All(nil)
	for day, want := range map[data.Date][]string{
		20260102: {"new-year"}, 20270107: {"orthodox-christmas"}, 20260308: {"womens-day"}, 20260322: {"nauryz"},
		20260501: {"unity-day"}, 20260507: {"defender-day"}, 20260509: {"victory-day"}, 20260706: {"capital-day", "unt-main"},
		20260830: {"constitution-day"}, 20261025: {"republic-day"}, 20261216: {"independence-day"},
		20260527: {"qurban-ait-2026", "unt-main", "school-finals"}, 20270516: {"qurban-ait-2027", "unt-main"}, 20260915: nil,
	} {
		got := keysOn(all, day)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", day, got, want)
		}
	}
}

func TestARecordStandsOverItsBuiltInHoliday(t *testing.T) {
	exam := data.Holiday{Key: "school-finals", NameKK: "Емтихан", Kind: "exam", Start: 20260601, End: 20260605}
	gone := data.Holiday{Key: "capital-day", NameKK: "Астана күні", Kind: "public", Start: 20250706, Yearly: true, Off: true}
	own := data.Holiday{NameKK: "Аудан күні", Kind: "other", Start: 20260915}
	all := holiday.All([]data.Holiday{exam, gone, own})
	if got := keysOn(all, 20260527); slices.Contains(got, "school-finals") {
		t.Errorf("on 27 May: %v, though the exams begin in June by the record", got)
	}
	if got := keysOn(all, 20260706); slices.Contains(got, "capital-day") {
		t.Error("a holiday that was taken away still holds")
	}
	if got := holiday.On(all, 20260915); len(got) != 1 || got[0].NameKK != "Аудан күні" {
		t.Errorf("on 15 September: %v, want the district's own day", got)
	}
	if !slices.IsSortedFunc(all, func(a, b data.Holiday) int { return int(a.Start - b.Start) }) {
		t.Error("they do not stand by their first day")
	}
}
