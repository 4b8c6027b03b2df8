package event

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// attendance is the section with the list of those who came: the list as it
// stands on paper, and below its last line the row in which the next one is
// typed or an earlier one corrected.
type attendance struct {
	p     *Page
	rows  []data.Participant
	view  *view // of the rows
	table *kit.Table[line]
	row   *entryRow

	totals, doubt *kit.Text
	evidence      *kit.Button // says how much there is
	box           fyne.CanvasObject
	added         map[data.ID]bool // people who were not known before they were typed here
}

// line is one participant with the number in the list.
type line struct {
	number int
	data.Participant
}

func newAttendance(p *Page) *attendance {
	a := &attendance{p: p, added: map[data.ID]bool{}}
	a.view = newView(a)
	a.table = kit.NewTable(kit.TableOptions[line]{
		Columns: a.columns(),
		Count:   func() int { return len(a.view.shown) },
		Row: func(i int) (line, bool) {
			l := a.view.at(i)
			return l, l.number > 0
		},
		OnOpened: func(i int) { a.edit(a.view.at(i).number) },
		OnDelete: func(i int) { a.remove(a.view.at(i).number) },
		OnSort:   func(key string, descending bool) { a.view.sort(key, descending) },
		Empty:    a.view.none(false),
	})
	a.row = newEntryRow(a)
	a.totals = kit.NewBody("")
	a.doubt = kit.NewText("", kit.Attention)
	below := kit.NewStack(6, a.row.box, a.totalsLine(), a.doubt)
	a.box = container.NewBorder(a.view.bar, below, nil, nil, a.table)
	a.view.remembered()
	return a
}

// totalsLine is the sums, with what is done on paper beside them.
func (a *attendance) totalsLine() fyne.CanvasObject {
	list := kit.NewButton(kit.ButtonOptions{Text: kit.Named(a.p.w.T("page.event.list.button"), listKey), Quiet: true, Run: a.view.toggle})
	if a.p.o.Paper == nil {
		return container.NewBorder(nil, nil, nil, list, a.totals)
	}
	print := kit.NewButton(kit.ButtonOptions{Text: kit.Named(a.p.w.T("page.event.sheet.button"), printKey), Quiet: true, Run: a.p.askPrint})
	a.evidence = kit.NewButton(kit.ButtonOptions{Text: a.evidenceName(0), Quiet: true, Run: a.p.showEvidence})
	return container.NewBorder(nil, nil, nil, container.NewHBox(list, print, a.evidence), a.totals)
}

func (a *attendance) evidenceName(n int) string {
	return kit.Named(a.p.w.T("page.event.evidence.button", "n", a.p.w.Int(n)), evidenceKey)
}

// countEvidence shows how many files prove the event.
func (a *attendance) countEvidence() {
	if a.evidence == nil {
		return
	}
	var all []data.Evidence
	if id := a.p.event.ID; !id.IsZero() {
		var err error
		if all, err = a.p.o.Paper.Evidence(a.p.ctx, id); err != nil {
			a.p.o.Fail(err)
			return
		}
	}
	a.evidence.SetText(a.evidenceName(len(all)))
}

func (a *attendance) columns() []kit.Column[line] {
	w := a.p.w
	colour := func(is func(line) bool) func(line) fyne.ThemeColorName {
		return func(l line) fyne.ThemeColorName {
			if is(l) {
				return theme.ColorNamePlanned
			}
			return ""
		}
	}
	// as wide as its title, and as what stands in it: no more
	tight := func(title, sample string, c kit.Column[line]) kit.Column[line] {
		const cellRoom = 18 // what a cell needs beside its text
		c.Title = title
		c.Width = cellRoom + max(
			fyne.MeasureText(title, fynetheme.CaptionTextSize(), fyne.TextStyle{Bold: true}).Width,
			fyne.MeasureText(sample, fynetheme.TextSize(), fyne.TextStyle{}).Width)
		return c
	}
	return []kit.Column[line]{
		tight(w.T("page.event.column.number"), "0000", kit.Column[line]{Sort: "number", Align: fyne.TextAlignTrailing,
			Text: func(l line) string { return strconv.Itoa(l.number) }}),
		{Title: w.Field("person", "name"), Sort: "name", Weight: 3, Text: func(l line) string { return w.Person(l.Person) }},
		tight(w.T("page.event.column.birth_year"), "2000", kit.Column[line]{Key: "birth_year", Sort: "birth_year", Text: func(l line) string { return year(l.Person.BirthYear) }}),
		tight(w.T("page.event.column.age"), "00", kit.Column[line]{Key: "age", Sort: "age", Text: func(l line) string { return a.age(l.Person) },
			Colour: colour(func(l line) bool { return a.minor(l.Person) })}),
		tight(w.Field("person", "sex"), "", kit.Column[line]{Key: "sex", Sort: "sex", Text: func(l line) string { return w.Choice("sex_short", l.Person.Sex) }}),
		{Title: w.Field("attendance", "category"), Key: "category", Sort: "category", Weight: 1.6, Text: func(l line) string { return w.Choice("category", l.Attendance.Category) }},
		{Title: w.T("page.event.column.village"), Key: "village", Sort: "village", Weight: 1.5, Text: func(l line) string { return a.home(l.Person) }},
		{Title: w.Field("person", "work"), Key: "work", Sort: "work", Weight: 1.9, Text: func(l line) string { return l.Person.Work }},
		tight(w.T("page.event.column.phone"), "+7 700 000 00 00", kit.Column[line]{Key: "phone", Sort: "phone", Text: func(l line) string { return l.Person.Phone }}),
		tight(w.T("page.event.column.consent"), w.Choice("consent_short", "representative"), kit.Column[line]{
			Key: "consent", Sort: "consent",
			Text:   func(l line) string { return w.Choice("consent_short", l.consent()) },
			Colour: colour(func(l line) bool { return len(a.warnings(l.Person)) > 0 })}),
	}
}

