package plan_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/store/storetest"
)

func TestTheMonthShowsEventsAndSumsThemUp(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s,
		event(p, 20260512, func(e *data.Event) { e.Status = data.Held }),
		event(p, 20260512, func(e *data.Event) { e.Start, e.Kind, e.Village = "10:00", "dialogue", storetest.Zhaiyk }),
		event(p, 20260525, func(e *data.Event) { e.Status, e.Reason = data.Cancelled, "flood" }),
		event(p, 20260602, nil),
		event(p, 20260512, func(e *data.Event) { e.District, e.Village = storetest.Borli, "" }),
	)
	for lang, want := range map[i18n.Lang][]string{
		i18n.KK: {"Мамыр 2026", "10:00 Жайық · Ди", "жоспарланған – 1, өткізілген – 1, қамтылатын ауыл – 2", "Жаңа іс-шара: 20.05.2026"},
		i18n.RU: {"Май 2026", "10:00 Жайык · Ди", "Май 2026: запланировано — 1, проведено — 1, сёл — 2"},
		i18n.EN: {"May 2026", "10:00 Жайық · Di", "May 2026: planned 1, held 1, villages 2"},
	} {
		t.Run(string(lang), func(t *testing.T) { show(t, s, lang, storetest.Akzhaiyk).reads(want...) })
	}
	t.Run("all districts for the manager", func(t *testing.T) {
		show(t, s, i18n.EN, "").reads("planned 2, held 1, villages 2")
	})
	t.Run("an event of several days stands in each", func(t *testing.T) {
		save(t, s, event(p, 20260430, func(e *data.Event) { e.EndDate, e.Kind = 20260502, "course" }))
		if n := strings.Count(show(t, s, i18n.EN, storetest.Akzhaiyk).text(), "Чапаев · Training"); n != 3 {
			t.Errorf("it stands in %d days, want 3", n)
		}
	})
}

func TestMonthsTurnByKeys(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, event(p, 20260602, nil), event(p, 20260402, nil))
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.keys(fyne.KeyPageDown)
	sc.reads("June 2026: planned 1", "New event: 20.06.2026")
	sc.ctrl(fyne.KeyPageUp)
	sc.reads("May 2026: planned 0")
	sc.ctrl(fyne.KeyPageUp)
	sc.reads("April 2026: planned 1")
	sc.ctrl(fyne.KeyM)
	sc.reads("April 2026", "02.04.2026")
	sc.ctrl(fyne.KeyPageDown)
	sc.ctrl(fyne.KeyPageDown)
	sc.reads("June 2026", "02.06.2026")
}

func TestEnterOnADay(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	first, second := event(p, 20260521, nil), event(p, 20260521, func(e *data.Event) { e.Start, e.Title = "15:00", "Концерт" })
	save(t, s, first, second)

	t.Run("without events begins one on that day", func(t *testing.T) {
		sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
		sc.keys(fyne.KeyDown, fyne.KeyReturn)
		d := sc.lastDraft()
		if d.Date != 20260527 || d.District != storetest.Akzhaiyk || d.Status != data.Planned || d.Project != p.ID {
			t.Errorf("the draft is %+v", d)
		}
		if sc.page.Draft().Date != 20260527 {
			t.Error("the window's new event is on another day")
		}
	})
	t.Run("with events lists them, Enter opens one", func(t *testing.T) {
		sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
		sc.keys(fyne.KeyRight, fyne.KeyReturn)
		sc.reads("21 May 2026, Thursday", "15:00", "Концерт", "Planned")
		sc.keys(fyne.KeyDown, fyne.KeyReturn)
		if !slices.Equal(sc.opened, []data.ID{second.ID}) {
			t.Errorf("opened %v", sc.opened)
		}
	})
	t.Run("and Ctrl+Enter begins another", func(t *testing.T) {
		sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
		sc.keys(fyne.KeyRight, fyne.KeyReturn)
		sc.ctrl(fyne.KeyReturn)
		if d := sc.lastDraft(); d.Date != 20260521 {
			t.Errorf("the draft is on %v", d.Date)
		}
	})
}

func TestTheListSaysWhoWasExpectedAndWhoCame(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	of := &data.Indicator{Project: p.ID, Number: 1, Kind: data.CountEvents, Unit: "events", NameKK: "Кездесулер", Plan: 5}
	other := &data.Indicator{Project: p.ID, Number: 2, Kind: data.CountHandouts, Unit: "pieces", NameKK: "Материал", Plan: 5}
	save(t, s, of, other)
	held := event(p, 20260512, func(e *data.Event) {
		e.Status, e.Expected, e.Unlisted, e.Start, e.End = data.Held, 30, 24, "10:00", "12:00"
		e.Indicators = []data.ID{of.ID, other.ID}
	})
	later := event(p, 20260525, func(e *data.Event) { e.Expected = 40 })
	save(t, s, held, later)

	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyM)
	sc.reads("12.05.2026", "10:00", "Held", "30 / 24", "1, 2", "25.05.2026", "Planned", "40", "Чапаев")
	sc.keys(fyne.KeyReturn) // the first row from today on
	sc.keys(fyne.KeyUp)
	if d := sc.page.Draft().Date; d != held.Date {
		t.Errorf("the window's new event is on %v, want the selected row's day", d)
	}
	if !slices.Equal(sc.opened, []data.ID{later.ID}) {
		t.Errorf("opened %v", sc.opened)
	}
}

