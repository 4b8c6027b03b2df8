package exchange

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// detail is all that is to be said of one file: from whom it is, what it
// brings by type and district, what a person should know, and each wrong cell.
type detail struct {
	o  *outcome
	at int // index of the file, −1 for none

	about   *kit.Text
	refusal *kit.Text
	own     *kit.Button // reads a file that is no exchange workbook as a list
	views   *kit.Segments
	view    int
	copied  *kit.Button
	marked  *kit.Button
	bar     *fyne.Container
	counts  *counts
	notices *listing[data.Notice]
	wrong   *listing[data.CellProblem]
	body    *fyne.Container
	object  *fyne.Container
}

// What is looked at of a file.
const (
	byType = iota
	messages
	cells
)

func newDetail(o *outcome) *detail {
	w := o.w
	d := &detail{o: o, at: -1, about: kit.NewText("", kit.Neutral), refusal: kit.NewText("", kit.Bad)}
	d.own = kit.NewButton(kit.ButtonOptions{Text: w.T("page.exchange.read_own") + " (Enter)", Primary: true, Run: d.readOwn})
	d.views = kit.NewSegments(d.titles(nil), d.turn)
	d.copied = kit.NewButton(kit.ButtonOptions{Text: w.T("page.exchange.copy_all"), Run: d.copyAll})
	d.marked = kit.NewButton(kit.ButtonOptions{Text: w.T("page.exchange.mark"), Run: d.mark})
	d.counts = newCounts(o.p)
	say := func(n data.Notice) string { return w.Notice(n, o.p.o.Places) }
	d.notices = newListing([]kit.Column[data.Notice]{{Title: w.T("page.exchange.column.notice"), Text: say}}, say,
		kit.EmptyOptions{Text: w.T("page.exchange.no_notices")})
	d.wrong = newListing([]kit.Column[data.CellProblem]{
		{Title: w.T("receipt.sheet"), Width: 110, Text: func(c data.CellProblem) string { return c.Sheet }},
		{Title: w.T("receipt.cell"), Width: max(60, titleWidth(w.T("receipt.cell"))), Text: func(c data.CellProblem) string { return c.Cell }},
		{Title: w.T("receipt.text"), Text: func(c data.CellProblem) string { return c.Text }},
		{Title: w.T("receipt.problem"), Weight: 2.6, Text: func(c data.CellProblem) string { return w.CellProblem(c, o.p.o.Places) }},
		{Title: w.T("receipt.proposal"), Text: func(c data.CellProblem) string { return c.Proposal }},
	}, func(c data.CellProblem) string { return join(" ", c.Sheet, c.Cell) + ": " + o.p.aboutCell(c) },
		kit.EmptyOptions{Text: w.T("page.exchange.no_wrong")})
	d.body = container.NewStack(d.counts.object)
	d.bar = container.New(&flow{}, d.views, d.copied, d.marked)
	d.object = container.New(rows{grow: 4}, d.about, d.refusal, container.NewHBox(d.own), d.bar, d.body)
	return d
}

// titles are the names of the views, with how much there is to see.
func (d *detail) titles(f *data.FileReport) []string {
	notices, wrong := 0, 0
	if f != nil {
		notices, wrong = len(f.Notices), len(f.Problems)
	}
	w := d.o.w
	return []string{
		w.T("page.exchange.view.counts"), w.T("page.exchange.view.notices") + number(notices),
		w.T("page.exchange.view.wrong") + number(wrong),
	}
}

// file is the one that is shown, nil for none.
func (d *detail) file() *data.FileReport {
	if d.at < 0 || d.at >= len(d.o.done.report.Files) {
		return nil
	}
	return &d.o.done.report.Files[d.at]
}

// set shows another file, and of it first what most needs a person.
func (d *detail) set(i int) {
	d.at = i
	f := d.file()
	if f == nil {
		f = &data.FileReport{}
	}
	d.about.SetText(d.facts(f))
	d.refusal.SetText(d.why(f))
	show(d.refusal, f.Refusal != nil)
	show(d.own, isNoWorkbookOfOurs(f))
	show(d.bar, f.Refusal == nil && !f.Again) // there is nothing else to say of one that brings nothing
	show(d.body, f.Refusal == nil && !f.Again)
	d.views.SetTitles(d.titles(f)...)
	d.counts.set(f.Counts)
	d.notices.set(f.Notices)
	d.wrong.set(f.Problems)
	switch {
	case len(f.Problems) > 0:
		d.open(cells)
	case len(f.Notices) > 0 && f.Total() == (data.MergeCount{}):
		d.open(messages)
	default:
		d.open(byType)
	}
}

