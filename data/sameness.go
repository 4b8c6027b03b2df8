package data

import (
	"bytes"
	"crypto/sha256"
)

// Sameness is what was decided about two records of people: they are one person,
// or they never are. It joins them by standing beside them: taking it away gives
// both back as they are, whatever was written into either meanwhile.
type Sameness struct {
	Base
	One     ID     // the lesser id of the two
	Other   ID     // the greater
	Verdict string // list sameness
	Note    string
}

// Verdicts of a Sameness.
const (
	SamePerson   = "same"
	NeverTheSame = "never"
)

// NewSameness is the verdict on two people, in whatever order. Its id follows
// from theirs: what two computers decide about a pair is one record.
func NewSameness(a, b ID, verdict string) *Sameness {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	h := sha256.Sum256(append(append([]byte("sameness"), a[:]...), b[:]...))
	return &Sameness{Base: Base{ID: ID(h[:len(ID{})])}, One: a, Other: b, Verdict: verdict}
}

// SamenessType declares the fields of a Sameness. Its references are not called
// person: it goes to every district, and takes nobody's record along.
var SamenessType = declare("sameness", checkSameness,
	field("one", Ref, func(s *Sameness) *ID { return &s.One }, required, to("person"), identity),
	field("other", Ref, func(s *Sameness) *ID { return &s.Other }, required, to("person"), identity),
	field("verdict", Choice, func(s *Sameness) *string { return &s.Verdict }, required, from("sameness")),
	field("note", Text, func(s *Sameness) *string { return &s.Note }),
)

// Type is SamenessType.
func (*Sameness) Type() *Type { return SamenessType }

func checkSameness(s *Sameness, _ Scope, r *report) {
	if s.One == s.Other && r.ok("one", "other") {
		r.refuse("other", "same_record", nil)
	}
}

// Joined tells which records of people are one person: each that was joined to
// another has the least id among all that are joined to it, directly or over
// others.
type Joined map[ID]ID

// JoinPeople makes Joined of what was decided. "Never" keeps nothing apart that
// is joined over others: it answers a question about two.
func JoinPeople(all []Sameness) Joined {
	j := Joined{}
	for i := range all {
		if all[i].Verdict != SamePerson {
			continue
		}
		a, b := j.root(all[i].One), j.root(all[i].Other)
		if bytes.Compare(a[:], b[:]) > 0 {
			a, b = b, a
		}
		j[a], j[b] = a, a
		j[all[i].One], j[all[i].Other] = a, a
	}
	for id := range j {
		j[id] = j.root(id)
	}
	return j
}

// root follows the links of a record.
func (j Joined) root(id ID) ID {
	for {
		next, joined := j[id]
		if !joined || next == id {
			return id
		}
		id = next
	}
}

// Of is the id under which a record of a person counts: its own where nothing is
// joined to it.
func (j Joined) Of(person ID) ID {
	if one, joined := j[person]; joined {
		return one
	}
	return person
}
