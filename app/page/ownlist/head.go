package ownlist

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/kit"
	"sapar/data"
)

// head is what is always in sight: which list it is, what would come of it, and
// the button that takes it in.
type head struct {
	p       *Page
	title   *kit.Heading
	again   *kit.Text // the form is known
	summary *kit.Text
	problem *kit.Text
	take    *kit.Button
	back    *kit.Button
	object  *fyne.Container
}

func newHead(p *Page) *head {
	h := &head{p: p, title: kit.NewHeading(2, ""), again: kit.NewText("", kit.Good), summary: kit.NewBody(""), problem: kit.NewText("", kit.Bad)}
	h.take = kit.NewButton(kit.ButtonOptions{Primary: true, Run: p.take})
	h.back = kit.NewButton(kit.ButtonOptions{Text: kit.Named(p.w.T("page.ownlist.back"), kit.Escape()), Run: p.o.Back})
	line := &fyne.Container{Layout: &titled{h: h}, Objects: []fyne.CanvasObject{h.title, container.NewHBox(h.take, h.back)}}
	h.object = container.New(rows{grow: -1, gap: 2}, line, h.again, h.summary, h.problem)
	h.draw()
	return h
}

// draw says how it stands.
func (h *head) draw() {
	w, t, k := h.p.w, h.p.try, h.p.work
	title, again, summary, problem := fileName(k.path), "", "", ""
	taken := h.p.done != nil && h.p.done.object.Visible()
	if m := k.mapping(); m != nil {
		title += " · " + w.Choice("list_kind", m.Kind)
		if m.Again {
			again = w.T("page.ownlist.again")
		}
	}
	left := k.open(t.ask)
	text := kit.Named(w.T("page.ownlist.take"), takeKey)
	on := false
	switch {
	case k.mapping() == nil || taken:
	case t.merging:
		summary = w.T("page.ownlist.taking")
	case t.busy || !t.had:
		summary = w.T("page.ownlist.reading")
	case t.err != nil:
		problem = w.Refusal(t.err, h.p.o.Places)
	default:
		summary = h.p.sum(&t.result.Report, len(t.result.Preview.Skipped))
		problem = h.lacks()
		on = t.result.Report.Total().News() > 0
		if on && left > 0 {
			text = kit.Named(w.N("page.ownlist.left", left), takeKey)
		}
	}
	h.title.SetText(title)
	h.again.SetText(again)
	h.summary.SetText(summary)
	h.problem.SetText(problem)
	show(h.again, again != "" && !taken)
	show(h.summary, summary != "")
	show(h.problem, problem != "")
	show(h.take, !taken)
	show(h.back, !taken)
	h.take.SetText(text)
	enable(h.take, on)
	h.object.Refresh()
}

// lacks says what keeps all of a list from coming: that its people have no
// event, or the first wrong cell where nothing comes.
func (h *head) lacks() string {
	report := &h.p.try.result.Report
	for _, c := range report.Problems {
		if c.Cell == "" {
			return h.p.w.Problem(c.Problem, h.p.o.Places)
		}
	}
	if len(report.Problems) > 0 && report.Total().News() == 0 {
		first := report.Problems[0]
		if isLack(first) {
			return h.p.aboutCell(first)
		}
		return join(": ", first.Cell, h.p.aboutCell(first))
	}
	return ""
}

// titled puts the buttons beside the title, and below it where both have no
// room side by side.
type titled struct {
	h     *head
	width float32 // of the last layout
}

// under is between the title and the buttons below it.
const under = 4

func (l *titled) stacked(o []fyne.CanvasObject) bool {
	text := fyne.MeasureText(l.h.title.Text(), fynetheme.Size(fynetheme.SizeNameSubHeadingText), fyne.TextStyle{Bold: true}).Width
	return l.width > 0 && text+gap+o[1].MinSize().Width > l.width
}

func (l *titled) MinSize(o []fyne.CanvasObject) fyne.Size {
	title, buttons := o[0].MinSize(), l.buttons(o)
	if l.stacked(o) {
		return fyne.NewSize(buttons.Width, title.Height+under+buttons.Height)
	}
	return fyne.NewSize(buttons.Width, max(title.Height, buttons.Height))
}

// buttons is the room that they take: none where both are hidden.
func (l *titled) buttons(o []fyne.CanvasObject) fyne.Size {
	if !l.h.back.Visible() {
		return fyne.Size{}
	}
	return o[1].MinSize()
}

func (l *titled) Layout(o []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	title, buttons := o[0].MinSize(), l.buttons(o)
	o[1].Resize(buttons)
	if l.stacked(o) {
		o[0].Move(fyne.NewPos(0, 0))
		o[0].Resize(fyne.NewSize(size.Width, title.Height))
		o[1].Move(fyne.NewPos(0, title.Height+under))
		return
	}
	o[0].Move(fyne.NewPos(0, (size.Height-title.Height)/2))
	o[0].Resize(fyne.NewSize(size.Width-buttons.Width-gap, title.Height))
	o[1].Move(fyne.NewPos(size.Width-buttons.Width, (size.Height-buttons.Height)/2))
}

// sum is the whole in a sentence.
func (p *Page) sum(f *data.FileReport, skipped int) string {
	w := p.w
	if f.Again || f.Total() == (data.MergeCount{}) {
		return w.T("page.ownlist.nothing")
	}
	total := f.Total()
	said := []string{w.T("page.ownlist.sum", "new", w.Int(total.New), "changed", w.Int(total.Changed), "same", w.Int(total.Same))}
	for _, more := range []struct {
		key string
		n   int
	}{
		{"page.ownlist.sum_wrong", len(f.Problems)}, {"page.ownlist.sum_skipped", skipped},
		{"page.ownlist.sum_conflicts", total.Conflicts}, {"page.ownlist.sum_held", total.Held},
	} {
		if more.n > 0 {
			said = append(said, w.T(more.key, "n", w.Int(more.n)))
		}
	}
	return strings.Join(said, " · ")
}

func enable(b *kit.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}
