package paper_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sapar/app/paper"
	"sapar/app/privacy"
	"sapar/data"
	"sapar/data/names"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
	"sapar/data/xlsx/xlsxtest"
)

var ctx = context.Background()

type desk struct {
	*paper.Bridge
	store   *store.Store
	project data.Project
	event   data.Event
	folder  string
}

// newDesk has an event, and so many people who came to the one before it.
func newDesk(t testing.TB, people int) *desk {
	t.Helper()
	s := storetest.New(t)
	d := &desk{Bridge: &paper.Bridge{Records: s, Places: territory.Builtin().WithFold(names.Fold)}, store: s, folder: t.TempDir()}
	d.project = storetest.Project(t, s)
	d.project.Grantee, d.project.BIN = "«Жайық жастары» ҚБ", "123456789012"
	before := storetest.Event(d.project, 20260401)
	d.event = storetest.Event(d.project, 20260520)
	d.event.Title, d.event.Place, d.event.Start = "Мемлекеттік бағдарламалар туралы кездесу", "Мәдениет үйі", "15:00"
	d.save(t, &d.project, &before, &d.event)
	for i := range people {
		p := data.Person{
			Name: fmt.Sprintf("Қуанышбекұлы Әділхан %02d", i+1), BirthYear: 1992 + i%20, Sex: data.Male, Category: data.List("category")[i%8],
			Work: "Ақжайық ауданының Чапаев ауылындағы жалпы білім беретін орта мектеп",
		}
		d.save(t, &p)
		d.save(t, &data.Attendance{Event: before.ID, Person: p.ID})
	}
	return d
}

func (d *desk) save(t testing.TB, records ...data.Record) {
	t.Helper()
	if err := d.store.Save(ctx, data.ActionEdit, records...); err != nil {
		t.Fatal(err)
	}
}

func (d *desk) print(t testing.TB, name string, empty int) (string, data.Paper) {
	t.Helper()
	path := filepath.Join(d.folder, name)
	made, err := d.Print(ctx, d.event.ID, empty, path)
	if err != nil {
		t.Fatal(err)
	}
	return path, made
}

// kept copies a file to where a person can look at it.
func kept(t *testing.T, path string) {
	t.Helper()
	folder := os.Getenv("SAPAR_SCREENS")
	if folder == "" {
		return
	}
	content, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "paper-"+filepath.Base(path)), content, 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// said is the text of a PDF file, page by page.
func said(t *testing.T, path string) []string {
	t.Helper()
	text := string(xlsxtest.Run(t, xlsxtest.Program(t, "pdftotext"), "-layout", path, "-"))
	text = regexp.MustCompile(` +`).ReplaceAllString(text, " ") // how wide a gap is says nothing
	return strings.Split(strings.TrimSuffix(text, "\f"), "\f")
}

func TestPagesOfASheet(t *testing.T) {
	d := newDesk(t, 70) // of whom 60 fit
	path, made := d.print(t, "sheet.pdf", 15)
	kept(t, path)
	info := string(xlsxtest.Run(t, xlsxtest.Program(t, "pdfinfo"), path))
	if !regexp.MustCompile(`Pages: +6\n`).MatchString(info) || !strings.Contains(info, "A4") {
		t.Errorf("%s", info)
	}
	pages := said(t, path)
	for i, text := range pages {
		for _, want := range []string{made.Code, fmt.Sprintf("%d/%d", i+1, len(pages)), "Фамилия, имя", "№ "} {
			if !strings.Contains(strings.ReplaceAll(text, " / ", "/"), want) {
				t.Errorf("page %d does not say %q:\n%s", i+1, want, text)
			}
		}
	}
	for _, want := range []string{"Мемлекеттік бағдарламалар", "Мәдениет үйі", "15:00", "94-V", d.project.Grantee, d.project.BIN, "Ауыл жастары", "Сельская молодёжь", "иә/да"} {
		if !strings.Contains(pages[0], want) {
			t.Errorf("the first page does not say %q", want)
		}
	}
	if !regexp.MustCompile(`(?m)^ *1 +Қуанышбекұлы Әділхан 01 +1992`).MatchString(pages[0]) {
		t.Errorf("the first line:\n%s", pages[0])
	}
	if last := pages[len(pages)-1]; !regexp.MustCompile(`(?m)^ *75\b`).MatchString(last) {
		t.Errorf("the last line:\n%s", last)
	}
	if fonts := string(xlsxtest.Run(t, xlsxtest.Program(t, "pdffonts"), path)); strings.Contains(fonts, " no ") && !strings.Contains(fonts, "yes") {
		t.Errorf("%s", fonts)
	}
}

