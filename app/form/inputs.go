package form

import (
	"strings"
	"unicode/utf8"

	"sapar/app/kit"
	"sapar/data"
)

// Adjust makes an input other than its declaration alone would.
type Adjust func(*Input)

// Wide makes the row take the whole width.
func Wide(in *Input) { in.row.Wide = true }

// Plain writes a number without spaces: a year.
func Plain(in *Input) { in.plain = true }

// Hint puts a sentence under the input.
func Hint(text string) Adjust { return func(in *Input) { in.row.Hint = text } }

// Rows is how many lines of a note are in sight, 2 by default.
func Rows(n int) Adjust { return func(in *Input) { in.rows = n } }

// Empty names the choice of nothing; "" forbids it.
func Empty(label string) Adjust { return func(in *Input) { in.empty = label } }

// Offer says what can be chosen: the options that a text can mean, and the
// option of a value that is there already, where that is neither a code of
// a list nor a place.
func Offer(options func(query string) []kit.Option, option func(id string) kit.Option) Adjust {
	return func(in *Input) {
		in.offer = options
		if option != nil {
			in.option = option
		}
	}
}

// Using takes a widget of the page's own.
func Using(widget kit.Field) Adjust { return func(in *Input) { in.Widget = widget } }

// Moving says how values come into the widgets and out of them.
func Moving(show func(data.Value), read func() data.Value) Adjust {
	return func(in *Input) { in.Show, in.Read = show, read }
}

// As stores the widget that was made.
func As[W kit.Field](widget *W) Adjust {
	return func(in *Input) { in.made = func(made kit.Field) { *widget = made.(W) } }
}

// widget makes the input for the field's kind.
func (f *Fields) widget(in *Input) kit.Field {
	w, key := f.Words, in.Field.Key
	left := func() {
		if f.OnLeave != nil {
			f.OnLeave(key)
		}
	}
	edited := func() {
		if f.OnEdit != nil {
			f.OnEdit(key)
		}
	}
	if in.offer == nil {
		all := f.Codes(in.Field.List)
		in.offer = func(query string) []kit.Option { return containing(all, query) }
	}
	switch in.Field.Kind {
	case data.Note, data.Lines:
		return kit.NewNote(kit.NoteOptions{
			Rows: in.rows, TooLong: w.T("input.too_long", "max", w.Int(kit.NoteMax)),
			OnLeave: left, OnChanged: func(string) { edited() },
		})
	case data.Int:
		return f.Int(in.Field, kit.IntOptions{
			Plain: in.plain, OnEnter: f.Next, OnLeave: left, OnChanged: func(int, bool) { edited() },
		})
	case data.Bool:
		return kit.NewCheck(kit.CheckOptions{
			Label: f.Label(key), OnEnter: f.Next, OnLeave: left, OnChanged: func(bool) { edited() },
		})
	case data.Day:
		return f.Day(kit.DateOptions{OnEnter: f.Next, OnLeave: left, OnChanged: func(kit.Day) { edited() }})
	case data.Time:
		return kit.NewTimeField(kit.TimeOptions{
			Placeholder: w.T("input.time.placeholder"), Wrong: w.T("input.time.wrong"),
			OnEnter: f.Next, OnLeave: left, OnChanged: func(string) { edited() },
		})
	case data.Choice:
		return kit.NewChoice(kit.ChoiceOptions{
			Options: f.Codes(in.Field.List), Empty: in.empty,
			OnEnter: f.Next, OnLeave: left, OnChanged: func(string) { edited() },
		})
	case data.Ref, data.PlaceCode:
		return f.Select(kit.SelectOptions{
			Options: in.offer, Placeholder: w.T("input.select.placeholder"),
			OnEnter: f.Next, OnLeave: left, OnChanged: func(kit.Option) { edited() },
		})
	case data.Choices, data.Refs, data.PlaceCodes:
		return kit.NewTagField(kit.TagOptions{
			Options: in.offer, Placeholder: w.T("input.select.placeholder"),
			Unknown: w.T("input.select.unknown"), Nothing: w.T("input.select.nothing"),
			OnEnter: f.Next, OnLeave: left, OnChanged: func([]kit.Option) { edited() },
		})
	}
	return kit.NewEntry(kit.EntryOptions{
		Check:   func(text string) string { return f.TooLong(text, in.Field.Length) },
		OnEnter: f.Next, OnLeave: left, OnChanged: func(string) { edited() },
	})
}

