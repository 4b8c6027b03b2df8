// Sapar plans and logs the visits of youth information groups to villages and
// makes the official reports. This file only wires: command line, data folder
// and its lock, store, counting, reports, and the window or one command.
package main

import (
	"context"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"sapar/app/answers"
	"sapar/app/cli"
	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/narrative"
	"sapar/app/page/dialogue"
	reportspage "sapar/app/page/reports"
	"sapar/app/paper"
	"sapar/app/platform"
	"sapar/app/reporting"
	"sapar/app/same"
	"sapar/app/shell"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
	"sapar/data/clash"
	"sapar/data/holiday"
	"sapar/data/indicator"
	"sapar/data/layout"
	"sapar/data/merge"
	"sapar/data/names"
	"sapar/data/ownlist"
	"sapar/data/preset"
	"sapar/data/proposal"
	"sapar/data/report"
	"sapar/data/sheet"
	"sapar/data/store"
	"sapar/data/territory"
)

// appID names the program to the system and its preferences.
const appID = "kz.sapar.desktop"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	p := cli.Programme{
		Now: time.Now, Places: places(), Holds: holds, Open: openFolder, Window: openWindow,
		Layouts: layouts, Stdout: os.Stdout, Stderr: os.Stderr,
	}
	code := p.Run(ctx, os.Args[1:])
	stop()
	os.Exit(code)
}

// catalogue is the catalogue of places, searched by names that fold alike. It
// changes with the records of the folder.
var catalogue = sync.OnceValue(func() *territory.Live { return territory.NewLive(territory.Builtin().WithFold(names.Fold)) })

func places() *territory.Live { return catalogue() }

func holds(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, store.File))
	return err == nil
}

// desk is the open folder with all that is counted from it.
type desk struct {
	*store.Store
	*indicator.Counter
	reports  *reporting.Reports
	exchange *exchange.Exchange
	paper    *paper.Bridge
	planner  planner
}

// planner sees what is in the way of a plan, and plans what is left.
type planner struct {
	*clash.Finder
	*proposal.Maker
}

// Records are the store's: the counter has some as well.
func (d *desk) Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error) {
	return d.Store.Records(ctx, of, q)
}

// parts are all projects with the progress of their indicators by a day.
func (d *desk) parts(ctx context.Context, on data.Date) ([]narrative.Part, error) {
	projects, err := d.Projects(ctx)
	if err != nil {
		return nil, err
	}
	return narrative.Parts(projects, func(p data.Project) ([]data.Progress, error) { return d.MeasureProject(ctx, p, on) })
}

// narrative is the status in words, in one of the languages of the state.
func (d *desk) narrative(ctx context.Context, lang string, on data.Date) (reportspage.Letter, error) {
	parts, err := d.parts(ctx, on)
	if err != nil {
		return nil, err
	}
	return narrative.Tell(i18n.Load(i18n.Lang(lang)), places(), parts, on), nil
}

// answers is what a place has said and what was done.
func (d *desk) answers(ctx context.Context, lang, code string) (dialogue.Letter, error) {
	place, _ := places().Place(code)
	page, err := answers.Read(ctx, d.Store, places(), place, data.DateOf(time.Now()))
	if err != nil {
		return nil, err
	}
	return answers.Tell(i18n.Load(i18n.Lang(lang)), places(), page), nil
}

