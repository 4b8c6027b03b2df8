package people

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// list is the table of people: with all columns, or where the window is narrow
// with those that tell people apart, since a name of which half is missing
// tells nothing.
type list struct {
	p            *Page
	wide, narrow *kit.Table[data.PersonLine]
	object       *fyne.Container
}

// narrowWidth is up to where the narrow table stands.
const narrowWidth = 1150

func newList(p *Page) *list {
	l := &list{p: p}
	all := l.columns()
	l.wide = l.newTable(all)
	l.narrow = l.newTable(without(all, "work", "phone"))
	l.narrow.Hide()
	l.object = container.New(fitting{l}, l.wide, l.narrow)
	l.sorted(p.order, p.desc)
	return l
}

type column struct {
	key string
	kit.Column[data.PersonLine]
}

func without(columns []column, keys ...string) []column {
	var out []column
	for _, c := range columns {
		left := true
		for _, key := range keys {
			left = left && c.key != key
		}
		if left {
			out = append(out, c)
		}
	}
	return out
}

func (l *list) newTable(columns []column) *kit.Table[data.PersonLine] {
	o := kit.TableOptions[data.PersonLine]{
		Count:    func() int { return l.p.lines.total },
		Row:      l.p.lines.at,
		OnOpened: l.p.open,
		OnDelete: func(i int) {
			if line, ok := l.p.lines.at(i); ok {
				l.p.remove(line.Person)
			}
		},
		OnSort: l.p.sort,
	}
	for _, c := range columns {
		o.Columns = append(o.Columns, c.Column)
	}
	return kit.NewTable(o)
}

func (l *list) columns() []column {
	w := l.p.w
	type line = data.PersonLine
	type how = kit.Column[line]
	text := func(key, title string, c how, of func(line) string) column {
		c.Title, c.Text = title, of
		return column{key, c}
	}
	// as wide as its title, and as what stands in it: no more
	tight := func(key, title, sample string, c how, of func(line) string) column {
		c.Width = max(textWidth(title, fynetheme.CaptionTextSize(), true), textWidth(sample, fynetheme.TextSize(), false)) + cellRoom
		if c.Sort != "" {
			c.Width += sortRoom
		}
		return text(key, title, c, of)
	}
	// What stands beside the sign of a warning.
	warned := w.Choice("consent_short", "none")
	if own := w.Choice("consent_short", "self"); textWidth(own, fynetheme.TextSize(), false) > textWidth(warned, fynetheme.TextSize(), false) {
		warned = own
	}
	return []column{
		text("name", w.Field("person", "name"), how{Sort: "name", Weight: 2.7}, func(r line) string { return w.Person(r.Person) }),
		tight("birth_year", w.T("page.people.column.birth"), "2004", how{Sort: "birth_year", Align: fyne.TextAlignTrailing},
			func(r line) string { return number(r.Person.BirthYear) }),
		tight("age", w.T("page.people.column.age"), "22", how{Align: fyne.TextAlignTrailing}, l.age),
		tight("sex", w.Field("person", "sex"), "", how{},
			func(r line) string { return w.Choice("sex_short", r.Person.Sex) }),
		text("category", w.Field("person", "category"), how{Weight: 1.2},
			func(r line) string { return w.Choice("category", r.Person.Category) }),
		text("village", w.T("word.village"), how{Weight: 1.1}, func(r line) string { return l.p.maker.PlaceName(r.Person.Village) }),
		text("work", w.T("page.people.column.work"), how{Weight: 1.2}, func(r line) string { return r.Person.Work }),
		tight("phone", w.T("page.people.column.phone"), "+7 700 000 00 00", how{}, func(r line) string { return r.Person.Phone }),
		tight("consent", w.T("page.people.column.consent"), warned+"0000", how{Icon: l.warning, Colour: l.consentColour}, l.consent),
		tight("events", w.T("page.people.column.events"), "100", how{Sort: "events", Align: fyne.TextAlignTrailing},
			func(r line) string { return w.Int(r.Events) }),
		tight("last", w.T("page.people.column.last"), "20.00.2000", how{Sort: "last"},
			func(r line) string { return w.Date(r.Last.Time()) }),
	}
}

// cellRoom is what a cell needs beside its text, and sortRoom what the arrow
// of a sorted heading needs.
const cellRoom, sortRoom = 16, 14

func textWidth(text string, size float32, bold bool) float32 {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold}).Width
}

// number writes a year, which has no thousands; 0 is nothing.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (l *list) age(r data.PersonLine) string {
	if age, ok := data.Age(r.Person.BirthYear, l.p.today()); ok {
		return strconv.Itoa(age)
	}
	return ""
}

func (l *list) consent(r data.PersonLine) string {
	given := r.Person.Consent
	if given == "" {
		given = "none"
	}
	return l.p.w.Choice("consent_short", given)
}

// lacking reports whether the consent warns: there is none, or a minor gave it
// alone.
func (l *list) lacking(r data.PersonLine) bool {
	for _, p := range data.Check(&r.Person, data.Scope{Today: l.p.today()}) {
		if p.Warning && p.Field == "consent" {
			return true
		}
	}
	return false
}

func (l *list) consentColour(r data.PersonLine) fyne.ThemeColorName {
	if l.lacking(r) {
		return theme.ColorNamePlanned
	}
	return ""
}

func (l *list) warning(r data.PersonLine) fyne.Resource {
	if l.lacking(r) {
		return attention
	}
	return nil
}

var attention = theme.ColoredIcon(theme.IconWarning, theme.ColorNamePlanned)

func (p *Page) today() data.Date { return data.DateOf(p.o.Now()) }

// table is the one in sight.
func (l *list) table() *kit.Table[data.PersonLine] {
	if l.wide.Visible() {
		return l.wide
	}
	return l.narrow
}

func (l *list) both(do func(*kit.Table[data.PersonLine])) {
	do(l.wide)
	do(l.narrow)
}

func (l *list) reload() { l.both(func(t *kit.Table[data.PersonLine]) { t.Reload() }) }

// forget selects nobody: another list comes.
func (l *list) forget() { l.both(func(t *kit.Table[data.PersonLine]) { t.Select(-1) }) }

func (l *list) sorted(key string, descending bool) {
	l.both(func(t *kit.Table[data.PersonLine]) { t.SetSort(key, descending) })
}

func (l *list) none(o kit.EmptyOptions) {
	l.both(func(t *kit.Table[data.PersonLine]) { t.SetEmpty(o) })
}

// fitting shows the table that fits the width.
type fitting struct{ l *list }

func (f fitting) MinSize([]fyne.CanvasObject) fyne.Size { return f.l.narrow.MinSize() }

func (f fitting) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	show, hide := f.l.wide, f.l.narrow
	if size.Width < narrowWidth {
		show, hide = hide, show
	}
	if hide.Visible() {
		show.Select(hide.Selected())
		hide.Hide()
		show.Show()
	}
	show.Resize(size)
}

// leastSize asks for a least size whatever its only object asks for.
type leastSize fyne.Size

func (l leastSize) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().Max(fyne.Size(l))
}

func (l leastSize) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
