package overview_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/store/storetest"
)

func meetings(p data.Project, plan int) *data.Indicator {
	return &data.Indicator{
		Project: p.ID, Number: 1, Kind: data.CountEvents, Unit: "events", EventTypes: []string{"meeting"},
		NameKK: "Жастармен кездесулер", NameRU: "Встречи с молодёжью", Plan: plan,
		ByDistrict: map[string]int{storetest.Akzhaiyk: plan},
	}
}

func TestIndicatorsAreSentences(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	list := []*data.Indicator{
		meetings(p, 10), meetings(p, 4), meetings(p, 0), meetings(p, 9),
		{Project: p.ID, Kind: data.CountFinishers, Unit: "people", NameKK: "Курс", Plan: 25, ByDistrict: map[string]int{storetest.Akzhaiyk: 25}},
	}
	list[3].To = 20260510
	var serves []data.ID
	for i, one := range list {
		one.Number = i + 1
		save(t, s, one)
		serves = append(serves, one.ID)
	}
	for _, day := range []data.Date{20260210, 20260301, 20260405, 20260506} {
		save(t, s, held(p, day, serves...))
	}
	for lang, want := range map[i18n.Lang][]string{
		i18n.KK: {
			"жоспар 10, орындалды 4, 7 ай қалды", "40,0 %", "орындалды 4; жоспар белгіленбеген",
			"жоспар 4, орындалды 4: жоспар толық орындалды", "жоспар 9, орындалды 4, мерзімі аяқталды", "жоспар 25, орындалды 0, 7 ай қалды", "айына 1 керек; осы қарқынмен соңында 10 ішінен 10 болады",
			"Ақжайық ауданы", "Жоба кезеңі: 15.01.2026 – 14.12.2026", "20 мамыр 2026 ж., сәрсенбі",
		},
		i18n.RU: {
			"план 10, выполнено 4, осталось 7 месяцев", "выполнено 4; план не задан", "план 4, выполнено 4: план выполнен",
			"план 9, выполнено 4, срок истёк", "план 25, выполнено 0, осталось 7 месяцев", "к сегодняшнему дню нужно 9: не хватает 5",
		},
		i18n.EN: {"plan 10, done 4, 7 months left", "done 4; no plan set", "plan 4, done 4: plan reached", "plan 9, done 4, the time is over"},
	} {
		t.Run(string(lang), func(t *testing.T) { show(t, s, lang, storetest.Akzhaiyk).reads(want...) })
	}
}

func TestMonthsLeftInTheirPluralForms(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, meetings(p, 10))
	for day, want := range map[data.Date]string{
		20261120: "план 10, выполнено 0, остался 1 месяц",
		20260920: "план 10, выполнено 0, осталось 3 месяца",
		20260520: "план 10, выполнено 0, осталось 7 месяцев",
		20261215: "план 10, выполнено 0, срок истёк",
	} {
		showOn(t, s, i18n.RU, storetest.Akzhaiyk, day).reads(want)
	}
}

func TestADistrictWithoutAPlanSeesTheProjects(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	of := meetings(p, 120)
	of.ByDistrict = nil
	save(t, s, of)
	mine := held(p, 20260210, of.ID)
	theirs := held(p, 20260211, of.ID)
	theirs.District, theirs.Village = storetest.Borli, ""
	theirs.Village = places.Villages(storetest.Borli)[0].Code
	save(t, s, mine, theirs)

	t.Run("the district's fact and the project's plan", func(t *testing.T) {
		sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
		sc.reads("done 1; no plan set", "In the whole project: plan 120, done 2, 7 months left")
	})
	t.Run("the proof of either", func(t *testing.T) {
		sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
		sc.keys(fyne.KeyReturn)
		sc.reads("Ақжайық ауданы: done 1; no plan set", "10.02.2026")
		sc.silent("11.02.2026")
		sc.keys(fyne.KeyTab, fyne.KeyTab) // over the close button to the choice
		sc.keys(fyne.KeyDown)
		sc.reads("Whole project: plan 120, done 2, 7 months left", "10.02.2026", "11.02.2026", "Бөрлі ауданы")
	})
	t.Run("the manager sees the whole", func(t *testing.T) {
		sc := show(t, s, i18n.EN, "")
		sc.reads("plan 120, done 2, 7 months left", "Whole project")
		sc.silent("no plan set")
	})
}

func TestEnterOnAnIndicatorOpensItsProof(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	first, second := meetings(p, 10), meetings(p, 5)
	second.Number = 2
	save(t, s, first, second)
	counted, other := held(p, 20260210, second.ID), held(p, 20260211, first.ID)
	save(t, s, counted, other)

	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.keys(fyne.KeyDown, fyne.KeyReturn)
	sc.reads("plan 5, done 1", "10.02.2026")
	sc.silent("11.02.2026")
	sc.keys(fyne.KeyReturn)
	if len(sc.opened) != 1 || sc.opened[0] != counted.ID {
		t.Errorf("Enter on the proof opened %v, not the event that is counted", sc.opened)
	}
	if sc.window.Canvas().Overlays().Top() != nil {
		t.Error("the dialog still stands over the event")
	}
}

