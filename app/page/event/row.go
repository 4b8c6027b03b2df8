package event

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/kit"
	"sapar/data"
)

// entryRow is the row of fields in which a participant is typed. It is in one
// of three states: empty or with somebody new in it, with a known person who
// was chosen, or with a row of the list that is being corrected.
//
// Enter goes through the fields and saves behind the last one, and behind the
// name of a known person at once; whatever the row holds is saved when the
// focus leaves it.
type entryRow struct {
	a      *attendance
	fields fields
	keys   []string // of the fields, in order
	finish []func() // choose what the beginning of a word that was typed can only mean
	name   *kit.SearchSelect
	group  *kit.FocusGroup

	person   data.Person     // who was chosen or is corrected; without an id: somebody new
	entry    data.Attendance // the row that is corrected; without an id: none
	number   int             // its number in the list
	base     data.Person     // what the fields were filled with
	offered  map[string]data.Person
	village  string // of the row before, which the next one most likely shares
	last     string // what is worth a second look in the row that was saved last
	namesake string // says that a person of the typed name is known

	left            map[string]bool // fields that the focus has left since they were filled
	sent            bool            // it was tried to save them
	card            *kit.Card
	problem, notice *kit.Text
	box             fyne.CanvasObject
}

func newEntryRow(a *attendance) *entryRow {
	r := &entryRow{a: a, left: map[string]bool{}}
	r.fields = fields{p: a.p, of: data.PersonType}
	r.build()
	for _, b := range r.fields.bound {
		r.keys = append(r.keys, b.field.Key)
	}
	r.group = kit.NewFocusGroup(a.p.o.Tasks, func() { r.settle() })
	for _, b := range r.fields.bound {
		r.group.Add(b.widget)
	}
	r.problem, r.notice = kit.NewText("", kit.Bad), kit.NewText("", kit.Attention)
	r.problem.Hide()
	r.notice.Hide()
	keys := widget.NewLabel(a.p.w.T("page.event.row.keys", "save", kit.ShortcutText(kit.Ctrl(fyne.KeyReturn))))
	keys.Importance, keys.SizeName = widget.LowImportance, fynetheme.SizeNameCaptionText
	r.card = kit.NewCard("", kit.NewStack(6, r.grid(), r.problem, r.notice)).WithAction(keys)
	r.box = r.card
	r.clear()
	return r
}

// build makes the fields in the order of a paper list.
func (r *entryRow) build() {
	f, w := &r.fields, r.a.p.w
	r.name = kit.NewSearchSelect(kit.SelectOptions{
		FreeText: true, MinChars: 3, Options: r.people,
		OnChanged: r.chosen, OnText: r.renamed, OnLeave: r.leaver("name"),
		OnEnter: r.enterName, OnEscape: r.clearAndStay,
	})
	f.bind("name", r.name, func(v data.Value) { r.name.SetFreeText(text(v)) }, func() data.Value { return value(r.typedName()) })

	birth := kit.NewIntField(kit.IntOptions{
		Plain: true, Max: 9999, Wrong: w.T("page.event.row.wrong_year"),
		OnChanged: func(int, bool) { r.tell() }, OnLeave: r.leaver("birth_year"),
		OnEnter: r.enter("birth_year"), OnEscape: r.clearAndStay,
	})
	f.bind("birth_year", birth, func(v data.Value) { showNumber(birth, v) }, func() data.Value { return numberOf(birth) })
	r.code("sex")
	r.code("category")
	r.pick("village", func(query string) []kit.Option {
		return r.a.p.search.villages(query, r.a.p.event.District)
	}, r.a.p.search.village)

	work := kit.NewSearchSelect(kit.SelectOptions{
		FreeText: true, Options: r.works,
		OnChanged: r.advance("work"), OnText: func(string) { r.tell() }, OnLeave: r.leaver("work"),
		OnEnter: r.enter("work"), OnEscape: r.clearAndStay,
	})
	f.bind("work", work, func(v data.Value) { work.SetFreeText(text(v)) }, func() data.Value {
		if o := work.Value(); o.ID != "" {
			return o.Label
		}
		return value(work.FreeText())
	})
	phone := kit.NewEntry(kit.EntryOptions{
		OnChanged: func(string) { r.tell() }, OnLeave: r.leaver("phone"), OnEnter: r.enter("phone"), OnEscape: r.clearAndStay,
	})
	f.bind("phone", phone, func(v data.Value) { phone.SetValue(text(v)) }, func() data.Value { return value(phone.Value()) })
	r.code("consent")
}

// code chooses a code of the field's list by typing the beginning of a word.
func (r *entryRow) code(key string) {
	list := r.fields.of.Field(key).List
	options := r.a.p.search.codes(list)
	r.pick(key, func(query string) []kit.Option { return r.a.p.search.filter(query, options) },
		func(id string) kit.Option { return kit.Option{ID: id, Label: r.a.p.w.Choice(list, id)} })
}

