package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

func TestTimeField(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"three digits", "930", "09:30"},
		{"four digits", "1930", "19:30"},
		{"a colon", "9:30", "09:30"},
		{"a dot", "9.05", "09:05"},
		{"an hour alone", "9", "09:00"},
		{"midnight", "0", "00:00"},
		{"the last minute", "2359", "23:59"},
		{"no such hour", "24:00", ""},
		{"no such minute", "9:60", ""},
		{"half a minute", "9:3", ""},
		{"letters", "noon", ""},
		{"too many digits", "09300", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var told []string
			f := NewTimeField(TimeOptions{Wrong: "no time", OnChanged: func(s string) { told = append(told, s) }})
			s := show(t, column(f, NewEntry(EntryOptions{})))
			Focus(f)
			s.write(c.text)
			s.key(fyne.KeyTab)
			equal(t, "value", f.Value(), c.want)
			if c.want == "" {
				equal(t, "kept", f.Text, c.text)
				equal(t, "shown", f.shown, "no time")
				equal(t, "told", len(told), 0)
				return
			}
			equal(t, "text", f.Text, c.want)
			equal(t, "told", len(told), 1)
		})
	}
	t.Run("arrows go by quarters of an hour", func(t *testing.T) {
		f := NewTimeField(TimeOptions{})
		s := show(t, f)
		f.SetValue("09:30")
		Focus(f)
		s.key(fyne.KeyUp)
		equal(t, "up", f.Value(), "09:45")
		s.key(fyne.KeyDown, fyne.KeyDown)
		equal(t, "down", f.Value(), "09:15")
		f.SetValue("23:50")
		s.key(fyne.KeyUp)
		equal(t, "over midnight", f.Value(), "00:00")
	})
	t.Run("it may be empty", func(t *testing.T) {
		f := NewTimeField(TimeOptions{Wrong: "no time"})
		s := show(t, column(f, NewEntry(EntryOptions{})))
		Focus(f)
		s.key(fyne.KeyTab)
		equal(t, "problem", f.Problem(), "")
	})
}

func TestClockRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		minute := rapid.IntRange(0, 24*60-1).Draw(t, "minute")
		if got, ok := parseClock(formatClock(minute)); !ok || got != minute {
			t.Fatalf("%d is written %s and read %d", minute, formatClock(minute), got)
		}
	})
}

