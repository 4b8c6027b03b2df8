package event

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// picture is a file that may be added.
type picture struct {
	name    string
	size    int64
	changed time.Time
}

// taking is the dialog in which files are chosen: those of a folder, of which
// some are ticked.
type taking struct {
	v      *proofs
	folder *kit.SearchSelect
	kind   *kit.Choice
	form   *kit.Form
	table  *kit.Table[picture]
	files  []picture
	loaded string // the folder that they are from
	ticks  map[string]bool
	told   *kit.Text
	dialog *kit.Dialog
	busy   bool
	kept   int
	bad    []string // sentences about files that were refused
}

const takingHeight = 280

// endings are those of files that can be evidence.
var endings = []string{".jpg", ".jpeg", ".png", ".pdf"}

// mostPictures is how many files of a folder are shown, the newest.
const mostPictures = 500

// add opens the dialog.
func (v *proofs) add() {
	p, w := v.p, v.p.w
	t := &taking{v: v, ticks: map[string]bool{}, told: kit.NewText("", kit.Attention)}
	t.folder = kit.NewSearchSelect(kit.SelectOptions{
		FreeText: true, Options: form.Folders, OnEnter: t.readAndGo, OnLeave: t.read, OnChanged: func(kit.Option) { t.read() },
	})
	t.folder.SetFreeText(p.o.Incoming)
	var kinds []kit.Option
	for _, code := range data.List("evidence_kind") {
		kinds = append(kinds, kit.Option{ID: code, Label: w.Choice("evidence_kind", code)})
	}
	t.kind = kit.NewChoice(kit.ChoiceOptions{Options: kinds})
	t.form = kit.NewForm(kit.FormOptions{Columns: 2},
		kit.Row{Key: "folder", Label: w.T("page.event.evidence.folder"), Field: t.folder},
		kit.Row{Key: "kind", Label: w.Field("evidence", "kind"), Field: t.kind})
	t.table = t.newTable()
	t.dialog = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: w.T("page.event.evidence.add_title"), Width: proofsWidth,
		Content: kit.NewStack(8, t.form, &fyne.Container{Layout: pastedRoom(takingHeight), Objects: []fyne.CanvasObject{t.table}},
			&fyne.Container{Layout: pastedRoom(pastedBelow), Objects: []fyne.CanvasObject{t.told}}),
		OK: w.T("page.event.evidence.take"), Cancel: w.T("button.cancel"), First: t.kind,
		OnOK: t.take,
	})
	t.read()
}

func (t *taking) newTable() *kit.Table[picture] {
	w := t.v.p.w
	empty, full := fynetheme.CheckButtonIcon(), fynetheme.NewPrimaryThemedResource(fynetheme.CheckButtonCheckedIcon())
	return kit.NewTable(kit.TableOptions[picture]{
		Columns: []kit.Column[picture]{
			{Width: 34, Align: fyne.TextAlignCenter, Text: func(picture) string { return "" }, Icon: func(f picture) fyne.Resource {
				if t.ticks[f.name] {
					return full
				}
				return empty
			}},
			{Title: w.Field("evidence", "name"), Weight: 3, Text: func(f picture) string { return f.name }},
			{Title: w.T("page.event.evidence.size"), Width: 100, Align: fyne.TextAlignTrailing, Text: func(f picture) string { return t.v.p.kilobytes(int(f.size)) }},
			{Title: w.T("page.event.evidence.changed"), Width: 160, Text: func(f picture) string { return w.Date(f.changed) + f.changed.Format(" 15:04") }},
		},
		Count: func() int { return len(t.files) },
		Row:   func(i int) (picture, bool) { return at(t.files, i) },
		OnTick: func(i int) {
			if f, ok := at(t.files, i); ok {
				t.ticks[f.name] = !t.ticks[f.name]
				t.table.Reload()
			}
		},
		OnOpened: func(i int) {
			if f, ok := at(t.files, i); ok && len(t.ticked()) == 0 {
				t.ticks[f.name] = true
			}
			t.take()
		},
		Empty: kit.EmptyOptions{Title: w.T("page.event.evidence.no_files"), Text: w.T("page.event.evidence.no_files_text")},
	})
}

