package reporting_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"sapar/app/reporting"
	"sapar/data"
	"sapar/data/layout"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// contract is a project that says everything a form's frame asks for.
func contract() data.Project {
	return data.Project{
		Kind:    "grant",
		TitleKK: "Батыс Қазақстан облысында ауыл жастарын қолдауға арналған іс-шаралар кешенін ұйымдастыру және өткізу",
		TitleRU: "Организация и проведение комплекса мероприятий по поддержке сельской молодёжи в Западно-Казахстанской области",
		Number:  "ҚДБ-14/2026", ContractDate: 20260302, Start: 20260315, End: 20261214, Region: "270000000",
		Grantee: "«Жайық жастары» қоғамдық бірлестігі", BIN: "120340005678", Customer: "БҚО Қоғамдық даму басқармасы",
		ApproverPosition: "Басқарма басшысының орынбасары", ApproverName: "Ә. Ө. Құрманғалиев",
		Head: "Ғ. Ң. Һәкімов", Executor: "А. Ү. Тілеуова", ExecutorPhone: "+7 701 000 00 00",
	}
}

// village is a store with a held dialogue platform (30 listed and 40 in no
// list), a postponed event and one that is planned.
func village(t testing.TB, p data.Project) (s *store.Store, held, planned data.ID) {
	t.Helper()
	s = storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(today)))
	save := func(r ...data.Record) { t.Helper(); must(t, s.Save(ctx, data.ActionEdit, r...)) }
	set := data.Settings{Role: "coordinator", Name: "Айгүл", District: storetest.Akzhaiyk}
	must(t, s.SaveSettings(ctx, set))
	save(&p)
	set.Project = p.ID
	must(t, s.SaveSettings(ctx, set))
	members := []*data.Member{
		{Project: p.ID, District: storetest.Akzhaiyk, Name: "Әбдірахманова Гүлнұр Қайратқызы", Specialty: "health", Phone: "+7 702 111 22 33"},
		{Project: p.ID, District: storetest.Akzhaiyk, Name: "Ғабдуллин Һәкім Өтегенұлы", Specialty: "education"},
	}
	save(members[0], members[1])
	event := func(day data.Date, status string, more func(*data.Event)) data.ID {
		e := storetest.Event(p, day)
		e.Kind, e.Status, e.Village, e.Title = data.Dialogue, status, storetest.Chapaev, "Ауыл жастары және жұмыс"
		e.Start, e.End, e.Responsible = "10:00", "12:30", "Тілеуова Айгүл"
		e.Members = []data.ID{members[0].ID, members[1].ID}
		more(&e)
		save(&e)
		return e.ID
	}
	held = event(20260512, data.Held, func(e *data.Event) {
		e.Number, e.Unlisted, e.UnlistedMale, e.UnlistedFemale, e.Handouts = "2732-2026-014", 40, 20, 20, 1240
	})
	event(20260513, data.Postponed, func(e *data.Event) {
		e.MovedTo, e.Reason, e.Note = 20260703, "жол жабық, су тасқыны", "хат № 5"
	})
	planned = event(20261201, data.Planned, func(*data.Event) {})
	for n := range 30 {
		person := &data.Person{
			Name: fmt.Sprintf("Қожахметова Айша %d-қызы", n), BirthYear: 1995 + n%17, Sex: []string{data.Female, data.Male}[n%2],
			Village: storetest.Chapaev, Phone: fmt.Sprintf("+7 705 123 45 %02d", n), Consent: []string{"self", ""}[n/15],
		}
		save(person)
		save(&data.Attendance{Event: held, Person: person.ID, Category: "pupil"})
	}
	save(&data.Indicator{Project: p.ID, Number: 1, Kind: data.CountEvents, NameKK: "Диалог алаңдары", NameRU: "Диалоговые площадки", Unit: "events", EventTypes: []string{data.Dialogue}, Plan: 1200})
	return s, held, planned
}

var quarter = data.PeriodOf(data.Quarter, 20260512)

