package settings

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"sapar/app/kit"
	"sapar/data"
)

func (f *fields) text(b *binding) {
	e := kit.NewEntry(kit.EntryOptions{
		Check:   func(text string) string { return f.p.tooLong(text, b.field.Length) },
		OnEnter: f.p.next, OnChanged: func(string) { f.edited(b.field.Key) },
	})
	b.widget = e
	b.show = func(v data.Value) {
		e.SetValue(textOf(v))
		e.CursorColumn = 0 // a long text shows its beginning
		e.Refresh()
	}
	b.read = func() data.Value { return valueOf(e.Value()) }
}

func (f *fields) note(b *binding) {
	n := kit.NewNote(kit.NoteOptions{
		Rows: 2, TooLong: f.p.w.T("input.too_long", "max", f.p.w.Int(kit.NoteMax)),
		OnChanged: func(string) { f.edited(b.field.Key) },
	})
	b.widget = n
	b.show = func(v data.Value) { n.SetValue(textOf(v)) }
	b.read = func() data.Value { return valueOf(n.Value()) }
}

func (f *fields) number(b *binding) {
	n := f.p.newNumber(b.field, kit.IntOptions{
		OnEnter: f.p.next, OnChanged: func(int, bool) { f.edited(b.field.Key) },
	})
	b.widget = n
	b.show = func(v data.Value) { showNumber(n, v) }
	b.read = func() data.Value { return numberOf(n) }
}

func (f *fields) check(b *binding) {
	c := kit.NewCheck(kit.CheckOptions{
		Label: f.label(b.field.Key), OnEnter: f.p.next, OnChanged: func(bool) { f.edited(b.field.Key) },
	})
	b.widget = c
	b.show = func(v data.Value) { on, _ := v.(bool); c.SetValue(on) }
	b.read = func() data.Value {
		if c.Value() {
			return true
		}
		return nil
	}
}

func (f *fields) day(b *binding) {
	d := kit.NewDateField(kit.DateOptions{
		Words: dateWords(f.p.w), Placeholder: f.p.w.T("input.date.placeholder"), Now: f.p.o.Now,
		OnEnter: f.p.next, OnChanged: func(kit.Day) { f.edited(b.field.Key) },
	})
	b.widget = d
	b.show = func(v data.Value) {
		day, _ := data.ParseDate(textOf(v)) // no date is zero
		d.SetValue(kit.Day(day))
	}
	b.read = func() data.Value { return valueOf(data.Date(d.Value()).String()) }
}

// choice offers the codes of the field's list. Nothing is chosen before the
// person does.
func (f *fields) choice(b *binding) {
	c := kit.NewChoice(kit.ChoiceOptions{
		Options: f.p.codes(b.field.List), Empty: f.p.w.T("word.not_chosen"),
		OnEnter: f.p.next, OnChanged: func(string) { f.edited(b.field.Key) },
	})
	b.widget = c
	b.show = func(v data.Value) { c.SetValue(textOf(v)) }
	b.read = func() data.Value { return valueOf(c.Value()) }
}

func (f *fields) tags(b *binding) {
	all := f.p.codes(b.field.List)
	t := kit.NewTagField(kit.TagOptions{
		Options: func(query string) []kit.Option { return containing(all, query) },
		Unknown: f.p.w.T("input.select.unknown"), Nothing: f.p.w.T("input.select.nothing"),
		Placeholder: f.p.w.T("input.select.placeholder"),
		OnEnter:     f.p.next, OnChanged: func([]kit.Option) { f.edited(b.field.Key) },
	})
	b.widget = t
	b.show = func(v data.Value) {
		codes, _ := v.([]string)
		chosen := make([]kit.Option, len(codes))
		for i, code := range codes {
			chosen[i] = kit.Option{ID: code, Label: f.p.w.Choice(b.field.List, code)}
		}
		t.SetValues(chosen)
	}
	b.read = func() data.Value {
		if codes := t.IDs(); len(codes) > 0 {
			return codes
		}
		return nil
	}
}

