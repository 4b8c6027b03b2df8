package settings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// named are the four fields of which the grant's text wants specialists in
// every information group.
var named = []string{"health", "education", "culture", "sport"}

// group is the section of the information group: of the person's own
// district, or of all of them for who has none.
type group struct {
	p       *Page
	object  fyne.CanvasObject
	all     []data.Member // of the project
	list    []data.Member // in sight
	table   *kit.Table[data.Member]
	chosen  *kit.Choice // district; nil where there is one only
	lacking *kit.StatusLine
	change  []*kit.Button // what needs a chosen member
}

func newGroup(p *Page) *group {
	s := &group{p: p}
	w := p.w
	text := func(key string, width float32, of func(m data.Member) string) kit.Column[data.Member] {
		return kit.Column[data.Member]{Title: w.Field("member", key), Width: width, Text: of, Colour: s.colour}
	}
	columns := []kit.Column[data.Member]{
		text("name", 0, func(m data.Member) string { return m.Name }),
		text("specialty", 170, func(m data.Member) string { return w.Choice("field", m.Specialty) }),
		text("organisation", 0, func(m data.Member) string { return m.Organisation }),
		text("position", 0, func(m data.Member) string { return m.Position }),
		text("phone", 150, func(m data.Member) string { return m.Phone }),
		text("note", 0, s.note),
	}
	if p.settings.District == "" {
		columns = slices.Insert(columns, 0, text("district", 160, func(m data.Member) string { return p.maker.PlaceName(m.District) }))
	}
	s.table = kit.NewTable(kit.TableOptions[data.Member]{
		Columns: columns,
		Count:   func() int { return len(s.list) },
		Row: func(i int) (data.Member, bool) {
			if i >= len(s.list) {
				return data.Member{}, false
			}
			return s.list[i], true
		},
		OnOpened: func(int) { s.edit() },
		OnDelete: func(int) { s.delete() },
		Empty: kit.EmptyOptions{
			Icon:  theme.ColoredIcon(theme.IconPeople, theme.ColorNameMuted),
			Title: w.T("page.settings.no_members"), Text: w.T("page.settings.no_members_hint"),
			Action: w.T("page.settings.add_member"), Run: s.add,
		},
	})
	edit := kit.NewButton(kit.ButtonOptions{Text: w.T("button.edit"), Run: s.edit})
	remove := kit.NewButton(kit.ButtonOptions{Text: w.T("button.delete"), Run: s.delete})
	past := p.history.ShortButton(p.past)
	s.change = []*kit.Button{edit, remove, past}
	s.lacking = kit.NewStatusLine()
	bar := container.NewHBox(p.addButton("page.settings.add_member", s.add), edit, remove)
	var top fyne.CanvasObject = bar
	if p.settings.District == "" {
		s.chosen = kit.NewChoice(kit.ChoiceOptions{Empty: w.T("word.all"), OnEnter: p.next, OnChanged: func(string) { s.pick() }})
		top = container.NewBorder(nil, nil, bar, container.NewGridWrap(fyne.NewSize(240, s.chosen.MinSize().Height), s.chosen))
	}
	s.object = container.NewBorder(kit.NewStack(6, container.NewBorder(nil, nil, nil, past, s.lacking), top), nil, nil, nil, s.table)
	return s
}

func (s *group) content() fyne.CanvasObject { return s.object }
func (s *group) focus(string)               { s.table.Focus() }
func (s *group) focused() string            { return "" }
func (s *group) leave() bool                { return true }

func (s *group) show() {
	all, err := s.p.o.Records.Members(s.p.ctx, s.p.project.ID)
	if err != nil {
		s.p.o.Fail(err)
		return
	}
	s.all = all
	if s.chosen != nil {
		options := s.p.maker.Among(s.p.districts(), "")
		for i := range options {
			options[i].Hint = s.lack(s.missing(options[i].ID))
		}
		s.chosen.SetOptions(options)
	}
	s.pick()
}

// district is the one whose group is in sight, "" for all.
func (s *group) district() string {
	if s.chosen != nil {
		return s.chosen.Value()
	}
	return s.p.settings.District
}

// pick shows the district's group.
func (s *group) pick() {
	district := s.district()
	s.list = nil
	for _, m := range s.all {
		if district == "" || m.District == district {
			s.list = append(s.list, m)
		}
	}
	for _, b := range s.change {
		if len(s.list) > 0 {
			b.Enable()
		} else {
			b.Disable()
		}
	}
	s.table.Reload()
	s.tellLacking()
}

// gone reports whether the member has left the group.
func (s *group) gone(m data.Member) bool { return m.To != 0 && m.To < s.p.today() }

func (s *group) colour(m data.Member) fyne.ThemeColorName {
	if s.gone(m) {
		return theme.ColorNameMuted
	}
	return ""
}

func (s *group) note(m data.Member) string {
	if s.gone(m) {
		return s.p.w.T("page.settings.left_group", "date", s.p.w.Date(m.To.Time()))
	}
	return m.Note
}

// missing are those of the four fields that a district's group lacks.
func (s *group) missing(district string) []string {
	there := map[string]bool{}
	for _, m := range s.all {
		if m.District == district && !s.gone(m) {
			there[m.Specialty] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(named), func(code string) bool { return there[code] })
}

func (s *group) words(codes []string) string {
	words := make([]string, len(codes))
	for i, code := range codes {
		words[i] = strings.ToLower(s.p.w.Choice("field", code))
	}
	return strings.Join(words, ", ")
}

// tellLacking says which of the four fields the group still lacks, or which
// districts' groups lack some.
func (s *group) tellLacking() {
	w := s.p.w
	if district := s.district(); district != "" {
		missing, state := s.missing(district), kit.Good
		if len(missing) > 0 {
			state = kit.Attention
		}
		s.lacking.Set(s.lack(missing), state)
		return
	}
	lacking := 0
	for _, d := range s.p.districts() {
		if len(s.missing(d.Code)) > 0 {
			lacking++
		}
	}
	if lacking == 0 {
		s.lacking.Set(w.T("page.settings.all_complete"), kit.Good)
		return
	}
	s.lacking.Set(w.N("page.settings.incomplete_districts", lacking), kit.Attention)
}

// lack says which of the four fields are missing, or that none is.
func (s *group) lack(missing []string) string {
	if len(missing) == 0 {
		return s.p.w.T("page.settings.complete", "fields", s.words(named))
	}
	return s.p.w.T("page.settings.missing", "fields", s.words(missing))
}
