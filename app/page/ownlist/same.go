package ownlist

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/exchange"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// same is the tab of what may be there already: a list, and under it the
// selected record with those that it may be, each of which has a key. Nothing
// is taken in while one waits for an answer.
type same struct {
	p      *Page
	table  *kit.Table[exchange.ListProposal]
	shown  *kit.Card
	inside *fyne.Container
	tiers  *fyne.Container
	none   *kit.Empty
	object *fyne.Container
}

func newSame(p *Page) *same {
	s := &same{p: p}
	w := p.w
	row := w.T("page.ownlist.column.row")
	s.table = kit.NewTable(kit.TableOptions[exchange.ListProposal]{
		Columns: []kit.Column[exchange.ListProposal]{
			{Title: row, Width: max(textWidth("00000"), titleWidth(row)), Text: func(q exchange.ListProposal) string { return p.lines(q.Lines) }},
			{Title: w.T("page.ownlist.column.in_list"), Weight: 1.3, Text: func(q exchange.ListProposal) string { return p.short(q.Record) }},
			{Title: w.T("page.ownlist.column.may_be"), Weight: 1.3, Text: s.mayBe},
			{Title: w.T("page.ownlist.column.answer"), Weight: 0.8, Text: s.answer, Colour: s.colour},
		},
		Count:      func() int { return len(p.try.ask) },
		Row:        s.at,
		OnSelected: func(int) { s.drawShown() },
		OnKey:      func(_ int, key fyne.KeyName) { s.press(key) },
		OnDelete:   func(int) { s.takeBack() },
		OnOpened:   func(int) { s.goToOpen() },
	})
	s.inside = kit.NewStack(8)
	s.shown = kit.NewCard("", s.inside)
	s.tiers = newTiers(s.table, s.shown)
	s.none = kit.NewEmpty(kit.EmptyOptions{
		Icon:  theme.ColoredIcon(theme.IconCheck, theme.ColorNameHeld),
		Title: w.T("page.ownlist.no_same_title"), Text: w.T("page.ownlist.no_same"),
	})
	s.object = container.NewStack(s.tiers, s.none)
	return s
}

func (s *same) content() fyne.CanvasObject { return s.object }

// title counts what waits for an answer.
func (s *same) title() string {
	return s.p.w.T("page.ownlist.tab.same") + s.p.number(s.p.work.open(s.p.try.ask))
}

func (s *same) at(i int) (exchange.ListProposal, bool) {
	if i < 0 || i >= len(s.p.try.ask) {
		return exchange.ListProposal{}, false
	}
	return s.p.try.ask[i], true
}

// mayBe is the likeliest of those that a record may be.
func (s *same) mayBe(q exchange.ListProposal) string {
	first := s.p.short(q.Matches[0].Record)
	if n := len(q.Matches) - 1; n > 0 {
		return s.p.w.T("page.ownlist.and_more", "record", first, "n", s.p.w.Int(n))
	}
	return first
}

// answer is what was said of a record.
func (s *same) answer(q exchange.ListProposal) string {
	w := s.p.w
	a, ok := s.p.work.answers[q.Of]
	switch {
	case !ok:
		return w.T("page.ownlist.answer.open")
	case a.record == nil:
		return w.T("page.ownlist.answer.new")
	case !a.byHand:
		return w.T("page.ownlist.answer.sure")
	case len(q.Matches) > 1:
		return w.T("page.ownlist.answer.same_as", "n", s.p.w.Int(s.chosen(&q)+1))
	}
	return w.T("page.ownlist.answer.same")
}

func (s *same) colour(q exchange.ListProposal) fyne.ThemeColorName {
	switch a, ok := s.p.work.answers[q.Of]; {
	case !ok:
		return theme.ColorNamePlanned
	case a.record == nil:
		return ""
	}
	return theme.ColorNameHeld
}

// chosen is which of the matches the record is said to be, −1 for none.
func (s *same) chosen(q *exchange.ListProposal) int {
	a := s.p.work.answers[q.Of]
	if a.record == nil {
		return -1
	}
	for i, m := range q.Matches {
		if data.BaseOf(m.Record).ID == data.BaseOf(a.record).ID {
			return i
		}
	}
	return -1
}

func (s *same) draw() {
	none := len(s.p.try.ask) == 0
	show(s.tiers, !none)
	show(s.none, none)
	if none {
		return
	}
	s.table.Reload()
	if s.table.Selected() < 0 {
		s.table.Select(0)
	}
	s.drawShown()
}

func (s *same) focus() {
	if s.tiers.Visible() {
		s.table.Focus()
		return
	}
	kit.Focus(s.p.head.take)
}

// drawShown writes the selected record and those that it may be.
func (s *same) drawShown() {
	q, ok := s.at(s.table.Selected())
	if !ok {
		return
	}
	p, w := s.p, s.p.w
	a, answered := p.work.answers[q.Of]
	said := []fyne.CanvasObject{kit.NewBody(w.T("page.ownlist.ask", "rows", p.lines(q.Lines), "record", p.called(q.Record)))}
	width := float32(0)
	chosen := s.chosen(&q)
	for i, m := range q.Matches {
		key := ""
		if i < len(keys) {
			key = strconv.Itoa(i+1) + " · "
		}
		said = append(said, newBeside(&width, kit.NewButton(kit.ButtonOptions{
			Text: key + w.T("page.ownlist.same"), Primary: answered && i == chosen, Run: func() { s.say(q, m.Record) },
		}), kit.NewBody(p.called(m.Record))))
	}
	said = append(said, newBeside(&width, kit.NewButton(kit.ButtonOptions{
		Text: "0 · " + w.T("page.ownlist.new"), Primary: answered && a.record == nil, Run: func() { s.say(q, nil) },
	}), kit.NewText(w.T("page.ownlist.new_hint"), kit.Neutral)))
	if answered && !a.byHand {
		said = append(said, kit.NewText(w.T("page.ownlist.sure_hint"), kit.Neutral))
	}
	s.inside.Objects = said
	s.inside.Refresh()
	s.tiers.Refresh()
	s.table.Select(s.table.Selected()) // the list may have become lower
}

// keys are those of the matches, in their order. 0 is a new one.
var keys = []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}

// press answers by a key.
func (s *same) press(key fyne.KeyName) {
	q, ok := s.at(s.table.Selected())
	if !ok {
		return
	}
	if key == fyne.Key0 {
		s.say(q, nil)
		return
	}
	for i, k := range keys {
		if k == key && i < len(q.Matches) {
			s.say(q, q.Matches[i].Record)
		}
	}
}

// say keeps an answer and goes on to the next record that waits for one.
func (s *same) say(q exchange.ListProposal, record data.Record) {
	s.p.work.answers[q.Of] = answer{record: record, byHand: true}
	s.table.Focus()
	s.goToOpen()
	s.p.changed()
}

// takeBack makes a record wait for its answer again.
func (s *same) takeBack() {
	if q, ok := s.at(s.table.Selected()); ok && s.p.work.answered(q.Of) {
		s.p.work.unsay(q.Of)
		s.p.changed()
	}
}

// goToOpen goes to the next record that waits for an answer, if one does.
func (s *same) goToOpen() {
	n := len(s.p.try.ask)
	from := max(0, s.table.Selected())
	for i := range n {
		at := (from + i) % n
		if !s.p.work.answered(s.p.try.ask[at].Of) {
			s.table.Select(at)
			return
		}
	}
}
