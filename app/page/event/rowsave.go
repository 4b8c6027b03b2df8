package event

import (
	"errors"
	"strings"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// blank is what an empty row begins with: home, category and work of the row
// before, or the village of the event.
func (r *entryRow) blank() data.Person {
	b := data.Person{Village: r.before.Village, Category: r.before.Category, Work: r.before.Work}
	if b.Village == "" {
		b.Village = r.a.p.event.Village
	}
	return b
}

// clear empties the row.
func (r *entryRow) clear() {
	r.person, r.entry, r.number = data.Person{}, data.Attendance{}, 0
	r.show(r.blank(), false)
}

// open shows a row of the list, to be corrected. The category is the one that
// the person had on that day.
func (r *entryRow) open(row data.Participant, number int) {
	r.person, r.entry, r.number = row.Person, row.Attendance, number
	r.person.ID = row.Attendance.Person
	shown := r.person
	shown.Category = row.Attendance.Category
	r.last = ""
	r.show(shown, false)
	r.focus()
}

// show fills the fields; the name may be left as it is being typed.
func (r *entryRow) show(person data.Person, keepName bool) {
	r.base = person
	for _, in := range r.fields.Inputs {
		if !keepName || in.Field.Key != "name" {
			in.Show(in.Field.Get(&person))
		}
	}
	clear(r.left)
	r.namesake, r.sent = "", false
	r.follow()
	r.tell()
}

// follow shows whose row this is.
func (r *entryRow) follow() {
	w, number := r.a.p.w, r.a.p.w.Int(len(r.a.rows)+1)
	switch {
	case !r.entry.ID.IsZero():
		r.card.SetTitle(w.T("page.event.row.edit", "n", w.Int(r.number)))
	case !r.person.ID.IsZero():
		r.card.SetTitle(w.T("page.event.row.known", "n", number))
	default:
		r.card.SetTitle(w.T("page.event.row.new", "n", number))
	}
	if blank := r.blank(); !r.changed() && r.entry.ID.IsZero() && !form.Same(&blank, &r.base) {
		r.show(blank, false) // the event has another village now
	}
}

// typed is the person as the fields have it.
func (r *entryRow) typed() data.Person {
	person := r.base
	r.fields.Read(&person)
	return person
}

// changed reports whether the row holds something that is not saved.
func (r *entryRow) changed() bool {
	if r.fields.Wrong() || !r.person.ID.IsZero() && r.entry.Person != r.person.ID {
		return true
	}
	person := r.typed()
	return !form.Same(&person, &r.base)
}

// commit saves the row and goes to the name of an empty one.
func (r *entryRow) commit() {
	if r.a.save() {
		r.focus()
	}
}

// settleOrShow is settle, and goes to what is wrong.
func (r *entryRow) settleOrShow() bool {
	if r.settle() {
		return true
	}
	r.a.p.head.tell(r.a.p.w.T("page.event.row.not_saved"), kit.Bad)
	for _, in := range r.fields.Inputs {
		if in.Widget.Problem() != "" {
			kit.Focus(in.Widget)
			break
		}
	}
	return false
}

// settle saves what the row holds and empties it. False means that it was
// refused: everything stays as it was typed, with the sentences below.
func (r *entryRow) settle() bool {
	if !r.changed() {
		if !r.entry.ID.IsZero() {
			r.clear()
		}
		return true
	}
	if numbers, ok := r.numbers(); ok {
		return r.settleNumbers(numbers)
	}
	r.sent = true
	for _, finish := range r.finish {
		finish()
	}
	for _, in := range r.fields.Inputs {
		in.Widget.SetProblem("")
		r.left[in.Field.Key] = true
	}
	if r.fields.Wrong() {
		r.tell()
		return false
	}
	if !r.person.ID.IsZero() && r.listed(r.person.ID) {
		r.refuse(data.Problems{{Type: "attendance", Field: "person", Code: "already_listed"}})
		return false
	}
	person, entry := r.records()
	fresh := person.ID.IsZero()
	if fresh {
		person.ID = r.a.p.o.Records.NewID()
	}
	entry.Person = person.ID
	before, listed := r.person, r.entry
	if err := r.a.p.o.Records.Save(r.a.p.ctx, data.ActionEdit, &person, &entry); err != nil {
		r.refuse(err)
		return false
	}
	r.a.p.done(r.deedOf(before, listed, person, entry))
	if fresh {
		r.a.added[person.ID] = true
	}
	if listed.ID.IsZero() {
		r.before = person
		r.before.Category = entry.Category
	}
	r.saved(person, entry)
	return true
}

// deedOf is what saving the row did: a person and a line of the list came, or
// changed.
func (r *entryRow) deedOf(before data.Person, listed data.Attendance, person data.Person, entry data.Attendance) deed {
	p := r.a.p
	d := deed{name: person.Name, forth: p.saving(&person, &entry)}
	switch {
	case !listed.ID.IsZero():
		d.back = p.saving(&before, &listed)
	case before.ID.IsZero():
		d.back = p.deleting(&person, &entry)
	default:
		unlist, restore := p.deleting(&entry), p.saving(&before)
		d.back = func() error { return errors.Join(unlist(), restore()) }
	}
	return d
}

// records are the two records that the row stands for.
func (r *entryRow) records() (data.Person, data.Attendance) {
	person, entry := r.typed(), r.entry
	if person.Consent != r.person.Consent {
		person.ConsentDate = r.consentDay(person.Consent)
	}
	known := entry.Person == r.person.ID && !entry.ID.IsZero()
	if known && r.person.Category != entry.Category {
		person.Category = r.person.Category // it has changed since that day
	}
	entry.Event = r.a.p.event.ID
	entry.Category = r.typed().Category
	return person, entry
}

// consentDay is when a consent that is entered now was given: at the event, or
// today where the event is still to come.
func (r *entryRow) consentDay(consent string) data.Date {
	if consent == "" || consent == "none" {
		return 0
	}
	return min(r.a.p.event.Date, r.a.p.today())
}

// saved empties the row and shows the list with the new line in sight.
func (r *entryRow) saved(person data.Person, entry data.Attendance) {
	p := r.a.p
	sentence := p.w.T("page.event.row.saved", "name", person.Name)
	if !r.entry.ID.IsZero() {
		sentence = p.w.T("page.event.row.corrected", "name", person.Name)
	}
	var doubts []string
	for _, problem := range r.a.warnings(person) {
		doubts = append(doubts, person.Name+": "+p.w.Problem(problem, p.o.Places))
	}
	r.last = strings.Join(doubts, "\n")
	r.person, r.entry, r.number = data.Person{}, data.Attendance{}, 0
	r.show(r.blank(), false)
	r.a.reload()
	r.a.show(entry.ID)
	p.head.calm()
	p.refresh()
	p.o.Say(sentence)
}

// refuse shows what was refused at its fields. Nothing in them is touched.
func (r *entryRow) refuse(err error) {
	r.a.p.refuse(err, func(key, sentence string) bool {
		if key == "person" {
			key = "name" // names the person
		}
		for _, in := range r.fields.Inputs {
			if in.Field.Key == key {
				r.left[key] = true
				in.Widget.SetProblem(sentence)
				return true
			}
		}
		return false
	})
	r.tell()
}

// leaver puts a field in order once the focus has left it, and shows what is
// wrong with those that it has left.
func (r *entryRow) leaver(key string) func() {
	return func() {
		if _, numbers := r.numbers(); numbers || !r.changed() {
			return
		}
		r.left[key] = true
		switch key {
		case "name":
			r.leaveName()
		case "birth_year":
			r.lookForLike()
		}
		r.judge()
		r.tell()
	}
}

func (r *entryRow) leaveName() {
	if r.name.Value().ID == "" {
		if tidy := r.typedName(); tidy != r.name.Text {
			r.name.SetFreeText(tidy)
		}
	}
	r.guessSex()
	r.namesake = ""
	name := strings.Join(r.a.p.search.Split(r.typedName()), " ")
	if name == "" || !r.person.ID.IsZero() {
		return
	}
	r.people(r.typedName())
	for _, person := range r.offered {
		if strings.Join(r.a.p.search.Split(person.Name), " ") == name {
			r.namesake = r.a.p.w.T("page.event.row.namesake", "who", joined(person.Name, r.who(person)))
			return
		}
	}
}

// lookForLike looks beside the typing for those who may be the person who is
// being typed, and says so below the row.
func (r *entryRow) lookForLike() {
	p := r.a.p
	if p.o.Like == nil || !r.person.ID.IsZero() || r.namesake != "" {
		return
	}
	typed := r.typed()
	var like []data.Likeness
	var err error
	p.o.Tasks.Background(func() { like, err = p.o.Like(p.ctx, typed) }, func() {
		if err != nil {
			p.o.Fail(err)
			return
		}
		if now := r.typed(); len(like) == 0 || now.Name != typed.Name || !r.person.ID.IsZero() {
			return
		}
		var reasons []string
		for _, reason := range like[0].Reasons {
			reasons = append(reasons, p.w.Reason(reason, p.o.Places))
		}
		who := like[0].Other
		r.namesake = p.w.T("page.event.row.like", "who", joined(who.Name, r.who(who)), "why", strings.Join(reasons, "; "))
		r.tell()
	})
}

// guessSex offers the sex that the endings of the name tell, where none was
// chosen.
func (r *entryRow) guessSex() {
	sex := r.a.p.o.Sex
	if sex == nil || !r.person.ID.IsZero() || r.typed().Sex != "" {
		return
	}
	for _, in := range r.fields.Inputs {
		if in.Field.Key == "sex" {
			in.Show(form.TextValue(sex(r.typedName())))
		}
	}
}

// judge holds the rules against the fields that the focus has left.
func (r *entryRow) judge() {
	person := r.typed()
	refused := map[string]string{}
	for _, problem := range data.Check(&person, r.a.p.scope(&r.a.p.event)).Refusals() {
		if (r.sent || problem.Code != "required") && refused[problem.Field] == "" {
			refused[problem.Field] = r.a.p.w.Problem(problem, r.a.p.o.Places)
		}
	}
	if !r.person.ID.IsZero() && r.listed(r.person.ID) {
		refused["name"] = r.a.p.w.T("problem.already_listed")
	}
	for _, in := range r.fields.Inputs {
		if r.left[in.Field.Key] {
			in.Widget.SetProblem(refused[in.Field.Key])
		}
	}
}

// tell writes the sentences of the fields below the row, where there is room
// for them.
func (r *entryRow) tell() {
	var problems, notices []string
	person := r.typed()
	for _, in := range r.fields.Inputs {
		if key := in.Field.Key; r.left[key] && in.Widget.Problem() != "" {
			problems = append(problems, r.a.p.w.Field("person", key)+": "+in.Widget.Problem())
		}
	}
	if r.namesake != "" {
		notices = append(notices, r.namesake)
	}
	for _, problem := range data.Check(&person, r.a.p.scope(&r.a.p.event)).Warnings() {
		if r.left[problem.Field] {
			notices = append(notices, r.a.p.w.Problem(problem, r.a.p.o.Places))
		}
	}
	if len(notices) == 0 && r.last != "" && len(problems) == 0 {
		notices = append(notices, r.last)
	}
	r.say(r.problem, strings.Join(problems, "\n"))
	r.say(r.notice, strings.Join(notices, "\n"))
}

func (r *entryRow) say(line *kit.Text, text string) {
	if line.Text() == text {
		return
	}
	line.SetText(text)
	if text == "" {
		line.Hide()
	} else {
		line.Show()
	}
	r.a.box.Refresh()
}
