package layout_test

import (
	"slices"
	"strings"
	"testing"

	"sapar/data"
	"sapar/data/layout"
)

// texts are all texts of a report's first sheet, as a person reads them.
func texts(t testing.TB, r data.Report, opt layout.Options) []string {
	t.Helper()
	f := drawn(t, r, opt)
	got, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range got {
		for _, s := range row {
			if s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

func mustHave(t *testing.T, got []string, want ...string) {
	t.Helper()
	for _, s := range want {
		if !slices.Contains(got, s) {
			t.Errorf("%q is missing", s)
		}
	}
}

func TestFrame(t *testing.T) {
	for lang, want := range map[string][]string{
		layout.Kazakh: {
			"БЕКІТЕМІН", "Басқарма басшысының орынбасары", "БҚО Қоғамдық даму басқармасы",
			"________________ (қолы)  Ә. Ө. Құрманғалиев", "20__ жылғы «___» ______________", "М.О. (болған жағдайда)",
			"Шығулар мен іс-шаралар тізілімі",
			"Жоба атауы:", "Батыс Қазақстан облысында ауыл жастарын қолдауға арналған іс-шаралар кешенін ұйымдастыру және өткізу",
			"Шарт № және күні:", "№ ҚДБ-14/2026, 02.03.2026",
			"Орындаушы ҮЕҰ, БСН:", "«Жайық жастары» қоғамдық бірлестігі, БСН 120340005678",
			"Тапсырыс беруші (оператор):", "Есепті кезең:", "2026 жылғы 2-тоқсан", "Өңір:", "Ақжайық ауданы",
			"Р/с №", "Барлығы", "өткізілді",
			"Басшы ______________________ Ғ. Ң. Һәкімов", "Орындаушы ______________________ А. Ү. Тілеуова, тел. +7 701 000 00 00",
		},
		layout.Russian: {
			"УТВЕРЖДАЮ", "________________ (подпись)  Ә. Ө. Құрманғалиев", "М.П. (при наличии)", "Реестр выездов и мероприятий",
			"№ ҚДБ-14/2026 от 02.03.2026", "2 квартал 2026 года", "Акжаикский район", "Акжаикский", "Итого", "проведено",
			"Руководитель ______________________ Ғ. Ң. Һәкімов",
		},
		layout.Both: {
			"БЕКІТЕМІН / УТВЕРЖДАЮ", "________________ (қолы / подпись)  Ә. Ө. Құрманғалиев",
			"20__ жылғы «___» ______________ / «___» ______________ 20__ г.", "М.О. / М.П. (болған жағдайда / при наличии)",
			"Шығулар мен іс-шаралар тізілімі", "Реестр выездов и мероприятий", "Есепті кезең / Отчётный период:",
			"2026 жылғы 2-тоқсан / 2 квартал 2026 года", "Ақжайық ауданы / Акжаикский район",
			"Р/с №\n№ п/п", "Ақжайық\nАкжаикский", "өткізілді\nпроведено", "Барлығы\nИтого",
			"Басшы / Руководитель ______________________ Ғ. Ң. Һәкімов",
		},
	} {
		t.Run(lang, func(t *testing.T) { mustHave(t, texts(t, register(1), options(lang)), want...) })
	}
}

func TestWhatTheProjectDoesNotSayIsLeftToThePen(t *testing.T) {
	r := register(1)
	r.Project = data.Project{TitleKK: "Жоба", Region: "270000000"}
	mustHave(t, texts(t, r, options(layout.Kazakh)),
		"______________________ (лауазымы)", "______________________ (ұйым)", "________________ (қолы)  Т.А.Ә.",
		"№ ________, ____________", "____________________, БСН ____________",
		"Орындаушы ______________________ Т.А.Ә., тел. ______________",
	)
}

func TestPeriodsInWords(t *testing.T) {
	for period, want := range map[string][3]string{
		"2026-05": {"2026 жылғы мамыр", "май 2026 года", "2026 жылғы мамыр / май 2026 года"},
		"2026-Q4": {"2026 жылғы 4-тоқсан", "4 квартал 2026 года", "2026 жылғы 4-тоқсан / 4 квартал 2026 года"},
		"2026-H1": {"2026 жылғы 1-жартыжылдық", "1 полугодие 2026 года", "2026 жылғы 1-жартыжылдық / 1 полугодие 2026 года"},
		"2026":    {"2026 жыл", "2026 год", "2026 жыл / 2026 год"},
		"2026-03-15..2026-11-14": {
			"15.03.2026 – 14.11.2026", "15.03.2026 – 14.11.2026", "15.03.2026 – 14.11.2026",
		},
	} {
		r := register(0)
		var err error
		if r.Period, err = data.ParsePeriod(period); err != nil {
			t.Fatal(err)
		}
		for i, lang := range []string{layout.Kazakh, layout.Russian, layout.Both} {
			mustHave(t, texts(t, r, options(lang)), want[i])
		}
	}
	r := register(0)
	r.Period = r.Project.Period()
	mustHave(t, texts(t, r, options(layout.Both)), "жобаның барлық кезеңі / весь период проекта (15.03.2026 – 14.12.2026)")
}

func TestMembersWithTheirFields(t *testing.T) {
	mustHave(t, texts(t, register(1), options(layout.Kazakh)),
		"Әбдірахманова Гүлнұр Қайратқызы (денсаулық сақтау)\nҒабдуллин Һәкім Өтегенұлы (білім беру)")
	r := register(1)
	r.Sheets[0].Rows[0]["specialties"] = data.Cell{Value: []data.Code{{}, {List: "field", Code: "education"}}}
	mustHave(t, texts(t, r, options(layout.Both)),
		"Әбдірахманова Гүлнұр Қайратқызы\nҒабдуллин Һәкім Өтегенұлы (білім беру / образование)")
}

func TestWhyAnEventWasNotHeld(t *testing.T) {
	r := register(7) // the seventh is postponed
	r.Sheets[0].Rows[6]["note"] = data.Cell{Value: "хат № 5"}
	mustHave(t, texts(t, r, options(layout.Kazakh)), "жаңа күні: 03.07.2026\nжол жабық, су тасқыны\nхат № 5")
	mustHave(t, texts(t, r, options(layout.Both)), "жаңа күні / новая дата: 03.07.2026\nжол жабық, су тасқыны\nхат № 5")
}

func TestAttendanceSheet(t *testing.T) {
	got := texts(t, attendance(30), options(layout.Russian))
	mustHave(t, got,
		"диалоговая площадка: Ауыл жастары және жұмыс", "12.05.2026  10:00–12:30",
		"Акжаикский район, Чапаевский сельский округ, Чапаев",
		"дал сам", "☐ законный представитель", "ж",
		"Всего 70 чел.: муж. 35, жен. 35; 14–17 лет: 10, 18–34 года: 20, 35+ лет: 0",
		"в том числе без списка (оценка): 40 чел.",
	)
	for _, s := range got {
		if strings.Contains(s, "возраст неизвестен") {
			t.Error("nobody's age is unknown, so nothing is said about it")
		}
	}
	consent := got[slices.IndexFunc(got, func(s string) bool { return strings.HasPrefix(s, "Согласие на сбор") })]
	for _, s := range []string{
		"№ 94-V", "«Жайық жастары» қоғамдық бірлестігі", "БИН 120340005678", "до 14.12.2026", "Третьим лицам данные не передаются",
		"трансграничная передача не осуществляется", "в общедоступных источниках данные не распространяются",
		"фамилия, имя, отчество, год рождения, пол, место работы (учёбы)", "законный представитель",
	} {
		if !strings.Contains(consent, s) {
			t.Errorf("the consent does not say %q", s)
		}
	}
}

func TestSheetToFillInByHand(t *testing.T) {
	r := attendance(0)
	for _, key := range []string{"total", "male", "female", "unlisted"} {
		r.Sheets[0].Foot[key] = data.Cell{Value: 0}
	}
	got := texts(t, r, options(layout.Kazakh))
	mustHave(t, got, "25", "Барлығы ____ адам: ер ____, әйел ____; 14–17 жас: ____, 18–34 жас: ____, 35+ жас: ____",
		"оның ішінде тізімсіз (бағалау): ____ адам")
}

func TestIndicatorsOfTwoKinds(t *testing.T) {
	mustHave(t, texts(t, progress(3), options(layout.Kazakh)), "орындалды")
}

func TestUnknownLanguageIsRefused(t *testing.T) {
	if err := layout.Draw(&strings.Builder{}, register(0), options("de")); err == nil {
		t.Error("a sheet in German was drawn")
	}
}

func TestFileNames(t *testing.T) {
	whole := progress(1)
	taraz := register(0)
	taraz.Project.Region, taraz.District = "311000000", ""
	unknown := register(0)
	unknown.District = "999999999"
	bokei := register(0)
	bokei.District = "275400000"
	for want, c := range map[string]struct {
		r    data.Report
		lang string
	}{
		"BQO_events_Aqzhaiyq_2026-Q2.xlsx":             {register(0), layout.Both},
		"BQO_events_Aqzhaiyq_2026-Q2_ru.xlsx":          {register(0), layout.Russian},
		"BQO_attendance_Aqzhaiyq_2026-05-12.xlsx":      {attendance(0), ""},
		"BQO_indicators_2026-03-15_2026-12-14_kk.xlsx": {whole, layout.Kazakh},
		"Taraz_events_2026-Q2.xlsx":                    {taraz, layout.Both},
		"BQO_events_999999999_2026-Q2.xlsx":            {unknown, layout.Both},
		"BQO_events_Bokei-ordasy_2026-Q2.xlsx":         {bokei, layout.Both},
	} {
		if got, err := layout.FileName(c.r, options(c.lang)); err != nil || got != want {
			t.Errorf("%q, want %q (%v)", got, want, err)
		}
	}
}
