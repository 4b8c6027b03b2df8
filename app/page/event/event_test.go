package event

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store/storetest"
)

// The heart of the program, by keys alone: plan an event, mark it held, log
// five people of whom two are known.
func TestAnEventIsPlannedHeldAndItsPeopleLoggedByKeys(t *testing.T) {
	r := newRig(t)
	earlier := r.event(day(2026, 4, 2), nil)
	r.attend(earlier, data.Person{Name: "Ермекова Айгерім Нұрланқызы", BirthYear: 2004, Sex: data.Female,
		Category: "student", Village: storetest.Chapaev, Work: "БҚУ", Consent: "self"})
	r.attend(earlier, data.Person{Name: "Жұмабаев Дәурен", BirthYear: 1999, Sex: data.Male,
		Category: "worker", Village: storetest.Zhaiyk, Work: "«Ақжайық» ЖШС", Consent: "self"})

	p := r.open(data.ID{}, data.Event{Date: storetest.Day})
	r.word("д").key(tab, tab)                 // a dialogue platform, planned
	r.word("Жастар және жұмыс").key(enter)    // title
	r.key(enter, enter).word("11").key(enter) // the day is that of the draft
	r.word("1330").key(enter)                 // until
	r.word("чап").key(enter, enter)           // the village
	r.ctrl(fyne.KeyH)                         // held, and saved with it
	planned := r.strokes
	if len(r.saved) != 1 {
		t.Fatalf("saved %v, want one new event", r.saved)
	}
	id := r.saved[0]
	e := r.stored(id)
	if e.Kind != data.Dialogue || e.Title != "Жастар және жұмыс" || e.Status != data.Held || e.Date != storetest.Day ||
		e.Start != "11:00" || e.End != "13:30" || e.Village != storetest.Chapaev || e.District != storetest.Akzhaiyk || e.Responsible != "Айгүл" {
		t.Fatalf("event %+v", e)
	}

	r.ctrl(fyne.KeyF)
	r.strokes = 0
	costs := map[string]int{}
	cost := func(who string) { costs[who], r.strokes = r.strokes, 0 }
	r.word("ерм").key(enter)
	cost("known, by three letters")
	r.word("жум дау").key(enter) // without the Kazakh letter
	cost("known, by two words")
	r.word("асанов мұрат ерланұлы").key(enter).word("2001").key(enter).word("е").key(enter).word("жұмыс і").key(enter).
		word("чап").key(enter).word("Чапаев мектебі").key(enter).word("87015551234").key(enter).word("ө").key(enter)
	cost("new, all eight fields")
	r.word("Сейітова Айша").key(enter).word("2009").key(enter).word("ә").key(enter).word("оқ").key(enter).
		key(enter).key(down, down, enter).key(enter).word("з").key(enter)
	cost("new, work of the row before, no phone")
	r.word("Ким Олег").key(enter).word("98").ctrl(enter)
	cost("new, name and year alone")

	people := r.list(id)
	if len(people) != 5 {
		t.Fatalf("%d people listed, want 5: %+v", len(people), people)
	}
	for i, want := range []data.Person{
		{Name: "Ермекова Айгерім Нұрланқызы", BirthYear: 2004, Sex: data.Female, Category: "student", Village: storetest.Chapaev, Work: "БҚУ", Consent: "self"},
		{Name: "Жұмабаев Дәурен", BirthYear: 1999, Sex: data.Male, Category: "worker", Village: storetest.Zhaiyk, Work: "«Ақжайық» ЖШС", Consent: "self"},
		{Name: "Асанов Мұрат Ерланұлы", BirthYear: 2001, Sex: data.Male, Category: "worker", Village: storetest.Chapaev,
			Work: "Чапаев мектебі", Phone: "87015551234", Consent: "self", ConsentDate: storetest.Day},
		{Name: "Сейітова Айша", BirthYear: 2009, Sex: data.Female, Category: "pupil", Village: storetest.Chapaev,
			Work: "Чапаев мектебі", Consent: "representative", ConsentDate: storetest.Day},
		{Name: "Ким Олег", BirthYear: 1998, Category: "pupil", Village: storetest.Chapaev, Work: "Чапаев мектебі"}, // as offered
	} {
		got := people[i].Person
		want.Base = got.Base
		if want.Consent != "" { // given with a signature in the list
			want.ConsentForm = data.SignedInList
		}
		if !same(&got, &want) {
			t.Errorf("person %d\n got %+v\nwant %+v", i+1, got, want)
		}
		if people[i].Attendance.Category != want.Category {
			t.Errorf("person %d came as %q, want %q", i+1, people[i].Attendance.Category, want.Category)
		}
	}
	if known, _ := r.store.EventsOf(ctx, people[0].Person.ID); len(known) != 2 {
		t.Errorf("the known person is at %d events, want the earlier one and this", len(known))
	}
	if r.win.Canvas().Focused() != fyne.Focusable(p.attendance.row.name) || p.attendance.row.changed() {
		t.Error("the keys are not in the name of an empty row")
	}
	t.Logf("keystrokes: planning and holding %d; %v", planned, costs)

	// Close and come again: all is there, and the list is what one sees first.
	if !p.Leave() {
		t.Fatal("the page does not let go")
	}
	p = r.open(id, data.Event{})
	if p.current != section(p.attendance) {
		t.Error("a held event does not open on its list")
	}
	if got := p.attendance.name(); !strings.Contains(got, "5") {
		t.Errorf("tab %q, want the number of those listed", got)
	}
	if again := p.details.read(); !same(&again, &e) || p.details.changed() {
		t.Errorf("event comes back as\n%+v, saved was\n%+v", again, e)
	}
}

