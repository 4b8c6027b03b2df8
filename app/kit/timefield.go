package kit

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
)

// TimeOptions are all optional but Wrong.
type TimeOptions struct {
	Placeholder string
	Wrong       string             // the sentence for text that is no time
	OnChanged   func(clock string) // an edit is complete
	OnEnter     func()
	OnEscape    func()
	OnLeave     func()
}

// TimeField is a time of day as hh:mm, which may be left out. The person types
// 930, 9:30, 9.30 or 9; Up and Down change it by a quarter of an hour.
type TimeField struct {
	Entry
	o    TimeOptions
	last string // reported last
}

var _ Field = (*TimeField)(nil)

// NewTimeField returns an empty field.
func NewTimeField(o TimeOptions) *TimeField {
	f := &TimeField{o: o}
	f.field = field{
		own: f.problem, commit: f.complete,
		onEnter: o.OnEnter, onEscape: o.OnEscape, onLeave: o.OnLeave,
	}
	f.extend(f, o.Placeholder)
	return f
}

// Value is the time as "09:30"; "" where the field is empty or Problem is not
// "".
func (f *TimeField) Value() string {
	minute, ok := parseClock(f.Entry.Value())
	if !ok {
		return ""
	}
	return formatClock(minute)
}

// SetValue fills the field with "09:30", or empties it with "".
func (f *TimeField) SetValue(clock string) {
	f.last = clock
	f.Entry.SetValue(clock)
}

func (f *TimeField) problem() string {
	if f.Entry.Value() != "" && f.Value() == "" {
		return f.o.Wrong
	}
	return ""
}

func (f *TimeField) complete() {
	clock := f.Value()
	if clock == "" && f.Entry.Value() != "" {
		return
	}
	if f.Text != clock {
		f.fill(clock)
	}
	if clock != f.last {
		f.last = clock
		if f.o.OnChanged != nil {
			f.o.OnChanged(clock)
		}
	}
}

// TypedRune edits.
func (f *TimeField) TypedRune(r rune) { f.Entry.TypedRune(f.digit(r)) }

// TypedKey changes the time, else edits.
func (f *TimeField) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyUp:
		f.step(1)
	case fyne.KeyDown:
		f.step(-1)
	default:
		f.Entry.TypedKey(key)
	}
}

// step goes to the next or former quarter of an hour within the day.
func (f *TimeField) step(direction int) {
	const quarter, day = 15, 24 * 60
	minute, ok := parseClock(f.Entry.Value())
	if f.Disabled() || !ok {
		return
	}
	minute = (minute + direction*quarter + day) % day
	f.fill(formatClock(minute - minute%quarter))
	f.edited(false)
	f.complete()
}

func formatClock(minute int) string {
	return fmt.Sprintf("%02d:%02d", minute/60, minute%60)
}

// parseClock reads 930, 0930, 9:30, 9.30, 9-30, 9 30 and 9, as minutes of the
// day.
func parseClock(text string) (minute int, ok bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(":.,- \u00a0", r) })
	if len(parts) == 1 && len(parts[0]) > 2 {
		cut := len(parts[0]) - 2
		parts = []string{parts[0][:cut], parts[0][cut:]}
	} else if len(parts) == 1 {
		parts = append(parts, "00")
	}
	if len(parts) != 2 || len(parts[0]) > 2 || len(parts[1]) != 2 {
		return 0, false
	}
	h, err := strconv.ParseUint(parts[0], 10, 8)
	if err != nil || h > 23 {
		return 0, false
	}
	m, err := strconv.ParseUint(parts[1], 10, 8)
	if err != nil || m > 59 {
		return 0, false
	}
	return int(h)*60 + int(m), true
}
