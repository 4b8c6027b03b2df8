package reports

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/i18n"
	"sapar/app/kit"
)

// Letter is a text ready for the press or a letter.
type Letter interface {
	// String is what it says.
	String() string
	// WriteFile writes it to a .docx or .txt file, whole or not at all.
	WriteFile(path string) error
}

// narrativeKey opens the status in words.
func narrativeKey() fyne.Shortcut { return kit.CtrlShift(fyne.KeyE) }

// tell shows the status in words and writes it where the reports go.
func (p *Page) tell() {
	text := kit.NewBody("")
	scroll := container.NewVScroll(text)
	scroll.SetMinSize(fyne.NewSize(0, narrativeHeight))
	lang, letter := p.wording(Both), Letter(nil)
	show := func(chosen string) {
		made, err := p.o.Narrative(context.Background(), chosen, p.today())
		if err != nil {
			p.o.Fail(err)
			return
		}
		lang, letter = chosen, made
		text.SetText(made.String())
		scroll.ScrollToTop()
	}
	choice := kit.NewChoice(kit.ChoiceOptions{
		Options: []kit.Option{
			{ID: string(i18n.KK), Label: p.w.Choice("language", "kk")}, {ID: string(i18n.RU), Label: p.w.Choice("language", "ru")},
		},
		OnChanged: show,
	})
	choice.SetValue(lang)
	show(lang)
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: p.w.T("page.reports.narrative"), Width: 820,
		Content: kit.NewStack(8, choice, scroll),
		OK:      p.w.T("page.reports.narrative_write"), Cancel: p.w.T("button.close"),
		OnOK: func() bool { return letter != nil && p.write(letter, lang) },
	})
}

const narrativeHeight = 400

// write puts the letter into the folder of the reports; one that is there is
// the same day's.
func (p *Page) write(letter Letter, lang string) bool {
	path := filepath.Join(p.fields.path(), "sapar-"+p.today().String()+"-"+lang+".docx")
	if err := letter.WriteFile(path); err != nil {
		p.o.Fail(err)
		return false
	}
	p.export.done(path, nil)
	return true
}