func TestWorkbookOfASheet(t *testing.T) {
	d := newDesk(t, 30)
	path, made := d.print(t, "sheet.xlsx", 15)
	out := t.TempDir()
	xlsxtest.Convert(t, "pdf", out, path)
	printed := filepath.Join(out, "sheet.pdf")
	kept(t, printed)
	pages := said(t, printed)
	if len(pages) < 3 || len(pages) > 6 {
		t.Errorf("%d pages", len(pages))
	}
	for i, text := range pages {
		if !strings.Contains(text, made.Code) || !strings.Contains(strings.ReplaceAll(text, " / ", "/"), fmt.Sprintf("%d/%d", i+1, len(pages))) {
			t.Errorf("page %d does not say which it is:\n%s", i+1, text)
		}
		if i > 0 && !strings.Contains(text, "Фамилия, имя") {
			t.Errorf("page %d has no head:\n%s", i+1, text)
		}
	}
	all := strings.Join(pages, "")
	if !regexp.MustCompile(`(?m)^ *30 +Қуанышбекұлы Әділхан 30`).MatchString(all) || !regexp.MustCompile(`(?m)^ *45\b`).MatchString(all) {
		t.Errorf("%s", all)
	}
	for _, want := range []string{d.project.BIN, "кері қайтарып", "не мешает"} {
		if !strings.Contains(all, want) {
			t.Errorf("it does not say %q", want)
		}
	}
}

func TestTheTextThatIsSignedThatDay(t *testing.T) {
	d := newDesk(t, 1)
	winter, may := privacy.Draft(&d.project, 20260115), privacy.Draft(&d.project, 20260521)
	winter.TextRU, may.TextRU = "Зимний текст.\n\nВторой абзац.", "Майский текст."
	d.save(t, &winter, &may)
	path, _ := d.print(t, "sheet.pdf", 0)
	text := strings.Join(said(t, path), "")
	if !strings.Contains(text, "Зимний текст.") || strings.Contains(text, "Майский") || !strings.Contains(text, "№ 1, действует с 15.01.2026") {
		t.Errorf("%s", text)
	}
}

func TestALongTextTakesItsPages(t *testing.T) {
	d := newDesk(t, 3)
	long := privacy.Draft(&d.project, 20260115)
	long.TextKK = strings.Repeat("Келісемін ", 490)
	long.TextRU = strings.Repeat("ы", 4000)
	d.save(t, &long)
	for _, name := range []string{"long.pdf", "long.xlsx"} {
		path, _ := d.print(t, name, 3)
		if strings.HasSuffix(name, "xlsx") {
			out := t.TempDir()
			xlsxtest.Convert(t, "pdf", out, path)
			path = filepath.Join(out, "long.pdf")
		}
		text := strings.Join(said(t, path), "")
		if n := strings.Count(text, "Келісемін"); n != 490 {
			t.Errorf("%s: %d words of 490", name, n)
		}
		if n := strings.Count(text, "ы"); n < 4000 {
			t.Errorf("%s: %d letters of 4000", name, n)
		}
	}
}

// Whatever stands in names and titles, the sheet is written.
func TestAnyTextCanBePrinted(t *testing.T) {
	d := newDesk(t, 0)
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringN(1, 100, 100)
		p := data.Person{Name: text.Draw(r, "name"), Work: text.Draw(r, "work")}
		e := storetest.Event(d.project, 20260520)
		e.Title, e.Place = text.Draw(r, "title"), text.Draw(r, "place")
		if err := d.store.Save(ctx, data.ActionEdit, &p, &e); err != nil {
			return // no such name
		}
		d.save(t, &data.Attendance{Event: e.ID, Person: p.ID})
		for _, name := range []string{"any.pdf", "any.xlsx"} {
			if _, err := d.Print(ctx, e.ID, 1, filepath.Join(d.folder, name)); err != nil {
				r.Fatalf("%s: %v", name, err)
			}
		}
	})
}

