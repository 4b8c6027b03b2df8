package exchange

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// outcome is what files would bring, or have brought: a table of the files,
// and below it all that is to be said of the one under the cursor.
type outcome struct {
	r *receive
	p *Page
	w *i18n.Words

	paths    []string
	password string
	done     finished
	dry      bool

	title    *kit.Text
	hint     *kit.Text
	apply    *kit.Button
	leaving  *kit.Button // leaves out the files that were refused
	region   *kit.Button
	backward *kit.Button
	buttons  *fyne.Container
	files    *pair[data.FileReport]
	detail   *detail
	inside   *fyne.Container
	object   *container.Scroll
}

func newOutcome(r *receive) *outcome {
	o := &outcome{r: r, p: r.p, w: r.w, title: kit.NewBody(""), hint: kit.NewText("", kit.Attention)}
	o.apply = kit.NewButton(kit.ButtonOptions{
		Text: kit.Named(o.w.T("page.exchange.merge"), goOnKey), Primary: true, Run: o.merge,
	})
	o.leaving = kit.NewButton(kit.ButtonOptions{Text: o.w.T("page.exchange.leave_out"), Run: o.leaveOut})
	o.region = kit.NewButton(kit.ButtonOptions{Primary: true, Run: r.p.o.OpenRegion})
	o.backward = kit.NewButton(kit.ButtonOptions{Text: o.w.T("page.exchange.back"), Run: r.back})
	o.buttons = container.New(&flow{}, o.apply, o.leaving, o.region, o.backward)
	o.files = o.newFiles()
	o.detail = newDetail(o)
	top := container.New(rows{grow: 3}, o.title, o.hint, o.buttons, o.files.object)
	o.inside = container.New(halves{}, top, o.detail.object)
	o.object = scrolled(o.inside)
	return o
}

func (o *outcome) newFiles() *pair[data.FileReport] {
	name := kit.Column[data.FileReport]{
		Title: o.w.T("page.exchange.column.file"), Weight: 1.1, Icon: mark,
		Text: func(f data.FileReport) string { return f.Source.Name },
		Colour: func(f data.FileReport) fyne.ThemeColorName {
			switch {
			case f.Refusal != nil:
				return theme.ColorNameCancelled
			case f.Again:
				return theme.ColorNameMuted
			}
			return ""
		},
	}
	from := kit.Column[data.FileReport]{
		Title: o.w.T("page.exchange.column.from"), Text: o.from,
		Colour: func(f data.FileReport) fyne.ThemeColorName {
			if f.Refusal != nil {
				return theme.ColorNameCancelled
			}
			return ""
		},
	}
	counts := func(short bool) []kit.Column[data.FileReport] {
		return countColumns(o.p, short, func(f data.FileReport) (data.MergeCount, bool) {
			return f.Total(), f.Refusal == nil && !f.Again
		})
	}
	columns := append([]kit.Column[data.FileReport]{name, from}, counts(false)...)
	narrow := append([]kit.Column[data.FileReport]{name}, counts(true)...)
	return newPair(kit.TableOptions[data.FileReport]{
		Columns: columns, MinRows: 3,
		Count: func() int { return len(o.done.report.Files) },
		Row: func(i int) (data.FileReport, bool) {
			if i >= len(o.done.report.Files) {
				return data.FileReport{}, false
			}
			return o.done.report.Files[i], true
		},
		OnSelected: func(i int) { o.detail.set(i) },
		OnOpened:   o.open,
	}, narrow)
}

var (
	refusedMark = theme.ColoredIcon(theme.IconWarning, theme.ColorNameCancelled)
	wrongMark   = theme.ColoredIcon(theme.IconWarning, theme.ColorNamePlanned)
	fineMark    = theme.ColoredIcon(theme.IconCheck, theme.ColorNameHeld)
)

// mark is the sign before a file's name: refused, with wrong cells, or well.
func mark(f data.FileReport) fyne.Resource {
	switch {
	case f.Refusal != nil:
		return refusedMark
	case len(f.Problems) > 0:
		return wrongMark
	}
	return fineMark
}

// from is who sent a file, or that nothing comes of it.
func (o *outcome) from(f data.FileReport) string {
	switch {
	case f.Refusal != nil:
		return o.w.T("page.exchange.refused")
	case f.Again:
		return o.w.T("page.exchange.again")
	}
	return o.p.sender(f.Manifest)
}

// set shows what reading the files came to.
func (o *outcome) set(paths []string, password string, done finished, dry bool) {
	o.paths, o.password, o.done, o.dry = slices.Clone(paths), password, done, dry
	o.draw()
	// The file that most needs a person comes first to sight.
	first := slices.IndexFunc(done.report.Files, func(f data.FileReport) bool { return f.Refusal != nil })
	if first < 0 {
		first = slices.IndexFunc(done.report.Files, func(f data.FileReport) bool { return len(f.Problems) > 0 })
	}
	o.files.selectRow(max(0, first))
	o.detail.set(max(0, first))
}

