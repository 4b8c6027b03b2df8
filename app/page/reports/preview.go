package reports

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
)

// rowsShown is how many rows of a table stand in the preview: enough to see
// that it is the right report.
const rowsShown = 50

// preview shows what the report says, one of its tables at a time.
type preview struct {
	p    *Page
	wait func(act func())
	stop func() // what is being made

	busy   bool
	asked  data.ReportQuery // of the report below, or of the one being made
	lang   string
	stale  bool // the records may have changed since
	report data.Report
	tables []data.ReportTable
	sheet  int // which of them is in sight

	title  *kit.Heading
	count  *kit.Heading // which of the tables, how many rows
	before *kit.Button
	after  *kit.Button
	foot   *kit.Text
	grid   *grid
	empty  *kit.Empty
	object fyne.CanvasObject
}

func newPreview(p *Page) *preview {
	v := &preview{p: p, wait: p.o.Tasks.Debounce(quiet), stop: func() {}, stale: true}
	v.title, v.count = kit.NewHeading(2, ""), kit.NewHeading(3, "")
	turn := func(icon theme.IconName, by int) *kit.Button {
		return kit.NewButton(kit.ButtonOptions{Icon: theme.Icon(icon), Quiet: true, Run: func() { v.turn(by) }})
	}
	v.before, v.after = turn(theme.IconArrowLeft, -1), turn(theme.IconArrowRight, 1)
	v.foot = kit.NewText("", kit.Neutral)
	v.grid = newGrid(v.open)
	v.empty = kit.NewEmpty(kit.EmptyOptions{})
	head := container.NewBorder(nil, nil, nil, container.NewHBox(v.before, v.after), v.title)
	v.object = kit.NewCard("", container.New(previewLayout{}, head, v.count, container.NewStack(v.grid, v.empty), v.foot))
	return v
}

// forget has the report made anew: the records may have changed.
func (v *preview) forget() { v.stale = true }

// drop lets go of what is being made; it is made when it is asked for again.
func (v *preview) drop() {
	v.wait(nil)
	v.stop()
	if v.busy {
		v.busy, v.stale = false, true
	}
}

// show makes the report and shows it, unless it is the one that stands there.
func (v *preview) show(q data.ReportQuery, lang string) {
	if !v.stale && q == v.asked && lang == v.lang {
		return
	}
	v.stop()
	v.asked, v.lang, v.stale, v.busy = q, lang, false, true
	v.count.SetText(v.p.w.T("page.reports.building"))

	var made struct {
		report data.Report
		tables []data.ReportTable
		file   string
		err    error
	}
	ctx, cancel := context.WithCancel(context.Background())
	sheet := 0
	if q.Name == v.report.Name {
		sheet = v.sheet
	}
	var drop task.Cancel
	over := false
	drop = v.p.o.Tasks.Background(func() {
		if made.report, made.err = v.p.o.Reports.Build(ctx, q); made.err != nil {
			return
		}
		made.file = v.p.o.Reports.FileName(made.report, lang)
		made.tables, made.err = v.p.o.Reports.Tables(ctx, made.report, rowsShown, data.ReportOptions{Lang: v.p.wording(lang)})
		if sheet >= len(made.tables) {
			sheet = 0
		}
	}, func() {
		over = true
		cancel()
		v.busy = false
		if made.err != nil {
			v.failed(made.err)
			return
		}
		v.report, v.sheet, v.tables = made.report, sheet, made.tables
		v.p.fields.fitProofs()
		v.p.fields.propose(made.file)
		v.draw()
		v.p.export.resume()
	})
	v.stop = func() {
		cancel()
		if !over {
			drop()
		}
	}
}

// failed shows no report, and has it made again when it is asked for again.
func (v *preview) failed(err error) {
	v.stale = true
	v.p.export.waiting = false
	v.nothing(kit.EmptyOptions{Title: v.p.w.T("error.unexpected")})
	v.p.o.Fail(err)
}

