package region

import (
	"errors"

	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/history"
	"sapar/app/kit"
	"sapar/data"
)

// answer is one that was given at this screen.
type answer struct{ question data.Question }

// press answers by a digit: that of a side, or the next one for another value.
func (x *questions) press(key fyne.KeyName) {
	q := x.selected()
	if q == nil || len(key) != 1 || key[0] < '1' || key[0] > '9' {
		return
	}
	switch i := int(key[0] - '1'); {
	case i < len(q.Sides):
		x.take(*q, i)
	case i == len(q.Sides) && typed(q):
		asked := *q
		x.p.o.Tasks.Later(func() { x.ask(asked) }) // else the digit is typed into the field as well
	}
}

// take answers with one of the sides.
func (x *questions) take(q data.Question, side int) {
	if err := x.settle(q, q.Sides[side].Value); err != nil {
		x.refused(err)
	}
}

// settle writes an answer and goes on to the next question.
func (x *questions) settle(q data.Question, value data.Value) error {
	if err := x.p.o.Records.Settle(x.p.ctx, q, value); err != nil {
		return err
	}
	x.answered = append(x.answered, answer{q})
	x.back = without(x.back, &q)
	x.list = without(x.list, &q)
	x.p.o.Say(x.p.w.T("page.region.settled",
		"value", history.Shorten(x.p.teller.Value(q.Type, q.Field, value), history.LongLabel), "keys", kit.ShortcutText(undoKey)))
	x.goOn()
	return nil
}

// takeBack takes the last answer back: what stood before it stands again, and
// the question is asked again here. It is asked nowhere else: the answer may
// have travelled, so taking it back is an answer too.
func (x *questions) takeBack() {
	if len(x.answered) == 0 {
		return
	}
	q := x.answered[len(x.answered)-1].question
	value := q.Sides[0].Value
	if err := x.p.o.Records.Settle(x.p.ctx, q, value); err != nil {
		x.refused(err)
		return
	}
	x.answered = x.answered[:len(x.answered)-1]
	x.back = append([]data.Question{q}, x.back...)
	x.list = append([]data.Question{q}, x.list...)
	x.table.Select(0)
	x.p.o.Say(x.p.w.T("page.region.taken_back", "value", history.Shorten(x.p.teller.Value(q.Type, q.Field, value), history.LongLabel)))
	x.goOn()
}

// goOn shows what is left at once, and what the records say of it as soon as
// they do.
func (x *questions) goOn() {
	x.p.draw()
	x.focus()
	x.p.reload(nil)
}

// refused tells why an answer was not written. A record that is gone asks
// nothing any more.
func (x *questions) refused(err error) {
	x.p.o.Fail(err)
	if errors.Is(err, data.ErrNotFound) {
		x.p.reload(nil)
	}
}

// typed reports whether a value of the field can be typed.
func typed(q *data.Question) bool { return data.TypeByKey(q.Type).Field(q.Field) != nil }

// otherWidth is the room that a value of one's own asks for.
const otherWidth = 520

// ask asks for another value than those of the sides.
func (x *questions) ask(q data.Question) {
	of := data.TypeByKey(q.Type)
	if of.Field(q.Field).Kind == data.Numbers {
		x.askNumbers(q)
		return
	}
	fields := &form.Fields{Maker: x.p.maker, Type: of}
	fields.Next = nil // Enter is the dialog's
	one := fields.Form(1, fields.Row(q.Field, x.p.adjust(of.Field(q.Field), &q)...))
	fields.Fill(q.Record)
	x.showAsk(q, one, func() bool {
		if !fields.Check() {
			return false
		}
		if err := x.settle(q, fields.Inputs[0].Read()); err != nil {
			fields.Refuse(err)
			return false
		}
		return true
	})
}

