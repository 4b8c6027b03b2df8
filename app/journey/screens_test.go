//go:build linux

package journey

import (
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"sapar/data"
	"sapar/data/store"
)

// station is a screen to be photographed, and the keys that lead there from
// the one before.
type station struct {
	name string
	keys []string
}

// independence are the keys of Independence Day, on which nobody comes.
var independence = []string{"1", "6", "1", "2", "2", "0", "2", "6"}

// stations are every screen of the program, from the overview.
var stations = []station{
	{"overview", nil},
	{"overview-proof", []string{"Down", "Down", "Down", "Down", "Enter"}}, // of the dialogue platforms
	{"event-attendance", []string{"Enter"}},                               // of the first of them
	{"event-list", []string{"Ctrl+G", "1"}},                               // narrowed
	{"event-sheet", []string{"Esc", "Ctrl+P"}},
	{"event-evidence", []string{"Esc", "Ctrl+E"}},
	{"event-handouts", []string{"Esc", "Ctrl+PgDn"}},
	{"event-handout", []string{"Ctrl+I", "Q"}}, // of a material that is not in the list
	{"event-details", []string{"Esc", "Esc", "Ctrl+Enter", "Ctrl+PgDn"}},
	{"event-issues", []string{"Ctrl+PgDn"}},
	{"plan-calendar", []string{"Ctrl+2"}},
	{"plan-list", []string{"Ctrl+M"}},
	{"plan-trips", []string{"Ctrl+M"}},
	{"plan-trip", []string{"Enter"}},                                                   // what its villages were promised stands in it
	{"plan-trip-clash", slices.Concat([]string{"Tab"}, independence, []string{"Tab"})}, // on a holiday
	{"plan-proposal", []string{"Esc", "Ctrl+Enter", "Ctrl+P"}},
	{"people", []string{"Esc", "Ctrl+4"}},
	{"privacy", []string{"Ctrl+G"}},
	{"privacy-texts", []string{"Ctrl+PgDn"}},
	{"privacy-log", []string{"Ctrl+PgDn"}},
	{"event-new", []string{"Ctrl+B", "Ctrl+N"}},
	{"event-new-clash", slices.Concat([]string{"Tab", "Tab", "Tab"}, independence, []string{"Tab"})},
	{"reports-events", []string{"Ctrl+D", "Ctrl+5"}},
	{"reports-attendance", []string{"Down"}},
	{"reports-indicators", []string{"Down"}},
	{"reports-plan", []string{"Down"}},
	{"reports-dialogue", []string{"Down"}},
	{"reports-region", []string{"Down"}},
	{"reports-layouts", []string{"Ctrl+Shift+L"}},
	{"region-questions", []string{"Esc", "Ctrl+7"}},
	{"region-sent", []string{"Ctrl+PgDn"}},
	{"region-held", []string{"Ctrl+PgDn"}},
	{"exchange-send", []string{"Ctrl+6"}},
	{"exchange-receive", []string{"Ctrl+PgDn"}},
	{"exchange-check", []string{"Ctrl+Enter"}},                                          // of the newest file
	{"exchange-refused", []string{"Shift+Tab", "Enter", "Space", "Down", "Ctrl+Enter"}}, // back, and the other file
	{"list-columns", []string{"Enter"}},
	{"list-coming", []string{"Ctrl+PgDn"}},
	{"list-similar", []string{"Ctrl+PgDn"}},
	{"exchange-files", []string{"Esc", "Ctrl+PgDn"}},
	{"registers-group", []string{"Ctrl+9"}},
	{"registers-matrix", []string{"Ctrl+M"}},
	{"registers-courses", []string{"Ctrl+PgDn"}},
	{"registers-talents", []string{"Ctrl+PgDn"}},
	{"registers-materials", []string{"Ctrl+PgDn"}},
	{"registers-products", []string{"Ctrl+PgDn"}},
	{"registers-calendar", []string{"Ctrl+PgDn"}},
	{"dialogue-issues", []string{"Ctrl+0"}},
	{"dialogue-recommendations", []string{"Ctrl+PgDn"}},
	{"settings-computer", []string{"Ctrl+8", "Ctrl+PgUp", "Ctrl+PgUp"}},
	{"settings-project", []string{"Ctrl+PgDn"}},
	{"settings-indicators", []string{"Ctrl+PgDn"}},
	{"settings-indicator", []string{"Enter"}},
	{"overview-charts", []string{"Esc", "Ctrl+1", "Ctrl+PgDn"}},
	{"find", []string{"Ctrl+K", "a", "h", "m", "e", "t"}},
	{"reports-narrative", []string{"Esc", "Esc", "Ctrl+5", "Ctrl+Shift+E"}},
}

// How long a report's preview or what is in the way of a plan, and the check of
// a file of a district's year, take at most, in which nothing may move.
const (
	preview = 2 * time.Second
	checked = 6 * time.Second
)