func TestAnIndicatorThatCountsNothingSaysWhatWould(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, meetings(p, 10))
	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.keys(fyne.KeyReturn)
	sc.reads("Nothing is counted yet", "An event counts once it is marked as held")
	sc.keys(fyne.KeyEscape)
	if sc.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not close the proof")
	}
}

func TestUnmarkedEventsStandBeforeTheNext(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, meetings(p, 10))
	past, today, later := storetest.Event(p, 20260518), storetest.Event(p, storetest.Day), storetest.Event(p, 20260601)
	running := storetest.Event(p, 20260519)
	running.EndDate, running.Kind = 20260521, "course"
	later.Start, later.Kind = "10:30", "dialogue"
	save(t, s, &later, &today, &past, &running)

	sc := show(t, s, i18n.EN, storetest.Akzhaiyk)
	sc.reads("18 May, Monday", "not marked yet: mark it as held", "19 May, Tuesday", "20 May, Wednesday", "1 June, Monday · 10:30", "Dialogue platform")
	sc.keys(fyne.KeyTab, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn)
	want := []data.ID{past.ID, running.ID, later.ID}
	if len(sc.opened) != 3 || sc.opened[0] != want[0] || sc.opened[1] != want[1] || sc.opened[2] != want[2] {
		t.Errorf("opened %v, want %v", sc.opened, want)
	}
}

func TestManyUnmarkedEventsAreCounted(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, meetings(p, 10))
	for day := data.Date(20260401); day <= 20260408; day++ {
		e := storetest.Event(p, day)
		save(t, s, &e)
	}
	show(t, s, i18n.EN, storetest.Akzhaiyk).reads("3 more events are not marked, see the plan")
}

func TestVillagesNeverVisited(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, meetings(p, 10))
	ahead := storetest.Event(p, 20260601)
	ahead.Village = storetest.Zhaiyk
	save(t, s, held(p, 20260210), &ahead)
	all := places.Villages(storetest.Akzhaiyk)

	sc := show(t, s, i18n.RU, storetest.Akzhaiyk)
	sc.reads(sc.words.N("page.overview.never", len(all), "never", sc.words.Int(len(all)-1)))
	sc.keys(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	first := all[0]
	if first.Code == storetest.Chapaev {
		first = all[1]
	}
	if len(sc.planned) != 1 || sc.planned[0] != (planned{storetest.Day, first.Code}) {
		t.Errorf("Enter on a village asked for %v, want an event today in %s", sc.planned, first.NameKK)
	}
	t.Run("before the project begins the day is its first", func(t *testing.T) {
		sc := showOn(t, s, i18n.RU, storetest.Akzhaiyk, 20260101)
		sc.keys(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
		if len(sc.planned) != 1 || sc.planned[0].day != p.Start {
			t.Errorf("asked for %v, want the project's first day", sc.planned)
		}
	})
}

func TestAnEmptyProjectSaysWhatToDo(t *testing.T) {
	s := storetest.New(t)
	p := storetest.Project(t, s)
	save(t, s, meetings(p, 0))
	sc := show(t, s, i18n.KK, storetest.Akzhaiyk)
	sc.reads("Жоспар сандары әлі қойылмаған", "Әзірге бірде-бір іс-шара жоқ")
	sc.keys(fyne.KeyReturn)
	if sc.settings != 1 {
		t.Error("the first thing to do does not open the settings")
	}
	sc.keys(fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn)
	if len(sc.planned) != 1 || sc.planned[0] != (planned{storetest.Day, ""}) {
		t.Errorf("the second asked for %v, want an event today", sc.planned)
	}
}

func TestWithoutAProjectTheSettingsOpen(t *testing.T) {
	sc := show(t, storetest.New(t), i18n.KK, storetest.Akzhaiyk)
	sc.reads("Жоба таңдалмаған")
	sc.keys(fyne.KeyReturn)
	if sc.settings != 1 {
		t.Error("Enter does not open the settings")
	}
}

func TestNoWordIsMissing(t *testing.T) {
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("words that the screen asked for and no file has: %v", missing)
	}
}

// BenchmarkShow opens the screen on a folder with 300 events.
func BenchmarkShow(b *testing.B) {
	s := storetest.New(b)
	p := storetest.Project(b, s)
	var serves []data.ID
	for n := 0; n < 10; n++ {
		of := meetings(p, 60)
		of.Number = n + 1
		save(b, s, of)
		serves = append(serves, of.ID)
	}
	villages := places.Villages(storetest.Akzhaiyk)
	var batch []data.Record
	for n := 0; n < 300; n++ {
		e := storetest.Event(p, p.Start.AddDays(n))
		if e.Date < storetest.Day {
			e.Status = data.Held
		}
		e.Village, e.Indicators = villages[n%(len(villages)/2)].Code, serves[n%10:n%10+1]
		batch = append(batch, &e)
	}
	save(b, s, batch...)
	sc := show(b, s, i18n.KK, storetest.Akzhaiyk)
	b.ResetTimer()
	for range b.N {
		sc.page.Show()
	}
}
