package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestProgress(t *testing.T) {
	for _, c := range []struct {
		name            string
		plan, due, fact float64
		state           State
		share           float32
		tick            bool
	}{
		{"behind", 10, 7, 4, Attention, 0.4, true},
		{"on the way", 10, 3, 4, Accent, 0.4, true},
		{"reached", 10, 7, 10, Good, 1, true},
		{"more than planned", 10, 7, 14, Good, 1, true},
		{"no plan", 0, 0, 4, Neutral, 0, false},
		{"nothing due yet", 10, 0, 0, Accent, 0, false},
		{"all due", 10, 10, 9, Attention, 0.9, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := NewProgress()
			show(t, p)
			p.Set(c.plan, c.due, c.fact)
			r := test.WidgetRenderer(p).(*progressRenderer)
			equal(t, "state", p.State(), c.state)
			equal(t, "share", r.bar.Size().Width/p.Size().Width, c.share)
			equal(t, "tick", r.tick.Visible(), c.tick)
		})
	}
}

func TestEmpty(t *testing.T) {
	ran := 0
	e := NewEmpty(EmptyOptions{Title: "No events yet", Text: "Plan the first.", Action: "Plan", Run: func() { ran++ }})
	s := show(t, e)
	e.Focus()
	s.key(fyne.KeyReturn)
	equal(t, "ran", ran, 1)
	e.Set(EmptyOptions{Title: "Nothing found"})
	equal(t, "button", e.button.Visible(), false)
}

func TestStatusLine(t *testing.T) {
	line := NewStatusLine()
	show(t, line)
	line.Set("The report is saved.", Good)
	equal(t, "text", line.Text(), "The report is saved.")
	equal(t, "dot", line.dot.Visible(), true)
	line.Clear()
	equal(t, "text", line.Text(), "")
	equal(t, "dot", line.dot.Visible(), false)
}

func TestHeadingAndBadgeSayWhatTheyAreTold(t *testing.T) {
	h, b, c := NewHeading(1, "Plan"), NewBadge("planned", Attention), NewCard("Card", NewBody("text"))
	s := show(t, column(h, b, c))
	before := s.canvas().Capture()
	h.SetText("People")
	b.Set("held", Good)
	c.SetTitle("Another")
	equal(t, "heading", h.Text(), "People")
	equal(t, "looks the same", same(before, s.canvas().Capture()), false)
	c.WithAction(NewButton(ButtonOptions{Text: "Open"}))
	s.key(fyne.KeyTab)
	if _, ok := s.canvas().Focused().(*Button); !ok {
		t.Error("the card's action is not reached by Tab")
	}
}
