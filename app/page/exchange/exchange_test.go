package exchange_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"github.com/xuri/excelize/v2"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

const fileName = "BQO_Aqzhaiyq_2026-11-25.xlsx"

func TestSendSaysWhatLeavesAndWritesAFileThatMergesElsewhere(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	x := show(t, s, i18n.KK)
	x.sees("Іс-шаралар", "Адамдар", x.words.Field("person", "name"), x.words.Field("person", "phone"), fileName, x.folder,
		x.words.T("page.exchange.with_names", "types", "Адамдар"))
	x.press(kit.Ctrl(fyne.KeyE))
	path := filepath.Join(x.folder, fileName)
	report, err := exchangeOf(region).Merge(ctx, []string{path}, exchange.MergeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got := report.Files[0].Total(); got.New != 4 {
		t.Errorf("the file brings %+v, want 4 new records", got)
	}
	x.tap(x.words.T("page.reports.open_file"))
	x.tap(x.words.T("page.reports.open_folder"))
	if len(x.files) != 2 || x.files[0] != path || x.files[1] != x.folder {
		t.Errorf("opened %q", x.files)
	}
	x.sound()
}

func TestSwitchesOfSendChangeWhatLeaves(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	x := show(t, s, i18n.RU)
	x.key(fyne.KeyTab, fyne.KeyTab, fyne.KeySpace) // part, language, without names
	x.misses(x.words.Field("person", "phone"))
	x.sees(x.words.T("page.exchange.without_names"))
	x.key(fyne.KeyTab, fyne.KeySpace) // an empty form
	x.misses("Мероприятия")
	x.sees("Проект", "BQO_Aqzhaiyq_form_2026-11-25.xlsx")
	x.key(fyne.KeySpace, fyne.KeyTab)
	x.write("құпия сөз")
	x.press(goOn)
	path := filepath.Join(x.folder, fileName)
	report, err := exchangeOf(region).Merge(ctx, []string{path}, exchange.MergeOptions{DryRun: true})
	if err != nil || report.Files[0].Refusal == nil {
		t.Errorf("the file opens without its password: %v", err)
	}
	report, err = exchangeOf(region).Merge(ctx, []string{path}, exchange.MergeOptions{Password: "құпия сөз"})
	if err != nil || report.Files[0].Refusal != nil {
		t.Fatalf("the file does not merge: %v, %v", err, report.Files[0].Refusal)
	}
	if report.Files[0].Manifest.Names {
		t.Error("the names left")
	}
	x.sound()
}

func TestManagerSendsOneDistrict(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	x := show(t, region, i18n.KK)
	x.sees("BQO_2026-11-25.xlsx")
	x.key(fyne.KeyDown) // the first of the districts
	x.sees("Тек Ақжайық ауданы", fileName)
	x.press(goOn)
	if _, err := os.Stat(filepath.Join(x.folder, fileName)); err != nil {
		t.Error(err)
	}
	x.sound()
}

func TestSendAsksBeforeItReplaces(t *testing.T) {
	s, _, _ := laptop(t)
	x := show(t, s, i18n.KK)
	path := filepath.Join(x.folder, fileName)
	if err := os.WriteFile(path, []byte("mended by hand"), 0o600); err != nil {
		t.Fatal(err)
	}
	x.press(goOn)
	x.sees(x.words.T("page.reports.exists_title"))
	x.key(fyne.KeyReturn) // the focus starts on going back
	if content, _ := os.ReadFile(path); string(content) != "mended by hand" {
		t.Fatal("the file was replaced without a yes")
	}
	x.press(goOn)
	x.key(fyne.KeyTab, fyne.KeyReturn)
	if content, _ := os.ReadFile(path); !strings.HasPrefix(string(content), "PK") {
		t.Error("the file was not replaced")
	}
	x.sound()
}

func TestReceiveChecksThenMerges(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	x := show(t, region, i18n.KK)
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: filepath.Join(x.folder, "a.xlsx")})
	x.press(nextTab)
	x.sees("a.xlsx", x.words.T("page.exchange.none_ticked"))
	x.key(fyne.KeySpace)
	x.sees(x.words.N("page.exchange.ticked", 1))
	x.press(goOn)
	x.sees("Айгүл, Ақжайық ауданы", "Іс-шаралар", "жаңа 4, өзгерген 0")
	if got := count(t, region, p); got != 0 || x.merged != 0 {
		t.Fatalf("the check wrote %d events, told %d times", got, x.merged)
	}
	x.press(goOn)
	x.sees("1 файл қосылды: жаңа 4")
	if got := count(t, region, p); got != 2 || x.merged != 1 {
		t.Errorf("the merge brought %d events, told %d times", got, x.merged)
	}
	x.press(goOn) // merged is merged
	x.tap(x.words.T("page.exchange.back"))
	x.press(all, goOn)
	x.sees(x.words.T("page.exchange.again"), x.words.T("page.exchange.nothing_new"))
	if b := x.button(x.words.T("page.exchange.merge")); b == nil || !b.Disabled() {
		t.Error("a file that was merged before can be merged again")
	}
	x.sound()
}

