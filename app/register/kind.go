package register

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// Kind is how records of a type are listed and typed. Type is needed.
//
// The words of a list stand under "register.<type>." in the languages' files:
// add, empty and empty_text; how many there are under "count.<type>"; a hint
// of a field, where there is one, under "hint.<type>.<field>".
type Kind struct {
	Type    *data.Type
	Columns []Column
	Form    []string // keys of the fields in the form, in its order
	Filters []Filter
	Order   string // key of the column that sorts at first; "": as entered
	Newest  bool   // the greatest first

	// Among are the records that a field may refer to, by its key; nil: all.
	Among map[string]func(r data.Record) bool
	// Adjust makes inputs other than their declaration would, by field.
	Adjust map[string][]form.Adjust
}

// Column is one field of the records, or something said about them.
type Column struct {
	Key    string // the field's; of what is no field any word of its own
	Title  string // "" is the field's heading
	Width  float32
	Weight float32
	Text   func(r data.Record) string // nil: the field in words
	Number func(r data.Record) int    // to sort by; nil: the field, or the text
	Left   bool                       // the Number is no count, and stands as text does
	Colour func(r data.Record) fyne.ThemeColorName
}

// Filter narrows a list to the records that hold what is chosen.
type Filter struct {
	All     string // the choice of all
	Options func() []kit.Option
	Holds   func(r data.Record, id string) bool
}

// FilterBy narrows a list by a field's list of codes; all is what the choice
// of all is called.
func (d *Desk) FilterBy(of *data.Type, key, all string) Filter {
	f := of.Field(key)
	return Filter{
		All: all, Options: func() []kit.Option { return d.Codes(f.List) },
		Holds: func(r data.Record, id string) bool { return holds(f.Get(r), id) },
	}
}

func holds(v data.Value, id string) bool {
	if all, ok := v.([]string); ok {
		return slices.Contains(all, id)
	}
	return v == id
}

// field is the column's field, nil where it has none.
func (k *Kind) field(c *Column) *data.Field { return k.Type.Field(c.Key) }

// text is what stands in a column.
func (d *Desk) text(k *Kind, c *Column, r data.Record) string {
	if c.Text != nil {
		return c.Text(r)
	}
	return d.Cell(k.field(c), r)
}

// counts reports whether a column holds numbers.
func (k *Kind) counts(c *Column) bool {
	f := k.field(c)
	return c.Number != nil && !c.Left || c.Text == nil && f != nil && f.Kind == data.Int
}

// compare orders two records by a column: numbers and days as such, all else
// by its words. What is not known comes last.
func (d *Desk) compare(k *Kind, c *Column, a, b data.Record) int {
	if c.Number != nil {
		return cmp.Compare(c.Number(a), c.Number(b))
	}
	if f := k.field(c); f != nil {
		switch f.Kind {
		case data.Int, data.Bool:
			return cmp.Compare(number(f.Get(a)), number(f.Get(b)))
		case data.Day, data.Time: // ISO sorts as text
			return cmp.Compare(form.Text(f.Get(a)), form.Text(f.Get(b)))
		}
	}
	x, y := d.text(k, c, a), d.text(k, c, b)
	if (x == "") != (y == "") {
		return cmp.Compare(y, x)
	}
	if d.Compare == nil {
		return cmp.Compare(x, y)
	}
	return d.Compare(x, y)
}

func number(v data.Value) int64 {
	if v == true {
		return 1
	}
	n, _ := v.(int64)
	return n
}
