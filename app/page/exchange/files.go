package exchange

import (
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
)

// files is the tab of the files that were merged, from which they can be taken
// out again.
type files struct {
	p *Page
	w *i18n.Words

	all     []data.Received // the newest first
	busy    bool
	drop    task.Cancel
	table   *pair[data.Received]
	about   *kit.Text
	counts  *counts
	takeOut *kit.Button
	undo    *kit.Button
	receipt *kit.Button
	inside  *fyne.Container
	object  *container.Scroll
}

func newFiles(p *Page) *files {
	f := &files{p: p, w: p.w, drop: func() {}, about: kit.NewText("", kit.Neutral), counts: newCounts(p)}
	f.takeOut = kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.exchange.take_out"), Run: f.askTakeOut})
	f.undo = kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.exchange.undo"), Run: f.askUndo})
	f.receipt = kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.exchange.receipt"), Run: f.askReceipt})
	f.table = f.newTable()
	top := container.New(rows{grow: 0}, f.table.object, container.New(&flow{}, f.receipt, f.takeOut, f.undo))
	below := container.New(rows{grow: 1}, f.about, f.counts.object)
	f.inside = container.New(halves{}, top, below)
	f.object = scrolled(f.inside)
	return f
}

func (f *files) newTable() *pair[data.Received] {
	w := f.w
	colour := func(r data.Received) fyne.ThemeColorName {
		if !r.TakenOut.IsZero() {
			return theme.ColorNameMuted
		}
		return ""
	}
	total := func(r data.Received) data.MergeCount {
		var sum data.MergeCount
		for _, c := range r.Counts {
			sum.Add(c)
		}
		return sum
	}
	const day = "00.00.0000 00:00"
	column := func(c kit.Column[data.Received], key string, text func(data.Received) string) kit.Column[data.Received] {
		c.Title, c.Text = w.T("page.exchange.column."+key), text
		if c.Width > 0 {
			c.Width = max(c.Width, titleWidth(c.Title))
		}
		if c.Colour == nil {
			c.Colour = colour
		}
		return c
	}
	type how = kit.Column[data.Received]
	columns := []kit.Column[data.Received]{
		column(how{Width: 46, Align: fyne.TextAlignTrailing}, "number", func(r data.Received) string { return strconv.FormatInt(r.ID, 10) }),
		column(how{Width: textWidth(day)}, "merged", func(r data.Received) string { return f.p.moment(r.At) }),
		column(how{Weight: 1.3}, "file", func(r data.Received) string { return r.Source.Name }),
		column(how{Weight: 1.3}, "from", func(r data.Received) string { return f.p.sender(r.Manifest) }),
		column(how{Width: textWidth(day)}, "exported", func(r data.Received) string { return f.p.moment(r.Manifest.At) }),
		column(how{Width: textWidth("000 000"), Align: fyne.TextAlignTrailing}, "touched", func(r data.Received) string { return w.Int(total(r).News()) }),
		column(how{Width: 60, Align: fyne.TextAlignTrailing, Colour: func(r data.Received) fyne.ThemeColorName {
			if r.Wrong > 0 && r.TakenOut.IsZero() {
				return theme.ColorNameCancelled
			}
			return theme.ColorNameMuted
		}}, "wrong", func(r data.Received) string { return w.Int(r.Wrong) }),
		column(how{Width: textWidth("00.00.0000")}, "taken_out", func(r data.Received) string {
			if r.TakenOut.IsZero() {
				return ""
			}
			return w.Date(r.TakenOut.In(f.p.o.Now().Location()))
		}),
	}
	narrow := []kit.Column[data.Received]{columns[0], columns[2], columns[3], columns[1], columns[5], columns[6]}
	return newPair(kit.TableOptions[data.Received]{
		Columns: columns,
		Count:   func() int { return len(f.all) },
		Row: func(i int) (data.Received, bool) {
			if i >= len(f.all) {
				return data.Received{}, false
			}
			return f.all[i], true
		},
		OnSelected: func(int) { f.tell() },
		OnOpened:   func(int) { f.counts.table().Focus() },
		OnDelete:   func(int) { f.askTakeOut() },
		Empty: kit.EmptyOptions{
			Title: w.T("page.exchange.none_received_title"), Text: w.T("page.exchange.none_received"),
			Action: w.T("page.exchange.tab.receive"), Run: func() { f.p.turn(receiving) },
		},
	}, narrow)
}

func (f *files) content() fyne.CanvasObject { return f.object }

func (f *files) show() { f.read(func() { f.focus() }) }

func (f *files) focus() { f.table.table().Focus() }

func (f *files) leave() { f.drop() }

// read lists the files anew.
func (f *files) read(then func()) {
	f.drop()
	var all []data.Received
	var err error
	f.drop = f.p.o.Tasks.Background(func() { all, err = f.p.o.Records.Received(background) }, func() {
		if err != nil {
			f.p.o.Fail(err)
			return
		}
		f.all = all
		if len(all) == 0 {
			f.table.selectRow(-1)
		} else {
			f.table.selectRow(max(0, f.table.table().Selected()))
		}
		f.table.reload()
		f.tell()
		then()
	})
}

// chosen is the file under the cursor.
func (f *files) chosen() (data.Received, bool) {
	i := f.table.table().Selected()
	if i < 0 || i >= len(f.all) {
		return data.Received{}, false
	}
	return f.all[i], true
}