func TestASheetIsRememberedAndWrittenDown(t *testing.T) {
	d := newDesk(t, 2)
	_, made := d.print(t, "a.pdf", 1)
	if _, again := d.print(t, "b.xlsx", 1); again.Code != made.Code {
		t.Errorf("the same sheet has the codes %s and %s", made.Code, again.Code)
	}
	lines, err := d.store.PaperLines(ctx, d.event.ID)
	if err != nil || len(lines) != 3 || lines[0].Person.Name != "Қуанышбекұлы Әділхан 01" || !lines[2].Empty {
		t.Errorf("%v, %v", lines, err)
	}
	left, err := d.store.Departures(ctx)
	if err != nil || len(left) != 2 || left[1].Kind != data.DepartedPaper || left[1].Names != 2 || left[1].File != "a.pdf" {
		t.Errorf("%v, %v", left, err)
	}
}

func TestASheetThatCannotBePrinted(t *testing.T) {
	d := newDesk(t, 0)
	for name, c := range map[string]struct {
		event data.ID
		empty int
		path  string
		code  string
	}{
		"no such event":   {data.ID{1}, 1, "a.pdf", "not_found"},
		"too many lines":  {d.event.ID, 201, "a.pdf", "too_many_lines"},
		"fewer than none": {d.event.ID, -1, "a.pdf", "too_many_lines"},
		"no such folder":  {d.event.ID, 1, "absent/a.pdf", "cannot_write"},
	} {
		_, err := d.Print(ctx, c.event, c.empty, filepath.Join(d.folder, c.path))
		var e *data.Error
		if !errors.As(err, &e) || e.Code != c.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	path, _ := d.print(t, "empty.xlsx", 0) // nobody is expected, and no line
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	d.print(t, "empty.pdf", 0)
}

// Pages of one sheet look much the same, and are other pictures all the same; a
// scan that was saved again is found.
func TestScansOfASheetAreToldApart(t *testing.T) {
	d := newDesk(t, 60)
	people, err := d.Expected(ctx, d.event, 60)
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("Әли Бекова Жақсығалиева Нұр Сағынтаев Ерболқызы Тілепберген Кім Аурухана Дүкен мектебі Политехникалық колледж")
	random := rand.New(rand.NewPCG(1, 1))
	some := func() string { return words[random.IntN(len(words))] }
	for i := range people {
		people[i].Name, people[i].Work = some()+" "+some(), some()+" "+some()
		d.save(t, &people[i])
	}
	path, _ := d.print(t, "sheet.pdf", 5)
	stem := filepath.Join(d.folder, "scan")
	xlsxtest.Run(t, xlsxtest.Program(t, "pdftoppm"), "-r", "110", "-jpeg", path, stem)
	scans, err := filepath.Glob(stem + "*.jpg")
	if err != nil || len(scans) != 5 {
		t.Fatalf("%v, %v", scans, err)
	}
	for _, scan := range scans {
		taken, err := d.Take(ctx, d.event.ID, data.SignedSheet, scan)
		if err != nil {
			t.Fatal(err)
		}
		if len(taken.Same) > 0 {
			t.Errorf("%s is taken for %s", filepath.Base(scan), taken.Same[0].Name)
		}
		if err := d.Keep(ctx, &taken); err != nil {
			t.Fatal(err)
		}
	}
	xlsxtest.Run(t, xlsxtest.Program(t, "pdftoppm"), "-r", "80", "-f", "2", "-l", "2", "-jpeg", "-jpegopt", "quality=50", path, filepath.Join(d.folder, "again"))
	again, err := filepath.Glob(filepath.Join(d.folder, "again*.jpg"))
	if err != nil || len(again) != 1 {
		t.Fatalf("%v, %v", again, err)
	}
	taken, err := d.Take(ctx, d.event.ID, data.SignedSheet, again[0])
	if err != nil || len(taken.Same) != 1 || taken.Same[0].Exactly || taken.Same[0].Name != filepath.Base(scans[1]) || taken.Same[0].Of.ID != d.event.ID {
		t.Errorf("the second page again: %+v, %v", taken.Same, err)
	}
}
