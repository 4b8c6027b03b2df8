package plan_test

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/plan"
	"sapar/data"
	"sapar/data/store/storetest"
)

// atTrips goes to the trips.
func atTrips(sc *screen) *screen {
	sc.ctrl(fyne.KeyM)
	sc.ctrl(fyne.KeyM)
	return sc
}

func savedTrips(t *testing.T, s plan.Records, p data.Project) []data.Trip {
	t.Helper()
	list, err := s.Trips(context.Background(), p.ID)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// overTwoVillages is a saved trip of three days.
func overTwoVillages(t *testing.T, s plan.Records, p data.Project) *data.Trip {
	t.Helper()
	m := &data.Member{Project: p.ID, District: storetest.Akzhaiyk, Name: "Серікова Әсем", Specialty: "health"}
	save(t, s, m)
	r := &data.Trip{
		Project: p.ID, District: storetest.Akzhaiyk, Title: "Оңтүстік бағыт", Status: data.Planned,
		Start: 20260610, End: 20260612, Villages: []string{storetest.Zhaiyk, storetest.Chapaev},
		Members: []data.ID{m.ID}, Responsible: "Айгүл",
	}
	save(t, s, r)
	return r
}

func TestATripIsWrittenByKeys(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, &data.Member{Project: p.ID, District: storetest.Akzhaiyk, Name: "Серікова Әсем", Specialty: "health"})
	sc := atTrips(show(t, s, i18n.KK, storetest.Akzhaiyk))
	sc.reads("Іс-сапарлар әлі жоқ")
	sc.keys(fyne.KeyReturn) // the button in place of the rows
	sc.reads("Жаңа іс-сапар", "Басталу күні")
	sc.types("Солтүстік бағыт")
	sc.keys(fyne.KeyReturn)
	sc.types("12.06.2026")
	sc.keys(fyne.KeyReturn)
	sc.types("13.06.2026")
	sc.keys(fyne.KeyReturn, fyne.KeyTab) // over the status
	sc.types("ГАЗель")
	sc.keys(fyne.KeyReturn)
	sc.types("чапаев")
	sc.keys(fyne.KeyReturn)
	sc.types("жайык")
	sc.keys(fyne.KeyReturn, fyne.KeyTab)
	sc.types("серик")
	sc.keys(fyne.KeyReturn, fyne.KeyTab)
	sc.types("Айгүл")
	sc.ctrl(fyne.KeyReturn)

	list := savedTrips(t, s, p)
	if len(list) != 1 {
		t.Fatalf("%d trips are saved; the screen says:\n%s", len(list), sc.text())
	}
	r := list[0]
	if r.Title != "Солтүстік бағыт" || r.Start != 20260612 || r.End != 20260613 || r.Status != data.Planned ||
		!slices.Equal(r.Villages, []string{storetest.Chapaev, storetest.Zhaiyk}) || len(r.Members) != 1 ||
		r.Vehicle != "ГАЗель" || r.Responsible != "Айгүл" || r.District != storetest.Akzhaiyk {
		t.Errorf("saved %+v", r)
	}
	sc.reads("12.06.2026 – 13.06.2026", "Солтүстік бағыт", "Чапаев – ")
	if len(sc.said) != 1 {
		t.Errorf("the screen said %q", sc.said)
	}
}

func TestARefusedTripStaysWithItsProblem(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	sc := atTrips(show(t, s, i18n.EN, storetest.Akzhaiyk))
	sc.keys(fyne.KeyReturn)
	sc.types("North")
	sc.keys(fyne.KeyReturn)
	sc.types("12.06.2026")
	sc.keys(fyne.KeyReturn)
	sc.types("01.06.2026")
	sc.ctrl(fyne.KeyReturn)
	sc.reads("The end (01.06.2026) is before the start (12.06.2026)", "North")
	if len(savedTrips(t, s, p)) != 0 {
		t.Fatal("it is saved all the same")
	}
	t.Run("the problem has the keys", func(t *testing.T) {
		sc.ctrl(fyne.KeyA)
		sc.types("14.06.2026")
		sc.ctrl(fyne.KeyReturn)
		if list := savedTrips(t, s, p); len(list) != 1 || list[0].End != 20260614 {
			t.Errorf("saved %+v", list)
		}
	})
}

func TestWhatWasTypedGoesOnlyWhenThePersonSaysSo(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	overTwoVillages(t, s, p)
	sc := atTrips(show(t, s, i18n.EN, storetest.Akzhaiyk))

	sc.keys(fyne.KeyReturn, fyne.KeyEscape)
	if sc.window.Canvas().Overlays().Top() != nil {
		t.Fatal("Escape asks though nothing was typed")
	}
	sc.keys(fyne.KeyReturn)
	sc.types("East")
	sc.keys(fyne.KeyEscape)
	sc.reads("What you typed will be lost")
	sc.keys(fyne.KeyReturn) // on Go on editing
	sc.reads("East", "Edit the trip")
	sc.keys(fyne.KeyEscape, fyne.KeyTab, fyne.KeyReturn)
	if sc.window.Canvas().Overlays().Top() != nil {
		t.Error("something still stands over the screen")
	}
	if savedTrips(t, s, p)[0].Title != "Оңтүстік бағыт" {
		t.Error("the discarded title is saved")
	}
}