// TestScreens photographs every screen in every language, and in the dark in
// Kazakh, on a district's year of invented data. The folder that SAPAR_SCREENS
// names gets the pictures as SCREEN-LANGUAGE.png; the test itself only holds
// that every screen shows something, and something of its own.
func TestScreens(t *testing.T) {
	folder := os.Getenv("SAPAR_SCREENS")
	if folder == "" {
		folder = t.TempDir()
	} else if err := os.MkdirAll(folder, 0o777); err != nil {
		t.Fatal(err)
	}
	l := newLaptop(t)
	dir := filepath.Join(t.TempDir(), "data")
	l.must("demo", "--data", dir, "--size", "district")
	sendAround(l, dir)

	album := map[string]map[string]*image.RGBA{} // by language, then by screen
	take := func(lang, name string, p *image.RGBA) {
		if album[lang] == nil {
			album[lang] = map[string]*image.RGBA{}
		}
		album[lang][name] = p
		keep(t, folder, name+"-"+lang, p)
	}

	// the first start, where Ctrl+L turns the language too
	l.open(t.TempDir())
	for _, lang := range []string{"kk", "ru", "en"} {
		take(lang, "welcome", l.settled())
		l.leads("Ctrl+L")
	}
	l.quit()

	for _, theme := range []string{"light", "dark"} {
		change(t, dir, func(s *store.Store) error {
			set, err := s.Settings(context.Background())
			set.Theme, set.Language = theme, "kk"
			if err != nil {
				return err
			}
			return s.SaveSettings(context.Background(), set)
		})
		l.open(dir)
		languages := []string{"kk", "ru", "en"}
		if theme == "dark" {
			languages = []string{"kk"}
		}
		for _, lang := range languages {
			for _, s := range stations {
				name := lang
				if theme == "dark" {
					name += "-dark"
				}
				if len(s.keys) == 0 { // the program begins there
					take(name, s.name, l.settled())
					continue
				}
				shown := l.leads(s.keys...)
				switch {
				case s.name == "exchange-check":
					shown = l.rests(checked)
				case slow(s.name):
					shown = l.rests(preview)
				}
				take(name, s.name, shown)
			}
			l.leads("Esc", "Ctrl+1")
			l.leads("Ctrl+L")
		}
		l.quit()
	}
	compare(t, album)
}

// slow reports whether a screen is worked out away from the window.
func slow(name string) bool {
	if strings.HasSuffix(name, "-clash") {
		return true
	}
	return slices.ContainsFunc([]string{"settings-computer", "plan-proposal", "reports-", "exchange-", "list-"}, func(begin string) bool {
		return strings.HasPrefix(name, begin)
	})
}

// sendAround has a folder's records go to another computer, where some change.
// The file from here is merged, the one from there waits among what was
// downloaded, after a list that somebody made without the program.
func sendAround(l *laptop, dir string) {
	l.t.Helper()
	other, sent := filepath.Join(l.t.TempDir(), "other"), filepath.Join(l.t.TempDir(), "BQO_Aqzhaiyq.xlsx")
	downloads := filepath.Join(l.home, "Downloads")
	if err := os.MkdirAll(downloads, 0o700); err != nil {
		l.t.Fatal(err)
	}
	ownList(l.t, dir, filepath.Join(downloads, "Қатысушылар.xlsx"))
	l.must("export", "--data", dir, "-o", sent)
	l.must("merge", "--data", dir, sent)
	l.must("merge", "--data", other, sent)
	change(l.t, other, func(s *store.Store) error {
		ctx := context.Background()
		set, err := s.Settings(ctx)
		if err != nil {
			return err
		}
		events, err := s.Events(ctx, data.EventQuery{Project: set.Project, Limit: 3})
		for i := range events {
			events[i].Title += " – 2"
			err = errors.Join(err, s.Save(ctx, data.ActionEdit, &events[i]))
		}
		return err
	})
	l.must("export", "--data", other, "-o", filepath.Join(downloads, "BQO_2026-11-25.xlsx"))
}

// ownList writes a coordinator's own list of people, some of whom the folder
// knows.
func ownList(t testing.TB, dir, path string) {
	t.Helper()
	rows := [][]any{
		{"Қатысушылар тізімі, Чапаев ауылы, 05.11.2026"}, {"№", "Аты-жөні", "Туған жылы", "Жынысы", "Оқу орны"},
		{1, "Сапаров Нұрлан", 2003, "ер", "Чапаев мектебі"}, {2, "Үмбетова Әсел", "жылы жоқ", "әйел", "Чапаев мектебі"},
	}
	change(t, dir, func(s *store.Store) error {
		known, _, err := s.People(context.Background(), data.PersonQuery{Limit: 3})
		for i, line := range known {
			rows = append(rows, []any{3 + i, line.Person.Name, nil, nil, "Чапаев мектебі"})
		}
		return err
	})
	f := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err = errors.Join(err, f.SetSheetRow("Sheet1", cell, &row)); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(f.SaveAs(path), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// compare holds that no picture is blank, that no two screens of a language
// look alike, and that no screen looks alike in two languages.
func compare(t *testing.T, album map[string]map[string]*image.RGBA) {
	t.Helper()
	const some = 16 // colours that a screen has at least
	for lang, screens := range album {
		for name, p := range screens {
			if colours(p, some) < some {
				t.Errorf("%s-%s is blank", name, lang)
			}
			for other, q := range screens {
				if name < other && onlyCursor(differ(p, q)) {
					t.Errorf("%s-%s and %s-%s are the same picture", name, lang, other, lang)
				}
			}
			for another, others := range album {
				if q := others[name]; lang < another && q != nil && onlyCursor(differ(p, q)) {
					t.Errorf("%s-%s and %s-%s are the same picture", name, lang, name, another)
				}
			}
		}
	}
}