func TestANewEventIsSavedBeforeItsListIsTyped(t *testing.T) {
	r := newRig(t)
	p := r.open(data.ID{}, data.Event{Date: storetest.Day, Village: storetest.Chapaev})
	r.ctrl(fyne.KeyPageDown)
	if p.current != section(p.details) || len(r.saved) != 0 {
		t.Fatal("an event without a type and title has a list")
	}
	if got, want := p.details.kind.Problem(), p.w.T("problem.required"); got != want {
		t.Errorf("at the type: %q, want %q", got, want)
	}
	r.word("к").key(tab, tab).word("Кездесу").ctrl(fyne.KeyPageDown)
	if p.current != section(p.attendance) || len(r.saved) != 1 {
		t.Fatalf("the list is not open; saved %v", r.saved)
	}
	r.word("Асан Серік").ctrl(enter)
	if got := r.list(r.saved[0]); len(got) != 1 {
		t.Errorf("listed %v", got)
	}
}

func TestLeavingAnUntouchedNewEventSavesNothing(t *testing.T) {
	r := newRig(t)
	r.save(&data.Indicator{Project: r.project.ID, Kind: data.CountEvents, NameKK: "Кездесулер", Unit: "times", EventTypes: []string{"meeting"}})
	p := r.open(data.ID{}, data.Event{Date: storetest.Day, Village: storetest.Chapaev, Kind: "meeting"})
	if !p.Leave() || len(r.saved) != 0 {
		t.Error("an event that nobody typed anything of keeps the person or is saved")
	}
	r.ctrl(fyne.KeyB)
	if r.backs != 1 {
		t.Errorf("went back %d times", r.backs)
	}
}

func TestLeavingSavesOrStays(t *testing.T) {
	r := newRig(t)
	e := r.event(storetest.Day, nil)
	p := r.open(e.ID, data.Event{})
	p.details.form.Focus("place")
	r.word("Мектеп")
	if !p.Leave() {
		t.Fatal("a valid event keeps the person")
	}
	if got := r.stored(e.ID).Place; got != "Мектеп" {
		t.Errorf("place %q", got)
	}

	p.details.form.Focus("title")
	r.key(fyne.KeyDelete)
	if p.Leave() {
		t.Fatal("an event without a title is left")
	}
	if got := p.details.title.Problem(); got != p.w.T("problem.required") {
		t.Errorf("at the title: %q", got)
	}
	if r.win.Canvas().Focused() != fyne.Focusable(p.details.title) {
		t.Error("the keys are not at the field that was refused")
	}
	r.ctrl(fyne.KeyD)
	if p.details.title.Value() != e.Title || !p.Leave() {
		t.Error("giving up does not bring back what was saved")
	}
	if r.stored(e.ID).Title != e.Title {
		t.Error("what was given up is saved")
	}
}

