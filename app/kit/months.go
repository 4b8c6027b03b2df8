package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// MonthFigures is one month of a Months strip.
type MonthFigures struct {
	Title string // short
	Plan  string
	Fact  string // "" for a month to come
	State State  // of the fact
}

// mostMonths is how many months find room beside each other.
const mostMonths = 18

// NewMonths is a strip of months with a plan and a fact under each; nothing
// where they are too many to be read.
func NewMonths(plan, fact string, months []MonthFigures) fyne.CanvasObject {
	if len(months) == 0 || len(months) > mostMonths {
		return container.NewStack()
	}
	line := func(title string, cell func(m MonthFigures) *Text) fyne.CanvasObject {
		cells := container.NewGridWithColumns(len(months))
		for _, m := range months {
			cells.Add(cell(m))
		}
		return container.NewBorder(nil, nil, ofWidth(NewText(title, Neutral), monthsTitle), nil, cells)
	}
	return NewStack(0,
		line("", func(m MonthFigures) *Text { return NewText(m.Title, Neutral) }),
		line(plan, func(m MonthFigures) *Text { return NewText(m.Plan, Neutral) }),
		line(fact, func(m MonthFigures) *Text { return NewText(m.Fact, m.State) }),
	)
}

// monthsTitle is how wide the words before the months are.
const monthsTitle = 76

func ofWidth(o fyne.CanvasObject, width float32) fyne.CanvasObject {
	return container.New(wide{width}, o)
}

// wide gives its object a width.
type wide struct{ width float32 }

func (l wide) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, o[0].MinSize().Height)
}

func (l wide) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
