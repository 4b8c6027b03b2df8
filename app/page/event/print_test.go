package event

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/data"
)

// top is what is written on the dialog in front.
func (r *rig) top() string {
	r.t.Helper()
	o := r.win.Canvas().Overlays().Top()
	if o == nil {
		return ""
	}
	return strings.Join(shown(o), "\n")
}

// filesIn are the names of the files in a folder.
func filesIn(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestTheSheetIsPrinted(t *testing.T) {
	r, e, _ := onTheList(t)
	r.attend(r.event(day(2026, 4, 1), nil), data.Person{Name: "Асан Серік"})
	r.ctrl(fyne.KeyP)
	if said := r.top(); !strings.Contains(said, "Тіркеу парағын басып шығару") {
		t.Fatalf("the dialog says %q", said)
	}
	r.ctrl(enter)
	files := filesIn(t, r.folder)
	if len(files) != 1 || !strings.HasPrefix(files[0], "sapar-Chapaev-") || !strings.HasSuffix(files[0], ".pdf") {
		t.Fatalf("files %v", files)
	}
	if said := r.top(); !strings.Contains(said, "нөмірленген адам 1, бос жол 15") {
		t.Errorf("it says %q", said)
	}
	r.ctrl(enter)
	if len(r.opened) != 1 || r.opened[0] != filepath.Join(r.folder, files[0]) {
		t.Errorf("opened %v", r.opened)
	}
	lines, err := r.store.PaperLines(ctx, e.ID)
	if err != nil || len(lines) != 16 {
		t.Errorf("%d numbers are remembered, %v", len(lines), err)
	}

	r.ctrl(fyne.KeyP).key(down, tab).ctrl(fyne.KeyA).word("3").ctrl(enter).key(fyne.KeyEscape)
	if files := filesIn(t, r.folder); len(files) != 2 || !strings.HasSuffix(files[1], ".xlsx") {
		t.Errorf("files %v", files)
	}
}

func TestASheetThatCannotBeWrittenIsToldAtTheFolder(t *testing.T) {
	r, _, _ := onTheList(t)
	r.page.delivery.Folder = filepath.Join(r.folder, "absent")
	r.ctrl(fyne.KeyP).ctrl(enter)
	if said := r.top(); !strings.Contains(said, "Мұндай қалта жоқ") {
		t.Errorf("it says %q", said)
	}
}

// photograph writes a picture of coloured fields, another one for each seed.
func (r *rig) photograph(name string, seed uint64, quality int) {
	r.t.Helper()
	random := rand.New(rand.NewPCG(seed, seed))
	p := image.NewRGBA(image.Rect(0, 0, 320, 240))
	for y := 0; y < 240; y += 20 {
		for x := 0; x < 320; x += 20 {
			shade := color.RGBA{uint8(random.IntN(256)), uint8(random.IntN(256)), uint8(random.IntN(256)), 255}
			for i := range 400 {
				p.Set(x+i%20, y+i/20, shade)
			}
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: quality}); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.folder, name), b.Bytes(), 0o600); err != nil {
		r.t.Fatal(err)
	}
}

func (r *rig) evidence(e data.Event) []data.Evidence {
	r.t.Helper()
	all, err := r.store.Evidence(ctx, e.ID)
	if err != nil {
		r.t.Fatal(err)
	}
	return all
}

func TestEvidenceIsAddedOpenedAndRemoved(t *testing.T) {
	r, e, _ := onTheList(t)
	r.photograph("a.jpg", 1, 90)
	r.photograph("b.jpg", 2, 90)
	if err := os.WriteFile(filepath.Join(r.folder, "notes.txt"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r.ctrl(fyne.KeyE)
	if said := r.top(); !strings.Contains(said, "Растайтын файл жоқ") {
		t.Errorf("it says %q", said)
	}
	r.ctrl(fyne.KeyI)
	if said := r.top(); !strings.Contains(said, "a.jpg") || strings.Contains(said, "notes.txt") {
		t.Fatalf("the folder shows %q", said)
	}
	r.key(tab).ctrl(fyne.KeyA).key(fyne.KeyHome, fyne.KeySpace, down, fyne.KeySpace).ctrl(enter)
	all := r.evidence(e)
	if len(all) != 2 || all[0].Kind != data.SignedSheet {
		t.Fatalf("%d are kept: %s", len(all), r.top())
	}
	if said := r.top(); !strings.Contains(said, "Қол қойылған тіркеу парағы: 2") || !strings.Contains(said, "осы компьютерде") {
		t.Errorf("it says %q", said)
	}
	r.key(enter)
	if len(r.opened) != 1 || r.opened[0] != r.store.EvidencePath(&all[1]) {
		t.Errorf("opened %v", r.opened)
	}
	r.key(fyne.KeyDelete)
	if said := r.top(); !strings.Contains(said, "біржола жойылады") {
		t.Errorf("it asks %q", said)
	}
	r.ctrl(enter)
	if left := r.evidence(e); len(left) != 1 || left[0].ID != all[0].ID {
		t.Errorf("%d are left", len(left))
	}
	if _, err := os.Stat(r.store.EvidencePath(&all[1])); !os.IsNotExist(err) {
		t.Errorf("the file is still there: %v", err)
	}
	r.key(fyne.KeyEscape)
	if text := r.page.attendance.evidence.Text; !strings.Contains(text, "Растайтын файлдар: 1") {
		t.Errorf("the button says %q", text)
	}
}

func TestTheSamePhotographIsAskedAbout(t *testing.T) {
	r, e, _ := onTheList(t)
	other := r.event(day(2026, 4, 1), func(e *data.Event) { e.Title = "Көктемгі кездесу" })
	r.photograph("a.jpg", 1, 90)
	taken, err := r.page.o.Paper.Take(ctx, other.ID, data.EventPhoto, filepath.Join(r.folder, "a.jpg"))
	if err == nil {
		err = r.page.o.Paper.Keep(ctx, &taken)
	}
	if err != nil {
		t.Fatal(err)
	}
	r.photograph("a.jpg", 1, 50) // saved again
	r.ctrl(fyne.KeyE).ctrl(fyne.KeyI).key(tab, enter)
	if said := r.top(); !strings.Contains(strings.ReplaceAll(said, "\n", " "), "«Көктемгі кездесу», 01.04.2026") {
		t.Fatalf("it says %q", said)
	}
	r.key(fyne.KeyEscape)
	if all := r.evidence(e); len(all) != 0 {
		t.Errorf("%d are kept", len(all))
	}
	r.ctrl(fyne.KeyI).key(tab, enter).ctrl(enter)
	if all := r.evidence(e); len(all) != 1 {
		t.Errorf("%d are kept nevertheless: %s", len(all), r.top())
	}
}

func TestADamagedFileIsToldAndTheOthersAreKept(t *testing.T) {
	r, e, _ := onTheList(t)
	r.photograph("a.jpg", 1, 90)
	if err := os.WriteFile(filepath.Join(r.folder, "b.jpg"), []byte("\xff\xd8\xff\xe0 бұзылған"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.ctrl(fyne.KeyE).ctrl(fyne.KeyI).key(tab, fyne.KeyHome, fyne.KeySpace, down, fyne.KeySpace).ctrl(enter)
	if said := r.top(); !strings.Contains(said, "b.jpg бұзылған") {
		t.Errorf("it says %q", said)
	}
	if all := r.evidence(e); len(all) != 1 || all[0].Name != "a.jpg" {
		t.Errorf("%d are kept", len(all))
	}
}