// Each refusal stands at its field in a sentence, and what was typed stays.
func TestRefusedAtTheField(t *testing.T) {
	future := storetest.Day.AddDays(3)
	long := strings.Repeat("А", 10_000)
	for _, c := range []struct {
		name  string
		field string
		typed string // text that must stay
		want  data.Problem
		do    func(r *rig, p *Page)
	}{
		{
			"an end before the start", "end_date", "19.05.2026",
			data.Problem{Code: "end_before_start", Args: data.Args{"start": storetest.Day, "end": day(2026, 5, 19)}},
			func(r *rig, p *Page) { p.details.form.Focus("end_date"); r.word("19052026").ctrl(fyne.KeyS) },
		}, {
			"an end time before the start", "end", "09:00",
			data.Problem{Code: "end_before_start", Args: data.Args{"start": data.Clock("11:00"), "end": data.Clock("09:00")}},
			func(r *rig, p *Page) {
				p.details.form.Focus("start")
				r.word("11").key(enter).word("9").ctrl(fyne.KeyS)
			},
		}, {
			"a village of another district", "village", "Ақсай",
			data.Problem{Code: "other_district", Args: data.Args{"village": "273620100", "home": storetest.Borli, "district": storetest.Akzhaiyk}},
			func(r *rig, p *Page) {
				p.details.form.Focus("village")
				r.word("аксай").key(enter).ctrl(fyne.KeyS)
			},
		}, {
			"10,000 characters in a title", "title", long,
			data.Problem{Code: "too_long", Args: data.Args{"length": 10_000, "max": data.TextLength}},
			func(r *rig, p *Page) { p.details.form.Focus("title"); r.paste(long).ctrl(fyne.KeyS) },
		}, {
			"a day outside the project", "date", "01.02.2027",
			data.Problem{Code: "outside_project", Args: data.Args{"date": day(2027, 2, 1), "start": data.Date(20260115), "end": data.Date(20261214)}},
			func(r *rig, p *Page) { p.details.form.Focus("date"); r.word("01022027").ctrl(fyne.KeyS) },
		}, {
			"held in the future", "status", "",
			data.Problem{Code: "held_in_future", Args: data.Args{"date": future}},
			func(r *rig, p *Page) {
				p.details.form.Focus("date")
				r.word("23052026").key(enter).ctrl(fyne.KeyH)
			},
		}, {
			"held nowhere", "village", "",
			data.Problem{Code: "held_nowhere"},
			func(r *rig, p *Page) {
				p.details.form.Focus("village")
				r.key(fyne.KeyDelete).ctrl(fyne.KeyH)
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRig(t)
			e := r.event(storetest.Day, nil)
			p := r.open(e.ID, data.Event{})
			c.do(r, p)
			widget := widgetOf(&p.details.fields, c.field)
			if got, want := widget.Problem(), r.sentence(c.want); got != want {
				t.Errorf("at the field: %q, want %q", got, want)
			}
			if text := textOf(widget); c.typed != "" && text != c.typed {
				t.Errorf("the field holds %.40q, want what was typed: %.40q", text, c.typed)
			}
			if stored := r.stored(e.ID); !same(&stored, &e) {
				t.Errorf("something was saved: %+v", stored)
			}
		})
	}
}

// textOf is the text that stands in a field.
func textOf(f kit.Field) string {
	switch f := f.(type) {
	case *kit.Entry:
		return f.Text
	case *kit.DateField:
		return f.Text
	case *kit.TimeField:
		return f.Text
	case *kit.SearchSelect:
		return f.Text
	case *kit.IntField:
		return f.Text
	}
	return ""
}

func TestMarkingAsHeldThatIsRefusedHoldsNothingUp(t *testing.T) {
	r := newRig(t)
	e := r.event(storetest.Day.AddDays(3), nil)
	p := r.open(e.ID, data.Event{})
	r.ctrl(fyne.KeyPageDown, fyne.KeyH)
	if p.current != section(p.details) {
		t.Error("the refusal is out of sight")
	}
	if got, want := p.details.status.Problem(), r.sentence(data.Problem{Code: "held_in_future", Args: data.Args{"date": e.Date}}); got != want {
		t.Errorf("at the status: %q, want %q", got, want)
	}
	if p.details.status.Value() != data.Planned || !p.Leave() {
		t.Error("the status that was refused stays")
	}
}