func TestRefusedFilesAreLeftOut(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	x := show(t, region, i18n.RU)
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: filepath.Join(x.folder, "good.xlsx")})
	own := excelize.NewFile()
	if err := own.SaveAs(filepath.Join(x.folder, "own.xlsx")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(x.folder, "bad.xlsx"), []byte("no workbook"), 0o600); err != nil {
		t.Fatal(err)
	}
	x.press(nextTab, all, goOn)
	x.sees("Не принимается", x.words.N("page.exchange.refused_hint", 2))
	if !x.button(x.words.T("page.exchange.merge")).Disabled() {
		t.Error("refused files can be merged")
	}
	x.key(fyne.KeyHome)
	seen := false
	for range 3 { // newest first: in no order that matters here
		seen = seen || x.shows(x.words.T("page.exchange.own_list"))
		x.key(fyne.KeyDown)
	}
	if !seen {
		t.Error("nothing is said of an own list")
	}
	x.tap(x.words.T("page.exchange.leave_out"))
	x.misses("own.xlsx")
	x.press(goOn)
	if got := count(t, region, p); got != 2 {
		t.Errorf("%d events came, want 2", got)
	}
	x.sound()
}

func TestOwnListGoesToItsScreen(t *testing.T) {
	s, p, _ := laptop(t)
	x := show(t, office(t, s, p), i18n.KK)
	own := excelize.NewFile()
	path := filepath.Join(x.folder, "own.xlsx")
	if err := own.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	x.press(nextTab, all, goOn)
	x.sees(x.words.T("page.exchange.own_list"), x.words.T("page.exchange.read_own"))
	x.misses(x.words.T("page.exchange.all_refused"))
	x.key(fyne.KeyReturn)
	if len(x.lists) != 1 || x.lists[0] != path+" " {
		t.Errorf("opened %q", x.lists)
	}
	x.sees(x.words.T("page.exchange.none_ticked")) // the files again, and this one is done with

	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: filepath.Join(x.folder, "a.xlsx")})
	x.page.Show()
	x.press(all, goOn)
	x.tap(x.words.T("page.exchange.read_own"))
	x.misses("own.xlsx") // the other waits to be merged
	x.sees("a.xlsx", "жаңа 4")
	x.sound()
}

