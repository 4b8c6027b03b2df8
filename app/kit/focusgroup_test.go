package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/task"
)

func TestFocusGroup(t *testing.T) {
	type row struct {
		run    *task.InlineRunner
		name   *SearchSelect
		sex    *Choice
		date   *DateField
		tags   *TagField
		check  *Check
		next   *Entry
		group  *FocusGroup
		leaves int
	}
	setup := func(t *testing.T) (*screen, *row) {
		r := &row{
			run:   task.Inline(),
			name:  NewSearchSelect(SelectOptions{Options: districts, FreeText: true}),
			sex:   NewChoice(ChoiceOptions{Options: districts("")}),
			date:  NewDateField(DateOptions{Words: dateWords, Now: noon}),
			tags:  NewTagField(TagOptions{Options: districts}),
			check: NewCheck(CheckOptions{}),
			next:  NewEntry(EntryOptions{}),
		}
		r.group = NewFocusGroup(r.run, func() { r.leaves++ })
		r.group.Add(r.name, r.sex, r.date, r.tags, r.check)
		s := show(t, column(r.name, r.sex, r.date, r.tags, r.check, r.next))
		Focus(r.name)
		return s, r
	}
	// settle ends the event, as Fyne does after each key.
	keys := func(s *screen, r *row, names ...fyne.KeyName) {
		for _, name := range names {
			s.key(name)
			r.run.Drain()
		}
	}
	t.Run("moving inside is not leaving", func(t *testing.T) {
		s, r := setup(t)
		keys(s, r, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
		s.focused(r.check)
		equal(t, "leaves", r.leaves, 0)
		equal(t, "inside", r.group.Inside(), true)
	})
	t.Run("going on is leaving, once", func(t *testing.T) {
		s, r := setup(t)
		Focus(r.check)
		keys(s, r, fyne.KeyTab)
		s.focused(r.next)
		equal(t, "leaves", r.leaves, 1)
		equal(t, "inside", r.group.Inside(), false)
		r.group.Flush()
		equal(t, "leaves after Flush", r.leaves, 1)
	})
	t.Run("a click on nothing is leaving", func(t *testing.T) {
		s, r := setup(t)
		s.canvas().Unfocus()
		r.run.Drain()
		equal(t, "leaves", r.leaves, 1)
	})
	t.Run("lists and months of the fields are inside", func(t *testing.T) {
		s, r := setup(t)
		s.write("б")
		r.run.Drain()
		keys(s, r, fyne.KeyDown, fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
		keys(s, r, fyne.KeyTab, fyne.KeyF4, fyne.KeyRight, fyne.KeyReturn)
		s.focused(r.date)
		equal(t, "leaves", r.leaves, 0)
		keys(s, r, fyne.KeyF4)
		r.date.FocusLost() // the window goes to the background under the open month
		r.run.Drain()
		equal(t, "leaves", r.leaves, 0)
	})
	t.Run("a window in the background is not left", func(t *testing.T) {
		_, r := setup(t)
		r.name.FocusLost()
		r.run.Drain()
		equal(t, "leaves", r.leaves, 0)
		r.name.FocusGained()
	})
	t.Run("a dialog over the row is leaving", func(t *testing.T) {
		s, r := setup(t)
		d := Message(s.win, MessageOptions{Title: "Hello", OK: "OK"})
		r.run.Drain()
		equal(t, "leaves", r.leaves, 1)
		d.Close()
		s.focused(r.name)
		equal(t, "inside again", r.group.Inside(), true)
	})
	t.Run("Flush saves what is being typed", func(t *testing.T) {
		s, r := setup(t)
		saved := ""
		r.group.onLeave = func() { r.leaves++; saved = r.date.Text }
		Focus(r.date)
		r.run.Drain()
		s.write("12.5")
		r.group.Flush()
		equal(t, "leaves", r.leaves, 1)
		equal(t, "completed", saved, "12.05.2026")
	})
	t.Run("Flush before the event is over does not tell twice", func(t *testing.T) {
		s, r := setup(t)
		Focus(r.next)
		r.group.Flush()
		r.run.Drain()
		equal(t, "leaves", r.leaves, 1)
		s.focused(r.next)
	})
	t.Run("Flush without a visit says nothing", func(t *testing.T) {
		r := 0
		NewFocusGroup(task.Inline(), func() { r++ }).Flush()
		equal(t, "leaves", r, 0)
	})
}