func TestTheTypeTicksTheOneIndicatorThatCountsIt(t *testing.T) {
	r := newRig(t)
	meetings := &data.Indicator{Project: r.project.ID, Number: 1, Kind: data.CountEvents, NameKK: "Кездесулер", Unit: "times", EventTypes: []string{"meeting", "visit"}}
	officers := &data.Indicator{Project: r.project.ID, Number: 2, Kind: data.CountEvents, NameKK: "Офицерлермен кездесу", Unit: "times", EventTypes: []string{"visit"}}
	handouts := &data.Indicator{Project: r.project.ID, Number: 3, Kind: data.CountHandouts, NameKK: "Таратпа", Unit: "pieces"}
	all := &data.Indicator{Project: r.project.ID, Number: 4, Kind: data.CountEvents, NameKK: "Барлық іс-шара", Unit: "times"}
	r.save(meetings, officers, handouts, all)
	p := r.open(data.ID{}, data.Event{Date: storetest.Day, Village: storetest.Chapaev})

	r.word("к") // a meeting
	if got := p.details.indicators.IDs(); !slices.Equal(got, []string{meetings.ID.String()}) {
		t.Errorf("a meeting serves %v, want %v", got, meetings.ID)
	}
	r.word("а") // a village visit: two count it
	if got := p.details.indicators.IDs(); len(got) != 0 {
		t.Errorf("a visit serves %v, want the person to choose", got)
	}
	p.details.indicators.SetValues([]kit.Option{p.details.indicator(officers.ID.String())}) // the person's own choice
	r.word("к")
	if got := p.details.indicators.IDs(); !slices.Equal(got, []string{officers.ID.String(), meetings.ID.String()}) {
		t.Errorf("serves %v, want the choice to stay", got)
	}
}

func TestTheRegionsManagerChoosesAmongAllDistricts(t *testing.T) {
	r := newRig(t)
	o := r.options()
	o.Settings.Role, o.Settings.District = "manager", ""
	o.Draft = data.Event{Date: storetest.Day, Kind: "meeting", Title: "Кездесу"}
	p := r.openWith(o)
	p.details.form.Focus("village")
	r.word("аксай").key(enter).ctrl(fyne.KeyS)
	e := r.stored(r.saved[0])
	if e.District != storetest.Borli {
		t.Errorf("district %s, want that of the village", e.District)
	}
	r.key(tab).back().key(fyne.KeyDelete).word("акжайык ауд").key(enter).ctrl(fyne.KeyS)
	if e = r.stored(e.ID); e.District != storetest.Akzhaiyk || e.Village != "" {
		t.Errorf("district %s, village %q, want a district whose village is not known yet", e.District, e.Village)
	}
	p = r.open(e.ID, data.Event{})
	if p.details.changed() {
		t.Error("an event without a village changes by being opened")
	}
}

func TestAPostponedEventAsksWhyAndUntilWhen(t *testing.T) {
	r := newRig(t)
	e := r.event(storetest.Day, nil)
	p := r.open(e.ID, data.Event{})
	if p.details.form.SetProblem("reason", "x") {
		t.Error("a planned event asks for a reason")
	}
	p.details.form.Focus("status")
	r.key(down, down)
	p.details.form.Focus("reason")
	r.word("Боран").key(enter).word("28052026").ctrl(fyne.KeyS)
	if e = r.stored(e.ID); e.Status != data.Postponed || e.Reason != "Боран" || e.MovedTo != day(2026, 5, 28) {
		t.Errorf("event %+v", e)
	}
}

func TestAnEventIsDeletedWithAllThatBelongsToIt(t *testing.T) {
	r := newRig(t)
	e := r.event(storetest.Day, nil)
	r.attend(e, data.Person{Name: "Асан"})
	r.save(&data.Issue{Event: e.ID, Text: "Жол", Status: "open"})
	p := r.open(e.ID, data.Event{})
	p.askDelete()
	r.key(fyne.KeyEscape)
	if r.backs != 0 {
		t.Fatal("deleted without a yes")
	}
	p.askDelete()
	r.key(tab, enter)
	if _, err := r.store.Event(ctx, e.ID); err == nil || r.backs != 1 {
		t.Errorf("the event is there (%v), went back %d times", err, r.backs)
	}
	if found, _ := r.store.FindPeople(ctx, "Асан", 5); len(found) != 1 {
		t.Errorf("the person is gone with the event: %v", found)
	}
}

func TestEveryLanguageBuildsEverySection(t *testing.T) {
	r := newRig(t)
	e := r.event(storetest.Day, nil)
	r.attend(e, data.Person{Name: "Асан", BirthYear: 2012, Consent: "self"})
	for _, lang := range i18n.Langs() {
		o := r.options()
		o.Event, o.Words = e.ID, i18n.Load(lang)
		p := r.openWith(o)
		for range p.sections() {
			r.ctrl(fyne.KeyPageDown)
		}
		r.ctrl(fyne.KeyI).key(fyne.KeyEscape).ctrl(fyne.KeyR).key(fyne.KeyEscape)
		for _, c := range p.Commands() {
			if c.Name == "" {
				t.Errorf("%s: a command without a name", lang)
			}
		}
		if !p.Leave() {
			t.Errorf("%s: the page does not let go", lang)
		}
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("words missing: %v", missing)
	}
}
