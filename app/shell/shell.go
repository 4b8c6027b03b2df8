// Package shell is the window: navigation, status bar, menu and shortcuts
// around one page at a time. It makes the pages, and makes them anew when the
// language or the settings change.
//
// It must never know SQL, xlsx or how anything is counted: what it shows comes
// through the interfaces of Options, which main fills.
package shell

import (
	"cmp"
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/dialogue"
	"sapar/app/page/event"
	"sapar/app/page/ownlist"
	"sapar/app/page/reports"
	"sapar/app/page/settings"
	"sapar/app/page/welcome"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
)

// Options are what the window stands on. All are required but Language.
type Options struct {
	App      fyne.App
	Records  Records
	Places   Places
	Presets  []data.Preset
	Holidays []data.Holiday // built into the program
	Reports  reports.Reports
	// Narrative is the status in words by a day, in kk or ru.
	Narrative func(ctx context.Context, lang string, on data.Date) (reports.Letter, error)
	// Paper prints registration sheets and keeps what comes back of them.
	Paper event.Paper
	// Answers is what a place has said and what was done, in kk or ru.
	Answers func(ctx context.Context, lang, place string) (dialogue.Letter, error)
	// Clashes finds what is in the way of an event or a trip, Propose plans what
	// is left of the current project.
	Clashes  func(ctx context.Context, draft data.Record) ([]data.Clash, error)
	Propose  func(ctx context.Context, q data.ProposalQuery) (data.Proposal, error)
	Exchange *exchange.Exchange
	Tasks    task.Runner
	Now      func() time.Time
	Tidy     func(name string) string // a person's name as it is kept
	Sex      func(name string) string // what the endings of a name tell
	Fold     func(text string) string // spellings taken as one, to search by
	// Likely finds the records of people that may be one person.
	Likely func(ctx context.Context) ([]data.Likeness, error)
	// Like finds those who may be the person who is being typed.
	Like func(ctx context.Context, typed data.Person) ([]data.Likeness, error)

	Keys     func(text string) (string, bool) // what the same keys type on the Kazakh layout
	Compare  func(a, b string) int            // the order of texts in a list
	Latin    func(code string) string         // a place's name in Latin letters, for a file's name
	Open     func(path string) error          // opens a file, a folder or a link with the system's program
	Log      func(error)                      // where what a person need not read is kept
	DataDir  string
	Version  string
	Language i18n.Lang // where the settings have none yet
}

// Shell is the program's one window.
type Shell struct {
	Options
	window   fyne.Window
	words    *i18n.Words
	settings data.Settings
	pages    map[Screen]Page
	screen   Screen
	event    data.ID    // the one that the event screen shows
	draft    data.Event // what a new one begins with
	welcome  welcome.Draft
	spot     settings.Spot // where in the settings the person is
	list     *ownlist.Work // the list that was opened last, with what is set about it

	nav    *nav
	status *kit.StatusLine
	body   *fyne.Container
}

// New makes the window without showing it.
func New(o Options) (*Shell, error) {
	s := &Shell{Options: o, screen: Overview}
	var err error
	if s.settings, err = o.Records.Settings(context.Background()); err != nil {
		return nil, err
	}
	s.window = o.App.NewWindow("Sapar")
	s.window.SetIcon(theme.AppIcon())
	s.window.SetMaster()
	s.window.SetPadded(false)
	s.window.Resize(s.size())
	s.window.SetCloseIntercept(s.Quit)
	s.rebuild()
	return s, nil
}

// ShowAndRun shows the window and returns when it is closed.
func (s *Shell) ShowAndRun() {
	s.window.Show()
	s.App.Run()
}

// Window is the window, for tests and photographs.
func (s *Shell) Window() fyne.Window { return s.window }

// Summon brings the window to the front. It may be called from any goroutine.
func (s *Shell) Summon() {
	fyne.Do(func() {
		s.window.Show()
		s.window.RequestFocus()
	})
}

// Quit closes the window unless the page holds something that is still to be
// mended.
func (s *Shell) Quit() {
	if !s.leave() {
		return
	}
	s.keepSize()
	s.window.Close()
	s.App.Quit()
}

// Smallest and first size of the window, in Fyne's pixels.
const (
	widthKey, heightKey      = "window.width", "window.height"
	firstWidth, firstHeight  = 1280, 800
	leastWidth, leastHeight  = 900, 560
	largestWidth, largestHgt = 5000, 3000
)

// size is the size that the window had when it was last closed. Preferences
// have been lost before, so nothing that matters is kept in them.
func (s *Shell) size() fyne.Size {
	p := s.App.Preferences()
	w, h := p.FloatWithFallback(widthKey, firstWidth), p.FloatWithFallback(heightKey, firstHeight)
	if w < leastWidth || h < leastHeight || w > largestWidth || h > largestHgt {
		w, h = firstWidth, firstHeight
	}
	return fyne.NewSize(float32(w), float32(h))
}

func (s *Shell) keepSize() {
	size := s.window.Canvas().Size()
	s.App.Preferences().SetFloat(widthKey, float64(size.Width))
	s.App.Preferences().SetFloat(heightKey, float64(size.Height))
}

