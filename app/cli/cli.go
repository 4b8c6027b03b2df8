// Package cli is the command line: the commands are thin calls into data, the
// same functions that the window's screens call. It decides what a command
// asks for, holds the data folder while the command works, and says what came
// of it in the person's language: done (0), refused or failed with one line
// (1), or written wrongly (2).
//
// It must never know the store, which main hands to it, nor the window, which
// main opens.
package cli

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"time"

	"sapar/app/answers"
	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/narrative"
	"sapar/app/platform"
	"sapar/app/reporting"
	"sapar/data"
	"sapar/data/report"
)

// Exit codes.
const (
	Done    = 0
	Refused = 1 // or failed
	Wrong   = 2 // the command is written wrongly
)

// Programme is the program as the command line sees it; main puts it together.
type Programme struct {
	Now    func() time.Time
	Places Places
	// Holds reports whether the folder has a database.
	Holds func(dir string) bool
	// Open opens a data folder that this process has locked, and makes its
	// database where there is none.
	Open func(ctx context.Context, dir string) (*Folder, error)
	// Layouts are what reports are filled into, with the office's own in a
	// folder.
	Layouts func(folder string) *reporting.Reports
	// Window opens the window on a data folder that this process has locked,
	// and returns when it is closed.
	Window func(ctx context.Context, dir string, lock *platform.Lock) error

	Stdout, Stderr io.Writer
}

// Places is the catalogue of places with its search by name.
type Places interface {
	data.Places
	// District returns the one district that a text names; an
	// *territory.ErrUnknown says what it may mean instead.
	District(nameOrCode string) (data.Place, error)
	// Short returns a place's names without the word for its type.
	Short(code string) (kk, ru string)
	// Changes are what a newer file of places changes in the catalogue that the
	// program began with; a *territory.LineError where it is wrong.
	Changes(fsys fs.FS, file, basis string) ([]data.PlaceChange, error)
}

// Folder is an open data folder and what is done with it.
type Folder struct {
	Records Records
	// Measure counts every indicator of the current project, for the whole and
	// for each district.
	Measure report.Measure
	// Parts are the folder's projects, each with the progress of its indicators
	// by a day.
	Parts  func(ctx context.Context, on data.Date) ([]narrative.Part, error)
	Verify func(ctx context.Context) ([]data.Finding, error)
	// Propose plans what is left of the current project.
	Propose  func(ctx context.Context, q data.ProposalQuery) (data.Proposal, error)
	Reports  *reporting.Reports
	Exchange *exchange.Exchange
	Files    Files
	Paper    Paper
	Close    func() error
}

// Files are the files that were merged into a folder.
type Files interface {
	Received(ctx context.Context) ([]data.Received, error)
	TakeOut(ctx context.Context, files ...int64) (int, error)
	UndoMerge(ctx context.Context, merge data.ID) (int, error)
}

// Paper prints sheets and keeps what comes back of them.
type Paper interface {
	Print(ctx context.Context, event data.ID, empty int, path string) (data.Paper, error)
	PaperOf(ctx context.Context, code string) (event data.ID, numbers string, err error)
	Take(ctx context.Context, event data.ID, kind, path string) (data.Taken, error)
	SameEvidence(ctx context.Context, e data.Evidence) ([]data.SameEvidence, error)
	Keep(ctx context.Context, t *data.Taken) error
}