// consent is the person's, where nothing was entered the same as none.
func (l line) consent() string {
	if l.Person.Consent == "" {
		return "none"
	}
	return l.Person.Consent
}

// warnings are what is worth a second look in a person at this event.
func (a *attendance) warnings(person data.Person) data.Problems {
	return data.Check(&person, a.p.scope(&a.p.event)).Warnings()
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// age on the day of the event.
func (a *attendance) age(person data.Person) string {
	age, known := data.Age(person.BirthYear, a.p.event.Date)
	if !known {
		return ""
	}
	return strconv.Itoa(age)
}

func (a *attendance) minor(person data.Person) bool {
	age, known := data.Age(person.BirthYear, a.p.event.Date)
	return known && age < 18
}

func (a *attendance) home(person data.Person) string {
	if person.Village == "" {
		return ""
	}
	return a.p.search.PlaceName(person.Village)
}

func (a *attendance) name() string {
	return a.p.w.T("page.event.tab.attendance", "n", a.p.w.Int(len(a.rows)))
}

func (a *attendance) object() fyne.CanvasObject { return a.box }
func (a *attendance) save() bool                { return a.row.settleOrShow() }
func (a *attendance) changed() bool             { return a.row.changed() }
func (a *attendance) discard()                  { a.row.clear() }

// focus goes to the name of the row, with the end of the list in sight.
func (a *attendance) focus() {
	a.table.Select(a.table.Selected())
	a.row.focus()
}

// find puts the keys where a name is typed.
func (a *attendance) find() {
	a.p.turn(a)
	if a.p.current == a {
		a.focus()
	}
}

// reload reads the list again.
func (a *attendance) reload() {
	a.rows = nil
	if id := a.p.event.ID; !id.IsZero() {
		rows, err := a.p.o.Records.Participants(a.p.ctx, id)
		if err != nil {
			a.p.o.Fail(err)
			return
		}
		a.rows = rows
	}
	a.countEvidence()
	a.view.arrange()
	a.table.Reload()
	if a.table.Selected() < 0 {
		a.table.Select(len(a.view.shown) - 1) // where the list goes on
	}
	a.follow()
}

// show selects a line of the list; where the list is narrowed to others, all of
// it is shown.
func (a *attendance) show(entry data.ID) {
	number := 1 + slices.IndexFunc(a.rows, func(row data.Participant) bool { return row.Attendance.ID == entry })
	if number > 0 && a.view.index(number) < 0 {
		a.view.whole()
	}
	a.table.Select(a.view.index(number))
}

// follow shows what depends on the event and on the number of those listed.
func (a *attendance) follow() {
	total, doubt := a.count()
	a.totals.SetText(total)
	a.doubt.SetText(doubt)
	if doubt == "" {
		a.doubt.Hide()
	} else {
		a.doubt.Show()
	}
	a.row.follow()
	a.box.Refresh()
}

// edit opens the line of that number in the fields below the list, after what
// stands there is saved.
func (a *attendance) edit(number int) {
	if number < 1 || number > len(a.rows) || !a.row.settleOrShow() {
		return
	}
	a.row.open(a.rows[number-1], number)
}

// remove takes the line of that number off the list. Somebody who was typed here for the first
// time and is in no other list is a slip, and goes altogether.
func (a *attendance) remove(number int) {
	if number < 1 || number > len(a.rows) || !a.row.settleOrShow() {
		return
	}
	who := a.rows[number-1]
	records := []data.Record{&who.Attendance}
	if a.added[who.Person.ID] {
		events, err := a.p.o.Records.EventsOf(a.p.ctx, who.Person.ID)
		if err != nil {
			a.p.o.Fail(err)
			return
		}
		if len(events) <= 1 {
			records = append([]data.Record{&who.Person}, records...)
		}
	}
	if !a.p.remove(who.Person.Name, a.p.w.T("page.event.row.removed", "name", who.Person.Name), records...) {
		return
	}
	a.row.last = ""
	a.row.tell()
	a.reload()
	a.p.refresh()
	if len(a.rows) == 0 {
		kit.Focus(a.p.head.undo)
		return
	}
	a.table.Focus()
}

// again reports whether one of the records lists somebody who is listed.
func (a *attendance) again(records []data.Record) bool {
	for _, r := range records {
		entry, ok := r.(*data.Attendance)
		if ok && slices.ContainsFunc(a.rows, func(row data.Participant) bool { return row.Person.ID == entry.Person }) {
			return true
		}
	}
	return false
}