// Int is an input for the numbers that a field may have.
func (m Maker) Int(field *data.Field, o kit.IntOptions) *kit.IntField {
	o.Min, o.Max = field.Min, field.Max
	switch {
	case o.Wrong != "":
	case o.Plain:
		o.Wrong = m.Words.T("input.number.wrong", "min", o.Min, "max", o.Max)
	default:
		o.Wrong = m.Words.T("input.number.wrong", "min", m.Words.Int(o.Min), "max", m.Words.Int(o.Max))
	}
	return kit.NewIntField(o)
}

// Day is an input for a day.
func (m Maker) Day(o kit.DateOptions) *kit.DateField {
	o.Words, o.Placeholder, o.Now = DateWords(m.Words), m.Words.T("input.date.placeholder"), m.Now
	return kit.NewDateField(o)
}

// Select is an input for one of many, with the usual sentences where o has
// none.
func (m Maker) Select(o kit.SelectOptions) *kit.SearchSelect {
	if o.Unknown == "" {
		o.Unknown = m.Words.T("input.select.unknown")
	}
	if o.Nothing == "" {
		o.Nothing = m.Words.T("input.select.nothing")
	}
	return kit.NewSearchSelect(o)
}

// TooLong is the sentence for a text of more characters than that, else "".
func (m Maker) TooLong(text string, longest int) string {
	length := utf8.RuneCountInString(text)
	if length <= longest {
		return ""
	}
	return m.Words.Problem(data.Problem{Code: "too_long", Args: data.Args{"length": length, "max": longest}}, nil)
}

// join moves values between the field and its widget.
func (in *Input) join() {
	switch w := in.Widget.(type) {
	case *kit.Entry:
		in.Show = func(v data.Value) {
			w.SetValue(Text(v))
			w.CursorColumn = 0 // a long text shows its beginning
			w.Refresh()
		}
		in.Read = func() data.Value { return TextValue(w.Value()) }
	case *kit.Note:
		if in.Field.Kind == data.Lines {
			in.Show = func(v data.Value) { w.SetValue(strings.Join(list(v), "\n")) }
			in.Read = func() data.Value { return listValue(lines(w.Value())) }
			return
		}
		in.Show = func(v data.Value) { w.SetValue(Text(v)) }
		in.Read = func() data.Value { return TextValue(w.Value()) }
	case *kit.IntField:
		in.Show = func(v data.Value) {
			w.Clear()
			if n, ok := v.(int64); ok {
				w.SetValue(int(n))
			}
		}
		in.Read = func() data.Value {
			if n, _ := w.Value(); n != 0 {
				return int64(n)
			}
			return nil
		}
	case *kit.Check:
		in.Show = func(v data.Value) { w.SetValue(v == true) }
		in.Read = func() data.Value {
			if w.Value() {
				return true
			}
			return nil
		}
	case *kit.DateField:
		in.Show = func(v data.Value) {
			day, _ := data.ParseDate(Text(v)) // no date is zero
			w.SetValue(kit.Day(day))
		}
		in.Read = func() data.Value { return TextValue(data.Date(w.Value()).String()) }
	case *kit.TimeField:
		in.Show = func(v data.Value) { w.SetValue(Text(v)) }
		in.Read = func() data.Value { return TextValue(w.Value()) }
	case *kit.Choice:
		in.Show = func(v data.Value) { w.SetValue(Text(v)) }
		in.Read = func() data.Value { return TextValue(w.Value()) }
	case *kit.SearchSelect:
		in.Show = func(v data.Value) {
			w.Clear()
			if id := Text(v); id != "" {
				w.SetValue(in.option(id))
			}
		}
		in.Read = func() data.Value { return TextValue(w.Value().ID) }
	case *kit.TagField:
		in.Show = func(v data.Value) {
			var chosen []kit.Option
			for _, id := range list(v) {
				chosen = append(chosen, in.option(id))
			}
			w.SetValues(chosen)
		}
		in.Read = func() data.Value { return listValue(w.IDs()) }
	}
}

// Text is a value that holds text; "" where it holds none.
func Text(v data.Value) string {
	s, _ := v.(string)
	return s
}

// TextValue is a text as a field's value: nil where it is empty.
func TextValue(s string) data.Value {
	if s == "" {
		return nil
	}
	return s
}

func list(v data.Value) []string {
	all, _ := v.([]string)
	return all
}

func listValue(all []string) data.Value {
	if len(all) == 0 {
		return nil
	}
	return all
}

// lines are those of a text that are not empty.
func lines(text string) []string {
	var all []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}
