package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/theme"
)

// DateWords are one language's words for dates.
type DateWords struct {
	Days   [7]string  // short, Monday first
	Months [12]string // a heading begins them with a capital
	Today  string     // the way to today
	Wrong  string     // the sentence for text that is no date
}

// DateOptions make a DateField. Words is needed, and Now where the year may be left out.
type DateOptions struct {
	Words       DateWords
	Placeholder string
	Now         func() time.Time
	Check       func(d Day) string // a problem or ""; not asked while empty
	OnChanged   func(d Day)        // an edit is complete: focus left, Enter, arrows, a day of the month
	OnEnter     func()
	OnEscape    func()
	OnLeave     func()
}

// DateField is a date as dd.mm.yyyy, which may be left out. The person types
// 12052026, 12.05.26 or 12.5; Up and Down change it by a day, PageUp and
// PageDown by a month; F4, Alt+Down or the icon opens the month.
type DateField struct {
	Entry
	o    DateOptions
	last Day // reported last
	drop *drop
	view *MonthView
}

var _ Field = (*DateField)(nil)

// NewDateField returns an empty field.
func NewDateField(o DateOptions) *DateField {
	f := &DateField{o: o}
	f.field = field{
		own: f.problem, commit: f.complete,
		onEnter: o.OnEnter, onEscape: o.OnEscape, onLeave: o.OnLeave,
	}
	f.ActionItem = newTapIcon(theme.Icon(theme.IconPlan), func() {
		if !f.Disabled() {
			Focus(f)
			f.toggle()
		}
	})
	f.extend(f, o.Placeholder)
	return f
}

// Value is the date; 0 where the field is empty or Problem is not "".
func (f *DateField) Value() Day {
	d, ok := parseDay(f.Entry.Value(), f.year())
	if !ok {
		return 0
	}
	return d
}

// SetValue fills the field; 0 empties it.
func (f *DateField) SetValue(d Day) {
	f.last = d
	f.Entry.SetValue(d.String())
}

func (f *DateField) problem() string {
	if f.Entry.Value() == "" {
		return ""
	}
	d := f.Value()
	if d == 0 {
		return f.o.Words.Wrong
	}
	if f.o.Check != nil {
		return f.o.Check(d)
	}
	return ""
}

func (f *DateField) today() Day {
	if f.o.Now == nil {
		return 0
	}
	return DayOf(f.o.Now())
}

func (f *DateField) year() int {
	year, _, _ := f.today().Split()
	return year
}

// complete writes a date that was understood in full, and reports it. Text
// that was not understood stays as it is.
func (f *DateField) complete() {
	d := f.Value()
	if d == 0 && f.Entry.Value() != "" {
		return
	}
	if text := d.String(); f.Text != text {
		f.fill(text)
	}
	f.report(d)
}

func (f *DateField) report(d Day) {
	if d == f.last {
		return
	}
	f.last = d
	if f.o.OnChanged != nil {
		f.o.OnChanged(d)
	}
}

// pick takes a day that did not come from typing.
func (f *DateField) pick(d Day) {
	if d == 0 || f.Disabled() {
		return
	}
	f.fill(d.String())
	f.edited(f.problem() != "")
	f.report(d)
}

// step moves the date; an empty field starts at today.
func (f *DateField) step(move func(Day) Day) {
	switch d := f.Value(); {
	case d != 0:
		f.pick(move(d))
	case f.Entry.Value() == "":
		f.pick(f.today())
	}
}

// TypedKey moves the date or the open month, else edits.
func (f *DateField) TypedKey(key *fyne.KeyEvent) {
	if f.drop != nil {
		f.monthKey(key)
		return
	}
	switch key.Name {
	case fyne.KeyUp:
		f.step(func(d Day) Day { return d.AddDays(1) })
	case fyne.KeyDown:
		f.step(func(d Day) Day { return d.AddDays(-1) })
	case fyne.KeyPageUp:
		f.step(func(d Day) Day { return d.AddMonths(1) })
	case fyne.KeyPageDown:
		f.step(func(d Day) Day { return d.AddMonths(-1) })
	case fyne.KeyF4:
		f.toggle()
	default:
		f.Entry.TypedKey(key)
	}
}

// monthKey is a key while the month is open.
func (f *DateField) monthKey(key *fyne.KeyEvent) {
	f.scanCode = key.Physical.ScanCode
	switch key.Name {
	case fyne.KeyEscape, fyne.KeyF4:
		f.drop.close()
	case fyne.KeyBackspace, fyne.KeyDelete:
		f.drop.close()
		f.Entry.TypedKey(key)
	default:
		f.view.TypedKey(key)
	}
}

// TypedRune goes on typing; the month would only be in the way.
func (f *DateField) TypedRune(r rune) {
	if f.drop != nil {
		if r == ' ' {
			return
		}
		f.drop.close()
	}
	f.Entry.TypedRune(f.digit(r))
}

// TypedShortcut opens the month at Alt+Down.
func (f *DateField) TypedShortcut(s fyne.Shortcut) {
	switch s.ShortcutName() {
	case alt(fyne.KeyDown).ShortcutName(), alt(fyne.KeyUp).ShortcutName():
		f.toggle()
	case ctrlHome.ShortcutName():
		if f.drop != nil {
			f.view.TypedShortcut(s)
		}
	default:
		f.Entry.TypedShortcut(s)
	}
}

// toggle opens the month, or closes it.
func (f *DateField) toggle() {
	if f.drop != nil {
		f.drop.close()
		return
	}
	if f.Disabled() {
		return
	}
	f.view = newMonthView(MonthOptions{
		Words: f.o.Words,
		Today: f.today(),
		OnOpened: func(d Day) {
			f.drop.close()
			f.pick(d)
		},
	}, true)
	start := f.Value()
	if start == 0 {
		start = f.today()
	}
	f.view.Select(start)
	d := &drop{
		owner: f, keys: f, content: f.view,
		size:    func() fyne.Size { return fyne.NewSize(286, 262) },
		onClose: func() { f.drop = nil },
	}
	f.drop = d
	if !openDrop(d) {
		f.drop = nil
	}
}