func TestIntField(t *testing.T) {
	setup := func(t *testing.T, o IntOptions) (*screen, *IntField) {
		f := NewIntField(o)
		s := show(t, column(f, NewEntry(EntryOptions{})))
		Focus(f)
		return s, f
	}
	t.Run("only digits are taken, and grouped when left", func(t *testing.T) {
		s, f := setup(t, IntOptions{})
		s.write("1a2-0 0.0")
		equal(t, "while typing", f.Text, "12000")
		s.key(fyne.KeyTab)
		equal(t, "text", f.Text, "12"+groupSpace+"000")
		n, ok := f.Value()
		equal(t, "value", n, 12000)
		equal(t, "ok", ok, true)
		Focus(f)
		equal(t, "text to edit", f.Text, "12000")
	})
	t.Run("a year has no spaces", func(t *testing.T) {
		s, f := setup(t, IntOptions{Plain: true})
		s.write("1998")
		s.key(fyne.KeyTab)
		equal(t, "text", f.Text, "1998")
	})
	t.Run("a number outside stays and is reported", func(t *testing.T) {
		s, f := setup(t, IntOptions{Min: 1950, Max: 2026, Wrong: "from 1950 to 2026", Plain: true})
		s.write("2030")
		s.key(fyne.KeyTab)
		equal(t, "text", f.Text, "2030")
		equal(t, "shown", f.shown, "from 1950 to 2026")
		_, ok := f.Value()
		equal(t, "ok", ok, false)
	})
	t.Run("what was pasted stays and is reported", func(t *testing.T) {
		s, f := setup(t, IntOptions{Wrong: "a number"})
		clipboard().SetContent("about 30")
		s.press(Ctrl(fyne.KeyV))
		s.key(fyne.KeyTab)
		equal(t, "text", f.Text, "about 30")
		equal(t, "shown", f.shown, "a number")
	})
	t.Run("a number with spaces can be pasted", func(t *testing.T) {
		s, f := setup(t, IntOptions{})
		clipboard().SetContent("1 234")
		s.press(Ctrl(fyne.KeyV))
		n, _ := f.Value()
		equal(t, "value", n, 1234)
	})
	t.Run("a number too large for the machine is reported", func(t *testing.T) {
		s, f := setup(t, IntOptions{Wrong: "a number"})
		s.write("99999999999999999999")
		s.key(fyne.KeyTab)
		equal(t, "text", f.Text, "99999999999999999999")
		equal(t, "shown", f.shown, "a number")
	})
	t.Run("arrows stay within the bounds", func(t *testing.T) {
		s, f := setup(t, IntOptions{Min: 0, Max: 2})
		f.SetValue(1)
		s.key(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp)
		n, _ := f.Value()
		equal(t, "up", n, 2)
		s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
		n, _ = f.Value()
		equal(t, "down", n, 0)
	})
	t.Run("it may be empty", func(t *testing.T) {
		s, f := setup(t, IntOptions{Min: 5, Max: 9, Wrong: "5 to 9"})
		s.key(fyne.KeyTab)
		_, ok := f.Value()
		equal(t, "ok", ok, false)
		equal(t, "problem", f.Problem(), "")
	})
	t.Run("changes are told as they are typed", func(t *testing.T) {
		var told []int
		s, f := setup(t, IntOptions{OnChanged: func(n int, _ bool) { told = append(told, n) }})
		s.write("12")
		f.SetValue(7)
		equal(t, "told", len(told), 2)
		equal(t, "last", told[1], 12)
	})
}

func TestGroupKeepsTheNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`-?[1-9][0-9]{0,15}`).Draw(t, "digits")
		if got := ungroup(group(digits)); got != digits {
			t.Fatalf("%s is grouped %q and read %s", digits, group(digits), got)
		}
	})
	equal(t, "groups", group("-1234567"), "-1"+groupSpace+"234"+groupSpace+"567")
}

func TestDigitsUnderTheKazakhLayout(t *testing.T) {
	row := []rune("қ\"әіңғ,.үұ") // what the keys 0 to 9 give
	codes := map[string]func(digit int) int{
		"X11":                 func(d int) int { return (d+9)%10 + 10 },
		"Windows and Wayland": func(d int) int { return (d+9)%10 + 2 },
	}
	for system, code := range codes {
		t.Run(system, func(t *testing.T) {
			date := NewDateField(DateOptions{Words: dateWords, Now: noon})
			clock := NewTimeField(TimeOptions{})
			number := NewIntField(IntOptions{Plain: true})
			s := show(t, column(date, clock, number))
			write := func(digits string) {
				for _, d := range digits {
					focused := s.canvas().Focused()
					focused.TypedKey(&fyne.KeyEvent{Physical: fyne.HardwareKey{ScanCode: code(int(d - '0'))}})
					focused.TypedRune(row[d-'0'])
				}
				s.key(fyne.KeyReturn)
			}
			Focus(date)
			write("17062026")
			write("1647")
			write("9876543210")
			equal(t, "date", date.Text, "17.06.2026")
			equal(t, "time", clock.Text, "16:47")
			equal(t, "number", number.Text, "9876543210")
		})
	}
	t.Run("signs of their own keys stay signs", func(t *testing.T) {
		date := NewDateField(DateOptions{Words: dateWords, Now: noon})
		s := show(t, date)
		Focus(date)
		s.write("17")
		date.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPeriod, Physical: fyne.HardwareKey{ScanCode: 60}})
		s.write(".6")
		equal(t, "value", date.Value(), 20260617)
	})
}
