package kit

import (
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// IntOptions make an IntField. Wrong is needed.
type IntOptions struct {
	Placeholder string
	Min, Max    int             // both 0: from 0 up
	Wrong       string          // the sentence for what is no whole number from Min to Max
	Plain       bool            // no spaces between groups of three digits: a year
	Expand      func(n int) int // what a number that was typed short means; may be nil
	OnChanged   func(n int, ok bool)
	OnEnter     func()
	OnEscape    func()
	OnLeave     func()
}

// IntField is a whole number, which may be left out. Other keys than digits
// do nothing in it; what was pasted stays and is reported. Up and Down change
// the number by one.
type IntField struct {
	Entry
	o IntOptions
}

var _ Field = (*IntField)(nil)

// groupSpace stands between groups of digits: a space that breaks no line.
const groupSpace = "\u00a0"

// NewIntField returns an empty field.
func NewIntField(o IntOptions) *IntField {
	f := &IntField{o: o}
	f.field = field{
		own: f.problem, commit: f.complete,
		onEnter: o.OnEnter, onEscape: o.OnEscape, onLeave: o.OnLeave,
	}
	f.onText = func(string) { f.report() }
	f.extend(f, o.Placeholder)
	return f
}

// Value is the number; ok is false where the field is empty or Problem is not
// "".
func (f *IntField) Value() (n int, ok bool) {
	n, ok = f.number()
	if !ok || !f.within(n) {
		return 0, false
	}
	return n, true
}

// number is what the text says, within the bounds or not.
func (f *IntField) number() (int, bool) {
	n, err := strconv.Atoi(ungroup(f.Text))
	if err == nil && f.o.Expand != nil {
		n = f.o.Expand(n)
	}
	return n, err == nil
}

func (f *IntField) within(n int) bool {
	if f.o.Min == 0 && f.o.Max == 0 {
		return n >= 0
	}
	return n >= f.o.Min && n <= f.o.Max
}

// SetValue fills the field.
func (f *IntField) SetValue(n int) { f.Entry.SetValue(f.format(n)) }

// Clear empties the field.
func (f *IntField) Clear() { f.Entry.SetValue("") }

func (f *IntField) problem() string {
	if f.Entry.Value() == "" {
		return ""
	}
	if _, ok := f.Value(); !ok {
		return f.o.Wrong
	}
	return ""
}

func (f *IntField) report() {
	if f.o.OnChanged != nil {
		f.o.OnChanged(f.Value())
	}
}

// complete puts the spaces in.
func (f *IntField) complete() {
	n, ok := f.number()
	if !ok {
		return
	}
	text := f.format(n)
	if f.focused {
		text = ungroup(text) // Enter was pressed: the digits can still be edited
	}
	if f.Text != text {
		f.fill(text)
	}
}

func (f *IntField) format(n int) string {
	text := strconv.Itoa(n)
	if f.o.Plain {
		return text
	}
	return group(text)
}

// FocusGained takes the spaces out, so that the cursor moves over digits.
func (f *IntField) FocusGained() {
	if text := ungroup(f.Text); text != f.Text {
		f.fill(text)
	}
	f.Entry.FocusGained()
}

// TypedRune takes digits, and a minus in front where Min allows it.
func (f *IntField) TypedRune(r rune) {
	r = f.digit(r)
	minus := r == '-' && f.o.Min < 0 && f.CursorColumn == 0
	if (r < '0' || r > '9') && !minus {
		return
	}
	f.Entry.TypedRune(r)
}

// TypedKey changes the number, else edits.
func (f *IntField) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		f.step(1)
	case fyne.KeyDown:
		f.step(-1)
	default:
		f.Entry.TypedKey(key)
	}
}

func (f *IntField) step(by int) {
	n, ok := f.number()
	if f.Disabled() || !ok || !f.within(n+by) {
		return
	}
	f.fill(strconv.Itoa(n + by))
	f.edited(false)
	f.report()
}

// group puts spaces between groups of three digits.
func group(digits string) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(groupSpace)
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}

func ungroup(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u202f' {
			return -1
		}
		return r
	}, text)
}
