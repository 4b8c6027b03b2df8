package event

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// pasted is a line of what was pasted, as it was understood.
type pasted struct {
	person  data.Person // with an id: known
	listed  bool        // stands in the list already, or above in what was pasted
	problem string      // why it cannot be taken; "" where it can
	leave   bool        // the person leaves it out
}

func (p *pasted) taken() bool { return p.problem == "" && !p.listed && !p.leave }

// paste takes several lines from another program: a table's cells, or names one
// to a line. One line alone goes into the field.
func (a *attendance) paste(text string) bool {
	if !strings.ContainsAny(strings.TrimSpace(text), "\n\t") {
		return false
	}
	rows := a.understand(text)
	if len(rows) == 0 {
		return false
	}
	a.p.o.Tasks.Later(func() { a.showPasted(rows) })
	return true
}

var (
	numberBefore = regexp.MustCompile(`^\s*\d{1,3}\s*[.)]?\s+`)
	aYear        = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(?:\D|$)`)
)

// understand reads the lines. What a cell is follows from what stands in it; of
// other texts the first is the name and the next the place of work or study.
func (a *attendance) understand(text string) []pasted {
	known := newCodes(a)
	seen := map[data.ID]bool{}
	for _, row := range a.rows {
		seen[row.Person.ID] = true
	}
	var out []pasted
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || known.heading(line) {
			continue
		}
		row := a.line(line, known)
		if id := row.person.ID; !id.IsZero() {
			row.listed = seen[id]
			seen[id] = true
		}
		out = append(out, row)
	}
	return out
}

func (a *attendance) line(line string, known *codes) pasted {
	var row pasted
	p := &row.person
	cells := strings.Split(line, "\t")
	if len(cells) == 1 {
		cells = strings.FieldsFunc(line, func(r rune) bool { return r == ';' || r == ',' })
	}
	var texts []string
	for _, cell := range cells {
		cell = strings.TrimSpace(cell)
		digits := strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) {
				return r
			}
			return -1
		}, cell)
		letters := strings.ContainsFunc(cell, unicode.IsLetter)
		switch {
		case cell == "":
		case !letters && len(digits) >= 10:
			p.Phone = cell
		case !letters && aYear.MatchString(cell):
			p.BirthYear, _ = strconv.Atoi(aYear.FindStringSubmatch(cell)[1])
		case !letters: // the number in the list
		case p.Sex == "" && known.sex[a.fold(cell)] != "":
			p.Sex = known.sex[a.fold(cell)]
		case p.Category == "" && known.category[a.fold(cell)] != "":
			p.Category = known.category[a.fold(cell)]
		case len(texts) > 0 && p.Village == "" && a.village(cell) != "":
			p.Village = a.village(cell)
		default:
			texts = append(texts, cell)
		}
	}
	if len(texts) > 0 {
		name := numberBefore.ReplaceAllString(texts[0], "")
		if year := aYear.FindStringSubmatchIndex(name); year != nil {
			p.BirthYear, _ = strconv.Atoi(name[year[2]:year[3]])
			name = name[:year[2]] // what follows is the word for the year
		}
		p.Name = strings.Trim(name, " -–—,.(")
		if a.p.o.Tidy != nil && utf8.RuneCountInString(p.Name) <= maxName {
			p.Name = a.p.o.Tidy(p.Name)
		}
	}
	if len(texts) > 1 {
		p.Work = strings.Join(texts[1:], ", ")
	}
	a.recognise(&row)
	return row
}

// recognise finds the person among those who are known, and what keeps somebody
// new from being taken.
func (a *attendance) recognise(row *pasted) {
	p := &row.person
	name := a.fold(p.Name)
	if name == "" {
		row.problem = a.p.w.T("page.event.paste.no_name")
		return
	}
	found, err := a.p.o.Records.FindPeopleFor(a.p.ctx, a.p.event, p.Name, 20)
	if err != nil {
		a.p.o.Fail(err)
		return
	}
	found = slices.DeleteFunc(found, func(q data.Person) bool {
		return a.fold(q.Name) != name || p.BirthYear != 0 && q.BirthYear != 0 && p.BirthYear != q.BirthYear
	})
	if len(found) == 1 {
		*p = found[0]
		return
	}
	if p.Sex == "" && a.p.o.Sex != nil {
		p.Sex = a.p.o.Sex(p.Name)
	}
	if p.Village == "" {
		p.Village = a.p.event.Village
	}
	for _, problem := range data.Check(p, a.p.scope(&a.p.event)).Refusals() {
		row.problem = a.p.w.Field("person", problem.Field) + ": " + a.p.w.Problem(problem, a.p.o.Places)
	}
}

func (a *attendance) fold(text string) string { return strings.Join(a.p.search.Split(text), " ") }

// village is the settlement that a text names, near the event first; "" for
// none.
func (a *attendance) village(text string) string {
	for _, o := range a.p.search.villages(text, a.p.event.District) {
		if a.fold(o.Label) == a.fold(text) {
			return o.ID
		}
	}
	return ""
}

// codes are the words of lists, in every language, and the headings of columns.
type codes struct {
	sex, category map[string]string
	headings      map[string]bool
	a             *attendance
}

func newCodes(a *attendance) *codes {
	c := &codes{sex: map[string]string{}, category: map[string]string{}, headings: map[string]bool{}, a: a}
	for _, lang := range i18n.Langs() {
		w := i18n.Load(lang)
		for _, code := range data.List("sex") {
			for _, list := range []string{"sex", "sex_short"} {
				c.sex[a.fold(w.Choice(list, code))] = code
			}
		}
		for _, code := range data.List("category") {
			c.category[a.fold(w.Choice("category", code))] = code
		}
		for _, f := range data.PersonType.Fields {
			c.headings[a.fold(w.Field("person", f.Key))] = true
		}
		c.headings[a.fold(w.T("page.event.column.birth_year"))] = true
	}
	return c
}

// heading reports whether a line is the heads of columns: two of its cells are.
func (c *codes) heading(line string) bool {
	n := 0
	for _, cell := range strings.Split(line, "\t") {
		if c.headings[c.a.fold(cell)] {
			n++
		}
	}
	return n > 1
}

const pastedWidth, pastedHeight, pastedBelow = 980, 360, 56

// showPasted shows what was understood. Nothing is saved before OK; then all of
// it at once, and it is undone at once.
func (a *attendance) showPasted(rows []pasted) {
	w := a.p.w
	told, why := kit.NewBody(""), kit.NewText("", kit.Attention)
	below := kit.NewStack(8, why, kit.NewText(w.T("page.event.paste.keys"), kit.Neutral))
	var table *kit.Table[pasted]
	var dialog *kit.Dialog
	tell := func() {
		taken, known := 0, 0
		for i := range rows {
			if rows[i].taken() {
				taken++
				if !rows[i].person.ID.IsZero() {
					known++
				}
			}
		}
		told.SetText(w.T("page.event.paste.told", "lines", w.Int(len(rows)), "taken", w.Int(taken), "known", w.Int(known)))
	}
	state := func(r pasted) string {
		switch {
		case r.problem != "":
			return r.problem
		case r.listed:
			return w.T("page.event.row.listed")
		case r.leave:
			return w.T("page.event.paste.left")
		case !r.person.ID.IsZero():
			return w.T("page.event.paste.known")
		}
		return w.T("page.event.paste.new")
	}
	table = kit.NewTable(kit.TableOptions[pasted]{
		Columns: []kit.Column[pasted]{
			{Width: 34, Align: fyne.TextAlignCenter, Text: func(pasted) string { return "" }, Icon: func(r pasted) fyne.Resource {
				if r.taken() {
					return theme.ColoredIcon(theme.IconCheck, theme.ColorNameHeld)
				}
				return nil
			}},
			{Title: w.Field("person", "name"), Weight: 2.4, Text: func(r pasted) string { return r.person.Name }},
			{Title: w.T("page.event.column.birth_year"), Width: 70, Text: func(r pasted) string { return year(r.person.BirthYear) }},
			{Title: w.Field("person", "sex"), Width: 56, Text: func(r pasted) string { return w.Choice("sex_short", r.person.Sex) }},
			{Title: w.T("page.event.column.village"), Weight: 1.2, Text: func(r pasted) string { return a.home(r.person) }},
			{Title: w.Field("person", "work"), Weight: 1.4, Text: func(r pasted) string { return r.person.Work }},
			{Title: w.T("page.event.paste.state"), Weight: 2, Text: state, Colour: func(r pasted) fyne.ThemeColorName {
				if r.problem != "" {
					return theme.ColorNamePlanned
				}
				return ""
			}},
		},
		Count: func() int { return len(rows) },
		Row: func(i int) (pasted, bool) {
			if i < 0 || i >= len(rows) {
				return pasted{}, false
			}
			return rows[i], true
		},
		OnSelected: func(i int) {
			why.SetText("")
			if i >= 0 && i < len(rows) {
				why.SetText(rows[i].problem)
			}
			below.Refresh()
		},
		OnTick: func(i int) {
			rows[i].leave = !rows[i].leave
			table.Reload()
			tell()
		},
		OnOpened: func(int) {
			if a.takePasted(rows) {
				dialog.Close()
			}
		},
	})
	tell()
	dialog = kit.ShowDialog(a.p.o.Window, kit.DialogOptions{
		Title: w.T("page.event.paste.title"), Width: pastedWidth,
		Content: kit.NewStack(8, told, &fyne.Container{Layout: pastedRoom(pastedHeight), Objects: []fyne.CanvasObject{table}},
			&fyne.Container{Layout: pastedRoom(pastedBelow), Objects: []fyne.CanvasObject{below}}),
		OK: w.T("page.event.paste.take"), Cancel: w.T("button.cancel"),
		OnOK: func() bool { return a.takePasted(rows) },
	})
	table.Focus()
	table.Select(0)
}

// pastedRoom is the height of a part of the dialog, whatever stands in it.
type pastedRoom float32

func (h pastedRoom) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, float32(h)) }

func (pastedRoom) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }

// takePasted saves the lines that are taken, as one deed.
func (a *attendance) takePasted(rows []pasted) bool {
	p := a.p
	var records []data.Record
	var fresh []data.Record // what is new, and goes when it is undone
	n := 0
	for i := range rows {
		if !rows[i].taken() {
			continue
		}
		person := rows[i].person
		if person.ID.IsZero() {
			person.ID = p.o.Records.NewID()
			fresh = append(fresh, &person)
			records = append(records, &person)
		}
		entry := data.Attendance{Base: data.Base{ID: p.o.Records.NewID()}, Event: p.event.ID, Person: person.ID, Category: person.Category}
		fresh = append(fresh, &entry)
		records = append(records, &entry)
		n++
	}
	if n == 0 {
		return true
	}
	d := deed{name: p.w.N("page.event.paste.many", n), forth: p.saving(records...), back: p.deleting(fresh...)}
	if err := d.forth(); err != nil {
		p.o.Fail(err)
		return false
	}
	p.done(d)
	a.reload()
	p.refresh()
	p.o.Say(d.name)
	return true
}
