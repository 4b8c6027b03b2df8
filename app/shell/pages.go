package shell

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/dialogue"
	"sapar/app/page/event"
	exchangepage "sapar/app/page/exchange"
	"sapar/app/page/overview"
	"sapar/app/page/ownlist"
	"sapar/app/page/people"
	"sapar/app/page/plan"
	privacypage "sapar/app/page/privacy"
	"sapar/app/page/region"
	"sapar/app/page/registers"
	"sapar/app/page/reports"
	"sapar/app/page/settings"
	"sapar/app/page/welcome"
	"sapar/app/privacy"
	"sapar/data"
	"sapar/data/holiday"
)

// Records are all that the pages read and write.
type Records interface {
	overview.Records
	plan.Records
	event.Records
	people.Records
	privacypage.Records
	registers.Records
	dialogue.Records
	reports.Records
	exchangepage.Records
	ownlist.Records
	region.Records
	settings.Records
	welcome.Records
	Settings(ctx context.Context) (data.Settings, error)
}

// Places is the catalogue with its own search.
type Places interface {
	data.Places
	// Short returns a place's names without the word for its type.
	Short(code string) (kk, ru string)
	Find(text string, kinds ...data.PlaceKind) []data.Place
}

// page makes the page of a screen.
func (s *Shell) page(of Screen) Page {
	switch of {
	case Plan:
		return plan.New(plan.Options{
			Records: s.Records, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks, Now: s.Now,
			Settings: s.settings, Say: s.say, Fail: s.fail, Fold: s.Fold, OpenEvent: s.openEvent, NewEvent: s.newEvent,
			Clashes: s.Clashes, Propose: s.Propose,
		})
	case Event:
		return event.New(event.Options{
			Records: s.Records, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks, Now: s.Now,
			Settings: s.settings, Say: s.say, Fail: s.fail, Tidy: s.Tidy, Sex: s.Sex, Like: s.Like, Fold: s.Fold, Compare: s.Compare,
			Event: s.event, Draft: s.draft, Saved: func(id data.ID) { s.event = id }, Back: func() { s.Go(Plan) },
			Clashes: s.Clashes, OpenEvent: s.openEvent, OpenTrip: s.openTrip,
			Paper: s.Paper, Latin: s.Latin, Open: s.Open, Folder: s.folder(), KeepFolder: s.keepFolder,
			Incoming: s.incoming(), KeepIncoming: s.keepIncoming,
		})
	case People:
		return people.New(people.Options{
			Records: s.Records, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks, Now: s.Now,
			Settings: s.settings, Say: s.say, Fail: s.fail, Tidy: s.Tidy, OpenEvent: s.openEvent, Likely: s.Likely,
			OpenPrivacy: func() { s.Go(Privacy) },
		})
	case Privacy:
		return privacypage.New(privacypage.Options{
			Records: s.Records, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks, Now: s.Now,
			Settings: s.settings, Say: s.say, Fail: s.fail, Fold: s.Fold, Compare: s.Compare, Holidays: holiday.All,
			Draft: privacy.Draft, Protocol: func(p *data.Project, texts []data.ConsentText, d *data.Destruction) privacypage.Letter {
				return privacy.Protocol(p, texts, d)
			},
			Folder: s.folder(), KeepFolder: s.keepFolder, Open: s.Open, Back: func() { s.Go(People) },
		})
	case Registers:
		return registers.New(registers.Options{
			Records: s.Records, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks, Now: s.Now,
			Settings: s.settings, Say: s.say, Fail: s.fail, Tidy: s.Tidy, Fold: s.Fold, Compare: s.Compare,
			Holidays: s.Holidays, Open: s.Open, OpenEvent: s.openEvent, NewEvent: s.newEvent,
		})
	case Dialogue:
		return dialogue.New(dialogue.Options{
			Records: s.Records, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks, Now: s.Now,
			Settings: s.settings, Say: s.say, Fail: s.fail, Fold: s.Fold, Compare: s.Compare, OpenEvent: s.openEvent,
			Answers: s.Answers, Latin: s.Latin, Folder: s.folder(), KeepFolder: s.keepFolder, Open: s.Open,
		})
	case Reports:
		return reports.New(reports.Options{
			Records: s.Records, Reports: s.Reports, Narrative: s.Narrative, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks,
			Now: s.Now, Settings: s.settings, Say: s.say, Fail: s.fail, Open: s.Open, OpenEvent: s.openEvent,
			Folder: s.folder(), KeepFolder: s.keepFolder, Settle: func() { s.Go(Settings) },
		})
	case Exchange:
		return exchangepage.New(exchangepage.Options{
			Records: s.Records, Exchange: s.Exchange, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks,
			Now: s.Now, Settings: s.settings, Say: s.say, Fail: s.fail, Open: s.Open,
			Folder: s.folder(), KeepFolder: s.keepFolder, Incoming: s.incoming(), KeepIncoming: s.keepIncoming,
			Latin: s.Latin, OpenRegion: func() { s.Go(Region) }, OpenList: s.openList, Merged: s.merged,
		})
	case List:
		return ownlist.New(ownlist.Options{
			Records: s.Records, Exchange: s.Exchange, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks,
			Now: s.Now, Settings: s.settings, Say: s.say, Fail: s.fail, Fold: s.Fold,
			Work: s.list, Back: s.backToFiles, Merged: s.listMerged,
		})
	case Region:
		return region.New(region.Options{
			Records: s.Records, Exchange: s.Exchange, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks,
			Now: s.Now, Settings: s.settings, Say: s.say, Fail: s.fail, OpenEvent: s.openEvent,
		})
	case Settings:
		return settings.New(settings.Options{
			Records: s.Records, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks, Now: s.Now,
			Settings: s.settings, Say: s.say, Fail: s.fail, Presets: s.Presets,
			DataDir: s.DataDir, Version: s.Version, Spot: s.spot, Tidy: s.Tidy, Open: s.Open, Changed: s.changed,
		})
	}
	return overview.New(overview.Options{
		Records: s.Records, Words: s.words, Places: s.Places, Window: s.window, Tasks: s.Tasks, Now: s.Now,
		Settings: s.settings, Say: s.say, Fail: s.fail, OpenEvent: s.openEvent,
		NewEvent: func(day data.Date, village string) {
			draft := s.blank(day)
			if d, ok := s.Places.DistrictOf(village); ok {
				draft.Village, draft.District = village, d.Code
			}
			s.newEvent(draft)
		},
		OpenSettings: s.openTargets,
	})
}

