package dialogue

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// Letter is a text ready to be printed.
type Letter interface {
	// String is what it says.
	String() string
	// WriteFile writes it to a .docx or .txt file, whole or not at all.
	WriteFile(path string) error
}

// answersKey opens the page that goes back to a village.
var answersKey = kit.Ctrl(fyne.KeyE)

// answers is the dialog with the page that tells a place what it said and what
// was done: seen before it is written.
type answers struct {
	p        *Page
	form     *kit.Form
	place    *kit.SearchSelect
	language *kit.Choice
	text     *kit.Text
	scroll   *container.Scroll
	letter   Letter
}

const answersHeight = 260

// tell opens the dialog, on the village of the selected.
func (p *Page) tell() {
	w := p.w
	a := &answers{p: p, text: kit.NewBody("")}
	a.place = p.d.Select(kit.SelectOptions{Options: p.told, OnChanged: func(kit.Option) { a.show() }})
	a.language = kit.NewChoice(kit.ChoiceOptions{
		Options: p.d.Codes("language", string(i18n.KK), string(i18n.RU)), OnChanged: func(string) { a.show() },
	})
	a.scroll = container.NewVScroll(a.text)
	a.scroll.SetMinSize(fyne.NewSize(0, answersHeight))
	a.form = kit.NewForm(kit.FormOptions{Columns: 2},
		kit.Row{Key: "place", Label: w.T("page.dialogue.place"), Field: a.place},
		kit.Row{Key: "language", Label: w.T("page.dialogue.language"), Field: a.language},
		p.delivery.Row())
	a.language.SetValue(string(letterLanguage(w.Lang())))
	if e := p.talk.event(eventOf(p.focused().Chosen())); e.Village != "" {
		a.place.SetValue(p.d.Village(e.Village))
	} else if district := p.o.Settings.District; district != "" {
		a.place.SetValue(p.d.Place(district))
	}
	a.show()
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: w.T("answers.title"), Width: 820, Content: kit.NewStack(8, a.form, a.scroll), First: a.place,
		OK: w.T("page.dialogue.write"), Cancel: w.T("button.close"), OnOK: a.write,
	})
}

// letterLanguage is the language of the state nearest to the window's.
func letterLanguage(l i18n.Lang) i18n.Lang {
	if l == i18n.RU {
		return l
	}
	return i18n.KK
}

// told are the places that can be told: villages, and the districts.
func (p *Page) told(query string) []kit.Option {
	districts := p.d.Districts()
	if !p.d.Roams() {
		district, _ := p.o.Places.Place(p.o.Settings.District)
		districts = []data.Place{district}
	}
	return append(p.d.Filter(query, p.villageOptions()), p.d.Among(districts, query)...)
}

// show reads the page of another place.
func (a *answers) show() {
	a.letter = nil
	a.text.SetText("")
	code := a.place.Value().ID
	if code == "" {
		return
	}
	made, err := a.p.o.Answers(context.Background(), a.language.Value(), code)
	if err != nil {
		a.p.o.Fail(err)
		return
	}
	a.letter = made
	a.text.SetText(made.String())
	a.scroll.ScrollToTop()
}

// write puts the page into the folder; one that is there is the same day's.
func (a *answers) write() bool {
	w := a.p.w
	if a.letter == nil {
		a.form.SetProblem("place", w.Problem(data.Problem{Code: "required"}, nil))
		a.form.FocusProblem()
		return false
	}
	name := strings.Join([]string{"sapar", a.p.o.Latin(a.place.Value().ID), a.p.d.Today().String(), a.language.Value()}, "-") + ".docx"
	path, ok := a.p.delivery.Write(a.form, name, a.letter.WriteFile)
	if ok {
		a.p.o.Say(w.T("delivery.saved", "path", name))
		a.p.delivery.Offer(path, w.T("answers.title"), w.T("delivery.saved", "path", path), "")
	}
	return ok
}