func TestTheListSorts(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	first := event(p, 20260512, func(e *data.Event) { e.Kind = "seminar" })
	second := event(p, 20260513, func(e *data.Event) { e.Kind = "meeting" })
	save(t, s, first, second)
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyM)
	sc.keys(fyne.KeyRight, fyne.KeyRight, fyne.KeySpace, fyne.KeyHome, fyne.KeyReturn)
	sc.keys(fyne.KeySpace, fyne.KeyHome, fyne.KeyReturn)
	if !slices.Equal(sc.opened, []data.ID{second.ID, first.ID}) {
		t.Errorf("by type up and down the first rows are %v, want the meeting, then the seminar", sc.opened)
	}
}

func TestTheFilter(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s,
		event(p, 20260512, func(e *data.Event) { e.Status = data.Held }),
		event(p, 20260513, func(e *data.Event) { e.Kind, e.Village = "concert", storetest.Zhaiyk }),
	)
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyM)
	sc.ctrl(fyne.KeyF)
	sc.types("жаик") // as a Russian keyboard has it
	sc.reads("13.05.2026", "planned 1, held 0, villages 1")
	sc.silent("12.05.2026")

	sc.keys(fyne.KeyReturn) // into the rows
	sc.keys(fyne.KeyReturn)
	if len(sc.opened) != 1 {
		t.Error("Enter in the filter does not go to the rows")
	}
	sc.ctrl(fyne.KeyF)
	sc.types("жоқ")
	sc.reads("No event matches the filter")
	sc.keys(fyne.KeyEscape)
	sc.reads("12.05.2026", "13.05.2026")

	sc.ctrl(fyne.KeyM)
	sc.ctrl(fyne.KeyM) // the month again
	sc.ctrl(fyne.KeyF)
	sc.window.Canvas().FocusPrevious() // the type
	sc.window.Canvas().FocusPrevious() // the status
	sc.keys(fyne.KeyDown, fyne.KeyDown)
	sc.reads("planned 0, held 1")
}

func TestAllMonthsAtOnce(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, event(p, 20260212, nil), event(p, 20261113, nil))
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyM)
	sc.reads("May 2026: no events")
	sc.ctrl(fyne.KeyF)
	sc.keys(fyne.KeyTab)
	sc.types(" ")
	sc.reads("12.02.2026", "13.11.2026", "Whole project: planned 2")
}

func TestDeleteAsksFirst(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	e := event(p, 20260512, func(e *data.Event) { e.Status, e.Unlisted = data.Held, 24 })
	save(t, s, e, event(p, 20260513, nil))
	count := func() int {
		found, err := s.Events(context.Background(), data.EventQuery{})
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyM)
	sc.keys(fyne.KeyHome, fyne.KeyDelete)
	sc.reads("12.05.2026, “Кездесу” will be deleted.", "24 participants are counted at it")
	sc.keys(fyne.KeyReturn) // on Cancel
	if count() != 2 {
		t.Fatal("Enter alone deletes")
	}
	sc.keys(fyne.KeyDelete, fyne.KeyTab, fyne.KeyReturn)
	if count() != 1 || len(sc.said) != 1 {
		t.Errorf("%d events are left, and the screen said %q", count(), sc.said)
	}
	sc.silent("12.05.2026")
	sc.keys(fyne.KeyReturn) // the rows have the keys again
	if len(sc.opened) != 1 {
		t.Error("after deleting the rows have no keys")
	}
}

func TestAnEmptyMonthPlansAnEvent(t *testing.T) {
	s := storetest.New(t)
	storetest.Project(t, s)
	sc := show(t, s, i18n.KK, storetest.Akzhaiyk)
	sc.ctrl(fyne.KeyM)
	sc.reads("2026 ж. мамыр: іс-шара жоқ")
	sc.keys(fyne.KeyReturn)
	if d := sc.lastDraft(); d.Date != storetest.Day {
		t.Errorf("the draft is on %v", d.Date)
	}
}

func TestSegmentsChooseTheView(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, event(p, 20260512, nil))
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.window.Canvas().Focus(nil)
	sc.keys(fyne.KeyTab, fyne.KeyRight)
	sc.reads("12.05.2026", "Expected/came")
	sc.keys(fyne.KeyRight)
	sc.reads("There are no trips yet")
	sc.keys(fyne.KeyHome)
	sc.reads("Mon", "Sun")
}

// BenchmarkShow opens the month and the list on a folder with 300 events.
func BenchmarkShow(b *testing.B) {
	s := storetest.New(b)
	p := storetest.Project(b, s)
	villages := places.Villages(storetest.Akzhaiyk)
	var batch []data.Record
	for n := range 300 {
		batch = append(batch, event(p, p.Start.AddDays(n), func(e *data.Event) {
			e.Village = villages[n%len(villages)].Code
			if e.Date < storetest.Day {
				e.Status = data.Held
			}
		}))
	}
	save(b, s, batch...)
	sc := show(b, s, i18n.KK, storetest.Akzhaiyk)
	b.Run("month", func(b *testing.B) {
		for range b.N {
			sc.page.Show()
		}
	})
	sc.ctrl(fyne.KeyM)
	b.Run("list", func(b *testing.B) {
		for range b.N {
			sc.page.Show()
		}
	})
}
