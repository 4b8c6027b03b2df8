package register

import (
	"context"
	"slices"
	"strings"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/kit"
	"sapar/data"
)

// offer says what can be chosen for a field that refers to a place or to
// records; nil where it does not.
func (e *Editor) offer(f *data.Field) form.Adjust {
	d := e.d
	switch {
	case f.Kind == data.PlaceCode && f.Key == "district":
		return form.Offer(func(query string) []kit.Option { return d.Among(d.Districts(), query) }, d.Place)
	case f.Kind == data.PlaceCode:
		return form.Offer(e.villages, d.Village)
	case f.Kind != data.Ref && f.Kind != data.Refs:
		return nil
	case f.Of == data.PersonType.Key:
		return form.Offer(e.people, d.option(f.Of))
	case f.Of == data.EventType.Key:
		return form.Offer(e.events, d.option(f.Of))
	case f.Of == data.MaterialType.Key:
		return form.Offer(func(query string) []kit.Option { return e.materials(f, query) }, d.option(f.Of))
	}
	return form.Offer(func(query string) []kit.Option { return e.records(f, query) }, d.option(f.Of))
}

// option is what a record is called among those that can be chosen.
func (d *Desk) option(recordType string) func(id string) kit.Option {
	return func(id string) kit.Option { return kit.Option{ID: id, Label: d.teller().Name(recordType, id)} }
}

// where is the district of the record as the fields have it.
func (e *Editor) where() string {
	if s, ok := e.fields.Widget("district").(*kit.SearchSelect); ok {
		return s.Value().ID
	}
	if f := e.k.Type.Field("district"); f != nil {
		if code := form.Text(f.Get(e.record)); code != "" {
			return code
		}
	}
	return e.d.Settings.District
}

// villages are the settlements that a text may mean, in the record's district
// where there is one.
func (e *Editor) villages(query string) []kit.Option {
	district := e.where()
	var found []data.Place
	switch {
	case query != "":
		found = e.d.Find(query, data.Village, data.City)
	case district != "":
		found = e.d.Places.Villages(district)
	default:
		found = e.d.Places.Villages(e.d.Project().Region)
	}
	var options []kit.Option
	for _, place := range found {
		home, ok := e.d.Places.DistrictOf(place.Code)
		if district != "" && ok && home.Code != district {
			continue
		}
		o := e.d.Village(place.Code)
		if district == "" && home.Code != place.Code {
			o.Hint = history.Join(", ", o.Hint, e.d.Words.Place(home))
		}
		options = append(options, o)
	}
	return options
}

// enough is how many of many are offered at once.
const enough = 30

// events are the project's events whose titles have the words, in the
// record's district.
func (e *Editor) events(query string) []kit.Option {
	found, err := e.d.Records.Events(context.Background(), data.EventQuery{
		Project: e.d.Project().ID, District: e.where(), Text: query, Newest: true, Limit: enough,
	})
	if err != nil {
		e.d.Fail(err)
		return nil
	}
	options := make([]kit.Option, len(found))
	for i := range found {
		options[i] = kit.Option{ID: found[i].ID.String(), Label: e.d.teller().Event(&found[i]), Hint: found[i].Title}
	}
	return options
}

// records are those of a type of which there are few.
func (e *Editor) records(f *data.Field, query string) []kit.Option {
	fits := e.k.Among[f.Key]
	var options []kit.Option
	for _, r := range e.d.teller().All(f.Of, nil) {
		if fits == nil || fits(r) {
			options = append(options, kit.Option{ID: data.BaseOf(r).ID.String(), Label: e.d.teller().Label(r)})
		}
	}
	return e.d.Filter(query, options)
}

// people are those whom a typed name may mean, and at the end somebody new.
func (e *Editor) people(query string) []kit.Option {
	found, err := e.d.Records.FindPeople(context.Background(), query, enough)
	if err != nil {
		e.d.Fail(err)
		return nil
	}
	var options []kit.Option
	for i := range found {
		p := &found[i]
		options = append(options, kit.Option{
			ID: p.ID.String(), Label: data.PersonType.Label(p), Hint: history.Join(", ", e.d.teller().Place(p.Village), p.Work),
		})
	}
	e.typed = query
	if query != "" {
		options = append(options, e.newcomer(data.PersonType.Key, query))
	}
	return options
}

// materials are those that a typed name may mean, and at the end a new one where
// none is called so.
func (e *Editor) materials(f *data.Field, query string) []kit.Option {
	options := e.records(f, query)
	e.typed = query
	called := slices.ContainsFunc(options, func(o kit.Option) bool { return strings.EqualFold(o.Label, query) })
	if query != "" && !called || len(options) == 0 {
		options = append(options, e.newcomer(f.Of, query))
	}
	return options
}