// Records are the records of a folder as commands use them.
type Records interface {
	Settings(ctx context.Context) (data.Settings, error)
	SaveSettings(ctx context.Context, set data.Settings) error
	Project(ctx context.Context) (data.Project, error)
	ProjectByID(ctx context.Context, id data.ID) (data.Project, error)
	Event(ctx context.Context, id data.ID) (data.Event, error)
	Contents(ctx context.Context) (data.Contents, error)
	Departures(ctx context.Context) ([]data.Departure, error)
	Keeping(ctx context.Context, on data.Date) (data.Keeping, error)
	Projects(ctx context.Context) ([]data.Project, error)
	ConsentTexts(ctx context.Context, project data.ID) ([]data.ConsentText, error)
	Ending(ctx context.Context, project data.ID) (data.Destruction, error)
	Destroy(ctx context.Context, d *data.Destruction) error
	Destructions(ctx context.Context) ([]data.Destruction, error)
	Reach(ctx context.Context, q data.EventQuery) (data.Reach, error)
	Empty(ctx context.Context) (bool, error)
	Members(ctx context.Context, project data.ID) ([]data.Member, error)
	PlaceChanges(ctx context.Context) ([]data.PlaceChange, error)
	Delete(ctx context.Context, records ...data.Record) error
	NewID() data.ID
	Save(ctx context.Context, action string, records ...data.Record) error
	answers.Records
	SaveMany(ctx context.Context, action string, next func() (data.Record, error)) error
}

// run is one run of the program.
type run struct {
	*Programme
	args  arguments
	words *i18n.Words
}

// Run does what the arguments (without the program's name) ask for and returns
// the exit code.
func (p *Programme) Run(ctx context.Context, args []string) int {
	r := &run{Programme: p, words: i18n.Load(systemLanguage())}
	work, err := r.parse(args)
	if err == nil && work != nil {
		err = work(ctx)
	}
	if err == nil {
		return Done
	}
	_, _ = io.WriteString(p.Stderr, r.refusal(err)+"\n") // there is nobody else to tell
	var wrong *usageError
	if errors.As(err, &wrong) {
		return Wrong
	}
	return Refused
}

// usageError is a refusal of what was typed, whatever the folder holds.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

// systemLanguage is the system's language where the program speaks it, else
// English.
func systemLanguage() i18n.Lang {
	if lang, ok := i18n.Parse(platform.Locale()); ok {
		return lang
	}
	return i18n.EN
}

// refusal is the one line that says why the command did not do its work. What
// the program did not foresee carries its technical cause.
func (r *run) refusal(err error) string {
	if errors.Is(err, context.Canceled) {
		err = &data.Error{Code: "stopped", Err: err}
	}
	if n, ok := asDiffers(err); ok {
		return r.words.N("cli.verify.differs", n)
	}
	if files, ok := asRefused(err); ok {
		return r.refusedFiles(files)
	}
	return r.sentence(err)
}

// sentence is what a person is told about one error, in one line.
func (r *run) sentence(err error) string {
	line := r.words.Refusal(err, r.Places)
	if line == r.words.T("error.unexpected") {
		line = r.words.T("cli.failed", "sentence", line, "detail", err.Error())
	}
	return strings.Join(strings.Fields(line), " ")
}

// say writes a command's answer.
func (r *run) say(text string) error {
	_, err := io.WriteString(r.Stdout, text+"\n")
	return err
}

func (r *run) today() data.Date { return data.DateOf(r.Now()) }

// folder locks and opens the data folder for work, and from then on the words
// are those of its settings.
func (r *run) folder(ctx context.Context, work func(*Folder) error) (err error) {
	dir, err := r.dir()
	if err != nil {
		return err
	}
	lock, err := platform.LockFolder(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	f, err := r.Open(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	set, err := f.Records.Settings(ctx)
	if err != nil {
		return err
	}
	if lang, ok := i18n.Parse(set.Language); ok {
		r.words = i18n.Load(lang)
	}
	return work(f)
}

// filled is folder for a command that needs data: a folder without any is
// refused with no_data, and nothing is made there.
func (r *run) filled(ctx context.Context, work func(*Folder) error) error {
	dir, err := r.dir()
	if err != nil {
		return err
	}
	if !r.Holds(dir) {
		return &data.Error{Code: "no_data", Args: data.Args{"path": dir}}
	}
	return r.folder(ctx, work)
}

// dir is the data folder: the one given, or the system's place for it.
func (r *run) dir() (string, error) {
	if r.args.Data != "" {
		return r.args.Data, nil
	}
	return platform.DataDir()
}
