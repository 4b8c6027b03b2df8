package shell

import (
	"fyne.io/fyne/v2"

	"sapar/app/find"
	"sapar/app/kit"
	"sapar/app/page/dialogue"
	"sapar/app/page/people"
	"sapar/app/page/plan"
	"sapar/data"
)

var findKey = kit.Ctrl(fyne.KeyK)

// find opens the box that finds people, villages, events and recommendations.
func (s *Shell) find() {
	box := find.Box{
		Records: s.Records, Words: s.words, Places: s.Places, Window: s.window, Fail: s.fail, Fold: s.Fold, Keys: s.Keys, OpenEvent: s.openEvent,
		OpenPerson:         func(id data.ID) { to(s, People, func(p *people.Page) { p.Open(id) }) },
		OpenVillage:        func(code string) { to(s, Plan, func(p *plan.Page) { p.OpenVillage(code) }) },
		OpenRecommendation: func(id data.ID) { to(s, Dialogue, func(p *dialogue.Page) { p.OpenRecommendation(id) }) },
	}
	box.Show()
}

// to goes to a screen and on to something there, unless the page in sight keeps
// the person.
func to[P Page](s *Shell, screen Screen, open func(P)) {
	s.Go(screen)
	if p, there := s.pages[screen].(P); there && s.screen == screen {
		open(p)
	}
}
