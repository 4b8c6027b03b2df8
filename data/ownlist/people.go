package ownlist

import (
	"strings"

	"sapar/data"
)

// person reads a row of a list of people.
func (in *reading) person(row *Row) {
	in.keepBelow(row)
	t := in.turn(row)
	a := t.attends()
	p := &data.Person{}
	year := 0
	p.Name, year = t.name("person")
	t.fill(p, "person.sex", "person.work", "person.category", "person.phone", "person.consent", "person.consent_date", "person.note")
	t.birthYear(p, year, a.event)
	t.residence(p, a.event)

	apart := ""
	if p.BirthYear == 0 && p.Village == "" {
		apart = a.place // a name alone tells nobody apart
	}
	of, ordinal, twin := in.newPerson(p, apart, a.of, row.Line)
	p.ID = of
	t.check(p, in.scopeOf(a.event))
	line := PreviewRow{Line: row.Line, Event: a.event, Person: p, Of: of, At: a.of, Twin: twin, Waits: t.wrong || a.waits}
	if line.Waits {
		in.preview.Rows = append(in.preview.Rows, line)
		return
	}
	if ordinal > 0 {
		in.twins = append(in.twins, row.Line)
	}
	category := p.Category
	brought := in.bring(t, p, valueKeys(p)).loose.Record.(*data.Person)
	line.Person = brought
	in.preview.Rows = append(in.preview.Rows, line)

	there := &data.Attendance{Event: a.event.ID, Person: brought.ID, Category: category}
	t.fill(there, "attendance.note")
	there.ID = in.idOf(data.AttendanceType, there, "", 0)
	if in.entries[there.ID] == nil {
		in.bring(t, there, valueKeys(there))
	}
}

// name reads a name, whole or in parts, and a year of birth that stands in its
// cell.
func (t *turn) name(of string) (string, int) {
	key := of + ".name"
	var parts []string
	year := 0
	for _, part := range []string{key, key + ".family", key + ".given", key + ".patronymic"} {
		c, at := t.inTable(part)
		if _, ok := t.cells[key]; !ok && at.line != 0 {
			t.cells[key] = at
		}
		if c == nil {
			continue
		}
		if w := unreadable(c); w != nil {
			t.refuse(of, "name", w, at)
			continue
		}
		text, found := withoutIIN(oneLine(textOf(c)))
		if found {
			t.in.leftIIN(at.column)
		}
		text, y := nameOf(text)
		if year == 0 {
			year = y
		}
		if text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " "), year
}

// birthYear reads a year of birth: from its own column, from a whole date, from
// an age on the event's day, or from beside the name.
func (t *turn) birthYear(p *data.Person, beside int, e *data.Event) {
	for _, key := range []string{"person.birth_year", "person.birth_date"} {
		c, at := t.inTable(key)
		if at.line != 0 {
			t.cells["person.birth_year"] = at
		}
		if c == nil {
			continue
		}
		year, w := yearOf(c)
		if w != nil {
			t.refuse("person", "birth_year", w, at)
		}
		p.BirthYear = year
		return
	}
	if c, at := t.inTable("person.age"); c != nil && e != nil && e.Date != 0 {
		t.cells["person.birth_year"] = at
		switch age, w := intOf(c); {
		case w != nil:
			t.refuse("person", "birth_year", w, at)
		case age > 0:
			p.BirthYear = e.Date.Year() - age
		}
		return
	}
	if beside <= t.in.today.Year() {
		p.BirthYear = beside
	}
}

// residence reads where a person lives: a village is looked for in the event's
// district first.
func (t *turn) residence(p *data.Person, e *data.Event) {
	c, at := t.cell("person.village")
	if at.line != 0 {
		t.cells["person.village"] = at
	}
	if isBlank(c) {
		return
	}
	within := ""
	if e != nil {
		within = e.District
	}
	if w := unreadable(c); w != nil {
		t.refuse("person", "village", w, at)
		return
	}
	v, w := t.place(columnOf("person.village"), oneLine(textOf(c)), within)
	if w != nil {
		t.refuse("person", "village", w, at)
		return
	}
	p.Village, _ = v.(string)
}

// member reads a row of a list of members.
func (in *reading) member(row *Row) {
	t := in.turn(row)
	m := &data.Member{Project: in.scope.Project.ID}
	m.Name, _ = t.name("member")
	t.fill(m, "member.specialty", "member.organisation", "member.position", "member.phone", "member.from", "member.to", "member.note")
	if c, _ := t.inTable("member.district"); c == nil && in.facts.district != "" {
		m.District = in.facts.district
	} else {
		t.fill(m, "member.district")
	}
	if m.District == "" && isBlankAt(t, "member.district") {
		m.District = in.scope.District
	}
	of, twin := in.newID(data.MemberType, m, "", row.Line)
	m.ID = of
	t.check(m, in.scopeOf(nil))
	if !t.wrong {
		m = in.bring(t, m, valueKeys(m)).loose.Record.(*data.Member)
	}
	in.preview.Rows = append(in.preview.Rows, PreviewRow{Line: row.Line, Member: m, Of: of, Twin: twin, Waits: t.wrong})
}
