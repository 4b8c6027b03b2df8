package i18n_test

import (
	"strings"
	"testing"

	"sapar/app/i18n"
	"sapar/data"
)

func TestClash(t *testing.T) {
	day := data.Date(20260610)
	elsewhere := data.Clash{Code: data.ClashMember, Type: "trip", Args: data.Args{"names": "Айгүл", "date": day, "village": "x", "title": "", "time": ""}}
	holiday := data.Clash{Code: data.ClashHoliday, Args: data.Args{"date": day, "name_kk": "Астана күні", "name_ru": ""}}
	for lang, want := range map[i18n.Lang][2]string{
		i18n.KK: {"Айгүл: 10.06.2026 күні басқа жерде – x, «Іс-сапар»", "10.06.2026 – мереке күні: Астана күні"},
		i18n.RU: {"Айгүл: 10.06.2026 в другом месте – x, «Рабочая поездка»", "10.06.2026 – праздник: Астана күні"},
		i18n.EN: {"Айгүл: elsewhere on 10.06.2026 – x, “Trip”", "10.06.2026 is a holiday: Астана күні"},
	} {
		for i, c := range []data.Clash{elsewhere, holiday} {
			if got := i18n.Load(lang).Clash(c, nil); got != want[i] {
				t.Errorf("%s: %q, want %q", lang, got, want[i])
			}
		}
	}
	for _, code := range []string{
		data.ClashMember, data.ClashVehicle, data.ClashVillage, data.ClashHoliday, data.ClashExam, data.ClashInactive, data.ClashSpecialty,
	} {
		for _, lang := range i18n.Langs() {
			if !i18n.Load(lang).Has("clash." + code) {
				t.Errorf("%s has no sentence for %s", lang, code)
			}
		}
	}
}

func TestGap(t *testing.T) {
	meetings := data.Indicator{Base: data.Base{ID: data.ID{1}}, Number: 4, NameKK: "Кездесулер", NameRU: "Встречи", Kind: data.CountEvents}
	for _, g := range []data.Gap{
		{Code: data.GapDays, Indicator: meetings, District: "273600000", Args: data.Args{"missing": 3}},
		{Code: data.GapSpecialist, District: "273600000", Args: data.Args{"specialties": []string{"health", "sport"}}},
		{Code: data.GapPlaces, Indicator: meetings, Args: data.Args{"missing": 1200, "left": 2, "places": 40}},
		{Code: data.GapKind, Indicator: meetings, Args: data.Args{"missing": 3}},
		{Code: data.GapOver, Indicator: meetings, Args: data.Args{"missing": 3}},
		{Code: data.GapNowhere, Indicator: meetings, Args: data.Args{"missing": 3}},
		{Code: data.GapBusy, Indicator: meetings, Args: data.Args{"missing": 3, "specialties": []string{"law"}}},
	} {
		for _, lang := range i18n.Langs() {
			said := i18n.Load(lang).Gap(g, places{})
			if strings.Contains(said, "⟨") || strings.Contains(said, "<no value>") || strings.Contains(said, "{") {
				t.Errorf("%s: %q", lang, said)
			}
			t.Log(said)
		}
	}
	if got, want := i18n.Load(i18n.KK).Gap(data.Gap{Code: data.GapDays, Indicator: meetings, District: "273600000", Args: data.Args{"missing": 3}}, places{}),
		"Бөрлі ауданы, 4. Кездесулер: бос күн жетпейді, 3 орындалмай қалады"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestEntitle(t *testing.T) {
	p := data.ProposedTrip{
		Trip:   data.Trip{Villages: []string{"273620100", "273600000"}},
		Events: []data.ProposedEvent{{Event: data.Event{Kind: "concert", Village: "273620100"}}},
	}
	i18n.Load(i18n.RU).Entitle(&p, places{})
	if p.Trip.Title != "Аксай – Бурлинский район" || p.Events[0].Event.Title != "Концертная программа: Аксай" {
		t.Errorf("%q, %q", p.Trip.Title, p.Events[0].Event.Title)
	}
}
