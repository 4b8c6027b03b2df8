package plan_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/store/storetest"
)

func TestPastOfATrip(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	r := overTwoVillages(t, s, p)
	r.Vehicle = "ГАЗель"
	save(t, s, r)
	r.Villages = []string{storetest.Zhaiyk}
	save(t, s, r)
	sc := atTrips(show(t, s, i18n.KK, storetest.Akzhaiyk))
	keys := sc.window.Canvas().Focused()
	sc.ctrl(fyne.KeyT)
	sc.reads("Тарихы: Іс-сапар «Оңтүстік бағыт, 10.06.2026»", "ГАЗель", "Жайық, Чапаев", "Айгүл, Ақжайық ауданы")
	sc.keys(fyne.KeyEnd)
	sc.reads("бос еді, «Айгүл» болды.", "Серікова Әсем")
	sc.keys(fyne.KeyHome)
	sc.ctrl(fyne.KeyZ)
	sc.keys(fyne.KeyReturn)
	if list := savedTrips(t, s, p); len(list[0].Villages) != 2 {
		t.Errorf("the stops are %v", list[0].Villages)
	}
	if sc.window.Canvas().Focused() != keys {
		t.Errorf("the keys are at %T", sc.window.Canvas().Focused())
	}

	sc.keys(fyne.KeyReturn) // the trip's dialog
	sc.ctrl(fyne.KeyT)
	sc.keys(fyne.KeyDown, fyne.KeyDown)
	sc.ctrl(fyne.KeyZ)
	sc.keys(fyne.KeyReturn)
	if got := savedTrips(t, s, p)[0]; got.Vehicle != "" {
		t.Errorf("the vehicle is %q", got.Vehicle)
	}
	sc.reads("Ctrl+T")
	sc.keys(fyne.KeyEscape) // nothing was typed, so nothing is asked
	if sc.window.Canvas().Focused() != keys {
		t.Errorf("the keys are at %T", sc.window.Canvas().Focused())
	}
}

func TestPastOfANewTripTakenBack(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, &data.Trip{
		Project: p.ID, District: storetest.Akzhaiyk, Title: "Оңтүстік бағыт", Status: data.Planned, Start: 20260610, End: 20260612,
	})
	sc := atTrips(show(t, s, i18n.KK, storetest.Akzhaiyk))
	sc.keys(fyne.KeyReturn)
	sc.ctrl(fyne.KeyT)
	sc.ctrl(fyne.KeyZ)
	sc.keys(fyne.KeyReturn)
	if list := savedTrips(t, s, p); len(list) != 0 {
		t.Errorf("the trip stands: %+v", list)
	}
	if n := len(sc.window.Canvas().Overlays().List()); n != 0 {
		t.Errorf("%d dialogs stand over the list", n)
	}
	sc.reads("Іс-сапарлар әлі жоқ")
	sc.keys(fyne.KeyReturn) // the button in place of the rows has the keys
	sc.reads("Жаңа іс-сапар")
}

func TestPastOfAnEventInTheList(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	e := event(p, 20260521, func(*data.Event) {})
	save(t, s, e)
	sc := show(t, s, i18n.KK, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyT) // the month has none
	sc.ctrl(fyne.KeyM)
	sc.ctrl(fyne.KeyT)
	sc.reads("Тарихы: Кездесу")
	sc.ctrl(fyne.KeyZ)
	sc.keys(fyne.KeyReturn)
	if list, err := s.Events(context.Background(), data.EventQuery{Project: p.ID}); err != nil || len(list) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
}
