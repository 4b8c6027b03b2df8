package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	fynecontainer "fyne.io/fyne/v2/container"
)

func TestForm(t *testing.T) {
	type fields struct {
		name *Entry
		date *DateField
		note *Note
		form *Form
	}
	setup := func(t *testing.T, o FormOptions) (*screen, fields) {
		f := fields{
			name: NewEntry(EntryOptions{Max: 5, TooLong: "too long"}),
			date: NewDateField(DateOptions{Words: dateWords, Now: noon}),
			note: NewNote(NoteOptions{}),
		}
		f.form = NewForm(o,
			Row{Key: "name", Label: "Name", Required: true, Field: f.name},
			Row{Key: "date", Label: "Date", Hint: "may be left out", Field: f.date},
			Row{Key: "note", Label: "Note", Wide: true, Field: f.note},
		)
		return show(t, column(f.form)), f
	}
	t.Run("Tab goes through the rows", func(t *testing.T) {
		s, f := setup(t, FormOptions{})
		f.form.FocusFirst()
		s.focused(f.name)
		s.key(fyne.KeyTab)
		s.focused(f.date)
		s.key(fyne.KeyTab)
		s.focused(f.note)
	})
	t.Run("a problem stands under its field and makes room", func(t *testing.T) {
		_, f := setup(t, FormOptions{})
		before := f.form.MinSize().Height
		noteBefore := f.note.Position().Y
		equal(t, "placed", f.form.SetProblem("date", strings.Repeat("The end is before the start. ", 12)), true)
		if got := f.form.MinSize().Height; got <= before {
			t.Errorf("height went from %v to %v", before, got)
		}
		if got := f.note.Position().Y; got <= noteBefore {
			t.Errorf("the note below stayed at %v", got)
		}
		row := f.form.byKey["date"]
		equal(t, "lines", len(row.problem.lines) > 1, true)
		f.form.ClearProblems()
		equal(t, "height after", f.form.MinSize().Height, before)
	})
	t.Run("the problem of a grid is in sight, not its first cell alone", func(t *testing.T) {
		grid := fynecontainer.NewVBox()
		for range 6 {
			grid.Add(NewEntry(EntryOptions{}))
		}
		form := NewForm(FormOptions{}, Row{Key: "name", Label: "Name", Field: NewNote(NoteOptions{Rows: 8})}, Row{Key: "grid", Label: "Grid", Field: grid})
		scroll := NewScroll(form)
		s := show(t, scroll)
		s.win.Resize(fyne.NewSize(300, 340))
		form.SetProblem("grid", "too many")
		equal(t, "found", form.FocusProblem(), true)
		s.focused(grid.Objects[0].(*Entry))
		driver, sentence := fyne.CurrentApp().Driver(), form.byKey["grid"].problem
		bottom := driver.AbsolutePositionForObject(sentence).Y + sentence.Size().Height - driver.AbsolutePositionForObject(scroll).Y
		if bottom > scroll.Size().Height {
			t.Errorf("the sentence ends at %v of %v in sight", bottom, scroll.Size().Height)
		}
	})
	t.Run("a problem without a row is given back", func(t *testing.T) {
		_, f := setup(t, FormOptions{})
		equal(t, "placed", f.form.SetProblem("elsewhere", "wrong"), false)
	})
	t.Run("FocusProblem goes to the first", func(t *testing.T) {
		s, f := setup(t, FormOptions{})
		f.form.SetProblem("note", "wrong")
		f.form.SetProblem("date", "wrong")
		equal(t, "found", f.form.FocusProblem(), true)
		s.focused(f.date)
	})
	t.Run("Check completes the fields and goes to the first problem", func(t *testing.T) {
		s, f := setup(t, FormOptions{})
		f.form.FocusFirst()
		s.write("Abai")
		s.key(fyne.KeyTab)
		s.write("12.5")
		equal(t, "fine", f.form.Check(), true)
		equal(t, "completed", f.date.Text, "12.05.2026")
		s.key(fyne.KeyEnd)
		s.write("9")
		equal(t, "wrong", f.form.Check(), false)
		s.focused(f.date)
		equal(t, "shown", f.form.byKey["date"].problem.text, dateWords.Wrong)
	})
	t.Run("a field's own problem shows when it is left", func(t *testing.T) {
		s, f := setup(t, FormOptions{})
		Focus(f.date)
		s.write("99")
		equal(t, "while typing", f.form.byKey["date"].problem.text, "")
		s.key(fyne.KeyTab)
		equal(t, "left", f.form.byKey["date"].problem.text, dateWords.Wrong)
	})
	t.Run("a warning is no problem", func(t *testing.T) {
		_, f := setup(t, FormOptions{})
		f.form.SetWarning("date", "outside the season")
		equal(t, "shown", f.form.byKey["date"].problem.text, "outside the season")
		equal(t, "problem", f.form.FocusProblem(), false)
	})
	t.Run("a hidden row is out of Tab, out of Check and takes no room", func(t *testing.T) {
		s, f := setup(t, FormOptions{})
		before := f.form.MinSize().Height
		f.form.SetVisible("date", false)
		if got := f.form.MinSize().Height; got >= before {
			t.Errorf("height went from %v to %v", before, got)
		}
		equal(t, "placed", f.form.SetProblem("date", "wrong"), false)
		f.form.FocusFirst()
		s.key(fyne.KeyTab)
		s.focused(f.note)
		f.form.SetVisible("date", true)
		equal(t, "height after", f.form.MinSize().Height, before)
	})
	t.Run("two columns where there is room", func(t *testing.T) {
		s, f := setup(t, FormOptions{Columns: 2})
		equal(t, "beside one another", f.name.Position().Y, f.date.Position().Y)
		equal(t, "the wide one below", f.note.Position().Y > f.name.Position().Y, true)
		s.win.Resize(fyne.NewSize(420, 700))
		equal(t, "under one another", f.date.Position().Y > f.name.Position().Y, true)
	})
}

