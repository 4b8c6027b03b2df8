package reports_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/reports"
	"sapar/data"
	"sapar/data/store/storetest"
)

func quarter(year, n int) data.Period {
	return data.PeriodOf(data.Quarter, data.NewDate(year, 1, 1).AddMonths(3*n-3))
}

func TestCoordinatorReportsOnTheirDistrictThisQuarter(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	want := data.ReportQuery{Name: reports.Events, District: storetest.Akzhaiyk, Period: quarter(2026, 4), On: today}
	if got := x.maker.last(); got != want {
		t.Errorf("asked for %+v, want %+v", got, want)
	}
	for _, text := range []string{"Ақжайық ауданы", "2026 ж. 4-тоқсан", "Қазақша және орысша", "Жұмыспен қамту", "Кәсіпкерлік", "BQO_events_Aqzhaiyq_2026-Q4.xlsx", x.folder} {
		if !strings.Contains(x.fieldsAndTexts(), text) {
			t.Errorf("%q is not in sight", text)
		}
	}
	x.misses("Заң сағаты") // it is still planned
	x.sound()
}

// fieldsAndTexts are the texts in sight and what stands clipped in fields.
func (x *screen) fieldsAndTexts() string {
	var out []string
	walk(x.win.Canvas().Content(), func(o fyne.CanvasObject) {
		switch f := o.(type) {
		case *kit.Entry:
			out = append(out, f.Text)
		case *kit.SearchSelect:
			out = append(out, f.Text)
		}
	})
	return x.texts() + strings.Join(out, "\n")
}

func TestManagerChoosesAnyDistrictOrTheWhole(t *testing.T) {
	s, _, settings := field(t)
	settings.Role, settings.District = "manager", ""
	x := show(t, s, i18n.RU, settings)
	if got := x.maker.last().District; got != "" {
		t.Errorf("asked for district %q, want the whole", got)
	}
	x.key(fyne.KeyReturn, fyne.KeyDown) // to the district, the first of them
	if got := x.maker.last().District; got != storetest.Akzhaiyk {
		t.Errorf("asked for district %q, want %q", got, storetest.Akzhaiyk)
	}
	x.key(fyne.KeyEnd)
	if got := x.maker.last().District; got == "" || got == storetest.Akzhaiyk {
		t.Errorf("asked for district %q, want the last", got)
	}
	x.sees(x.words.T("page.reports.none_title")) // nothing was held there
	x.sound()
}

func TestArrowsGoThroughThePeriods(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	x.key(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab) // language, kind, period
	x.key(fyne.KeyLeft)
	if got := x.maker.last().Period; got != quarter(2026, 3) {
		t.Errorf("asked for %v, want the quarter before", got)
	}
	x.sees(x.words.T("page.reports.none.events"))
	x.key(fyne.KeyRight, fyne.KeyRight) // the project ends in this quarter
	if got := x.maker.last().Period; got != quarter(2026, 4) {
		t.Errorf("asked for %v, want this quarter", got)
	}
	x.sound()
}

func TestKindOfPeriodKeepsTheTime(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	x.key(fyne.KeyReturn, fyne.KeyTab)
	for _, want := range []string{"2026-11", "2026-H2", "2026", "2026-01-15..2026-12-14", "2026-10-01..2026-12-14"} {
		x.key(fyne.KeyDown)
		if got := x.maker.last().Period.String(); got != want {
			t.Errorf("asked for %s, want %s", got, want)
		}
	}
	x.sound()
}

func TestOwnDaysAreCheckedAtTheField(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	x.key(fyne.KeyReturn, fyne.KeyTab, fyne.KeyEnd, fyne.KeyTab, fyne.KeyTab) // the last day
	asked := len(x.maker.asked)
	x.write("01.09.2026")
	x.key(fyne.KeyReturn)
	x.sees(x.problem("end_before_start", data.Args{"start": data.Date(20261001), "end": data.Date(20260901)}))
	x.sees(x.words.T("page.reports.mend"))
	x.press(export)
	if len(x.maker.asked) != asked || len(x.said) > 0 {
		t.Error("a report was made of days that end before they start")
	}
	x.press(&fyne.ShortcutSelectAll{})
	x.write("31.10.2026")
	x.key(fyne.KeyReturn)
	if got := x.maker.last().Period.String(); got != "2026-10-01..2026-10-31" {
		t.Errorf("asked for %s", got)
	}
	x.misses("Кәсіпкерлік") // of November
	x.sound()
}