// rebuild makes everything anew in the settings' language and theme.
func (s *Shell) rebuild() {
	lang, ok := i18n.Parse(s.settings.Language)
	if !ok {
		if lang = s.Language; lang == "" {
			lang = i18n.KK
		}
		s.settings.Language = string(lang)
	}
	s.words = i18n.Load(lang)
	if err := i18n.InstallFyne(lang); err != nil {
		s.Log(err)
	}
	s.App.Settings().SetTheme(theme.New(theme.Mode(s.settings.Theme)))
	if p, ok := s.pages[Settings].(*settings.Page); ok {
		s.spot = p.Spot()
	}
	s.pages = map[Screen]Page{}
	if !s.settings.Ready() {
		s.showWelcome()
		return
	}
	s.build()
	s.show(s.screen)
}

// build makes the frame around the pages.
func (s *Shell) build() {
	items := make([]*navItem, len(screens))
	for i, screen := range screens {
		items[i] = newNavItem(theme.Icon(screenIcons[screen]), s.words.T("page."+string(screen)+".title"),
			kit.ShortcutText(kit.Ctrl(screenKeys[screen])), func() { s.Go(screen) })
	}
	s.nav = newNav(s.words.T("app.name"), s.whose(), items, screens)
	s.status = kit.NewStatusLine()
	s.body = container.NewStack()
	s.window.SetTitle(s.words.T("app.name"))
	s.window.SetMainMenu(nil)
	s.window.SetContent(container.NewBorder(nil, s.statusBar(), s.nav.object, nil,
		container.New(layout.NewCustomPaddedLayout(8, 4, 12, 12), s.body)))
}

// whose is the district that the folder belongs to, or the manager's region.
func (s *Shell) whose() string {
	if kk, ru := s.Places.Short(s.settings.District); kk != "" {
		return s.words.Place(data.Place{NameKK: kk, NameRU: ru})
	}
	return s.words.T("shell.whole_project")
}

// statusBar says what happened last and who works here.
func (s *Shell) statusBar() fyne.CanvasObject {
	who := widget.NewLabel(join(s.settings.Name, s.words.Choice("role", s.settings.Role)))
	who.Importance = widget.LowImportance
	lang := kit.NewButton(kit.ButtonOptions{Text: s.words.T("lang.self"), Quiet: true, Run: s.nextLanguage})
	find := kit.NewButton(kit.ButtonOptions{Text: kit.Named(s.words.T("find.title"), findKey), Quiet: true, Run: s.find})
	return container.NewStack(newGround(fynetheme.ColorNameHeaderBackground),
		container.New(layout.NewCustomPaddedLayout(0, 0, 12, 8),
			container.NewBorder(nil, nil, nil, container.NewHBox(find, who, lang), s.status)))
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}

// Go leaves the page for another screen.
func (s *Shell) Go(to Screen) {
	if s.leave() {
		s.show(to)
	}
}

// leave asks the page whether it can be left.
func (s *Shell) leave() bool {
	p := s.pages[s.screen]
	return p == nil || p.Leave()
}

func (s *Shell) show(to Screen) {
	if to == List && s.list == nil && s.pages[List] == nil {
		to = Exchange // the list was taken in, and the language turned since
	}
	p := s.pages[to]
	if p == nil {
		if to == Event {
			s.nearest()
		}
		p = s.page(to)
		s.pages[to] = p
	}
	s.screen = to
	s.nav.choose(cmp.Or(above[to], to))
	s.body.Objects = []fyne.CanvasObject{p.Content()}
	s.body.Refresh()
	kit.Install(s.window.Canvas(), append(s.commands(), p.Commands()...))
	p.Show()
}

// Screen is the screen in sight.
func (s *Shell) Screen() Screen { return s.screen }

// commands are the window's own.
func (s *Shell) commands() []kit.Command {
	list := make([]kit.Command, 0, len(screens)+3)
	for _, screen := range screens {
		list = append(list, kit.Command{
			Name: s.words.T("page." + string(screen) + ".title"), Shortcut: kit.Ctrl(screenKeys[screen]), Run: func() { s.Go(screen) },
		})
	}
	return append(list,
		kit.Command{Name: s.words.T("find.title"), Shortcut: findKey, Run: s.find},
		kit.Command{Name: s.words.T("shell.new_event"), Shortcut: kit.Ctrl(fyne.KeyN), Run: s.newEventHere},
		kit.Command{Name: s.words.T("shell.next_language"), Shortcut: kit.Ctrl(fyne.KeyL), Run: s.nextLanguage},
		kit.Command{Name: s.words.T("button.quit"), Shortcut: kit.Ctrl(fyne.KeyQ), Run: s.Quit},
	)
}

// nextLanguage goes through the languages, and keeps the one it comes to.
func (s *Shell) nextLanguage() {
	if !s.leave() {
		return
	}
	next := s.settings
	next.Language = string(after(s.words.Lang()))
	if err := s.Records.SaveSettings(context.Background(), next); err != nil {
		s.fail(err)
		return
	}
	s.settings = next
	s.rebuild()
}

// changed takes over settings that a page has saved.
func (s *Shell) changed(set data.Settings) {
	s.settings = set
	s.event, s.draft, s.list = data.ID{}, data.Event{}, nil
	s.rebuild()
}

// say writes one line into the status bar, with the time.
func (s *Shell) say(text string) {
	s.status.Set(s.Now().Format("15:04")+"  "+text, kit.Good)
}

// fail tells the person of a refusal or an error, and keeps the error itself
// in the log where the person is not told all of it.
func (s *Shell) fail(err error) {
	if err == nil || errors.Is(err, context.Canceled) {
		return
	}
	s.Log(err)
	kit.ShowProblem(s.window, kit.MessageOptions{
		Title: s.words.T("shell.problem"), Text: s.words.Refusal(err, s.Places), OK: s.words.T("button.ok"),
	})
}
