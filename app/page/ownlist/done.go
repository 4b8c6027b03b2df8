package ownlist

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// done is what stands there once the list is taken in: what came of it.
type done struct {
	p       *Page
	title   *kit.Heading
	counts  *kit.Text
	waiting *kit.Text
	learned *kit.Text
	undo    *kit.Text
	back    *kit.Button
	object  *fyne.Container
}

func newDone(p *Page) *done {
	d := &done{p: p, title: kit.NewHeading(2, ""), counts: kit.NewBody(""), waiting: kit.NewText("", kit.Attention)}
	d.learned = kit.NewText(p.w.T("page.ownlist.learned"), kit.Good)
	d.undo = kit.NewText(p.w.T("page.ownlist.undo_hint"), kit.Neutral)
	d.back = kit.NewButton(kit.ButtonOptions{Text: p.w.T("page.ownlist.back"), Primary: true, Run: p.o.Back})
	d.object = container.New(rows{grow: -1}, d.title, d.counts, d.waiting, d.learned, d.undo, container.NewHBox(d.back))
	return d
}

func (d *done) focus() { kit.Focus(d.back) }

// came shows what came of the list, and tells the other screens.
func (p *Page) came(f data.FileReport, learned bool) {
	d, w := p.done, p.w
	said := p.sum(&f, 0)
	d.title.SetText(w.T("page.ownlist.taken"))
	d.counts.SetText(p.byType(&f))
	waiting := ""
	if n := f.Total().Wrong; n > 0 {
		waiting = w.N("page.ownlist.waiting", n)
	}
	d.waiting.SetText(waiting)
	show(d.waiting, waiting != "")
	show(d.learned, learned)
	p.stand(d.object)
	p.head.draw()
	p.object.Refresh()
	p.o.Merged()
	p.o.Say(w.T("page.ownlist.taken") + ". " + said)
	d.focus()
}
