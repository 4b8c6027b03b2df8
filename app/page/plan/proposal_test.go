package plan_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/plan"
	"sapar/data"
	"sapar/data/store/storetest"
)

// lacking is a project that still lacks three meetings and five products.
func lacking(t *testing.T, s plan.Records) data.Project {
	t.Helper()
	p, err := s.Project(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	save(t, s,
		&data.Indicator{
			Project: p.ID, Number: 1, Kind: data.CountEvents, NameKK: "Кездесулер", NameRU: "Встречи", Unit: "times",
			EventTypes: []string{"meeting"}, Plan: 3, EachDistrict: true,
		},
		&data.Indicator{Project: p.ID, Number: 2, Kind: data.CountProducts, NameKK: "Бейнероликтер", NameRU: "Видеоролики", Unit: "videos", Plan: 24},
		&data.Member{Project: p.ID, District: storetest.Akzhaiyk, Name: "Серікова Әсем", Specialty: "health"})
	return p
}

func plannedEvents(t *testing.T, s plan.Records, p data.Project) []data.Event {
	t.Helper()
	events, err := s.Events(context.Background(), data.EventQuery{Project: p.ID})
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func TestAProposalIsAcceptedInPartsAndTakenBack(t *testing.T) {
	s := storetest.New(t)
	storetest.Project(t, s)
	p := lacking(t, s)
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyP)
	sc.reads("A proposal for what is left", "Meeting: ", "1. Кездесулер", "Серікова",
		"What the proposal leaves open", "2. Бейнероликтер: ", "no visit closes that", "To be accepted: 1 trip, 3 events")

	sc.keys(fyne.KeyDown, fyne.KeySpace) // not the first event
	sc.reads("To be accepted: 1 trip, 2 events")
	sc.keys(fyne.KeyUp, fyne.KeySpace) // not the trip
	sc.reads("To be accepted: 0 trips, 0 events")
	sc.keys(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace) // the trip without its second event
	sc.ctrl(fyne.KeyReturn)

	trips, events := savedTrips(t, s, p), plannedEvents(t, s, p)
	if len(trips) != 1 || len(events) != 2 || len(trips[0].Villages) != 2 || len(trips[0].Members) != 1 {
		t.Fatalf("saved %+v\n%+v", trips, events)
	}
	for _, e := range events {
		if e.Trip != trips[0].ID || e.Status != data.Planned || len(e.Indicators) != 1 || !strings.HasPrefix(e.Title, "Meeting: ") {
			t.Errorf("%+v", e)
		}
	}
	if last := sc.said[len(sc.said)-1]; !strings.Contains(last, "1 trip") || !strings.Contains(last, "Ctrl+Z") {
		t.Errorf("it said %q", last)
	}

	sc.ctrl(fyne.KeyZ)
	if len(savedTrips(t, s, p)) != 0 || len(plannedEvents(t, s, p)) != 0 {
		t.Error("something of it is still there")
	}
}

func TestAProposalThatIsCancelledChangesNothing(t *testing.T) {
	s := storetest.New(t)
	storetest.Project(t, s)
	p := lacking(t, s)
	sc := show(t, s, i18n.RU, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyP)
	sc.reads("Предложение на оставшийся план", "Встреча: ")
	sc.keys(fyne.KeyEscape)
	if sc.window.Canvas().Overlays().Top() != nil || len(savedTrips(t, s, p)) != 0 {
		t.Error("the dialog stands, or something was saved")
	}
}

func TestNothingIsLeftToPropose(t *testing.T) {
	s := storetest.New(t)
	storetest.Project(t, s)
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyP)
	sc.reads("No trip is needed")
	sc.keys(fyne.KeyReturn)
	if sc.window.Canvas().Overlays().Top() != nil {
		t.Error("Enter does not close it")
	}
}

// focusOn goes on with Tab until what has the keys says the text.
func (sc *screen) focusOn(button string) {
	sc.t.Helper()
	for range 60 {
		if b, ok := sc.window.Canvas().Focused().(*kit.Button); ok && b.Text == button {
			return
		}
		sc.keys(fyne.KeyTab)
	}
	sc.t.Fatalf("no way leads to the button %q", button)
}

func TestTheStopsOfATripGetDaysAndAnOrderByKeys(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	overTwoVillages(t, s, p)
	sc := atTrips(show(t, s, i18n.EN, storetest.Akzhaiyk))
	sc.keys(fyne.KeyReturn)
	sc.reads("The route: order and days", "day 1 · 10.06.2026", "day 2 · 11.06.2026", "without coordinates")
	sc.focusOn("A day later")
	sc.keys(fyne.KeySpace, fyne.KeySpace, fyne.KeySpace) // the trip has three days
	sc.reads("day 3 · 12.06.2026", "day 2 · 11.06.2026")
	sc.focusOn("Down")
	sc.keys(fyne.KeySpace)
	sc.ctrl(fyne.KeyReturn)
	r := savedTrips(t, s, p)[0]
	if r.Villages[0] != storetest.Chapaev || r.StopDay(storetest.Chapaev) != 20260612 || r.StopDay(storetest.Zhaiyk) != 20260611 {
		t.Errorf("saved %v, %v", r.Villages, r.StopDays)
	}
}

func TestAnEventIsAddedAtAStopOfTheForm(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	r := overTwoVillages(t, s, p)
	sc := atTrips(show(t, s, i18n.EN, storetest.Akzhaiyk))
	sc.keys(fyne.KeyReturn)
	sc.types("East ") // it is saved on the way
	sc.focusOn("Add an event")
	sc.keys(fyne.KeySpace)
	d := sc.lastDraft()
	if d.Trip != r.ID || d.Village != storetest.Zhaiyk || d.Date != 20260610 || !strings.Contains(savedTrips(t, s, p)[0].Title, "East") {
		t.Errorf("the draft is %+v", d)
	}
}

func TestWhatIsInTheWayOfATrip(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	r := overTwoVillages(t, s, p)
	r.Vehicle = "UAZ"
	save(t, s, r, &data.Trip{
		Project: p.ID, District: storetest.Akzhaiyk, Title: "West", Status: data.Planned, Start: 20260612, Vehicle: "uaz", Members: r.Members,
	})
	sc := atTrips(show(t, s, i18n.EN, storetest.Akzhaiyk))
	sc.keys(fyne.KeyReturn)
	sc.reads("Worth a look", "Серікова Әсем: elsewhere on 12.06.2026", "The vehicle “uaz” is on another trip")
	sc.focusOn("Open")
	sc.keys(fyne.KeySpace)
	sc.reads("Edit the trip", "UAZ", "“West”")
}