// blank shows no report while a field is to be mended.
func (v *preview) blank() {
	v.drop()
	v.stale = true
	v.nothing(kit.EmptyOptions{Text: v.p.w.T("page.reports.mend")})
}

// nothing says why there is no table.
func (v *preview) nothing(o kit.EmptyOptions) {
	v.report, v.tables = data.Report{Name: v.p.name}, nil
	v.title.SetText("")
	v.count.SetText("")
	v.foot.SetText("")
	v.turnable()
	v.stand(o)
}

// stand puts a sentence in the place of the table.
func (v *preview) stand(o kit.EmptyOptions) {
	v.empty.Set(o)
	v.empty.Show()
	v.grid.Hide()
	v.p.arrange()
}

// turn goes to another table of the report.
func (v *preview) turn(by int) {
	to := v.sheet + by
	if v.busy || to < 0 || to >= len(v.tables) {
		return
	}
	v.sheet = to
	v.draw()
}

// turnable allows the buttons that lead to another table.
func (v *preview) turnable() {
	for button, on := range map[*kit.Button]bool{
		v.before: v.sheet > 0, v.after: v.sheet+1 < len(v.tables),
	} {
		if on {
			button.Enable()
		} else {
			button.Disable()
		}
		button.Hidden = len(v.tables) < 2
	}
}

// draw shows the table.
func (v *preview) draw() {
	w := v.p.w
	if len(v.tables) == 0 {
		v.nothing(v.none())
		return
	}
	table := &v.tables[v.sheet]
	v.title.SetText(v.heading(table))
	v.foot.SetText(strings.Join(table.Foot, "\n"))
	v.turnable()
	var said []string
	if n := len(v.tables); n > 1 {
		said = append(said, w.Int(v.sheet+1)+" / "+w.Int(n))
	}
	if n := table.Count; n > len(table.Rows) {
		said = append(said, w.N("page.reports.shown", n, "shown", w.Int(len(table.Rows))))
	} else if n > 0 {
		said = append(said, w.T("page.reports.hint"))
	}
	v.count.SetText(strings.Join(said, " · "))
	if table.Count == 0 {
		v.foot.SetText("")
		v.stand(v.none())
		return
	}
	v.empty.Hide()
	v.grid.Show()
	v.grid.show(*table, w.T("word.total"))
	v.p.arrange()
}

// heading names the table: by what it is about where there are many of a kind,
// as attendance sheets, else by its sheet.
func (v *preview) heading(t *data.ReportTable) string {
	if t.Title != "" {
		return t.Title
	}
	return t.Sheet
}

// none says why the report is empty, and what would fill it.
func (v *preview) none() kit.EmptyOptions {
	w := v.p.w
	switch {
	case v.report.Event != nil:
		return kit.EmptyOptions{Title: w.T("page.reports.blank_title"), Text: w.T("page.reports.blank")}
	}
	text := "page.reports.none." + v.p.name
	if !w.Has(text) {
		text = "page.reports.none.own"
	}
	return kit.EmptyOptions{Title: w.T("page.reports.none_title"), Text: w.T(text)}
}

// previewLayout stacks the heading and the counts over the table, and what
// stands below the table under it.
type previewLayout struct{}

func (previewLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, previewLeast-30)
}

func (previewLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const near = 6
	y := fit(o[0], fyne.NewPos(0, 0), size.Width)
	y += fit(o[1], fyne.NewPos(0, y), size.Width) + near
	o[3].Resize(fyne.NewSize(size.Width, o[3].Size().Height))
	foot := o[3].MinSize().Height
	if foot > 0 {
		foot += near
	}
	o[2].Move(fyne.NewPos(0, y))
	o[2].Resize(fyne.NewSize(size.Width, max(0, size.Height-y-foot)))
	fit(o[3], fyne.NewPos(0, size.Height-foot+near), size.Width)
}
