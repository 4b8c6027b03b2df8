package registers

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/data"
)

// matrix is who has been where: the villages of a district by the specialties
// of the group, with how often a specialist was there and when last.
type matrix struct {
	t        *group
	villages []data.Place
	columns  []string // specialties
	members  map[data.ID]*data.Member
	events   map[data.ID]data.Event
	been     map[string]map[string]data.Presence

	district *kit.Choice // nil where the person has one only
	grid     *kit.Grid
	line     *kit.StatusLine
	object   *fyne.Container
}

func newMatrix(t *group) *matrix {
	m := &matrix{t: t, line: kit.NewStatusLine()}
	m.grid = kit.NewGrid(kit.GridOptions{
		Rows: func() int { return len(m.villages) }, Columns: func() int { return len(m.columns) },
		Row: func(i int) string { return m.row(m.villages[i]) },
		Column: func(i int) string {
			return strings.Replace(t.p.w.Choice("field", m.columns[i]), " ", "\n", 1)
		},
		Cell: m.cell, OnMoved: func(int, int) { m.tell() }, OnOpened: m.open,
	})
	var top fyne.CanvasObject = m.line
	if t.p.d.Roams() {
		m.district = kit.NewChoice(kit.ChoiceOptions{OnChanged: func(string) { m.draw() }})
		top = container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(240, m.district.MinSize().Height), m.district), nil, m.line)
	}
	m.object = container.NewBorder(top, nil, nil, nil, m.grid)
	return m
}

// where is the district in sight.
func (m *matrix) where() string {
	if m.district != nil {
		return m.district.Value()
	}
	return m.t.p.o.Settings.District
}

// row names a village with its okrug.
func (m *matrix) row(v data.Place) string {
	name := m.t.p.w.Place(v)
	if okrug, ok := m.t.p.o.Places.OkrugOf(v.Code); ok {
		if of := m.t.p.short(okrug.Code); of != "" && of != name {
			return name + " · " + of
		}
	}
	return name
}

// show reads again.
func (m *matrix) show() {
	p := m.t.p
	list, err := p.o.Records.Events(p.ctx, data.EventQuery{Project: p.project.ID, District: p.o.Settings.District, Status: data.Held})
	if err != nil {
		p.o.Fail(err)
		return
	}
	m.members, m.events = map[data.ID]*data.Member{}, map[data.ID]data.Event{}
	for _, member := range m.t.members {
		m.members[member.ID] = member
	}
	for _, e := range list {
		m.events[e.ID] = e
	}
	m.been = data.Presences(list, m.members)
	if m.district != nil {
		m.district.SetOptions(p.d.Among(p.d.Districts(), ""))
	}
	m.draw()
}

// draw shows the district's villages.
func (m *matrix) draw() {
	p := m.t.p
	m.villages = slices.Clone(p.o.Places.Villages(m.where()))
	okrug := func(v data.Place) string {
		of, _ := p.o.Places.OkrugOf(v.Code)
		return p.w.Place(of)
	}
	slices.SortStableFunc(m.villages, func(a, b data.Place) int { return p.o.Compare(okrug(a), okrug(b)) })
	m.columns = slices.DeleteFunc(slices.Clone(data.List("field")), func(specialty string) bool { return !m.asked(specialty) })
	m.grid.Reload()
	m.tell()
}

// asked reports whether the project wants the specialty, or the district has
// somebody of it, or somebody of it was there.
func (m *matrix) asked(specialty string) bool {
	if slices.Contains(m.t.p.project.Specialties, specialty) {
		return true
	}
	for _, member := range m.members {
		if member.Specialty == specialty && member.District == m.where() {
			return true
		}
	}
	return slices.ContainsFunc(m.villages, func(v data.Place) bool { return len(m.been[v.Code][specialty].Events) > 0 })
}

func (m *matrix) at(row, column int) data.Presence {
	return m.been[m.villages[row].Code][m.columns[column]]
}

func (m *matrix) cell(row, column int) kit.GridCell {
	been := m.at(row, column)
	if len(been.Events) == 0 {
		return kit.GridCell{Text: "–", State: kit.Attention}
	}
	return kit.GridCell{
		Text:  strconv.Itoa(len(been.Events)) + " · " + been.Last.Time().Format("02.01.06"),
		State: kit.Good,
	}
}

// tell says in words what the cell under the cursor shows.
func (m *matrix) tell() {
	w := m.t.p.w
	row, column := m.grid.Cursor()
	if row < 0 {
		m.line.Set(w.T("page.registers.no_villages"), kit.Neutral)
		return
	}
	village, field := w.Place(m.villages[row]), w.Choice("field", m.columns[column])
	been := m.at(row, column)
	if len(been.Events) == 0 {
		m.line.Set(w.T("page.registers.never_been", "village", village, "field", field), kit.Attention)
		return
	}
	m.line.Set(w.N("page.registers.been", len(been.Events), "village", village, "field", field,
		"date", w.Date(been.Last.Time())), kit.Good)
}

func (m *matrix) focus() { kit.Focus(m.grid) }

// open lists the events of a cell; where there are none, a visit can be
// planned.
func (m *matrix) open(row, column int) {
	p, w := m.t.p, m.t.p.w
	been := m.at(row, column)
	if len(been.Events) > 0 {
		p.showEvents(history.Join(", ", w.Place(m.villages[row]), w.Choice("field", m.columns[column])), m.list(been))
		return
	}
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title: w.T("page.registers.plan_title"),
		Text:  w.T("page.registers.plan_text", "village", w.Place(m.villages[row]), "field", w.Choice("field", m.columns[column])),
		OK:    w.T("page.registers.plan"), Cancel: w.T("button.cancel"),
		OnOK: func() { p.o.NewEvent(m.draft(row, column)) },
	})
}

func (m *matrix) list(been data.Presence) []data.Event {
	list := make([]data.Event, len(been.Events))
	for i, id := range been.Events {
		list[i] = m.events[id]
	}
	return list
}

// draft is an event in the village with those of the district's group who
// have the specialty.
func (m *matrix) draft(row, column int) data.Event {
	today := m.t.p.d.Today()
	e := data.Event{District: m.where(), Village: m.villages[row].Code, Date: max(today, m.t.p.project.Start)}
	for _, member := range m.t.members {
		if member.Specialty == m.columns[column] && member.District == m.where() && member.ActiveOn(today) {
			e.Members = append(e.Members, member.ID)
		}
	}
	return e
}