// written fills a layout and opens the file.
func written(t testing.TB, o *reporting.Reports, q data.ReportQuery, opt data.ReportOptions) *excelize.File {
	t.Helper()
	q.On = today
	r, err := o.Build(ctx, q)
	must(t, err)
	path := filepath.Join(t.TempDir(), "report.xlsx")
	must(t, o.WriteFile(ctx, path, r, opt))
	f, err := excelize.OpenFile(path)
	must(t, err)
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// texts are all texts of a file, as a person reads them.
func texts(t testing.TB, f *excelize.File) []string {
	t.Helper()
	var out []string
	for _, sheet := range f.GetSheetList() {
		all, err := f.GetRows(sheet)
		must(t, err)
		for _, row := range all {
			out = append(out, slices.DeleteFunc(row, func(s string) bool { return s == "" })...)
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

// heading are the rows that printed pages repeat; 0 where there are none.
func repeated(f *excelize.File, sheet string) (first, last int) {
	for _, n := range f.GetDefinedName() {
		if n.Name != "_xlnm.Print_Titles" || n.Scope != sheet {
			continue
		}
		_, rows, _ := strings.Cut(n.RefersTo[strings.LastIndex(n.RefersTo, "!"):], "$")
		a, b, _ := strings.Cut(rows, ":$")
		first, _ = strconv.Atoi(a)
		last, _ = strconv.Atoi(b)
	}
	return first, last
}

func TestColumnsOfTheOfficialForms(t *testing.T) {
	s, _, _ := village(t, contract())
	o := office(t, s)
	for name, c := range map[string]struct {
		sheet, columns int
		last           string
	}{
		"plan": {0, 15, "Ескертпе\nПримечание"}, "events": {0, 25, "Ескертпе\nПримечание"}, "attendance": {0, 10, "Қолы\nПодпись"},
		"indicators": {0, 14, "Орындалмау себебі, ескертпе\nПричина невыполнения, примечание"}, "dialogue": {0, 16, "Ескертпе\nПримечание"},
		"region": {1, 30, "Ескертпе\nПримечание"},
	} {
		f := written(t, o, data.ReportQuery{Name: name, Period: quarter}, data.ReportOptions{Lang: layout.Both})
		sheet := f.GetSheetName(c.sheet)
		first, last := repeated(f, sheet)
		if first == 0 {
			t.Errorf("%s: no rows are repeated on print", name)
			continue
		}
		all, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		must(t, err)
		head, numbers := all[first-1], all[last-1]
		if len(head) != c.columns || head[0] != "Р/с №\n№ п/п" || head[len(head)-1] != c.last {
			t.Errorf("%s: %q", name, head)
		}
		for i, n := range numbers {
			if n != strconv.Itoa(i+1) {
				t.Errorf("%s: column %d has the number %q", name, i+1, n)
			}
		}
		if name == "attendance" {
			continue // its head is too high to be frozen, and there is nothing to filter among several events
		}
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != last {
			t.Errorf("%s: panes %+v, want frozen below row %d", name, panes, last)
		}
		if !slices.ContainsFunc(f.GetDefinedName(), func(n excelize.DefinedName) bool {
			return n.Scope == sheet && n.Name == "_xlnm._FilterDatabase" && strings.Contains(n.RefersTo, fmt.Sprintf("$A$%d:", last))
		}) {
			t.Errorf("%s: no filter on row %d", name, last)
		}
	}
}

// Upload pages want A4, one page wide, nothing merged below a heading, no
// formula, at most 12 sheets.
func TestSheetsAreAsUploadPagesWantThem(t *testing.T) {
	s, _, _ := village(t, contract())
	o := office(t, s)
	all, err := o.Layouts()
	must(t, err)
	for _, l := range all {
		f := written(t, o, data.ReportQuery{Name: l.Name, Period: quarter}, data.ReportOptions{Lang: layout.Both})
		if n := len(f.GetSheetList()); n > 12 {
			t.Errorf("%s: %d sheets", l.Name, n)
		}
		for _, sheet := range f.GetSheetList() {
			page, err := f.GetPageLayout(sheet)
			must(t, err)
			if *page.Size != 9 || *page.Orientation != "landscape" || *page.FitToWidth != 1 || *page.FitToHeight != 0 {
				t.Errorf("%s %s: size %d, %s, %d wide, %d high", l.Name, sheet, *page.Size, *page.Orientation, *page.FitToWidth, *page.FitToHeight)
			}
			foot, err := f.GetHeaderFooter(sheet)
			if err != nil || !strings.Contains(foot.OddFooter, "&P / &N") || strings.Contains(foot.OddFooter, "{{") {
				t.Errorf("%s %s: footer %+v", l.Name, sheet, foot)
			}
			merged, err := f.GetMergeCells(sheet)
			must(t, err)
			_, last := repeated(f, sheet)
			if number, err := f.GetCellValue(sheet, "A"+strconv.Itoa(max(last, 1))); err != nil || number != "1" {
				last++ // the heading has no row of numbers
			}
			for _, m := range merged {
				_, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
				if must(t, err); last > 1 && bottom >= last {
					t.Errorf("%s %s: %s is merged below the heading", l.Name, sheet, m[0])
				}
			}
			rows, err := f.GetRows(sheet)
			must(t, err)
			for r, row := range rows {
				for c := range row {
					cell, err := excelize.CoordinatesToCellName(c+1, r+1)
					must(t, err)
					if formula, _ := f.GetCellFormula(sheet, cell); formula != "" || strings.Contains(row[c], "{{") {
						t.Errorf("%s %s!%s: %q %s", l.Name, sheet, cell, row[c], formula)
					}
				}
			}
		}
	}
}

func TestFrame(t *testing.T) {
	s, _, _ := village(t, contract())
	o := office(t, s)
	q := data.ReportQuery{Name: "events", District: storetest.Akzhaiyk, Period: quarter}
	for lang, want := range map[string][]string{
		layout.Kazakh: {
			"БЕКІТЕМІН", "Басқарма басшысының орынбасары", "БҚО Қоғамдық даму басқармасы",
			"________________ (қолы)  Ә. Ө. Құрманғалиев", "20__ жылғы «___» ______________", "М.О. (болған жағдайда)",
			"Шығулар мен іс-шаралар тізілімі", "Жоба атауы:", contract().TitleKK, "Шарт № және күні:", "№ ҚДБ-14/2026, 02.03.2026",
			"Орындаушы ҮЕҰ, БСН:", "«Жайық жастары» қоғамдық бірлестігі, БСН 120340005678", "Есепті кезең:", "2026 жылғы 2-тоқсан",
			"Өңір:", "Ақжайық ауданы", "Р/с №", "Барлығы",
			"Басшы ______________________ Ғ. Ң. Һәкімов", "Орындаушы ______________________ А. Ү. Тілеуова, тел. +7 701 000 00 00",
		},
		layout.Russian: {
			"УТВЕРЖДАЮ", "________________ (подпись)  Ә. Ө. Құрманғалиев", "М.П. (при наличии)", "Реестр выездов и мероприятий",
			"№ ҚДБ-14/2026 от 02.03.2026", "2 квартал 2026 года", "Акжаикский район", "Акжаикский", "Итого",
			"Руководитель ______________________ Ғ. Ң. Һәкімов",
		},
		layout.Both: {
			"БЕКІТЕМІН / УТВЕРЖДАЮ", "________________ (қолы / подпись)  Ә. Ө. Құрманғалиев",
			"20__ жылғы «___» ______________ / «___» ______________ 20__ г.", "М.О. / М.П. (болған жағдайда / при наличии)",
			"Шығулар мен іс-шаралар тізілімі", "Реестр выездов и мероприятий", "Есепті кезең / Отчётный период:",
			"2026 жылғы 2-тоқсан / 2 квартал 2026 года", "Ақжайық ауданы / Акжаикский район",
			"Р/с №\n№ п/п", "Ақжайық\nАкжаикский", "Барлығы\nИтого", "Басшы / Руководитель ______________________ Ғ. Ң. Һәкімов",
		},
	} {
		t.Run(lang, func(t *testing.T) { mustHave(t, texts(t, written(t, o, q, data.ReportOptions{Lang: lang})), want...) })
	}
	f := written(t, o, q, data.ReportOptions{Lang: layout.Both})
	about, err := f.GetDocProps()
	if err != nil || about.Title != "Шығулар мен іс-шаралар тізілімі / Реестр выездов и мероприятий" || about.Creator != "Sapar" || about.Created != "2026-06-30T00:00:00Z" {
		t.Errorf("the document says %+v, %v", about, err)
	}
	if got := f.GetSheetList(); fmt.Sprint(got) != "[Тізілім]" {
		t.Errorf("sheets %q", got)
	}
}

func TestWhatTheProjectDoesNotSayIsLeftToThePen(t *testing.T) {
	s, _, _ := village(t, data.Project{Kind: "grant", TitleKK: "Жоба", Region: "270000000", Start: 20260315, End: 20261214})
	mustHave(t, texts(t, written(t, office(t, s), data.ReportQuery{Name: "events"}, data.ReportOptions{Lang: layout.Kazakh})),
		"______________________ (лауазымы)", "______________________ (ұйым)", "________________ (қолы)  Т.А.Ә.",
		"№ ________, ____________", "____________________, БСН ____________", "Орындаушы ______________________ Т.А.Ә., тел. ______________",
	)
}

func TestPeriodsInWords(t *testing.T) {
	s, _, _ := village(t, contract())
	o := office(t, s)
	for period, want := range map[string][3]string{
		"2026-05":                {"2026 жылғы мамыр", "май 2026 года", "2026 жылғы мамыр / май 2026 года"},
		"2026-Q4":                {"2026 жылғы 4-тоқсан", "4 квартал 2026 года", "2026 жылғы 4-тоқсан / 4 квартал 2026 года"},
		"2026-H1":                {"2026 жылғы 1-жартыжылдық", "1 полугодие 2026 года", "2026 жылғы 1-жартыжылдық / 1 полугодие 2026 года"},
		"2026":                   {"2026 жыл", "2026 год", "2026 жыл / 2026 год"},
		"2026-03-16..2026-11-14": {"16.03.2026 – 14.11.2026", "16.03.2026 – 14.11.2026", "16.03.2026 – 14.11.2026"},
	} {
		p, err := data.ParsePeriod(period)
		must(t, err)
		for i, lang := range []string{layout.Kazakh, layout.Russian, layout.Both} {
			mustHave(t, texts(t, written(t, o, data.ReportQuery{Name: "events", Period: p}, data.ReportOptions{Lang: lang})), want[i])
		}
	}
	mustHave(t, texts(t, written(t, o, data.ReportQuery{Name: "events"}, data.ReportOptions{Lang: layout.Kazakh})), "жобаның барлық кезеңі (15.03.2026 – 14.12.2026)")
}

func TestRegisterSaysWhoWentAndWhyNot(t *testing.T) {
	s, _, _ := village(t, contract())
	o := office(t, s)
	q := data.ReportQuery{Name: "events", Period: quarter}
	kk := written(t, o, q, data.ReportOptions{Lang: layout.Kazakh})
	mustHave(t, texts(t, kk),
		"Әбдірахманова Гүлнұр Қайратқызы (Денсаулық сақтау)\nҒабдуллин Һәкім Өтегенұлы (Білім беру)",
		"жаңа күні: 03.07.2026\nжол жабық, су тасқыны\nхат № 5")
	mustHave(t, texts(t, written(t, o, q, data.ReportOptions{Lang: layout.Both})), "жаңа күні / новая дата: 03.07.2026\nжол жабық, су тасқыны\nхат № 5")
	_, last := repeated(kk, "Тізілім")
	for column, want := range map[string][2]string{"C": {"46154", "12.05.2026"}, "Q": {"1240", "1,240"}, "L": {"70", "70"}} {
		cell := column + strconv.Itoa(last+1)
		raw, err := kk.GetCellValue("Тізілім", cell, excelize.Options{RawCellValue: true})
		must(t, err)
		shown, err := kk.GetCellValue("Тізілім", cell)
		if must(t, err); raw != want[0] || shown != want[1] {
			t.Errorf("%s: %q shown as %q, want %q", cell, raw, shown, want)
		}
	}
}

func TestAttendanceSheet(t *testing.T) {
	s, held, planned := village(t, contract())
	o := office(t, s)
	f := written(t, o, data.ReportQuery{Name: "attendance", Event: held}, data.ReportOptions{Lang: layout.Russian})
	got := texts(t, f)
	mustHave(t, got,
		"Диалоговая площадка: Ауыл жастары және жұмыс", "12.05.2026  10:00–12:30",
		"Акжаикский район, Чапаевский сельский округ, Чапаев", "ж",
		"Всего 70 чел.: муж. 35, жен. 35; 14–17 лет: 3, 18–34 года: 27, 35+ лет: 0",
		"в том числе без списка (оценка): 40 чел.")
	consent := ""
	for _, text := range got {
		if strings.Contains(text, "возраст неизвестен") {
			t.Error("nobody's age is unknown, so nothing is said about it")
		}
		if strings.HasPrefix(text, "Согласие на сбор") {
			consent = text
		}
	}
	for _, part := range []string{"№ 94-V", contract().Grantee, "БИН 120340005678", "до 14.12.2026", "Третьим лицам данные не передаются", "законный представитель"} {
		if !strings.Contains(consent, part) {
			t.Errorf("the consent does not say %q", part)
		}
	}

	// before the event: lines to be filled in by hand
	blank := texts(t, written(t, o, data.ReportQuery{Name: "attendance", Event: planned}, data.ReportOptions{Lang: layout.Kazakh}))
	mustHave(t, blank, "Барлығы ____ адам: ер ____, әйел ____; 14–17 жас: ____, 18–34 жас: ____, 35+ жас: ____",
		"оның ішінде тізімсіз (бағалау): ____ адам", "Диалог алаңы: Ауыл жастары және жұмыс", "25")
}

func TestFileIsWrittenWholeOrNotAtAll(t *testing.T) {
	s, _, _ := village(t, contract())
	o := office(t, s)
	r, err := o.Build(ctx, data.ReportQuery{Name: "events", On: today})
	must(t, err)
	folder := t.TempDir()
	alone := func(path string) {
		t.Helper()
		entries, err := os.ReadDir(filepath.Dir(path))
		must(t, err)
		for _, e := range entries {
			if e.Name() != filepath.Base(path) {
				t.Errorf("%s was left behind", e.Name())
			}
		}
	}
	path := filepath.Join(folder, "есеп 2026.xlsx")
	must(t, os.WriteFile(path, []byte("ескі"), 0o600))
	spoilt := r
	spoilt.Name = "no such layout"
	if err := o.WriteFile(ctx, path, spoilt, data.ReportOptions{}); err == nil {
		t.Error("a report without a layout was written")
	}
	if old, err := os.ReadFile(path); err != nil || string(old) != "ескі" {
		t.Errorf("the old file holds %q, %v", old, err)
	}
	alone(path)
	must(t, o.WriteFile(ctx, path, r, data.ReportOptions{}))
	f, err := excelize.OpenFile(path)
	must(t, err)
	must(t, f.Close())
	alone(path)
	for name, wrong := range map[string]string{
		"a folder that is not there": filepath.Join(folder, "жоқ", "есеп.xlsx"), "a file that is a folder": folder,
		"a name that no system can hold": filepath.Join(folder, "a\x00b.xlsx"),
	} {
		var refusal *data.Error
		if err := o.WriteFile(ctx, wrong, r, data.ReportOptions{}); !errors.As(err, &refusal) || refusal.Code != "cannot_write" {
			t.Errorf("%s: %v", name, err)
		}
	}
	var refusal *data.Error
	if err := o.WriteFile(ctx, path, r, data.ReportOptions{Lang: "de"}); !errors.As(err, &refusal) || refusal.Code != "no_such_language" {
		t.Errorf("in German: %v", err)
	}
}

func TestFileNames(t *testing.T) {
	o := office(t, storetest.New(t))
	day := data.Period{Kind: data.Days, From: 20260512, To: 20260512}
	for want, c := range map[string]struct {
		r    data.Report
		lang string
	}{
		"BQO_events_Aqzhaiyq_2026-Q2.xlsx":             {data.Report{Name: "events", District: storetest.Akzhaiyk, Period: quarter}, layout.Both},
		"BQO_events_Aqzhaiyq_2026-Q2_ru.xlsx":          {data.Report{Name: "events", District: storetest.Akzhaiyk, Period: quarter}, layout.Russian},
		"BQO_attendance_Aqzhaiyq_2026-05-12.xlsx":      {data.Report{Name: "attendance", District: storetest.Akzhaiyk, Period: day}, ""},
		"BQO_indicators_2026-03-15_2026-12-14_kk.xlsx": {data.Report{Name: "indicators", Period: data.Period{Kind: data.Whole, From: 20260315, To: 20261214}}, layout.Kazakh},
		"BQO_events_999999999_2026-Q2.xlsx":            {data.Report{Name: "events", District: "999999999", Period: quarter}, layout.Both},
		"BQO_events_Bokei-ordasy_2026-Q2.xlsx":         {data.Report{Name: "events", District: "275400000", Period: quarter}, layout.Both},
		"BQO_Mening_ulgim_2026-Q2.xlsx":                {data.Report{Name: filepath.Join("қалта", "Менің үлгім.xlsx"), Period: quarter}, layout.Both},
	} {
		c.r.Project.Region = "270000000"
		if got := o.FileName(c.r, c.lang); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	taraz := data.Report{Name: "events", Period: quarter, Project: data.Project{Region: "311000000"}}
	if got := o.FileName(taraz, ""); got != "Taraz_events_2026-Q2.xlsx" {
		t.Errorf("%q", got)
	}
}

// What the screen shows is what is written: each heading and each text of a row
// stands in the file too, where figures and dates are no texts.
func TestTablesSayWhatIsWritten(t *testing.T) {
	s, _, _ := village(t, contract())
	o := office(t, s)
	all, err := o.Layouts()
	must(t, err)
	for _, l := range all {
		for _, lang := range []string{layout.Kazakh, layout.Russian} {
			q := data.ReportQuery{Name: l.Name, Period: quarter, On: today}
			r, err := o.Build(ctx, q)
			must(t, err)
			tables, err := o.Tables(ctx, r, 5, data.ReportOptions{Lang: lang})
			must(t, err)
			inFile := strings.Join(texts(t, written(t, o, q, data.ReportOptions{Lang: lang})), "\n")
			if len(tables) == 0 {
				t.Errorf("%s: no tables", l.Name)
			}
			for _, table := range tables {
				if len(table.Columns) == 0 || len(table.Rows) > 5 || len(table.Rows) > table.Count {
					t.Fatalf("%s: %d columns, %d rows of %d", l.Name, len(table.Columns), len(table.Rows), table.Count)
				}
				for c, column := range table.Columns {
					for _, part := range strings.Split(column.Heading, " / ") {
						if !strings.Contains(inFile, part) {
							t.Errorf("%s %s: the heading %q is not written", l.Name, lang, part)
						}
					}
					for _, row := range table.Rows {
						if text := row[c].Text; !column.Number && !strings.Contains(inFile, text) {
							t.Errorf("%s %s: %q is not written", l.Name, lang, text)
						}
					}
				}
			}
		}
	}
}

// A copy for upload holds no name and no telephone of anyone who came or is in
// a group, whatever layout it fills, though each asks for them.
func TestCopyForUploadNamesNobody(t *testing.T) {
	s, _, _ := village(t, contract())
	o := office(t, s)
	own := excelize.NewFile()
	for cell, text := range map[string]string{
		"A1": "{{group attendance.name}}", "A2": "{{group.name}} {{group.phone}}", "A3": "{{attendance.name}}, {{attendance.person}}", "B3": "{{attendance.phone}}", "A4": "{{end}}",
		"A5": "{{member.name}}", "B5": "{{member.phone}}", "A6": "{{person.name}}", "A7": "{{event.members}}", "B7": "{{event.group}}", "A8": "{{plan.group}}",
		"A9": "{{district.coordinator}}", "B9": "{{district.phone}}", "A10": "{{trip.members}}",
	} {
		must(t, own.SetCellStr("Sheet1", cell, text))
	}
	path := filepath.Join(t.TempDir(), "own.xlsx")
	must(t, own.SaveAs(path))
	all, err := o.Layouts()
	must(t, err)
	for _, l := range append(all, data.Layout{Name: path}) {
		q := data.ReportQuery{Name: l.Name, Period: quarter}
		names := func(opt data.ReportOptions) (found []string) {
			for _, text := range texts(t, written(t, o, q, opt)) {
				for _, name := range []string{"Қожахметова", "Әбдірахманова", "Ғабдуллин", "+7 705", "+7 702"} {
					if strings.Contains(text, name) {
						found = append(found, text)
					}
				}
			}
			return found
		}
		if found := names(data.ReportOptions{Upload: true}); len(found) > 0 {
			t.Errorf("%s: the copy for upload says %q", l.Name, found)
		}
		if l.Name == path && len(names(data.ReportOptions{})) < 60 {
			t.Error("the office's own copy lacks the names")
		}
	}
	f := written(t, o, data.ReportQuery{Name: "attendance", Period: quarter}, data.ReportOptions{Upload: true, Lang: layout.Kazakh})
	got := texts(t, f)
	for _, heading := range []string{"Тегі, аты, әкесінің аты (болған жағдайда)", "Байланыс телефоны", "Қолы"} {
		if slices.Contains(got, heading) {
			t.Errorf("the column %q stands", heading)
		}
	}
	mustHave(t, got, "Туған жылы", "Жынысы (е/ә)", "Санаты")
}