// folder is where reports go: where the last one went, else the person's
// documents, else home.
func (s *Shell) folder() string { return s.firstFolder(s.settings.Reports, "Documents") }

// incoming is where files come from: where the last ones did, else what was
// downloaded, else home.
func (s *Shell) incoming() string { return s.firstFolder(s.settings.Incoming, "Downloads") }

// firstFolder is the folder kept, else one at home, else home: the first that
// is there.
func (s *Shell) firstFolder(kept, atHome string) string {
	home, err := os.UserHomeDir()
	if err != nil {
		s.Log(err)
	}
	for _, folder := range []string{kept, filepath.Join(home, atHome)} {
		if info, err := os.Stat(folder); folder != "" && err == nil && info.IsDir() {
			return folder
		}
	}
	return home
}

// keepFolder remembers where a report went.
func (s *Shell) keepFolder(folder string) {
	s.keep(func(set *data.Settings) { set.Reports = folder })
}

// keepIncoming remembers where files came from.
func (s *Shell) keepIncoming(folder string) {
	s.keep(func(set *data.Settings) { set.Incoming = folder })
}

// keep changes a setting that no page shows.
func (s *Shell) keep(change func(*data.Settings)) {
	next := s.settings
	change(&next)
	if err := s.Records.SaveSettings(context.Background(), next); err != nil {
		s.fail(err)
		return
	}
	s.settings = next
}

// showWelcome asks the first questions in place of all screens.
func (s *Shell) showWelcome() {
	var page *welcome.Page
	page = welcome.New(welcome.Options{
		Records: s.Records, Words: s.words, Places: s.Places, Presets: s.Presets, Window: s.window, Tasks: s.Tasks,
		Now: s.Now, Tidy: s.Tidy, Settings: s.settings, Draft: s.welcome, Fail: s.fail, Done: s.changed,
		Language: func(lang string) {
			s.welcome = page.Draft()
			s.settings.Language = lang
			s.rebuild()
		},
	})
	s.pages[s.screen] = page
	s.window.SetTitle(s.words.T("app.name"))
	s.window.SetContent(page.Content())
	kit.Install(s.window.Canvas(), append(page.Commands(), kit.Command{
		Name: s.words.T("shell.next_language"), Shortcut: kit.Ctrl(fyne.KeyL),
		Run: func() {
			s.welcome = page.Draft()
			s.settings.Language = string(after(s.words.Lang()))
			s.rebuild()
		},
	}, kit.Command{Name: s.words.T("button.quit"), Shortcut: kit.Ctrl(fyne.KeyQ), Run: s.Quit}))
	page.Show()
}

