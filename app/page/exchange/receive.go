package exchange

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/i18n"
	"sapar/app/kit"
)

// receive is the tab that takes files in. Its first sight is the files of a
// folder, of which some are ticked; its second what they bring, and after the
// merge what they brought.
type receive struct {
	p *Page
	w *i18n.Words

	folder   *kit.SearchSelect
	password *kit.Entry
	form     *kit.Form
	list     *incoming
	check    *kit.Button
	count    *kit.StatusLine // how many are ticked, or what happened last
	said     string          // what happened, until a tick changes
	choosing fyne.CanvasObject

	work    *work
	outcome *outcome
	body    *fyne.Container
}

func newReceive(p *Page) *receive {
	r := &receive{p: p, w: p.w, count: kit.NewStatusLine()}
	r.folder = p.newFolder(p.o.Incoming, r.readTyped)
	r.password = kit.NewEntry(kit.EntryOptions{OnEnter: p.next})
	r.form = kit.NewForm(kit.FormOptions{Columns: 2},
		kit.Row{Key: "folder", Label: p.w.T("page.exchange.folder"), Hint: p.w.T("page.exchange.folder_hint"), Field: r.folder},
		kit.Row{Key: "password", Label: p.w.T("page.exchange.password"), Hint: p.w.T("page.exchange.locked_hint"), Field: r.password})
	r.list = newIncoming(p, r.forget, r.goOn)
	r.check = kit.NewButton(kit.ButtonOptions{
		Text: kit.Named(p.w.T("page.exchange.check"), goOnKey), Primary: true, Run: r.tryFiles,
	})
	all := kit.NewButton(kit.ButtonOptions{
		Text: kit.Named(p.w.T("button.select_all"), kit.Ctrl(fyne.KeyA)), Run: r.list.tickAll,
	})
	foot := container.NewBorder(nil, nil, container.NewHBox(r.check, all), nil, r.count)
	r.choosing = scrolled(container.New(rows{grow: 1}, r.form, r.list.object, foot))
	r.work = newWork(p)
	r.outcome = newOutcome(r)
	r.body = container.NewStack(r.choosing)
	return r
}

func (r *receive) content() fyne.CanvasObject { return r.body }

// show reads the folder again, unless something else stands there. Once its
// files are there the keys go to them, unless the person is elsewhere by then.
func (r *receive) show() {
	if !r.sees(r.choosing) {
		return
	}
	r.read(func() {
		if r.p.o.Window.Canvas().Focused() == fyne.Focusable(r.folder) && len(r.list.files) > 0 {
			r.list.focus()
		}
	})
}

func (r *receive) focus() {
	switch {
	case r.sees(r.work.object):
		r.work.focus()
	case r.sees(r.outcome.object):
		r.outcome.focus()
	case len(r.list.files) > 0:
		r.list.focus()
	default:
		kit.Focus(r.folder)
	}
}

func (r *receive) leave() { r.list.drop() }

func (r *receive) sees(o fyne.CanvasObject) bool { return r.body.Objects[0] == o }

// see brings another part to sight.
func (r *receive) see(o fyne.CanvasObject) {
	r.body.Objects = []fyne.CanvasObject{o}
	r.body.Refresh()
}

// readTyped reads the folder that the person has typed, and keeps it. The keys
// go to its files.
func (r *receive) readTyped() {
	r.read(func() {
		if r.list.loaded != filepath.Clean(r.p.o.Incoming) {
			r.p.o.Incoming = r.list.loaded
			r.p.o.KeepIncoming(r.list.loaded)
		}
		if len(r.list.files) > 0 {
			r.list.focus()
		}
	})
}

// read lists the files of the folder that is written in the field.
func (r *receive) read(then func()) {
	r.form.SetProblem("folder", "")
	folder, ok := r.p.folderIn(r.folder, r.form)
	r.choosing.Refresh()
	if !ok {
		r.list.show("", nil)
		r.ticked()
		return
	}
	r.list.read(folder, func() {
		r.ticked()
		then()
	})
}

// ticked says how many files are ticked, where nothing else is to be said.
func (r *receive) ticked() {
	n := len(r.list.ticked())
	switch {
	case r.said != "":
	case n == 0:
		r.count.Set(r.w.T("page.exchange.none_ticked"), kit.Neutral)
	default:
		r.count.Set(r.w.N("page.exchange.ticked", n), kit.Accent)
	}
}

// say says what happened, until a tick changes.
func (r *receive) say(text string, state kit.State) {
	r.said = text
	r.count.Set(text, state)
}

// forget says no more what happened.
func (r *receive) forget() {
	r.said = ""
	r.ticked()
}

// drop takes files that were let go over the window: they stand above those
// of the folder, ticked.
func (r *receive) drop(uris []fyne.URI) {
	if r.sees(r.work.object) {
		return
	}
	r.back()
	var paths []string
	for _, u := range uris {
		if u.Scheme() == "file" && isWorkbook(u.Path()) {
			paths = append(paths, filepath.FromSlash(u.Path()))
		}
	}
	r.list.add(paths)
	r.forget()
	if n := len(uris) - len(paths); n > 0 {
		r.say(r.w.N("page.exchange.not_workbooks", n), kit.Attention)
	}
	r.list.focus()
}

// back shows the files again, of which the same are ticked.
func (r *receive) back() {
	if r.sees(r.choosing) {
		return
	}
	r.outcome.clear()
	r.see(r.choosing)
	r.show()
	r.focus()
}

// goOn does what comes next: files are checked, or what was checked is merged.
func (r *receive) goOn() {
	switch {
	case r.sees(r.choosing):
		r.tryFiles()
	case r.sees(r.outcome.object):
		r.outcome.merge()
	}
}

// tryFiles says what the ticked files would bring; where none is ticked, the
// one under the cursor.
func (r *receive) tryFiles() {
	paths := r.list.ticked()
	if len(paths) == 0 {
		r.list.tickCurrent()
		paths = r.list.ticked()
	}
	if len(paths) == 0 {
		r.say(r.w.T("page.exchange.none_ticked"), kit.Attention)
		return
	}
	r.run(paths, true)
}

// run reads files away from the window, and then shows what they bring or,
// merged, brought.
func (r *receive) run(paths []string, dry bool) {
	password := strings.TrimSpace(r.password.Text)
	r.see(r.work.object)
	r.work.run(paths, password, dry, func(done finished) {
		if done.err != nil {
			r.failed(done.err, dry)
			return
		}
		for i := range done.report.Files {
			if f := &done.report.Files[i]; f.Refusal == nil && !f.Again {
				r.p.wrong[f.Source.Sum] = f.Problems
			}
		}
		r.outcome.set(paths, password, done, dry)
		r.see(r.outcome.object)
		if !dry {
			r.list.untick(paths)
			r.p.merged()
			r.p.o.Say(r.outcome.summary())
			if done.uncounted != nil {
				r.p.o.Fail(done.uncounted)
			}
		}
		r.outcome.focus()
	})
	r.work.focus()
}
