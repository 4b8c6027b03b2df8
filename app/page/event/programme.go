package event

import (
	"slices"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/theme"
	"sapar/data"
)

// The keys that take a number of the programme up and down.
var (
	earlierKey = kit.Ctrl(fyne.KeyU)
	laterKey   = kit.Ctrl(fyne.KeyJ)
)

// newProgramme makes the section of the numbers of a concert or contest.
func newProgramme(p *Page) *parts {
	var s *parts
	earlier, later := func() { s.move(-1) }, func() { s.move(1) }
	tool := func(icon theme.IconName, keys fyne.Shortcut, run func()) fyne.CanvasObject {
		return kit.NewButton(kit.ButtonOptions{Text: kit.ShortcutText(keys), Icon: theme.Icon(icon), Quiet: true, Run: run})
	}
	s = newParts(p, "page.event.tab.programme", register.Kind{
		Type: data.PerformanceType, Order: "number",
		Columns: []register.Column{
			{Key: "number", Width: 56}, {Key: "title", Weight: 2.4},
			{Key: "performer", Weight: 2, Text: p.performer}, {Key: "team", Weight: 1.4}, {Key: "genre", Weight: 1.2},
			{Key: "minutes", Title: p.w.T("page.event.minutes"), Width: 84},
		},
		Form: []string{"title", "performer", "person", "team", "genre", "minutes", "note"},
	}, func(kind string) bool { return kind == data.Concert || kind == data.Contest },
		func() data.Record { return &data.Performance{Event: p.event.ID, Number: len(s.r.Shown()) + 1} },
		register.Options{Sum: func(shown []data.Record) (string, kit.State) {
			n := 0
			for _, r := range shown {
				n += r.(*data.Performance).Minutes
			}
			return p.w.N("count.minute", n), kit.Neutral
		}, Tools: []fyne.CanvasObject{tool(theme.IconArrowUp, earlierKey, earlier), tool(theme.IconArrowDown, laterKey, later)}})
	s.own = []kit.Command{
		{Name: p.w.T("page.event.earlier"), Shortcut: earlierKey, Run: earlier},
		{Name: p.w.T("page.event.later"), Shortcut: laterKey, Run: later},
	}
	return s
}

// performer names who performs: as it is typed, else the person.
func (p *Page) performer(r data.Record) string {
	one := r.(*data.Performance)
	if one.Performer == "" && !one.Person.IsZero() {
		return p.teller.Name(data.PersonType.Key, one.Person.String())
	}
	return one.Performer
}

// move takes the selected number so many places down the programme, and
// numbers them all anew.
func (s *parts) move(by int) {
	chosen := s.r.Chosen()
	if chosen == nil {
		return
	}
	programme := inOrder(s.r.Shown())
	from := 0
	for i, one := range programme {
		if one.ID == data.BaseOf(chosen).ID {
			from = i
		}
	}
	to := from + by
	if to < 0 || to >= len(programme) {
		return
	}
	programme[from], programme[to] = programme[to], programme[from]
	changed := make([]data.Record, len(programme))
	for i, one := range programme {
		one.Number = i + 1
		changed[i] = one
	}
	if err := s.p.o.Records.Save(s.p.ctx, data.ActionEdit, changed...); err != nil {
		s.p.o.Fail(err)
	} else {
		s.p.said()
	}
	s.reload()
}

// inOrder are the numbers as they follow each other, whatever the list is
// sorted by.
func inOrder(shown []data.Record) []*data.Performance {
	programme := make([]*data.Performance, len(shown))
	for i, r := range shown {
		programme[i] = r.(*data.Performance)
	}
	slices.SortStableFunc(programme, func(a, b *data.Performance) int { return a.Number - b.Number })
	return programme
}