// after is the language that follows, round and round.
func after(l i18n.Lang) i18n.Lang {
	all := i18n.Langs()
	for i := range all {
		if all[i] == l {
			return all[(i+1)%len(all)]
		}
	}
	return all[0]
}

// openEvent leaves the page for the event.
func (s *Shell) openEvent(id data.ID) {
	if s.leave() {
		s.event, s.draft = id, data.Event{}
		delete(s.pages, Event)
		s.show(Event)
	}
}

// openTrip leaves the page for the trip's form.
func (s *Shell) openTrip(id data.ID) {
	if !s.leave() {
		return
	}
	s.show(Plan)
	if p, ok := s.pages[Plan].(*plan.Page); ok {
		p.OpenTrip(id)
	}
}

// newEvent leaves the page for an event that is still to be saved.
func (s *Shell) newEvent(draft data.Event) {
	if draft.Responsible == "" {
		draft.Responsible = s.settings.Name
	}
	if s.leave() {
		s.event, s.draft = data.ID{}, draft
		delete(s.pages, Event)
		s.show(Event)
	}
}

// merged takes over what a merge has changed: every other page reads anew.
func (s *Shell) merged() {
	for screen := range s.pages {
		if screen != s.screen {
			delete(s.pages, screen)
		}
	}
	if s.Likely == nil {
		return
	}
	var found []data.Likeness
	var err error
	s.Tasks.Background(func() { found, err = s.Likely(context.Background()) }, func() {
		switch {
		case err != nil:
			s.fail(err)
		case len(found) > 0:
			s.say(s.words.N("shell.likely", len(found), "keys", kit.ShortcutText(screenKeysOf(People))+", "+kit.ShortcutText(kit.Ctrl(fyne.KeyM))))
		}
	})
}

// screenKeysOf is the shortcut that goes to a screen.
func screenKeysOf(screen Screen) fyne.Shortcut { return kit.Ctrl(screenKeys[screen]) }

// openList leaves the page for a coordinator's own list. One that was opened
// before and not taken in is as the person left it.
func (s *Shell) openList(path, password string) {
	if !s.leave() {
		return
	}
	if s.list == nil || !s.list.Is(path, password) {
		s.list = ownlist.NewWork(path, password)
		delete(s.pages, List)
	}
	s.show(List)
}

// backToFiles leaves the page for the files that come in.
func (s *Shell) backToFiles() {
	if !s.leave() {
		return
	}
	if s.pages[Exchange] == nil {
		s.pages[Exchange] = s.page(Exchange)
	}
	if p, ok := s.pages[Exchange].(*exchangepage.Page); ok {
		p.Receive()
	}
	s.show(Exchange)
}

// listMerged takes over what a list has brought. The page that it came from
// stays, with the files that are still to be taken in: it reads the records
// anew by itself.
func (s *Shell) listMerged() {
	s.list = nil
	for screen := range s.pages {
		if screen != List && screen != Exchange {
			delete(s.pages, screen)
		}
	}
}

// openTargets leaves the page for the indicators' targets.
func (s *Shell) openTargets() {
	if s.leave() {
		s.spot = settings.Spot{Section: settings.Indicators}
		delete(s.pages, Settings)
		s.show(Settings)
	}
}

// newEventHere begins an event on the day that the plan shows, else today.
func (s *Shell) newEventHere() {
	if p, ok := s.pages[s.screen].(interface{ Draft() data.Event }); ok {
		s.newEvent(p.Draft())
		return
	}
	s.newEvent(s.blank(data.DateOf(s.Now())))
}

// blank is what a new event begins with.
func (s *Shell) blank(day data.Date) data.Event {
	return data.Event{Date: day, District: s.settings.District, Status: data.Planned, Responsible: s.settings.Name}
}

// nearest makes the event screen, opened before any event, show today's event,
// else the next planned one, else a new one.
func (s *Shell) nearest() {
	if !s.event.IsZero() || s.draft.Date != 0 {
		return
	}
	today := data.DateOf(s.Now())
	s.draft = s.blank(today)
	list, err := s.Records.Events(context.Background(), data.EventQuery{
		Project: s.settings.Project, District: s.settings.District, From: today, Limit: 1,
	})
	if err != nil {
		s.fail(err)
		return
	}
	if len(list) > 0 {
		s.event = list[0].ID
	}
}