// clear forgets what was read: it may be large.
func (o *outcome) clear() {
	o.done = finished{}
	o.files.selectRow(-1)
	o.files.reload()
	o.detail.set(-1)
}

// draw says what of all files would come, and what can be done now.
func (o *outcome) draw() {
	refused := o.refused()
	_, news := o.coming()
	o.title.SetText(o.summary())
	show(o.title, news > 0)
	hint := ""
	switch {
	case o.dry && refused > 0 && refused == len(o.done.report.Files):
		if slices.ContainsFunc(o.done.report.Files, func(f data.FileReport) bool { return isNoWorkbookOfOurs(&f) }) {
			break // there is more to do with those, and it is said of each
		}
		hint = o.w.T("page.exchange.all_refused")
	case o.dry && refused > 0:
		hint = o.w.N("page.exchange.refused_hint", refused)
	case o.dry && news == 0:
		hint = o.w.T("page.exchange.nothing_new")
	case !o.dry && o.done.questions > 0:
		hint = o.w.N("page.exchange.questions", o.done.questions)
	}
	o.hint.SetText(hint)
	show(o.hint, hint != "")
	show(o.apply, o.dry)
	show(o.leaving, o.dry && refused > 0 && refused < len(o.done.report.Files))
	show(o.region, !o.dry && o.done.questions > 0)
	o.region.SetText(o.w.N("page.exchange.open_questions", o.done.questions))
	if refused > 0 || news == 0 {
		o.apply.Disable()
	} else {
		o.apply.Enable()
	}
	o.files.reload()
	o.arrange()
}

// arrange gives every part its height: one of them has changed.
func (o *outcome) arrange() {
	o.inside.Refresh()
	o.object.Content.Refresh()
	o.object.Refresh()
}

func show(c fyne.CanvasObject, on bool) {
	if on {
		c.Show()
	} else {
		c.Hide()
	}
}

// refused counts the files that were refused.
func (o *outcome) refused() int {
	n := 0
	for i := range o.done.report.Files {
		if o.done.report.Files[i].Refusal != nil {
			n++
		}
	}
	return n
}

// coming adds up what the files bring, and counts those that were not here.
func (o *outcome) coming() (total data.MergeCount, files int) {
	for i := range o.done.report.Files {
		if f := &o.done.report.Files[i]; f.Refusal == nil && !f.Again {
			total.Add(f.Total())
			files++
		}
	}
	return total, files
}

// summary is the whole in a sentence.
func (o *outcome) summary() string {
	total, files := o.coming()
	numbers := []any{"new", o.w.Int(total.New), "changed", o.w.Int(total.Changed), "deleted", o.w.Int(total.Deleted),
		"conflicts", o.w.Int(total.Conflicts), "held", o.w.Int(total.Held), "wrong", o.w.Int(total.Wrong)}
	if o.dry {
		return o.w.N("page.exchange.would_come", files, numbers...)
	}
	return o.w.N("page.exchange.came", files, numbers...)
}

// focus goes to the files, from which Enter leads on.
func (o *outcome) focus() {
	if o.region.Visible() {
		kit.Focus(o.region)
		return
	}
	o.files.table().Focus()
}

// merge takes the files in that were checked.
func (o *outcome) merge() {
	if o.dry && !o.apply.Disabled() {
		o.r.run(o.paths, false)
	}
}

// open goes on with the file under the cursor: into what is to be said of it,
// or to the screen of lists.
func (o *outcome) open(i int) {
	if i < len(o.done.report.Files) && isNoWorkbookOfOurs(&o.done.report.Files[i]) {
		o.detail.readOwn()
		return
	}
	o.detail.focus()
}

// leaveOut goes on without the files that were refused.
func (o *outcome) leaveOut() {
	o.without(func(i int) bool { return o.done.report.Files[i].Refusal != nil })
	o.focus()
}

// leave goes on without one file; without the only one, to the files.
func (o *outcome) leave(at int) {
	if len(o.paths) == 1 {
		o.r.list.untick(o.paths)
		o.r.back()
		return
	}
	o.without(func(i int) bool { return i == at })
}

// without takes files off what was checked, and their ticks too.
func (o *outcome) without(leave func(i int) bool) {
	var paths, out []string
	var files []data.FileReport
	for i, f := range o.done.report.Files {
		if leave(i) {
			out = append(out, o.paths[i])
			continue
		}
		paths, files = append(paths, o.paths[i]), append(files, f)
	}
	o.r.list.untick(out)
	o.done.report.Files = files
	o.set(paths, o.password, o.done, o.dry)
}

// number is a count as a part of a title; none is nothing.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return " (" + strconv.Itoa(n) + ")"
}