func TestAttendanceOfOneEventOrOfAll(t *testing.T) {
	s, events, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	x.key(fyne.KeyDown)
	if got := x.maker.last(); got.Name != reports.Attendance || !got.Event.IsZero() {
		t.Errorf("asked for %+v", got)
	}
	x.sees("2 іс-шара")
	x.sees("1 / 2") // two tables
	x.sees("Ахметов Данияр")
	x.press(kit.Ctrl(fyne.KeyPageDown))
	x.sees("2 / 2")

	x.key(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab) // the event
	x.write("кәсіп чап")
	x.key(fyne.KeyReturn)
	if got := x.maker.last().Event; got != events[1].ID {
		t.Errorf("asked for event %v, want %v", got, events[1].ID)
	}
	x.misses("1 / 2")
	x.press(&fyne.ShortcutSelectAll{})
	x.write("заң")
	x.key(fyne.KeyReturn)
	x.sees(x.words.T("page.reports.blank")) // planned: a sheet to be filled in by hand
	x.press(export)
	if len(x.said) != 1 {
		t.Errorf("said %q", x.said)
	}
	x.sound()
}

func TestFigureOpensIntoItsRecords(t *testing.T) {
	s, events, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	x.toGrid()
	x.sees("Барлығы")
	x.right(11) // the total stands above the rows
	x.key(fyne.KeyReturn)
	x.sees("Барлық қатысушылар, адам: 3")
	x.sees("2 жазба. Enter – іс-шараны ашу")
	x.key(fyne.KeyDown, fyne.KeyReturn)
	if len(x.opened) != 1 || x.opened[0] != events[1].ID {
		t.Errorf("opened %v, want %v", x.opened, events[1].ID)
	}
	x.misses("2 жазба")
	x.sound()
}

func TestNameInAnAttendanceSheetOpensItsEvent(t *testing.T) {
	s, events, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	x.key(fyne.KeyDown) // attendance, of both events
	x.toGrid()
	x.key(fyne.KeyRight, fyne.KeyReturn)
	x.sees("Тегі, аты, әкесінің аты (болған жағдайда): Ахметов Данияр")
	x.key(fyne.KeyReturn)
	if len(x.opened) != 1 || x.opened[0] != events[0].ID {
		t.Errorf("opened %v, want %v", x.opened, events[0].ID)
	}
	x.sound()
}

func TestPlanAndFactOfAnIndicatorOpen(t *testing.T) {
	s, _, settings := field(t)
	settings.Role, settings.District = "manager", ""
	x := show(t, s, i18n.EN, settings)
	x.key(fyne.KeyDown, fyne.KeyDown)
	x.toGrid()
	x.right(5)
	x.key(fyne.KeyReturn)
	x.sees("Есепті кезеңде нақты: 2")
	x.sees("2 records")
	x.key(fyne.KeyEscape, fyne.KeyHome)
	x.right(3)
	x.key(fyne.KeyReturn)
	plan := "Жобаның жоспары (барлық кезең): 10"
	x.sees(plan)
	x.sees("Indicator")
	x.key(fyne.KeyReturn) // an indicator is no event: nothing opens
	x.sees(plan)
	if len(x.opened) > 0 {
		t.Errorf("opened %v", x.opened)
	}
	x.sound()
}

// right goes so many cells to the right.
func (x *screen) right(cells int) {
	for range cells {
		x.key(fyne.KeyRight)
	}
}

// toGrid goes by Tab to the table of the preview.
func (x *screen) toGrid() {
	x.t.Helper()
	for range 30 {
		x.key(fyne.KeyTab)
		if _, ok := x.win.Canvas().Focused().(interface{ ScrollToLeading() }); ok {
			return
		}
	}
	x.t.Fatal("Tab does not reach the preview")
}

func TestExportWritesAFileAndOffersToOpenIt(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	x.press(export)
	path := filepath.Join(x.folder, "BQO_events_Aqzhaiyq_2026-Q4.xlsx")
	if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), "PK") {
		t.Fatalf("no report at %s: %v", path, err)
	}
	if len(x.said) != 1 || !strings.Contains(x.said[0], "BQO_events_Aqzhaiyq_2026-Q4.xlsx") {
		t.Errorf("said %q", x.said)
	}
	x.sees("Файлды ашу")
	x.tapButton("Файлды ашу")
	x.tapButton("Қалтаны ашу")
	if len(x.files) != 2 || x.files[0] != path || x.files[1] != x.folder {
		t.Errorf("opened %q", x.files)
	}
	if len(x.kept) > 0 {
		t.Errorf("the folder is the same and was kept anew: %q", x.kept)
	}
	x.sound()
}

func (x *screen) tapButton(text string) {
	x.t.Helper()
	walk(x.win.Canvas().Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*kit.Button); ok && b.Text == text {
			b.Press()
		}
	})
}

func TestExportAsksBeforeItReplaces(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	path := filepath.Join(x.folder, "BQO_events_Aqzhaiyq_2026-Q4.xlsx")
	if err := os.WriteFile(path, []byte("mended by hand"), 0o600); err != nil {
		t.Fatal(err)
	}
	x.press(export)
	x.sees(x.words.T("page.reports.exists_title"))
	x.key(fyne.KeyReturn) // the focus starts on going back
	if content, _ := os.ReadFile(path); string(content) != "mended by hand" {
		t.Fatal("the file was replaced without a yes")
	}
	x.press(export)
	x.key(fyne.KeyTab, fyne.KeyReturn)
	if content, _ := os.ReadFile(path); string(content) == "mended by hand" {
		t.Error("the file was not replaced")
	}
	x.sound()
}