// facts are whose file it is, and of when.
func (d *detail) facts(f *data.FileReport) string {
	w, said := d.o.w, []string{f.Source.Name}
	if from := d.o.p.sender(f.Manifest); from != "" {
		said = append(said, w.T("page.exchange.from", "who", from))
	}
	if !f.Manifest.At.IsZero() {
		said = append(said, w.T("page.exchange.exported", "at", d.o.p.moment(f.Manifest.At)))
	}
	if f.Source.SavedWith != "" && f.Source.SavedBy != "" && f.Source.SavedBy != f.Manifest.Author {
		said = append(said, w.T("page.exchange.saved_by", "who", f.Source.SavedBy, "program", f.Source.SavedWith))
	}
	facts := join(" · ", said...)
	if f.Again {
		facts += "\n" + w.T("page.exchange.again_long")
	}
	return facts
}

// why says what keeps a file out, and what to do.
func (d *detail) why(f *data.FileReport) string {
	w := d.o.w
	if f.Refusal == nil {
		return ""
	}
	sentence := w.Refusal(f.Refusal, d.o.p.o.Places)
	if isNoWorkbookOfOurs(f) {
		sentence += " " + w.T("page.exchange.own_list")
	}
	return sentence
}

// isNoWorkbookOfOurs reports whether a file is a workbook, and none of ours.
func isNoWorkbookOfOurs(f *data.FileReport) bool {
	return errors.Is(f.Refusal, &data.Error{Code: "not_exchange_workbook"})
}

// readOwn goes on with a file as a list of the person's own. It is no more among
// the files that are to be merged.
func (d *detail) readOwn() {
	f := d.file()
	if f == nil || !isNoWorkbookOfOurs(f) {
		return
	}
	o := d.o
	path, password := o.paths[d.at], o.password
	o.leave(d.at)
	o.p.o.OpenList(path, password)
}

// turn shows another view at the person's wish.
func (d *detail) turn(view int) { d.open(view) }

func (d *detail) open(view int) {
	d.view = view
	d.views.Select(view)
	d.body.Objects = []fyne.CanvasObject{[]fyne.CanvasObject{d.counts.object, d.notices.object, d.wrong.object}[view]}
	for _, button := range []*kit.Button{d.copied, d.marked} {
		show(button, view == cells && len(d.wrong.rows) > 0)
	}
	d.body.Refresh()
	d.object.Refresh()
	d.o.arrange()
}

// focus goes to what is seen of the file.
func (d *detail) focus() {
	switch {
	case d.own.Visible():
		kit.Focus(d.own)
	case !d.bar.Visible():
	case d.view == cells && len(d.wrong.rows) > 0:
		d.wrong.table.Focus()
	case d.view == messages && len(d.notices.rows) > 0:
		d.notices.table.Focus()
	case d.view == byType && len(d.counts.rows) > 0:
		d.counts.table().Focus()
	default:
		kit.Focus(d.views)
	}
}

// copyAll puts all wrong cells on the clipboard, a line each.
func (d *detail) copyAll() {
	var lines []string
	for _, c := range d.wrong.rows {
		lines = append(lines, strings.Join([]string{c.Sheet, c.Cell, oneLine(c.Text), oneLine(d.o.w.CellProblem(c, d.o.p.o.Places)), oneLine(c.Proposal)}, "\t"))
	}
	fyne.CurrentApp().Clipboard().SetContent(strings.Join(lines, "\n"))
	d.o.p.o.Say(d.o.w.N("page.exchange.copied", len(lines)))
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// mark writes a copy of the file with its wrong cells marked, beside it.
func (d *detail) mark() {
	f := d.file()
	if f == nil || len(f.Problems) == 0 {
		return
	}
	p, path, password := d.o.p, d.o.paths[d.at], d.o.password
	problems := f.Problems
	copied := strings.TrimSuffix(path, filepath.Ext(path)) + "_errors" + ending
	p.unlessThere(copied, func() {
		p.o.Say(p.w.T("page.exchange.writing"))
		p.background(func() error {
			return p.o.Exchange.Mark(background, path, password, copied, problems, p.aboutCell)
		}, func() {
			p.o.Say(p.w.T("page.reports.saved", "path", filepath.Base(copied)))
			p.offer(copied)
		})
	})
}
