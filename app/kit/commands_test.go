package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestCommands(t *testing.T) {
	shortcuts := map[string]fyne.Shortcut{
		"Ctrl+letter": Ctrl(fyne.KeyN), "Ctrl+digit": Ctrl(fyne.Key3), "Ctrl+Enter": Ctrl(fyne.KeyReturn),
		"Ctrl+PageUp": Ctrl(fyne.KeyPageUp), "Ctrl+Shift+letter": CtrlShift(fyne.KeyE),
	}
	for name, shortcut := range shortcuts {
		t.Run(name+" works wherever the focus is", func(t *testing.T) {
			runs := 0
			objects := map[string]fyne.CanvasObject{
				"entry":  NewEntry(EntryOptions{}),
				"note":   NewNote(NoteOptions{}),
				"date":   NewDateField(DateOptions{Words: dateWords, Now: noon}),
				"time":   NewTimeField(TimeOptions{}),
				"number": NewIntField(IntOptions{}),
				"search": NewSearchSelect(SelectOptions{Options: districts}),
				"choice": NewChoice(ChoiceOptions{Options: districts("")}),
				"tags":   NewTagField(TagOptions{Options: districts}),
				"check":  NewCheck(CheckOptions{}),
				"button": NewButton(ButtonOptions{Text: "x"}),
				"month":  NewMonthView(MonthOptions{Words: dateWords, Today: DayOf(noon())}),
				"table":  newVillages(3, nil).list,
			}
			all := column()
			for _, o := range objects {
				all.Add(o)
			}
			s := show(t, all)
			Install(s.canvas(), []Command{{Shortcut: shortcut, Run: func() { runs++ }}})
			for what, o := range objects {
				before := runs
				Focus(o)
				s.press(shortcut)
				equal(t, what, runs, before+1)
			}
			s.canvas().Unfocus()
			s.press(shortcut)
			equal(t, "nothing focused", runs, len(objects)+1)
		})
	}
	t.Run("a disabled command does not run", func(t *testing.T) {
		s := show(t, NewEntry(EntryOptions{}))
		on, runs := false, 0
		cmd := Command{Name: "Save", Shortcut: Ctrl(fyne.KeyS), Enabled: func() bool { return on }, Run: func() { runs++ }}
		Install(s.canvas(), []Command{cmd})
		item := MenuItem(s.canvas(), cmd)
		equal(t, "menu item disabled", item.Disabled, true)
		s.press(Ctrl(fyne.KeyS))
		item.Action()
		equal(t, "runs", runs, 0)
		on = true
		s.press(Ctrl(fyne.KeyS))
		item.Action()
		equal(t, "runs", runs, 2)
	})
	t.Run("nothing runs under a dialog", func(t *testing.T) {
		s := show(t, NewEntry(EntryOptions{}))
		runs := 0
		cmd := Command{Name: "Save", Shortcut: Ctrl(fyne.KeyS), Run: func() { runs++ }}
		Install(s.canvas(), []Command{cmd})
		d := Message(s.win, MessageOptions{Title: "Hello", OK: "OK"})
		s.press(Ctrl(fyne.KeyS))
		MenuItem(s.canvas(), cmd).Action()
		equal(t, "runs", runs, 0)
		d.Close()
		s.press(Ctrl(fyne.KeyS))
		equal(t, "runs", runs, 1)
	})
	t.Run("the page's command comes before the window's", func(t *testing.T) {
		s := show(t, NewEntry(EntryOptions{}))
		onPage, ran := true, ""
		Install(s.canvas(), []Command{
			{Shortcut: Ctrl(fyne.KeyN), Run: func() { ran = "window" }},
			{Shortcut: Ctrl(fyne.KeyN), Run: func() { ran = "page" }, Enabled: func() bool { return onPage }},
		})
		s.press(Ctrl(fyne.KeyN))
		equal(t, "ran", ran, "page")
		onPage = false
		s.press(Ctrl(fyne.KeyN))
		equal(t, "ran", ran, "window")
	})
	t.Run("another table replaces the first", func(t *testing.T) {
		s := show(t, NewEntry(EntryOptions{}))
		first, second := 0, 0
		Install(s.canvas(), []Command{{Shortcut: Ctrl(fyne.KeyN), Run: func() { first++ }}})
		Install(s.canvas(), []Command{{Shortcut: Ctrl(fyne.KeyE), Run: func() { second++ }}})
		s.press(Ctrl(fyne.KeyN))
		s.press(Ctrl(fyne.KeyE))
		equal(t, "first", first, 0)
		equal(t, "second", second, 1)
		equal(t, "listed", len(Commands(s.canvas())), 1)
	})
}

func TestShortcutText(t *testing.T) {
	equal(t, "letter", ShortcutText(Ctrl(fyne.KeyN)), "Ctrl+N")
	equal(t, "a letter that Fyne names otherwise", ShortcutText(Ctrl(fyne.KeyZ)), "Ctrl+Z")
	equal(t, "shift", ShortcutText(CtrlShift(fyne.KeyE)), "Ctrl+Shift+E")
	equal(t, "a key with a name", ShortcutText(Ctrl(fyne.KeyPageDown)), "Ctrl+PgDn")
	equal(t, "Enter", ShortcutText(Ctrl(fyne.KeyReturn)), "Ctrl+Enter")
	equal(t, "none", ShortcutText(nil), "")
}