func TestLeavingSavesTheTrip(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	sc := atTrips(show(t, s, i18n.EN, storetest.Akzhaiyk))
	sc.keys(fyne.KeyReturn)
	sc.types("North")
	sc.keys(fyne.KeyReturn)
	sc.types("31.02.2026")
	if sc.page.Leave() {
		t.Error("the screen is left with a day that is none")
	}
	sc.reads("There is no such day")
	sc.ctrl(fyne.KeyA)
	sc.types("12.06.2026")
	if !sc.page.Leave() {
		t.Error("the screen is not left")
	}
	if list := savedTrips(t, s, p); len(list) != 1 || list[0].Start != 20260612 {
		t.Errorf("saved %+v", list)
	}
}

func TestAnEventAtAStop(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	r := overTwoVillages(t, s, p)
	save(t, s, event(p, 20260610, func(e *data.Event) { e.Trip, e.Village = r.ID, storetest.Zhaiyk }))
	sc := atTrips(show(t, s, i18n.EN, storetest.Akzhaiyk))
	sc.reads("10.06.2026 – 12.06.2026", "Жайық – Чапаев")

	if d := sc.page.Draft(); d.Trip != r.ID || d.Date != 20260610 || d.Village != storetest.Zhaiyk {
		t.Errorf("the window's new event is %+v, want one at the first stop", d)
	}
	sc.window.Canvas().FocusPrevious() // the history, before the rows
	sc.window.Canvas().FocusPrevious()
	sc.keys(fyne.KeyReturn)
	sc.reads("In which village is the event?", "11.06.2026")
	sc.keys(fyne.KeyReturn) // the first without an event
	d := sc.lastDraft()
	if d.Trip != r.ID || d.Village != storetest.Chapaev || d.Date != 20260611 || d.District != storetest.Akzhaiyk ||
		!slices.Equal(d.Members, r.Members) || d.Responsible != "Айгүл" {
		t.Errorf("the draft is %+v", d)
	}
}

func TestADeletedTripLeavesItsEvents(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	r := overTwoVillages(t, s, p)
	save(t, s, event(p, 20260610, func(e *data.Event) { e.Trip = r.ID }))
	sc := atTrips(show(t, s, i18n.EN, storetest.Akzhaiyk))
	sc.keys(fyne.KeyDelete)
	sc.reads("“Оңтүстік бағыт” will be deleted", "Its 1 event stays")
	sc.keys(fyne.KeyTab, fyne.KeyReturn)
	events, err := s.Events(context.Background(), data.EventQuery{Project: p.ID})
	if err != nil || len(events) != 1 || !events[0].Trip.IsZero() {
		t.Errorf("the events are %+v, %v", events, err)
	}
	if len(savedTrips(t, s, p)) != 0 {
		t.Error("the trip is still there")
	}
	sc.reads("There are no trips yet")
}

func TestTheManagerNamesTheTripsDistrict(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	sc := atTrips(show(t, s, i18n.EN, ""))
	sc.keys(fyne.KeyReturn)
	sc.ctrl(fyne.KeyReturn)
	sc.reads("This field must be filled in.")
	sc.keys(fyne.KeyDown) // the first district
	sc.ctrl(fyne.KeyReturn)
	if list := savedTrips(t, s, p); len(list) != 1 || list[0].District != places.Districts(p.Region, false)[0].Code {
		t.Errorf("saved %+v", list)
	}
}

func TestNoWordIsMissing(t *testing.T) {
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("words that the screen asked for and no file has: %v", missing)
	}
}

func TestATripShowsWhatItsVillagesWerePromised(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	overTwoVillages(t, s, p)
	e := storetest.Event(p, 20260301)
	e.Kind, e.Status, e.Village = data.Dialogue, data.Held, storetest.Chapaev
	save(t, s, &e)
	issue := &data.Issue{Event: e.ID, Text: "Спорт залы жоқ", Status: "open"}
	save(t, s, issue)
	save(t, s, &data.Recommendation{Event: e.ID, Issue: issue.ID, Text: "Мектеп залын ашу", Addressee: "Әкімдік", Status: "sent", Due: 20260501})
	sc := atTrips(show(t, s, i18n.KK, storetest.Akzhaiyk))
	sc.keys(fyne.KeyReturn)
	said := i18n.Load(i18n.KK).N("form.promised_several", 1)
	sc.reads("Оңтүстік бағыт", said)
	for i := 0; i < 40 && !focusedOn(sc, said); i++ {
		sc.window.Canvas().FocusNext()
	}
	sc.keys(fyne.KeySpace)
	sc.reads("Мектеп залын ашу", "Әкімдік", "01.05.2026", "Чапаев")
}

// focusedOn reports whether a button of that text has the focus.
func focusedOn(sc *screen, text string) bool {
	b, ok := sc.window.Canvas().Focused().(*kit.Button)
	return ok && b.Text == text
}
