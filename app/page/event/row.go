package event

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/form"
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
	fields form.Fields
	keys   []string // of the fields, in order
	finish []func() // choose what the beginning of a word that was typed can only mean
	name   *kit.SearchSelect
	group  *kit.FocusGroup

	person   data.Person     // who was chosen or is corrected; without an id: somebody new
	entry    data.Attendance // the row that is corrected; without an id: none
	number   int             // its number in the list
	base     data.Person     // what the fields were filled with
	offered  map[string]data.Person
	before   data.Person // who was typed last: the next one most likely shares home, category and work
	last     string      // what is worth a second look in the row that was saved last
	namesake string      // says that a person of the typed name is known

	left            map[string]bool // fields that the focus has left since they were filled
	sent            bool            // it was tried to save them
	card            *kit.Card
	problem, notice *kit.Text
	box             fyne.CanvasObject
}

func newEntryRow(a *attendance) *entryRow {
	r := &entryRow{a: a, left: map[string]bool{}}
	r.fields = form.Fields{Maker: a.p.search.Maker, Type: data.PersonType}
	r.build()
	r.group = kit.NewFocusGroup(a.p.o.Tasks, func() { r.settle() })
	for _, in := range r.fields.Inputs {
		r.keys = append(r.keys, in.Field.Key)
		r.group.Add(in.Widget)
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
		FreeText: true, MinChars: 2, Options: r.people, First: begins, OnPaste: r.a.paste,
		OnChanged: r.chosen, OnPicked: r.pickedName, OnText: r.renamed, OnLeave: r.leaver("name"),
		OnEnter: r.enterName, OnEscape: r.clearAndStay, OnUp: r.up,
	})
	f.Row("name", form.Using(r.name), form.Moving(
		func(v data.Value) { r.name.SetFreeText(form.Text(v)) },
		func() data.Value { return form.TextValue(r.typedName()) }))
	f.Row("birth_year", form.Using(f.Int(f.Type.Field("birth_year"), kit.IntOptions{
		Plain: true, Wrong: w.T("page.event.row.wrong_year"), Expand: r.fullYear,
		OnChanged: func(int, bool) { r.tell() }, OnLeave: r.leaver("birth_year"),
		OnEnter: r.enter("birth_year"), OnEscape: r.clearAndStay,
	})))
	r.code("sex")
	r.code("category")
	r.pick("village", func(query string) []kit.Option {
		return r.a.p.search.villages(query, r.a.p.event.District)
	})

	work := kit.NewSearchSelect(kit.SelectOptions{
		FreeText: true, Options: r.works,
		OnChanged: r.edited, OnText: func(string) { r.tell() }, OnLeave: r.leaver("work"),
		OnPicked: r.enter("work"), OnEnter: r.enter("work"), OnEscape: r.clearAndStay, OnUp: r.up,
	})
	f.Row("work", form.Using(work), form.Moving(
		func(v data.Value) { work.SetFreeText(form.Text(v)) },
		func() data.Value {
			if o := work.Value(); o.ID != "" {
				return o.Label
			}
			return form.TextValue(work.FreeText())
		}))
	f.Row("phone", form.Using(kit.NewEntry(kit.EntryOptions{
		OnChanged: func(string) { r.tell() }, OnLeave: r.leaver("phone"), OnEnter: r.enter("phone"), OnEscape: r.clearAndStay, OnUp: r.up,
	})))
	r.code("consent")
}

// code chooses a code of the field's list by typing the beginning of a word.
func (r *entryRow) code(key string) {
	options := r.fields.Codes(r.fields.Type.Field(key).List)
	r.pick(key, func(query string) []kit.Option { return r.fields.Filter(query, options) })
}

func (r *entryRow) pick(key string, options func(query string) []kit.Option) {
	s := r.fields.Select(kit.SelectOptions{
		Options: options, OnChanged: r.edited, OnText: func(string) { r.tell() }, OnLeave: r.leaver(key),
		OnPicked: r.enter(key), OnEnter: r.enter(key), OnEscape: r.clearAndStay, OnUp: r.up,
	})
	r.finish = append(r.finish, func() {
		if s.Value().ID != "" || s.Entry.Value() == "" {
			return
		}
		if only := options(s.Entry.Value()); len(only) == 1 {
			s.SetValue(only[0])
		}
	})
	r.fields.Row(key, form.Using(s))
}

// maxName is the longest text that people are searched by: what is longer is
// no name.
const maxName = 120

// people offers the known people whose names begin with what is typed, those
// who are listed already behind the others.
func (r *entryRow) people(query string) []kit.Option {
	if _, numbers := r.numbers(); numbers || utf8.RuneCountInString(query) > maxName {
		return nil
	}
	found, err := r.a.p.o.Records.FindPeopleFor(r.a.p.ctx, r.a.p.event, query, 20)
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
	return r.fields.Filter(query, options)
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

// begins reports whether what is typed of a name is no name yet: a few small
// letters of each word. Whoever writes somebody new begins with a capital.
func begins(query string) bool {
	const most = 3
	for _, word := range strings.Fields(query) {
		if utf8.RuneCountInString(word) > most || strings.ToLower(word) != word {
			return false
		}
	}
	return true
}

// pickedName saves a known person who was taken from the offers with Enter:
// nothing is left to ask. Tab takes somebody too, and goes on to the fields. A
// row that is being corrected waits for the rest.
func (r *entryRow) pickedName() {
	if r.entry.ID.IsZero() && !r.person.ID.IsZero() && !r.listed(r.person.ID) {
		r.commit()
	}
}

// fullYear is the year that two digits mean: of this century where that is over.
func (r *entryRow) fullYear(n int) int {
	switch this := r.a.p.today().Year(); {
	case n > 99:
		return n
	case n <= this%100:
		return this - this%100 + n
	default:
		return this - this%100 - 100 + n
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
// chosen, or numbers of the printed sheet were typed.
func (r *entryRow) enterName() {
	if _, numbers := r.numbers(); numbers || r.name.Value().ID != "" {
		r.commit()
		return
	}
	r.next("name")
}

// edited follows a choice.
func (r *entryRow) edited(kit.Option) { r.tell() }

// enter goes on from a field, and saves behind the last one.
func (r *entryRow) enter(key string) func() { return func() { r.next(key) } }

func (r *entryRow) next(key string) {
	i := slices.Index(r.keys, key)
	if i == len(r.keys)-1 {
		r.commit()
		return
	}
	kit.Focus(r.fields.Inputs[i+1].Widget)
}

// up goes to the last line of the list, once what the row holds is saved.
func (r *entryRow) up() {
	if r.settleOrShow() && len(r.a.rows) > 0 {
		r.a.table.Select(len(r.a.view.shown) - 1)
		r.a.table.Focus()
	}
}

// focus goes to the name.
func (r *entryRow) focus() { kit.Focus(r.name) }

func (r *entryRow) clearAndStay() {
	r.clear()
	r.a.p.head.calm()
	r.focus()
}