// spoil writes a wrong date into the first event of a workbook.
func spoil(t *testing.T, path string) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := f.GetRows("Іс-шаралар")
	if err != nil {
		t.Fatal(err)
	}
	for i, key := range rows[0] {
		if strings.HasPrefix(key, "date:") {
			cell, err := excelize.CoordinatesToCellName(i+1, 3)
			if err == nil {
				err = f.SetCellStr("Іс-шаралар", cell, "05/13/2026")
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
}

func TestWrongCellsAreListedCopiedAndMarked(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	x := show(t, region, i18n.KK)
	path := filepath.Join(x.folder, "a.xlsx")
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: path})
	spoil(t, path)
	x.press(nextTab, all, goOn)
	x.sees("Қате ұяшықтар (1)", "05/13/2026", "13.05.2026")
	x.tap(x.words.T("page.exchange.copy_all"))
	if copied := fyne.CurrentApp().Clipboard().Content(); !strings.HasPrefix(copied, "Іс-шаралар\t") || !strings.Contains(copied, "\t13.05.2026") {
		t.Errorf("copied %q", copied)
	}
	x.tap(x.words.T("page.exchange.mark"))
	x.sees(x.words.T("page.exchange.written_title"))
	marked, err := excelize.OpenFile(filepath.Join(x.folder, "a_errors.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if comments, err := marked.GetComments("Іс-шаралар"); err != nil || !strings.Contains(said(comments), "13.05.2026") {
		t.Errorf("the copy says nothing: %v", err)
	}
	x.key(fyne.KeyEscape)
	x.press(goOn) // the rest is merged, the row waits
	x.press(nextTab)
	x.sees("a.xlsx")
	x.tap(x.words.T("page.exchange.receipt"))
	x.press(goOn)
	receipt, err := excelize.OpenFile(filepath.Join(x.folder, "a_receipt.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	if sheets := receipt.GetSheetList(); len(sheets) != 2 {
		t.Errorf("the receipt has the sheets %q, want one of wrong cells", sheets)
	}
	x.sound()
}

func said(comments []excelize.Comment) string {
	var b strings.Builder
	for _, c := range comments {
		b.WriteString(c.Text)
		for _, run := range c.Paragraph {
			b.WriteString(run.Text)
		}
	}
	return b.String()
}

func TestFilesAreTakenOutAndAMergeIsUndone(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	path := filepath.Join(t.TempDir(), "a.xlsx")
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: path})
	merge := func() {
		t.Helper()
		if _, err := exchangeOf(region).Merge(ctx, []string{path}, exchange.MergeOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	merge()
	x := show(t, region, i18n.KK)
	x.press(nextTab, nextTab)
	x.sees("a.xlsx", "form.xlsx", "Айгүл, Ақжайық ауданы")
	x.key(fyne.KeyDelete)
	x.sees(x.words.T("page.exchange.take_out_text", "file", "a.xlsx"))
	x.key(fyne.KeyReturn) // the focus starts on going back
	if got := count(t, region, p); got != 2 {
		t.Fatalf("taken out without a yes: %d events", got)
	}
	x.tap(x.words.T("page.exchange.take_out"))
	x.key(fyne.KeyTab, fyne.KeyReturn)
	if got := count(t, region, p); got != 0 || x.merged != 1 {
		t.Errorf("%d events left, told %d times", got, x.merged)
	}
	if last := x.said[len(x.said)-1]; last != x.words.N("page.exchange.taken_out", 4) {
		t.Errorf("said %q", last)
	}
	x.sees("25.11.2026")
	if b := x.button(x.words.T("page.exchange.take_out")); !b.Disabled() {
		t.Error("a file that was taken out can be taken out again")
	}
	merge()
	x.page.Show()
	x.tap(x.words.T("page.exchange.undo"))
	x.sees("a.xlsx")
	x.misses("қосылған 2 файл")
	x.key(fyne.KeyTab, fyne.KeyReturn)
	if got := count(t, region, p); got != 0 {
		t.Errorf("%d events left", got)
	}
	x.sound()
}

func TestOpenQuestionsLeadToTheRegion(t *testing.T) {
	s, p, events := laptop(t)
	region := office(t, s, p)
	x := show(t, region, i18n.KK)
	whole := exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}}
	whole.Path = filepath.Join(t.TempDir(), "first.xlsx")
	send(t, s, whole)
	if _, err := exchangeOf(region).Merge(ctx, []string{whole.Path}, exchange.MergeOptions{}); err != nil {
		t.Fatal(err)
	}
	here, there := events[0], events[0]
	here.Title, there.Title = "Еңбек", "Жұмыс"
	save(t, region, &here)
	save(t, s, &there)
	whole.Path = filepath.Join(x.folder, "second.xlsx")
	send(t, s, whole)
	x.press(nextTab, all, goOn)
	x.sees("қайшы 1")
	x.press(goOn)
	x.sees(x.words.N("page.exchange.questions", 1))
	x.key(fyne.KeyReturn) // the focus is on the way there
	if x.region != 1 {
		t.Errorf("went to the region %d times", x.region)
	}
	x.sound()
}