func (r *entryRow) pick(key string, options func(string) []kit.Option, option func(string) kit.Option) {
	s := kit.NewSearchSelect(kit.SelectOptions{
		Options: options, Unknown: r.a.p.w.T("input.select.unknown"), Nothing: r.a.p.w.T("input.select.nothing"),
		OnChanged: r.advance(key), OnText: func(string) { r.tell() }, OnLeave: r.leaver(key),
		OnEnter: r.enter(key), OnEscape: r.clearAndStay,
	})
	r.finish = append(r.finish, func() {
		if s.Value().ID != "" || s.Entry.Value() == "" {
			return
		}
		if only := options(s.Entry.Value()); len(only) == 1 {
			s.SetValue(only[0])
		}
	})
	r.fields.bind(key, s, func(v data.Value) {
		if id := text(v); id != "" {
			s.SetValue(option(id))
			return
		}
		s.Clear()
	}, func() data.Value { return value(s.Value().ID) })
}

// maxName is the longest text that people are searched by: what is longer is
// no name.
const maxName = 120

// people offers the known people whose names begin with what is typed, those
// who are listed already behind the others.
func (r *entryRow) people(query string) []kit.Option {
	if utf8.RuneCountInString(query) > maxName {
		return nil
	}
	found, err := r.a.p.o.Records.FindPeople(r.a.p.ctx, query, 20)
	if err != nil {
		r.a.p.o.Fail(err)
		return nil
	}
	r.offered = map[string]data.Person{}
	var options, listed []kit.Option
	for _, person := range found {
		id := person.ID.String()
		r.offered[id] = person
		o := kit.Option{ID: id, Label: person.Name, Hint: r.who(person)}
		if r.listed(person.ID) {
			o.Hint = joined(r.a.p.w.T("page.event.row.listed"), o.Hint)
			listed = append(listed, o)
			continue
		}
		options = append(options, o)
	}
	return append(options, listed...)
}

// who tells a person from a namesake.
func (r *entryRow) who(person data.Person) string {
	return joined(year(person.BirthYear), r.a.home(person), person.Work)
}

// listed reports whether a row other than the one that is corrected names the
// person.
func (r *entryRow) listed(id data.ID) bool {
	return slices.ContainsFunc(r.a.rows, func(row data.Participant) bool {
		return row.Person.ID == id && row.Attendance.ID != r.entry.ID
	})
}

// works offers the places of work and study of this list, the last one first:
// a class or a team comes together.
func (r *entryRow) works(query string) []kit.Option {
	var options []kit.Option
	seen := map[string]bool{"": true}
	for i := len(r.a.rows) - 1; i >= 0; i-- {
		if work := r.a.rows[i].Person.Work; !seen[work] {
			seen[work] = true
			options = append(options, kit.Option{ID: work, Label: work})
		}
	}
	return r.a.p.search.filter(query, options)
}

// typedName is the name, in order.
func (r *entryRow) typedName() string {
	name := r.name.Entry.Value()
	if tidy := r.a.p.o.Tidy; tidy != nil && name != r.base.Name && utf8.RuneCountInString(name) <= maxName {
		return tidy(name)
	}
	return name
}

// chosen takes over a known person from the list of offers.
func (r *entryRow) chosen(o kit.Option) {
	person, ok := r.offered[o.ID]
	if !ok {
		return
	}
	r.person = person
	r.show(person, false)
	r.name.SetValue(o)
	if r.listed(person.ID) {
		r.refuse(data.Problems{{Type: "attendance", Field: "person", Code: "already_listed"}})
	}
}

// renamed follows an edit of the name. Somebody who was chosen is not chosen
// any more, and takes along what the record said; a row of the list that is
// being corrected stays that row.
func (r *entryRow) renamed(name string) {
	if !r.person.ID.IsZero() && r.entry.ID.IsZero() && name != r.person.Name {
		r.person = data.Person{}
		r.show(r.blank(), true)
	}
	r.tell()
}

// enterName saves at once where nothing is left to ask: a known person was
// chosen.
func (r *entryRow) enterName() {
	if r.name.Value().ID != "" {
		r.commit()
		return
	}
	r.next("name")
}

// enter goes on from a field, and saves behind the last one.
func (r *entryRow) enter(key string) func() { return func() { r.next(key) } }

func (r *entryRow) next(key string) {
	i := slices.Index(r.keys, key)
	if i == len(r.keys)-1 {
		r.commit()
		return
	}
	kit.Focus(r.fields.bound[i+1].widget)
}

// advance goes on once something was picked from a list with Enter or the
// mouse. With Tab the focus is gone by itself.
func (r *entryRow) advance(key string) func(kit.Option) {
	return func(o kit.Option) {
		r.tell()
		if o.ID == "" {
			return
		}
		field := r.fields.bound[slices.Index(r.keys, key)].widget
		r.a.p.o.Tasks.Later(func() {
			if focused, ok := r.a.p.o.Window.Canvas().Focused().(fyne.Widget); ok && focused == fyne.Widget(field) {
				r.next(key)
			}
		})
	}
}

// focus goes to the name.
func (r *entryRow) focus() { kit.Focus(r.name) }

func (r *entryRow) clearAndStay() {
	r.clear()
	r.a.p.head.calm()
	r.focus()
}
