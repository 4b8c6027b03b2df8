package register

import (
	"strings"

	"sapar/app/kit"
	"sapar/data"
)

// newcomerID is that of the option that adds what is not among the records yet.
const newcomerID = "newcomer"

// newcomer is the option that adds a record called so.
func (e *Editor) newcomer(of, name string) kit.Option {
	label := e.d.Words.T("register.new_"+of, "name", name)
	return kit.Option{ID: newcomerID, Label: strings.TrimSuffix(label, ": ")}
}

// newcomers are the types of which a record can be added while another that
// refers to it is typed, and how it is typed.
var newcomers = map[string]Kind{
	data.PersonType.Key: {
		Type: data.PersonType,
		Form: []string{"name", "birth_year", "sex", "category", "village", "work", "phone", "consent", "consent_date"},
	},
	data.MaterialType.Key: {Type: data.MaterialType, Form: []string{"name", "kind", "note"}},
}

// addNewcomer asks about what is not among the records yet, and chooses it.
func (e *Editor) addNewcomer(of string, field *kit.SearchSelect) {
	e.d.Edit(newcomers[of], e.draft(of), func(saved data.Record) {
		field.SetValue(e.d.option(of)(data.BaseOf(saved).ID.String()))
		kit.Focus(field)
	})
}

// draft is what a newcomer begins with: the name that was typed.
func (e *Editor) draft(of string) data.Record {
	if of == data.MaterialType.Key {
		return &data.Material{Project: e.d.Project().ID, Name: e.typed}
	}
	person := &data.Person{Name: e.typed}
	if village, ok := e.fields.Widget("village").(*kit.SearchSelect); ok {
		person.Village = village.Value().ID
	}
	return person
}
