package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/theme"
)

// MessageOptions make a message. OK is needed.
type MessageOptions struct {
	Title    string
	Text     string // what is, in a sentence
	Detail   string // what to do about it, or the small print
	OK       string
	Cancel   string // for Confirm
	Danger   bool   // OK destroys something: Enter alone must not do it
	OnOK     func()
	OnCancel func()
}

// Confirm asks whether to go on.
func Confirm(win fyne.Window, o MessageOptions) *Dialog {
	return showMessage(win, o, "", "")
}

// Message tells something that the person has to have seen.
func Message(win fyne.Window, o MessageOptions) *Dialog {
	o.Cancel = ""
	return showMessage(win, o, "", "")
}

// ShowProblem tells that something went wrong, and in Detail what to do.
func ShowProblem(win fyne.Window, o MessageOptions) *Dialog {
	o.Cancel = ""
	return showMessage(win, o, theme.IconWarning, theme.ColorNameCancelled)
}

func showMessage(win fyne.Window, o MessageOptions, icon theme.IconName, colour fyne.ThemeColorName) *Dialog {
	agreed := false
	return ShowDialog(win, DialogOptions{
		Title:   o.Title,
		Content: newMessage(o.Text, o.Detail, icon, colour),
		OK:      o.OK,
		Cancel:  o.Cancel,
		Danger:  o.Danger,
		Width:   440,
		OnOK: func() bool {
			agreed = true
			return true
		},
		OnCancel: o.OnCancel,
		OnClosed: func() {
			// Not earlier: OnOK may open the next dialog.
			if agreed && o.OnOK != nil {
				o.OnOK()
			}
		},
	})
}

// newMessage is wrapped text with an icon beside it.
func newMessage(text, detail string, icon theme.IconName, colour fyne.ThemeColorName) fyne.CanvasObject {
	words := newParagraphs(text, detail)
	if icon == "" {
		return words
	}
	picture := canvas.NewImageFromResource(theme.ColoredIcon(icon, colour))
	picture.FillMode = canvas.ImageFillContain
	return &fyne.Container{Layout: besideIcon{}, Objects: []fyne.CanvasObject{picture, words}}
}

// newParagraphs stacks a text and a quieter one, each wrapped.
func newParagraphs(text, detail string) *fyne.Container {
	c := &fyne.Container{Layout: &stack{gap: 8}}
	if text != "" {
		c.Objects = append(c.Objects, newWrapped(text, fynetheme.ColorNameForeground, fynetheme.SizeNameText))
	}
	if detail != "" {
		c.Objects = append(c.Objects, newWrapped(detail, theme.ColorNameMuted, fynetheme.SizeNameText))
	}
	return c
}

// besideIcon puts an icon to the left of the second object.
type besideIcon struct{}

const iconSide = 32

func (besideIcon) MinSize(o []fyne.CanvasObject) fyne.Size {
	words := o[1].MinSize()
	return fyne.NewSize(words.Width+iconSide+8, max(words.Height, iconSide))
}

func (besideIcon) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSquareSize(iconSide))
	o[1].Move(fyne.NewPos(iconSide+8, 0))
	o[1].Resize(fyne.NewSize(size.Width-iconSide-8, size.Height))
}

// stack puts objects under one another, each as wide as there is room and as
// high as it is at that width. Unlike Fyne's box it asks for the height after
// the width is set, which wrapped text needs.
type stack struct{ gap float32 }

func (s *stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range visible(objects) {
		m := o.MinSize()
		if size.Height > 0 {
			size.Height += s.gap
		}
		size.Height += m.Height
		size.Width = max(size.Width, m.Width)
	}
	return size
}

func (s *stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range visible(objects) {
		o.Resize(fyne.NewSize(size.Width, o.Size().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height + s.gap
	}
}

func visible(objects []fyne.CanvasObject) []fyne.CanvasObject {
	var shown []fyne.CanvasObject
	for _, o := range objects {
		if o.Visible() {
			shown = append(shown, o)
		}
	}
	return shown
}
