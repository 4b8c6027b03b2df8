// Package find is the one box that finds people, villages, events and
// recommendations as they are typed: in any spelling, with or without Kazakh
// letters, in Latin, with the wrong keyboard layout, words in any order.
//
// It finds and hands over. It must never know what is done with what was found,
// nor how records are kept.
package find

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"sapar/app/form"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// Records are what is searched.
type Records interface {
	Project(ctx context.Context) (data.Project, error)
	Events(ctx context.Context, q data.EventQuery) ([]data.Event, error)
	Records(ctx context.Context, of *data.Type, q data.RecordQuery) ([]data.Record, error)
	FindPeople(ctx context.Context, typed string, limit int) ([]data.Person, error)
}

// Box is the box. All but Keys is required.
type Box struct {
	Records Records
	Words   *i18n.Words
	Places  form.Places
	Window  fyne.Window
	Fail    func(err error)
	Fold    func(text string) string         // spellings taken as one
	Keys    func(text string) (string, bool) // what the same keys type on the Kazakh layout

	OpenPerson         func(id data.ID)
	OpenVillage        func(code string)
	OpenEvent          func(id data.ID)
	OpenRecommendation func(id data.ID)
}

// Of each kind so many are offered, and people are searched from so many
// letters on.
const (
	most     = 8
	minChars = 2
	boxWidth = 640
)

// found is something that can be gone to.
type found struct {
	kit.Option
	words []string
	open  func()
}

// Show opens the box over the window.
func (b *Box) Show() {
	s := &search{
		b: b, ctx: context.Background(),
		Maker: form.Maker{Words: b.Words, Places: b.Places, Fold: b.Fold, Fail: b.Fail},
	}
	err := s.read()
	if err != nil {
		b.Fail(err)
		return
	}
	var dialog *kit.Dialog
	var field *kit.SearchSelect
	field = s.Select(kit.SelectOptions{
		Placeholder: b.Words.T("find.hint"), MinChars: minChars, Options: s.options,
		OnPicked: func() {
			if open := s.offered[field.Value().ID]; open != nil {
				dialog.Close()
				open()
			}
		},
		OnEscape: func() { dialog.Close() },
	})
	dialog = kit.ShowDialog(b.Window, kit.DialogOptions{
		Title: b.Words.T("find.title"), Width: boxWidth,
		Content: kit.NewStack(8, field, kit.NewText(b.Words.T("find.what"), kit.Neutral)),
		Cancel:  b.Words.T("button.cancel"),
	})
}

// search is what is looked through while the box is open; people are asked for
// anew with each letter.
type search struct {
	form.Maker
	b        *Box
	ctx      context.Context
	villages []found
	events   []found
	advice   []found
	offered  map[string]func()
}

func (s *search) read() error {
	b := s.b
	project, err := b.Records.Project(s.ctx)
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, district := range b.Places.Districts(project.Region, project.WithCity) {
		for _, v := range b.Places.Villages(district.Code) {
			o := s.Village(v.Code)
			o.ID, o.Hint = "v"+v.Code, joined(b.Words.T("word.village"), o.Hint, s.PlaceName(district.Code))
			names := strings.Join(append([]string{v.NameKK, v.NameRU, b.Words.T("word.village")}, v.Aliases...), " ")
			s.villages = append(s.villages, found{o, s.Split(names), func() { b.OpenVillage(v.Code) }})
		}
	}
	events, err := b.Records.Events(s.ctx, data.EventQuery{Project: project.ID})
	if err != nil {
		return err
	}
	slices.Reverse(events) // what was lately is looked for first
	where := map[data.ID]*data.Event{}
	for i := range events {
		e := &events[i]
		where[e.ID] = e
		day := b.Words.Date(e.Date.Time())
		o := kit.Option{ID: "e" + e.ID.String(), Label: e.Title, Hint: joined(b.Words.Choice("event_type", e.Kind), s.PlaceName(placeOf(e)), day)}
		words := s.Split(strings.Join([]string{e.Title, o.Hint, e.Number}, " "))
		s.events = append(s.events, found{o, words, func() { b.OpenEvent(e.ID) }})
	}
	advice, err := b.Records.Records(s.ctx, data.RecommendationType, data.RecordQuery{Project: project.ID})
	if err != nil {
		return err
	}
	for _, r := range advice {
		a := r.(*data.Recommendation)
		hint := b.Words.T("type.recommendation")
		if e := where[a.Event]; e != nil {
			hint = joined(hint, s.PlaceName(placeOf(e)), b.Words.Date(e.Date.Time()))
		}
		o := kit.Option{ID: "r" + a.ID.String(), Label: a.Text, Hint: joined(hint, a.Addressee)}
		words := s.Split(strings.Join([]string{a.Text, o.Hint, a.LetterNumber}, " "))
		s.advice = append(s.advice, found{o, words, func() { b.OpenRecommendation(a.ID) }})
	}
	return nil
}

func placeOf(e *data.Event) string {
	if e.Village != "" {
		return e.Village
	}
	return e.District
}

// options are what a text can mean; what the same keys type in Kazakh where it
// means nothing.
func (s *search) options(text string) []kit.Option {
	s.offered = map[string]func(){}
	out := s.find(text)
	if len(out) == 0 && s.b.Keys != nil {
		if typed, ok := s.b.Keys(text); ok {
			out = s.find(typed)
		}
	}
	return out
}

func (s *search) find(text string) []kit.Option {
	var out []kit.Option
	offer := func(list []found) {
		for _, f := range list {
			s.offered[f.ID] = f.open
			out = append(out, f.Option)
		}
	}
	offer(s.people(text))
	query := s.Split(text)
	if len(query) == 0 {
		return out
	}
	for _, all := range [][]found{s.villages, s.events, s.advice} {
		var some []found
		for _, f := range all {
			if len(some) < most && form.Begin(query, f.words) {
				some = append(some, f)
			}
		}
		offer(some)
	}
	return out
}

func (s *search) people(text string) []found {
	const longest = 120 // what is longer is no name
	if utf8.RuneCountInString(text) > longest {
		return nil
	}
	people, err := s.b.Records.FindPeople(s.ctx, text, most)
	if err != nil {
		s.b.Fail(err)
		return nil
	}
	out := make([]found, len(people))
	for i, p := range people {
		born := ""
		if p.BirthYear != 0 {
			born = strconv.Itoa(p.BirthYear)
		}
		home := ""
		if p.Village != "" {
			home = s.PlaceName(p.Village)
		}
		o := kit.Option{ID: "p" + p.ID.String(), Label: p.Name, Hint: joined(s.b.Words.T("type.person"), born, home, p.Work)}
		out[i] = found{Option: o, open: func() { s.b.OpenPerson(p.ID) }}
	}
	return out
}

// joined puts dots between the texts that are not empty.
func joined(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(t string) bool { return t == "" }), " · ")
}
