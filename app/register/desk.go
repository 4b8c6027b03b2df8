// Package register shows the records of one type as a list: found by words,
// sorted by any column, narrowed by a district or a list's codes, added,
// changed and taken away, with their history. A Kind says which fields are
// columns and which are in the form; the rest follows from the record type's
// declaration, so that the list of another type is a few lines.
//
// It must never know what a record means or how anything is counted: what
// stands in a column that is no field comes in as a function.
package register

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/task"
	"sapar/data"
)

// Records are what registers read and write.
type Records interface {
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
	Record(ctx context.Context, of *data.Type, id data.ID) (data.Record, error)
	FindPeople(ctx context.Context, typed string, limit int) ([]data.Person, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Save(ctx context.Context, action string, records ...data.Record) error
	Delete(ctx context.Context, records ...data.Record) error
}

// Desk is what all registers of a page stand on. All is needed but where it is
// said, and of the Maker Words, Places, Find, Now, Next and Fail.
type Desk struct {
	form.Maker
	Records  Records
	History  *history.Book
	Window   fyne.Window
	Tasks    task.Runner
	Settings data.Settings
	Project  func() data.Project
	Tidy     func(name string) string  // a person's name as it is kept; nil: as typed
	Compare  func(a, b string) int     // the order of texts in a list; nil: as bytes
	Say      func(text string)         // one line about what was done
	Remove   func(Removal) (done bool) // takes records away so that they can be brought back
}

// NewDesk completes a desk with what follows from the rest of it: the Maker's
// Next, where a page has no other, and the history of the records.
func NewDesk(d Desk, records history.Records, places form.Places) *Desk {
	if d.Next == nil {
		d.Next = func() { d.Window.Canvas().FocusNext() }
	}
	d.History = &history.Book{
		Teller:  history.NewTeller(d.Maker, places, records, d.Project),
		Records: records, Window: d.Window, Tasks: d.Tasks, Say: d.Say, Fail: d.Fail,
	}
	return &d
}

// Removal is records that are taken away together.
type Removal struct {
	Name    string        // what the person calls them
	Records []data.Record // each after those it refers to
}

// Backwards are the records in the order in which they are deleted.
func (r Removal) Backwards() []data.Record {
	all := slices.Clone(r.Records)
	slices.Reverse(all)
	return all
}

// Whole is the removal of a record with all its parts.
func (d *Desk) Whole(r data.Record) (Removal, error) {
	out := Removal{Name: d.Called(r), Records: []data.Record{r}}
	for _, of := range data.Types() {
		if !of.PartOf(r.Type()) {
			continue
		}
		parts, err := d.Records.Records(context.Background(), of, data.RecordQuery{Whole: data.BaseOf(r).ID})
		if err != nil {
			return Removal{}, err
		}
		out.Records = append(out.Records, parts...)
	}
	return out, nil
}

// Called is what a sentence calls the record: its label, else the record that
// it is about, else its type.
func (d *Desk) Called(r data.Record) string {
	if label := d.teller().Label(r); label != "" {
		return label
	}
	of := r.Type()
	for _, f := range of.Fields {
		if f.Kind == data.Ref && f.Identity && f != of.Owner() && f.Of != data.ProjectType.Key {
			return d.Cell(f, r)
		}
	}
	return d.Words.T("type." + of.Key)
}

func (d *Desk) teller() *history.Teller { return d.History.Teller }

// Cell is a field of a record in words.
func (d *Desk) Cell(f *data.Field, r data.Record) string {
	return d.teller().Plain(r.Type().Key, f.Key, f.Get(r))
}

// Today is the day on this computer's clock.
func (d *Desk) Today() data.Date { return data.DateOf(d.Now()) }

// Districts are those of the project.
func (d *Desk) Districts() []data.Place {
	p := d.Project()
	return d.Places.Districts(p.Region, p.WithCity)
}

// Roams reports whether the person has all districts and not just one.
func (d *Desk) Roams() bool { return d.Settings.District == "" }

// scope is what the rules may look at.
func (d *Desk) scope() data.Scope {
	project := d.Project()
	return data.Scope{Today: d.Today(), Places: d.Places, Project: &project}
}

// copied is a record with the same id and content.
func copied(r data.Record) (data.Record, error) {
	of := r.Type()
	same := of.New()
	*data.BaseOf(same) = *data.BaseOf(r)
	return same, of.Fill(same, of.Values(r))
}