// read lists the pictures and documents of the folder, the newest first.
func (t *taking) read() {
	folder := strings.TrimSpace(t.folder.Text)
	if folder == t.loaded {
		return
	}
	t.form.SetProblem("folder", "")
	entries, err := os.ReadDir(folder)
	if err != nil || !filepath.IsAbs(folder) {
		t.form.SetProblem("folder", t.v.p.w.T("delivery.no_folder"))
		return
	}
	t.loaded, t.files = folder, nil
	clear(t.ticks)
	for _, e := range entries {
		if !slices.Contains(endings, strings.ToLower(filepath.Ext(e.Name()))) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			t.files = append(t.files, picture{e.Name(), info.Size(), info.ModTime()})
		}
	}
	slices.SortStableFunc(t.files, func(a, b picture) int { return b.changed.Compare(a.changed) })
	t.files = t.files[:min(len(t.files), mostPictures)]
	t.table.Reload()
	t.table.Select(0)
}

func (t *taking) readAndGo() {
	t.read()
	if len(t.files) > 0 {
		t.table.Focus()
	}
}

func (t *taking) ticked() []string {
	var paths []string
	for _, f := range t.files {
		if t.ticks[f.name] {
			paths = append(paths, filepath.Join(t.loaded, f.name))
		}
	}
	return paths
}

// take adds the files that are ticked, one after the other, and closes once all
// are settled.
func (t *taking) take() bool {
	paths := t.ticked()
	switch {
	case t.busy:
	case len(paths) == 0:
		t.told.SetText(t.v.p.w.T("page.event.evidence.tick"))
	default:
		t.busy, t.kept, t.bad = true, 0, nil
		t.next(paths)
	}
	return false
}

// next takes the first of the files, beside what goes on, and then the rest.
func (t *taking) next(paths []string) {
	p := t.v.p
	if len(paths) == 0 {
		t.done()
		return
	}
	t.told.SetText(p.w.T("page.event.evidence.reading", "file", filepath.Base(paths[0])))
	var taken data.Taken
	var err error
	kind := t.kind.Value()
	p.o.Tasks.Background(func() { taken, err = p.o.Paper.Take(p.ctx, p.event.ID, kind, paths[0]) }, func() {
		keep := func() {
			if err := p.o.Paper.Keep(p.ctx, &taken); err != nil {
				t.bad = append(t.bad, p.w.Refusal(err, p.o.Places))
			} else {
				t.kept++
			}
			t.next(paths[1:])
		}
		switch {
		case err != nil:
			t.bad = append(t.bad, p.w.Refusal(err, p.o.Places))
			t.next(paths[1:])
		case len(taken.Same) > 0:
			t.askSame(&taken, keep, func() { t.next(paths[1:]) })
		default:
			keep()
		}
	})
}

// askSame tells where the same picture stands already; the person may keep it
// nevertheless.
func (t *taking) askSame(taken *data.Taken, keep, leave func()) {
	w, same := t.v.p.w, &taken.Same[0]
	key := "page.event.evidence.alike"
	if same.Exactly {
		key = "page.event.evidence.same"
	}
	kit.Confirm(t.v.p.o.Window, kit.MessageOptions{
		Title:  w.T("page.event.evidence.same_title"),
		Text:   w.T(key, "file", taken.Name, "title", same.Of.Title, "date", w.Date(same.Of.Date.Time())),
		Detail: w.T("page.event.evidence.same_detail"),
		OK:     w.T("page.event.evidence.keep"), Cancel: w.T("page.event.evidence.leave"), Danger: true, OnOK: keep, OnCancel: leave,
	})
}

// done closes the dialog where all files were settled, and says which were
// refused.
func (t *taking) done() {
	t.busy = false
	clear(t.ticks)
	t.table.Reload()
	t.v.reload()
	p := t.v.p
	if t.kept > 0 {
		p.o.Say(p.w.N("page.event.evidence.added", t.kept))
	}
	if folder := t.loaded; folder != filepath.Clean(p.o.Incoming) {
		p.o.Incoming = folder
		p.o.KeepIncoming(folder)
	}
	if len(t.bad) > 0 {
		t.told.SetText(strings.Join(t.bad, "\n"))
		return
	}
	t.told.SetText("")
	t.dialog.Close()
	t.v.table.Focus()
}
