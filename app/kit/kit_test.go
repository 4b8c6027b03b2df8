package kit

import (
	"os"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/app/theme"
)

// The theme comes before the first widget, as it does in the program.
func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(theme.Light))
	os.Exit(m.Run())
}

// screen is a window whose keys go where they would in the program: to what
// has the focus, with Tab moving it.
type screen struct {
	t   *testing.T
	win fyne.Window
}

func show(t *testing.T, content fyne.CanvasObject) *screen {
	t.Helper()
	win := test.NewTempWindow(t, content)
	win.Resize(fyne.NewSize(900, 700))
	lastFocused = nil
	t.Cleanup(func() { Install(win.Canvas(), nil) })
	return &screen{t, win}
}

func column(objects ...fyne.CanvasObject) *fyne.Container { return NewStack(4, objects...) }

func (s *screen) canvas() fyne.Canvas { return s.win.Canvas() }

// key presses keys one after another.
func (s *screen) key(names ...fyne.KeyName) {
	s.t.Helper()
	for _, name := range names {
		focused := s.canvas().Focused()
		tabbable, _ := focused.(fyne.Tabbable)
		switch {
		case name == fyne.KeyTab && (tabbable == nil || !tabbable.AcceptsTab()):
			s.canvas().FocusNext()
		case focused != nil:
			focused.TypedKey(&fyne.KeyEvent{Name: name})
		case s.canvas().OnTypedKey() != nil:
			s.canvas().OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
	}
}

// write types text.
func (s *screen) write(text string) {
	s.t.Helper()
	for _, r := range text {
		focused := s.canvas().Focused()
		if focused == nil {
			s.t.Fatalf("typing %q: nothing has the focus", text)
		}
		if r == ' ' {
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		}
		focused.TypedRune(r)
	}
}

func (s *screen) press(shortcut fyne.Shortcut) { Press(s.canvas(), shortcut) }

// focused fails unless o has the keys.
func (s *screen) focused(o fyne.CanvasObject) {
	s.t.Helper()
	if f, ok := o.(Field); ok {
		o = f.fieldBase().target
	}
	if got := s.canvas().Focused(); got != any(o) {
		s.t.Errorf("focus is on %T %v, want it on %T", got, got, o)
	}
}

func equal[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// noon of the day on which the tests play.
func noon() time.Time { return time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC) }

var dateWords = DateWords{
	Days: [7]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"},
	Months: [12]string{"january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december"},
	Today: "Today",
	Wrong: "This is no date. Write it as dd.mm.yyyy.",
}