// last are the files of the newest merge of which any is left.
func (f *files) last() []data.Received {
	var out []data.Received
	for _, r := range f.all {
		if r.TakenOut.IsZero() && (len(out) == 0 || out[0].Merge == r.Merge) {
			out = append(out, r)
		}
	}
	return out
}

// tell says all that is known of the file under the cursor.
func (f *files) tell() {
	r, ok := f.chosen()
	for button, on := range map[*kit.Button]bool{
		f.takeOut: ok && r.TakenOut.IsZero() && !f.busy, f.receipt: ok && !f.busy, f.undo: len(f.last()) > 0 && !f.busy,
	} {
		if on {
			button.Enable()
		} else {
			button.Disable()
		}
	}
	said := []string{}
	if ok {
		said = append(said, r.Source.Name, f.w.T("page.exchange.merged", "at", join(", ", f.p.moment(r.At), r.By)))
		if from := f.p.sender(r.Manifest); from != "" {
			said = append(said, f.w.T("page.exchange.from", "who", from))
		}
		said = append(said, f.w.T("page.exchange.exported", "at", f.p.moment(r.Manifest.At)))
		if r.Newest != 0 {
			said = append(said, f.w.T("page.exchange.newest", "date", f.w.Date(r.Newest.Time())))
		}
		if !r.TakenOut.IsZero() {
			said = append(said, f.w.T("page.exchange.taken_out_at", "at", f.p.moment(r.TakenOut)))
		}
	}
	f.about.SetText(strings.Join(said, " · "))
	f.counts.set(r.Counts)
	f.inside.Refresh()
	f.object.Content.Refresh()
	f.object.Refresh()
}

// askTakeOut asks whether the file under the cursor is to be taken out.
func (f *files) askTakeOut() {
	r, ok := f.chosen()
	if !ok || !r.TakenOut.IsZero() || f.busy {
		return
	}
	kit.Confirm(f.p.o.Window, kit.MessageOptions{
		Title: f.w.T("page.exchange.take_out_title"), Text: f.w.T("page.exchange.take_out_text", "file", r.Source.Name),
		Detail: f.w.T("page.exchange.take_out_detail"), OK: f.w.T("page.exchange.take_out_yes"), Cancel: f.w.T("button.cancel"), Danger: true,
		OnOK: func() { f.out(func() (int, error) { return f.p.o.Records.TakeOut(background, r.ID) }) },
	})
}

// askUndo asks whether the last merge is to be taken out.
func (f *files) askUndo() {
	last := f.last()
	if len(last) == 0 || f.busy {
		return
	}
	var names []string
	for _, r := range last {
		names = append(names, r.Source.Name)
	}
	kit.Confirm(f.p.o.Window, kit.MessageOptions{
		Title:  f.w.T("page.exchange.undo_title"),
		Text:   f.w.N("page.exchange.undo_text", len(last), "at", f.p.moment(last[0].At), "files", strings.Join(names, ", ")),
		Detail: f.w.T("page.exchange.take_out_detail"), OK: f.w.T("page.exchange.take_out_yes"), Cancel: f.w.T("button.cancel"), Danger: true,
		OnOK: func() { f.out(func() (int, error) { return f.p.o.Records.UndoMerge(background, last[0].Merge) }) },
	})
}

// out takes files out, and says how many records that touched.
func (f *files) out(do func() (int, error)) {
	f.busy = true
	f.tell()
	n := 0
	var err error
	f.p.o.Tasks.Background(func() { n, err = do() }, func() {
		f.busy = false
		if err != nil {
			f.tell()
			f.p.o.Fail(err)
			return
		}
		f.p.merged()
		f.p.o.Say(f.w.N("page.exchange.taken_out", n))
		f.read(f.focus)
	})
}

// askReceipt asks where the receipt of the file under the cursor is to go.
func (f *files) askReceipt() {
	r, ok := f.chosen()
	if !ok || f.busy {
		return
	}
	t := newTarget(f.p, nil)
	t.form = kit.NewForm(kit.FormOptions{}, t.rows()...)
	t.propose(strings.TrimSuffix(r.Source.Name, filepath.Ext(r.Source.Name)) + "_receipt" + ending)
	problems, known := f.p.wrong[r.Source.Sum]
	if !known {
		problems = r.Problems
	}
	hint := f.w.T("page.exchange.receipt_hint")
	if len(problems) == 0 && r.Wrong > 0 { // of a file that an older program merged
		hint = f.w.T("page.exchange.receipt_without")
	}
	path := ""
	kit.ShowDialog(f.p.o.Window, kit.DialogOptions{
		Title: f.w.T("page.exchange.receipt_title"), Content: kit.NewStack(gap, kit.NewText(hint, kit.Neutral), t.form),
		OK: f.w.T("button.save"), Cancel: f.w.T("button.cancel"), Width: 620, First: t.file,
		OnOK: func() (ok bool) {
			path, ok = t.path()
			return ok
		},
		OnClosed: func() {
			if path != "" { // not earlier: the question may be a dialog too
				f.p.unlessThere(path, func() { f.writeReceipt(path, r, problems) })
			}
		},
	})
}

func (f *files) writeReceipt(path string, r data.Received, problems []data.CellProblem) {
	report := data.FileReport{Source: r.Source, Manifest: r.Manifest, Counts: r.Counts, Problems: problems}
	f.p.background(func() error {
		return f.p.o.Exchange.Receipt(background, path, string(f.w.Lang()), report, f.p.aboutCell)
	}, func() {
		f.p.keepFolder(path)
		f.p.o.Say(f.w.T("page.reports.saved", "path", filepath.Base(path)))
		f.p.offer(path)
	})
}
