package cli_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"sapar/app/cli"
	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/narrative"
	"sapar/app/paper"
	"sapar/app/platform"
	"sapar/app/reporting"
	"sapar/data"
	"sapar/data/holiday"
	"sapar/data/indicator"
	"sapar/data/names"
	"sapar/data/ownlist"
	"sapar/data/proposal"
	"sapar/data/report"
	"sapar/data/sheet"
	"sapar/data/store"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

const today = data.Date(20261122)

// The scripts run this test program as "sapar"; "hold" is another process that
// has a data folder until it is killed.
func TestMain(m *testing.M) {
	testscript.Main(tidied{m}, map[string]func(){
		"sapar": func() { os.Exit(programme(os.Stdout, os.Stderr).Run(context.Background(), os.Args[1:])) },
		"hold":  func() { hold(os.Args[1]) },
	})
}

// programme is the program as main puts it together, on a fixed day (that of
// TODAY where a script sets it) and with a window that only says that it opened.
func programme(stdout, stderr io.Writer) *cli.Programme {
	clock := storetest.NewClock(today)
	if later, err := data.ParseDate(os.Getenv("TODAY")); err == nil {
		clock = storetest.NewClock(later)
	}
	places := territory.NewLive(territory.Builtin().WithFold(names.Fold))
	words := func(lang, key string) string { return i18n.Load(i18n.Lang(lang)).T(key) }
	return &cli.Programme{
		Now: clock.Now, Places: places, Stdout: stdout, Stderr: stderr,
		Holds: func(dir string) bool {
			_, err := os.Stat(filepath.Join(dir, store.File))
			return err == nil
		},
		Open: func(ctx context.Context, dir string) (*cli.Folder, error) {
			o := storetest.Options(dir, clock)
			o.Places, o.PlacesChanged = places, places.Change
			s, err := store.Open(ctx, o)
			if err != nil {
				return nil, err
			}
			counter := &indicator.Counter{Records: s, Places: places}
			reports := &report.Builder{Records: s, Places: places, Measure: counter.Measure, Counted: counter.Counted}
			maker := &proposal.Maker{Records: s, Places: places, Today: s.Today, Measure: counter.Measure, Holidays: holiday.All}
			book := &sheet.Workbook{Places: places, Words: words, Fold: names.Fold, Today: func() data.Date { return data.DateOf(clock.Now()) }}
			return &cli.Folder{
				Records: s, Measure: counter.Measure, Verify: s.Verify, Propose: maker.Propose, Parts: func(ctx context.Context, on data.Date) ([]narrative.Part, error) {
					projects, err := s.Projects(ctx)
					if err != nil {
						return nil, err
					}
					return narrative.Parts(projects, func(p data.Project) ([]data.Progress, error) { return counter.MeasureProject(ctx, p, on) })
				},
				Reports: &reporting.Reports{Fill: reports.Fill, Missing: reports.Missing, Save: s.Save, Depart: s.Depart, Places: places, Words: spoken, Folder: filepath.Join(dir, "layouts")}, Close: s.Close,
				Exchange: &exchange.Exchange{
					Records: s, Sheets: book, Answers: s, Files: s, Memory: s, Moves: counter.Moves,
					Lists: &ownlist.Reader{Places: places, Words: words, Fold: names.Fold, Today: s.Today},
					Ship:  func(ctx context.Context, q data.ShipQuery) (exchange.Shipment, error) { return s.Ship(ctx, q) },
				},
				Files: s, Paper: &paper.Bridge{Records: s, Places: places},
			}, nil
		},
		Layouts: func(folder string) *reporting.Reports {
			return &reporting.Reports{Places: places, Words: spoken, Folder: folder}
		},
		Window: func(_ context.Context, dir string, lock *platform.Lock) error {
			if dir == "" || lock == nil {
				return errors.New("nothing to open a window on")
			}
			_, err := fmt.Fprintln(stdout, "window", filepath.Base(dir))
			return err
		},
	}
}

func spoken(lang, key string, args ...any) string { return i18n.Load(i18n.Lang(lang)).T(key, args...) }

func hold(dir string) {
	lock, err := platform.LockFolder(dir)
	if err == nil {
		defer func() { _ = lock.Release() }()
		err = os.WriteFile(filepath.Join(dir, "held"), nil, 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	time.Sleep(time.Minute) // the script kills it before
}
