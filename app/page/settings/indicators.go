package settings

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// indicators is the section of the project's targets.
type indicators struct {
	p      *Page
	object fyne.CanvasObject
	list   []data.Indicator
	table  *kit.Table[data.Indicator]
	bare   *kit.StatusLine // how many have no plan yet
	plans  *kit.Button
	change []*kit.Button // what needs a chosen indicator
}

func newIndicators(p *Page) *indicators {
	s := &indicators{p: p}
	w := p.w
	columns := []kit.Column[data.Indicator]{
		{Title: w.Field("indicator", "number"), Width: 56, Text: func(i data.Indicator) string { return strconv.Itoa(i.Number) }},
		{Title: w.T("word.name"), Weight: 3, Text: func(i data.Indicator) string { return i.Name(string(w.Lang())) }},
		{Title: w.Field("indicator", "kind"), Weight: 1.6, Text: func(i data.Indicator) string { return w.Choice("indicator_kind", i.Kind) }},
		{Title: w.Field("indicator", "unit"), Weight: 1.1, Text: func(i data.Indicator) string { return w.Choice("unit", i.Unit) }},
		{Title: w.T("page.settings.plan"), Width: 104, Align: fyne.TextAlignTrailing, Text: s.plan, Colour: planColour},
	}
	if district := p.settings.District; district != "" {
		columns = append(columns, kit.Column[data.Indicator]{
			Title: w.T("page.settings.part"), Width: 104, Align: fyne.TextAlignTrailing,
			Text: func(i data.Indicator) string { return p.count(i.ByDistrict[district]) },
		})
	}
	s.table = kit.NewTable(kit.TableOptions[data.Indicator]{
		Columns: columns,
		Count:   func() int { return len(s.list) },
		Row: func(i int) (data.Indicator, bool) {
			if i >= len(s.list) {
				return data.Indicator{}, false
			}
			return s.list[i], true
		},
		OnOpened: func(int) { s.edit() },
		OnDelete: func(int) { s.delete() },
		Empty: kit.EmptyOptions{
			Title: w.T("page.settings.no_indicators"), Text: w.T("page.settings.no_indicators_hint"),
			Action: w.T("page.settings.add_indicator"), Run: s.add,
		},
	})
	s.plans = kit.NewButton(kit.ButtonOptions{Text: w.T("page.settings.enter_plans"), Primary: true, Run: s.enterPlans})
	edit := kit.NewButton(kit.ButtonOptions{Text: w.T("button.edit"), Run: s.edit})
	remove := kit.NewButton(kit.ButtonOptions{Text: w.T("button.delete"), Run: s.delete})
	past := p.history.ShortButton(p.past)
	s.change = []*kit.Button{s.plans, edit, remove, past}
	s.bare = kit.NewStatusLine()
	bar := container.NewHBox(p.addButton("page.settings.add_indicator", s.add), edit, remove, s.plans, past)
	s.object = container.NewBorder(kit.NewStack(6, s.bare, bar), nil, nil, nil, s.table)
	return s
}

// addButton adds to a list; its keys stand on it.
func (p *Page) addButton(key string, add func()) *kit.Button {
	return kit.NewButton(kit.ButtonOptions{Text: p.w.T(key) + "  " + kit.ShortcutText(addKey), Run: add})
}

func (s *indicators) plan(i data.Indicator) string {
	switch {
	case i.Plan > 0:
		return s.p.w.Int(i.Plan)
	case i.PerMonth > 0:
		return s.p.w.T("page.settings.per_month_value", "n", s.p.w.Int(i.PerMonth))
	}
	return s.p.w.T("page.settings.no_plan")
}

func planColour(i data.Indicator) fyne.ThemeColorName {
	if bare(i) {
		return theme.ColorNamePlanned
	}
	return ""
}

// bare reports whether no plan was set.
func bare(i data.Indicator) bool { return i.Plan == 0 && i.PerMonth == 0 }

// count is a number, or nothing for none.
func (p *Page) count(n int) string {
	if n == 0 {
		return ""
	}
	return p.w.Int(n)
}

func (s *indicators) content() fyne.CanvasObject { return s.object }

func (s *indicators) show() {
	list, err := s.p.o.Records.Indicators(s.p.ctx, s.p.project.ID)
	if err != nil {
		s.p.o.Fail(err)
		return
	}
	s.list = list
	without := 0
	for _, i := range list {
		if bare(i) {
			without++
		}
	}
	if s.bare.Hide(); without > 0 {
		s.bare.Set(s.p.w.N("page.settings.without_plan", without), kit.Attention)
		s.bare.Show()
	}
	for _, b := range s.change {
		if len(list) > 0 {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	s.object.Refresh() // the line above the buttons comes and goes
	s.table.Reload()
}

func (s *indicators) focus(string)    { s.table.Focus() }
func (s *indicators) focused() string { return "" }
func (s *indicators) leave() bool     { return true }

// add asks for a new indicator, the next in the contract's order.
func (s *indicators) add() {
	if s.p.project.ID.IsZero() {
		return
	}
	number := 0
	for _, i := range s.list {
		number = max(number, i.Number)
	}
	s.open(data.Indicator{
		Project: s.p.project.ID, Number: number + 1, Kind: data.CountEvents, Unit: unitOf(data.CountEvents, ""),
	}, s.p.w.T("page.settings.new_indicator"))
}

func (s *indicators) edit() {
	if i := s.table.Selected(); i >= 0 && i < len(s.list) {
		s.open(s.list[i], s.p.w.T("type.indicator"))
	}
}

// saved shows the list with the indicator chosen.
func (s *indicators) saved(id data.ID) {
	s.show()
	for i := range s.list {
		if s.list[i].ID == id {
			s.table.Select(i)
		}
	}
	s.table.Focus()
	s.p.o.Say(s.p.w.T("page.settings.saved"))
}

func (s *indicators) delete() {
	i := s.table.Selected()
	if i < 0 || i >= len(s.list) {
		return
	}
	w, indicator := s.p.w, s.list[i]
	s.p.ask(w.T("page.settings.delete_indicator"),
		w.T("page.settings.delete_indicator_text", "name", indicator.Name(string(w.Lang()))),
		w.T("page.settings.delete_indicator_detail"),
		func() {
			if err := s.p.o.Records.Delete(s.p.ctx, &indicator); err != nil {
				s.p.o.Fail(err)
				return
			}
			s.show()
			s.table.Focus()
			s.p.o.Say(w.T("page.settings.deleted"))
		})
}