func (f *fields) district(b *binding) {
	s := f.p.newDistrict(func() []data.Place { return f.p.districtsOf(f.project) }, kit.SelectOptions{
		OnEnter: f.p.next, OnChanged: func(kit.Option) { f.edited(b.field.Key) },
	})
	b.widget = s
	b.show = func(v data.Value) { f.p.showDistrict(s, textOf(v)) }
	b.read = func() data.Value { return valueOf(s.Value().ID) }
}

// newNumber is an input for the numbers that the field may have.
func (p *Page) newNumber(field *data.Field, o kit.IntOptions) *kit.IntField {
	o.Min, o.Max = field.Min, field.Max
	o.Wrong = p.w.T("input.number.wrong", "min", p.w.Int(field.Min), "max", p.w.Int(field.Max))
	return kit.NewIntField(o)
}

// newDistrict is an input for one of those districts, in any spelling.
func (p *Page) newDistrict(own func() []data.Place, o kit.SelectOptions) *kit.SearchSelect {
	o.Unknown, o.Nothing = p.w.T("page.settings.district_unknown"), p.w.T("input.select.nothing")
	o.Placeholder = p.w.T("input.select.placeholder")
	o.Options = func(query string) []kit.Option {
		found := own()
		if query != "" {
			mine := found
			found = slices.DeleteFunc(p.o.Places.Find(query, data.District, data.City), func(place data.Place) bool {
				return !has(mine, place.Code)
			})
		}
		options := make([]kit.Option, len(found))
		for i, place := range found {
			options[i] = kit.Option{ID: place.Code, Label: p.w.Place(place)}
		}
		return options
	}
	return kit.NewSearchSelect(o)
}

func (p *Page) showDistrict(s *kit.SearchSelect, code string) {
	s.SetValue(kit.Option{})
	if code != "" {
		s.SetValue(kit.Option{ID: code, Label: p.placeName(code)})
	}
}

func (p *Page) placeName(code string) string {
	if place, ok := p.o.Places.Place(code); ok {
		return p.w.Place(place)
	}
	return code
}

func has(places []data.Place, code string) bool {
	return slices.ContainsFunc(places, func(place data.Place) bool { return place.Code == code })
}

// codes are a list's codes in words.
func (p *Page) codes(list string) []kit.Option {
	var options []kit.Option
	for _, code := range data.List(list) {
		options = append(options, kit.Option{ID: code, Label: p.w.Choice(list, code)})
	}
	return options
}

// containing are the options of which the typed text is a part.
func containing(options []kit.Option, query string) []kit.Option {
	query = strings.ToLower(query)
	return slices.DeleteFunc(slices.Clone(options), func(o kit.Option) bool {
		return !strings.Contains(strings.ToLower(o.Label), query)
	})
}

// tooLong is the sentence for a text of more characters than that, or "".
func (p *Page) tooLong(text string, longest int) string {
	length := utf8.RuneCountInString(text)
	if length <= longest {
		return ""
	}
	return p.w.Problem(data.Problem{Code: "too_long", Args: data.Args{"length": length, "max": longest}}, nil)
}

// problemsOf are the problems that an error consists of; none for another one.
func problemsOf(err error) data.Problems {
	var problems data.Problems
	errors.As(err, &problems)
	return problems
}

func showNumber(f *kit.IntField, v data.Value) {
	f.Clear()
	if n, ok := v.(int64); ok {
		f.SetValue(int(n))
	}
}

func numberOf(f *kit.IntField) data.Value {
	if n, ok := f.Value(); ok && n != 0 {
		return int64(n)
	}
	return nil
}

// textOf is a value that holds text; "" where it holds none.
func textOf(v data.Value) string {
	s, _ := v.(string)
	return s
}

// valueOf is a text as a field's value: nil where it is empty.
func valueOf(s string) data.Value {
	if s == "" {
		return nil
	}
	return s
}