// askNumbers asks for counts, one for each key that any of the sides has.
func (x *questions) askNumbers(q data.Question) {
	field := data.TypeByKey(q.Type).Field(q.Field)
	now, _ := field.Get(q.Record).(map[string]int64)
	all := []map[string]int64{now}
	for _, side := range q.Sides {
		counts, _ := side.Value.(map[string]int64)
		all = append(all, counts)
	}
	keys := x.p.teller.Keys(field, all...)
	inputs := make([]*kit.IntField, len(keys))
	rows := make([]kit.Row, len(keys))
	for i, key := range keys {
		inputs[i] = x.p.maker.Int(field, kit.IntOptions{})
		if n := now[key]; n != 0 {
			inputs[i].SetValue(int(n))
		}
		rows[i] = kit.Row{Key: key, Label: x.p.teller.Key(field, key), Field: inputs[i]}
	}
	fields := kit.NewForm(kit.FormOptions{Columns: 2}, rows...)
	x.showAsk(q, fields, func() bool {
		if !fields.Check() {
			return false
		}
		counts := map[string]int64{}
		for i, key := range keys {
			if n, _ := inputs[i].Value(); n != 0 {
				counts[key] = int64(n)
			}
		}
		var value data.Value
		if len(counts) > 0 {
			value = counts
		}
		if err := x.settle(q, value); err != nil {
			x.refused(err)
			return false
		}
		return true
	})
}

func (x *questions) showAsk(q data.Question, content fyne.CanvasObject, ok func() bool) {
	answered := false
	kit.ShowDialog(x.p.o.Window, kit.DialogOptions{
		Title: x.p.w.T("page.region.other_title"), Width: otherWidth,
		Content: kit.NewStack(12, kit.NewBody(x.p.asks(&q)), content),
		OK:      x.p.w.T("button.save"), Cancel: x.p.w.T("button.cancel"),
		OnOK: func() bool {
			answered = ok()
			return answered
		},
		OnClosed: func() {
			if answered { // the button that opened it is another question's now
				x.focus()
			}
		},
	})
}

// adjust makes the input of a field what its kind needs: a year is plain, and
// what refers to something has it to choose from.
func (p *Page) adjust(f *data.Field, q *data.Question) []form.Adjust {
	switch f.Kind {
	case data.Int:
		if f.Key == "birth_year" {
			return []form.Adjust{form.Plain}
		}
	case data.PlaceCode, data.PlaceCodes:
		if f.Key == "district" {
			return []form.Adjust{form.Offer(func(text string) []kit.Option {
				return p.maker.Among(p.o.Places.Districts(p.now.project.Region, p.now.project.WithCity), text)
			}, nil)}
		}
		return []form.Adjust{form.Offer(func(text string) []kit.Option { return p.villages(p.districtOf(q.Record, q.Event), text) }, p.maker.Village)}
	case data.Ref, data.Refs:
		return []form.Adjust{form.Offer(
			func(text string) []kit.Option { return p.refs(f.Of, text, q.Event) },
			func(id string) kit.Option { return kit.Option{ID: id, Label: p.teller.Name(f.Of, id)} })}
	}
	return nil
}

// villages are the settlements that a text can mean; without a text those of
// the district, or of the whole region where there is none.
func (p *Page) villages(district, text string) []kit.Option {
	var found []data.Place
	switch {
	case text != "":
		found = p.o.Places.Find(text, data.Village, data.City)
	case district != "":
		found = p.o.Places.Villages(district)
	default:
		found = p.o.Places.Villages(p.now.project.Region)
	}
	options := make([]kit.Option, len(found))
	for i, place := range found {
		options[i] = p.maker.Village(place.Code)
	}
	return options
}

// mostPeople is how many people are offered for a name.
const mostPeople = 20

// refs are the records of a type that a text can mean.
func (p *Page) refs(recordType, text string, event *data.Event) []kit.Option {
	var options []kit.Option
	offer := func(r data.Record, label string) {
		options = append(options, kit.Option{ID: data.BaseOf(r).ID.String(), Label: label})
	}
	switch recordType {
	case data.PersonType.Key:
		found, err := p.o.Records.FindPeople(p.ctx, text, mostPeople)
		if p.missing(err) {
			return nil
		}
		for i := range found {
			offer(&found[i], p.teller.Label(&found[i]))
		}
		return options
	case data.EventType.Key:
		all, err := p.o.Records.Events(p.ctx, data.EventQuery{Project: p.now.project.ID})
		if p.missing(err) {
			return nil
		}
		for i := range all {
			offer(&all[i], p.teller.Event(&all[i]))
		}
	default:
		for _, r := range p.teller.All(recordType, event) {
			offer(r, p.teller.Label(r))
		}
	}
	return p.maker.Filter(text, options)
}
