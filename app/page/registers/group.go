package registers

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/theme"
	"sapar/data"
)

// group is the tab of the information groups: who is in them, and in front of
// that, at a key, which of them has been where.
type group struct {
	plain
	p       *Page
	members []*data.Member // of the project, in the person's district
	lacking *kit.StatusLine
	matrix  *matrix
	views   *kit.Segments
	people  fyne.CanvasObject
	object  fyne.CanvasObject
}

func newGroup(p *Page) tab {
	t := &group{p: p, lacking: kit.NewStatusLine()}
	t.r = register.New(p.d, t.kind(), register.Options{
		Read: t.read, Find: true, Add: addKey,
		Draft: func() data.Record {
			return &data.Member{Project: p.project.ID, District: t.r.District()}
		},
		Selected: func(data.Record) { t.tellLacking() },
	})
	t.matrix = newMatrix(t)
	t.views = kit.NewSegments([]string{p.w.T("page.registers.group_list"), p.w.T("page.registers.group_matrix")}, t.turn)
	t.people = t.r.Content()
	t.object = container.NewBorder(
		container.NewBorder(nil, nil, container.NewHBox(t.views, keysText(viewKey)), nil, t.lacking), nil, nil, nil,
		container.NewStack(t.people, t.matrix.object))
	t.turn(0)
	return t
}

// keysText names keys beside what they do.
func keysText(keys fyne.Shortcut) fyne.CanvasObject {
	l := widget.NewLabel(kit.ShortcutText(keys))
	l.Importance = widget.LowImportance
	return l
}

func (t *group) kind() register.Kind {
	p, members := t.p, data.MemberType
	colour := of(func(m *data.Member) fyne.ThemeColorName {
		if !m.ActiveOn(p.d.Today()) {
			return theme.ColorNameMuted
		}
		return ""
	})
	columns := []register.Column{
		{Key: "name", Weight: 2.2}, {Key: "specialty", Weight: 1.3}, {Key: "organisation", Weight: 1.7},
		{Key: "position", Weight: 1.4}, {Key: "phone", Width: 132},
		{Key: "from", Title: p.w.T("page.registers.in_group"), Width: 170, Text: of(t.active)},
	}
	if p.d.Roams() {
		columns = slices.Delete(columns, 3, 4) // the position gives way to the district
		columns = slices.Insert(columns, 0, register.Column{Key: "district", Weight: 1.2, Text: of(func(m *data.Member) string { return p.short(m.District) })})
	}
	for i := range columns {
		columns[i].Colour = colour
	}
	return register.Kind{
		Type: members, Columns: columns, Order: columns[0].Key,
		Form:    []string{"district", "name", "specialty", "phone", "organisation", "position", "from", "to", "note"},
		Filters: []register.Filter{p.d.FilterBy(members, "specialty", p.w.T("page.registers.all_fields"))},
	}
}

// active says from when to when a member is in the group.
func (t *group) active(m *data.Member) string {
	w := t.p.w
	switch {
	case m.From == 0 && m.To == 0:
		return ""
	case m.To == 0:
		return w.T("page.registers.since", "date", w.Date(m.From.Time()))
	case m.From == 0:
		return w.T("page.registers.until", "date", w.Date(m.To.Time()))
	}
	return w.Date(m.From.Time()) + " – " + w.Date(m.To.Time())
}

// short is a district's name without the word for its type.
func (p *Page) short(code string) string { return p.d.History.Teller.Short(code) }

func (t *group) content() fyne.CanvasObject { return t.object }

func (t *group) show() {
	t.r.Show()
	t.matrix.show()
}

func (t *group) focus() {
	if t.matrix.object.Visible() {
		t.matrix.focus()
		return
	}
	t.r.Focus()
}

func (t *group) turn(to int) {
	t.views.Select(to)
	if to == 0 {
		t.matrix.object.Hide()
		t.people.Show()
		return
	}
	t.people.Hide()
	t.matrix.object.Show()
}

func (t *group) commands() []kit.Command {
	return []kit.Command{{Shortcut: viewKey, Run: func() {
		t.turn(1 - t.views.Selected())
		t.focus()
	}}}
}

// read reads the members.
func (t *group) read() ([]data.Record, error) {
	list, err := t.p.records(data.MemberType)
	t.members = make([]*data.Member, len(list))
	for i, r := range list {
		t.members[i] = r.(*data.Member)
	}
	return list, err
}

// tellLacking says which of the wanted specialties the district's group lacks,
// or in how many districts some are lacking.
func (t *group) tellLacking() {
	w, wanted := t.p.w, t.p.project.Specialties
	if len(wanted) == 0 {
		t.lacking.Set(w.T("page.registers.nothing_wanted"), kit.Neutral)
		return
	}
	in := func(district string) []*data.Member {
		return slices.DeleteFunc(slices.Clone(t.members), func(m *data.Member) bool {
			return m.District != district || !m.ActiveOn(t.p.d.Today())
		})
	}
	if district := t.r.District(); district != "" {
		lacking := data.Lacking(wanted, in(district))
		if len(lacking) > 0 {
			t.lacking.Set(w.T("page.registers.lacking", "fields", t.p.fields(lacking)), kit.Attention)
			return
		}
		t.lacking.Set(w.T("page.registers.complete", "fields", t.p.fields(wanted)), kit.Good)
		return
	}
	var incomplete []string
	for _, d := range t.p.d.Districts() {
		if len(data.Lacking(wanted, in(d.Code))) > 0 {
			incomplete = append(incomplete, t.p.short(d.Code))
		}
	}
	if len(incomplete) == 0 {
		t.lacking.Set(w.T("page.registers.all_complete"), kit.Good)
		return
	}
	t.lacking.Set(w.N("page.registers.incomplete", len(incomplete), "districts", strings.Join(incomplete, ", ")), kit.Attention)
}

// fields are specialties as they stand in a sentence.
func (p *Page) fields(codes []string) string {
	words := make([]string, len(codes))
	for i, code := range codes {
		words[i] = strings.ToLower(p.w.Choice("field", code))
	}
	return history.Join(", ", words...)
}