func TestFolderThatIsTypedIsReadAndKept(t *testing.T) {
	s, p, _ := laptop(t)
	x := show(t, s, i18n.KK)
	other := filepath.Join(x.folder, "Келген")
	if err := os.Mkdir(other, 0o700); err != nil {
		t.Fatal(err)
	}
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: filepath.Join(other, "b.xlsx")})
	x.press(nextTab)
	x.sees(x.words.T("page.exchange.no_files_title")) // the focus is on the folder
	x.write(filepath.Join(x.folder, "жоқ"))
	x.key(fyne.KeyReturn)
	x.sees(x.words.T("page.reports.no_folder"))
	x.press(&fyne.ShortcutSelectAll{})
	x.write(other)
	x.key(fyne.KeyReturn)
	x.sees("b.xlsx")
	if len(x.keptIncoming) != 1 || x.keptIncoming[0] != other {
		t.Errorf("kept %q, want %q", x.keptIncoming, other)
	}
	x.key(fyne.KeySpace)
	x.sees(x.words.N("page.exchange.ticked", 1)) // the keys went to the files
	x.sound()
}

func TestFilesDroppedOnTheWindowAreTicked(t *testing.T) {
	s, p, _ := laptop(t)
	x := show(t, s, i18n.KK)
	path := filepath.Join(t.TempDir(), "c.xlsx")
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: path})
	x.page.Dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path), storage.NewFileURI(filepath.Join(x.folder, "photo.jpg"))})
	x.sees("c.xlsx", x.words.N("page.exchange.not_workbooks", 1))
	x.press(goOn)
	x.sees("Айгүл, Ақжайық ауданы")
	x.sound()
}

func TestTabWalksAllControls(t *testing.T) {
	s, p, _ := laptop(t)
	region := office(t, s, p)
	x := show(t, region, i18n.KK)
	path := filepath.Join(x.folder, "a.xlsx")
	send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: path})
	spoil(t, path)
	walked := func(name string, want int) {
		t.Helper()
		seen := map[fyne.Focusable]bool{}
		for range 40 {
			if f := x.win.Canvas().Focused(); f != nil {
				seen[f] = true
			}
			x.key(fyne.KeyTab)
		}
		if len(seen) != want {
			t.Errorf("%s: Tab reaches %d controls, want %d", name, len(seen), want)
		}
	}
	walked("send", 9) // seven fields, the button and the table
	x.press(nextTab)
	walked("receive", 5) // folder, password, files, two buttons
	x.press(all, goOn)
	walked("what would come", 7) // two buttons, files, views, two buttons, wrong cells
	x.press(nextTab)
	walked("files", 5) // files, three buttons, counts
}

func TestNoWordIsMissing(t *testing.T) {
	for _, lang := range i18n.Langs() {
		s, p, _ := laptop(t)
		region := office(t, s, p)
		x := show(t, region, lang)
		path := filepath.Join(x.folder, "a.xlsx")
		send(t, s, exchange.ExportOptions{ShipQuery: data.ShipQuery{Project: p.ID}, Path: path})
		spoil(t, path)
		x.misses("⟨")
		x.press(nextTab, all, goOn)
		x.misses("⟨")
		x.press(goOn)
		x.misses("⟨")
		x.press(nextTab)
		x.misses("⟨")
		x.sound()
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("missing: %q", missing)
	}
}