func openDesk(ctx context.Context, dir string) (*desk, error) {
	s, err := store.Open(ctx, store.Options{
		Dir: dir, Now: time.Now, Places: places(), Fold: merge.Fold, Computer: platform.Computer(dir), PlacesChanged: places().Change,
		Names: store.Names{Words: names.Words, SortKey: names.SortKey, SortRange: names.SortRange, Prefixes: names.Prefixes, Keys: names.FromLatinKeys, Near: names.Near},
	})
	if err != nil {
		return nil, err
	}
	words := func(lang, key string) string { return i18n.Load(i18n.Lang(lang)).T(key) }
	counter := &indicator.Counter{Records: s, Places: places()}
	book := &sheet.Workbook{Places: places(), Words: words, Fold: names.Fold, Today: func() data.Date { return data.DateOf(time.Now()) }}
	return &desk{
		Store: s, Counter: counter, paper: &paper.Bridge{Records: s, Places: places()},
		reports: reports(dir, s, &report.Builder{Records: s, Places: places(), Measure: counter.Measure, Counted: counter.Counted}),
		planner: planner{
			&clash.Finder{Records: s, Holidays: holiday.All},
			&proposal.Maker{Records: s, Places: places(), Today: s.Today, Measure: counter.Measure, Holidays: holiday.All},
		},
		exchange: &exchange.Exchange{
			Records: s, Sheets: book, Answers: s, Files: s, Memory: s, Moves: counter.Moves,
			Lists: &ownlist.Reader{Places: places(), Words: words, Fold: names.Fold, Today: s.Today},
			Ship:  func(ctx context.Context, q data.ShipQuery) (exchange.Shipment, error) { return s.Ship(ctx, q) },
		},
	}, nil
}

// reports are what the folder's records say, and the layouts that they fill.
func reports(dir string, s *store.Store, b *report.Builder) *reporting.Reports {
	x := layouts(filepath.Join(dir, "layouts"))
	x.Fill, x.Missing, x.Save, x.Depart = b.Fill, b.Missing, s.Save, s.Depart
	return x
}

// layouts are what reports are filled into.
func layouts(folder string) *reporting.Reports {
	return &reporting.Reports{
		Places: places(), Folder: folder,
		Words: func(lang, key string, args ...any) string { return i18n.Load(i18n.Lang(lang)).T(key, args...) },
	}
}

// openFolder opens the data folder for one command.
func openFolder(ctx context.Context, dir string) (*cli.Folder, error) {
	d, err := openDesk(ctx, dir)
	if err != nil {
		return nil, err
	}
	return &cli.Folder{
		Records: d.Store, Measure: d.Measure, Verify: d.Verify, Propose: d.planner.Propose, Parts: d.parts,
		Reports: d.reports, Close: d.Close, Exchange: d.exchange, Files: d.Store,
		Paper: d.paper,
	}, nil
}

// openWindow opens the window on the data folder and returns when it is
// closed.
func openWindow(ctx context.Context, dir string, lock *platform.Lock) error {
	if err := platform.CrashLog(dir); err != nil {
		return err
	}
	d, err := openDesk(ctx, dir)
	if err != nil {
		return err
	}
	presets, err := preset.All()
	if err != nil {
		return err
	}
	set, err := d.Settings(ctx)
	if err != nil {
		return err
	}
	lang, _ := i18n.Parse(platform.Locale())
	people := &same.Finder{Records: d, Fold: names.Fold}
	a := app.NewWithID(appID)
	a.SetIcon(theme.AppIcon())
	// before the first widget: each asks the theme for its size
	a.Settings().SetTheme(theme.New(theme.Mode(set.Theme)))
	window, err := shell.New(shell.Options{
		App: a, Records: d, Places: places(), Presets: presets, Holidays: holiday.Builtin(), Reports: d.reports, Narrative: d.narrative, Answers: d.answers, Paper: d.paper, Clashes: d.planner.Clashes, Propose: d.planner.Propose, Exchange: d.exchange, Tasks: task.Fyne(), Now: time.Now,
		Tidy: names.Tidy, Sex: names.Sex, Fold: names.Fold, Keys: names.FromLatinKeys, Compare: names.Compare, Latin: func(code string) string { return layout.Latin(code, places()) }, Open: platform.OpenFile,
		Likely: people.Likely, Like: people.Like, Log: func(err error) { slog.Error(err.Error()) },
		DataDir: dir, Version: a.Metadata().Version, Language: lang,
	})
	if err != nil {
		return err
	}
	if err := lock.OnSecondStart(window.Summon); err != nil {
		slog.Warn("a second start cannot reach this window", "cause", err)
	}
	go func() { // a request to end is the person's own Ctrl+Q, from outside
		<-ctx.Done()
		fyne.Do(window.Quit)
	}()
	window.ShowAndRun()
	return d.Close()
}