func TestFocusScrollsIntoSight(t *testing.T) {
	var rows []Row
	var fields []*Entry
	for range 30 {
		e := NewEntry(EntryOptions{})
		fields = append(fields, e)
		rows = append(rows, Row{Label: "Label", Field: e})
	}
	form := NewForm(FormOptions{}, rows...)
	scroll := fynecontainer.NewVScroll(NewCard("card", form))
	s := show(t, scroll)
	inSight := func(e *Entry) bool {
		driver := fyne.CurrentApp().Driver()
		y := driver.AbsolutePositionForObject(e).Y - driver.AbsolutePositionForObject(scroll).Y
		return y >= 0 && y+e.Size().Height <= scroll.Size().Height
	}
	Focus(fields[0])
	for i := range fields {
		s.focused(fields[i])
		if !inSight(fields[i]) {
			t.Fatalf("field %d has the focus out of sight", i)
		}
		s.key(fyne.KeyTab)
	}
	s.focused(fields[0]) // after the last comes the first
	equal(t, "the first is in sight", inSight(fields[0]), true)
}

func TestWrap(t *testing.T) {
	show(t, NewBody(""))
	text := "Бұл ауыл басқа ауданда. Ақжайық ауданының ауылын таңдаңыз."
	for _, width := range []float32{60, 120, 300} {
		lines := wrap(text, width, 14)
		equal(t, "nothing is lost", strings.Join(strings.Fields(strings.Join(lines, " ")), ""), strings.Join(strings.Fields(text), ""))
		for _, line := range lines {
			if w := fyne.MeasureText(line, 14, fyne.TextStyle{}).Width; w > width {
				t.Errorf("%q is %v wide, more than %v", line, w, width)
			}
		}
	}
	equal(t, "paragraphs", len(wrap("one\ntwo\n\nfour", 500, 14)), 4)
	equal(t, "a word that is too wide breaks", strings.Join(wrap(strings.Repeat("a", 200), 100, 14), ""), strings.Repeat("a", 200))
}

func TestClip(t *testing.T) {
	show(t, NewBody(""))
	text := "Жамбыл ауылдық округі"
	equal(t, "fits", clip(text, 500, 14, fyne.TextStyle{}), text)
	cut := clip(text, 80, 14, fyne.TextStyle{})
	if !strings.HasSuffix(cut, "…") || fyne.MeasureText(cut, 14, fyne.TextStyle{}).Width > 80 {
		t.Errorf("cut to %q", cut)
	}
	equal(t, "no room at all", clip(text, 2, 14, fyne.TextStyle{}), "…")
}