func TestFolderThatIsNotThereIsSaidAtTheField(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	x.toFolder()
	other := filepath.Join(x.folder, "Есептер")
	x.write(other)
	x.press(export)
	x.sees(x.words.T("page.reports.no_folder"))
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	x.press(export)
	x.misses(x.words.T("page.reports.no_folder"))
	if len(x.kept) != 1 || x.kept[0] != other {
		t.Errorf("kept %q, want %q", x.kept, other)
	}
	x.sound()
}

func TestFoldersAreOfferedAsTheyAreTyped(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	for _, name := range []string{"Есептер", "Есім", "Басқа"} {
		if err := os.Mkdir(filepath.Join(x.folder, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	x.toFolder()
	x.write(x.folder + string(filepath.Separator) + "есе")
	x.key(fyne.KeyDown, fyne.KeyReturn)
	x.press(export)
	if want := filepath.Join(x.folder, "Есептер"); len(x.kept) != 1 || x.kept[0] != want {
		t.Errorf("kept %q, want %q", x.kept, want)
	}
	x.sound()
}

// toFolder goes by Tab to the field of the folder; what is typed replaces it.
func (x *screen) toFolder() {
	x.t.Helper()
	x.key(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	if f, ok := x.win.Canvas().Focused().(*kit.SearchSelect); !ok || f.Text != x.folder {
		x.t.Fatalf("focus is on %T", x.win.Canvas().Focused())
	}
}

func TestRefusalsOfTheFile(t *testing.T) {
	s, _, settings := field(t)
	t.Run("what cannot be written is said at the folder", func(t *testing.T) {
		x := show(t, s, i18n.KK, settings)
		x.maker.refuse = errFull
		x.press(export)
		x.sees(x.words.Refusal(errFull, nil))
		x.sees(x.words.T("page.reports.not_saved"))
		x.sound()
	})
	t.Run("a name that no system takes is said at the name", func(t *testing.T) {
		x := show(t, s, i18n.KK, settings)
		x.toFolder()
		x.key(fyne.KeyTab)
		x.write("есеп: 4")
		x.press(export)
		x.sees("/ \\ : * ? \" < > |")
		if entries, _ := os.ReadDir(x.folder); len(entries) > 0 {
			t.Error("a file was written")
		}
		x.press(&fyne.ShortcutSelectAll{})
		x.write("есеп 4")
		x.press(export)
		if _, err := os.Stat(filepath.Join(x.folder, "есеп 4.xlsx")); err != nil {
			t.Error(err)
		}
	})
	t.Run("anything else is told by the window", func(t *testing.T) {
		x := show(t, s, i18n.KK, settings)
		x.maker.refuse = errors.New("broken")
		x.press(export)
		if len(x.failed) != 1 {
			t.Errorf("failed: %v", x.failed)
		}
	})
}

func TestNameThatWasTypedStays(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	x.toFolder()
	x.key(fyne.KeyTab)
	x.write("menin")
	x.page.Show()
	x.key(fyne.KeyDown) // another report
	x.press(export)
	if _, err := os.Stat(filepath.Join(x.folder, "menin.xlsx")); err != nil {
		t.Error(err)
	}
	x.sound()
}

func TestLanguageOfTheReportIsThatOfThePreview(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.RU, settings)
	x.sees("№ п/п") // both languages: the one that the person reads
	x.key(fyne.KeyReturn, fyne.KeyDown)
	x.sees("Р/с №")
	x.key(fyne.KeyDown)
	x.sees("№ п/п")
	x.sound()
}

func TestNoWordIsMissing(t *testing.T) {
	for _, lang := range i18n.Langs() {
		s, _, settings := field(t)
		x := show(t, s, lang, settings)
		x.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
		x.misses("⟨")
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("missing: %q", missing)
	}
}

// Every blue figure opens into its records, whatever they are: here a
// recommendation and a publication of the consolidated report.
func TestFigureOpensIntoRecordsOfAnyKind(t *testing.T) {
	s, events, settings := field(t)
	issue := &data.Issue{Event: events[0].ID, Text: "Спорт залы жоқ", Status: "solved"}
	save(t, s, issue)
	save(t, s, &data.Recommendation{Event: events[0].ID, Issue: issue.ID, Text: "Залды жөндеу", Status: "done"})
	save(t, s, &data.Product{Project: events[0].Project, District: storetest.Akzhaiyk, Kind: "publication", Title: "Ауыл үні", Date: 20261020})
	x := show(t, s, i18n.KK, settings)
	x.key(fyne.KeyEnd) // the consolidated report
	x.toGrid()
	for column, want := range map[int]string{27: "Залды жөндеу", 28: "Ауыл үні"} {
		x.key(fyne.KeyHome)
		x.right(column)
		x.key(fyne.KeyReturn)
		x.sees(want)
		x.key(fyne.KeyEscape)
	}
	x.sound()
}
