package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// districts match where they contain the query, as the owner's rule might be.
func districts(query string) []Option {
	var found []Option
	for i, name := range []string{"Ақжайық", "Бөкейорда", "Бөрлі", "Жаңақала", "Жәнібек", "Теректі"} {
		if strings.Contains(strings.ToLower(name), strings.ToLower(query)) {
			found = append(found, Option{ID: fmt.Sprint("d", i), Label: name, Hint: "аудан"})
		}
	}
	return found
}

func TestSearchSelect(t *testing.T) {
	setup := func(t *testing.T, o SelectOptions) (*screen, *SearchSelect, *Entry, *[]Option) {
		told := new([]Option)
		o.OnChanged = func(o Option) { *told = append(*told, o) }
		if o.Options == nil {
			o.Options = districts
		}
		if o.Unknown == "" {
			o.Unknown = "no such district"
		}
		f, next := NewSearchSelect(o), NewEntry(EntryOptions{})
		s := show(t, column(f, next))
		Focus(f)
		return s, f, next, told
	}
	t.Run("typing filters and Enter takes the best", func(t *testing.T) {
		s, f, _, told := setup(t, SelectOptions{})
		s.write("бө")
		equal(t, "offered", len(f.list.options), 2)
		equal(t, "chosen before Enter", f.chosen.ID, "")
		s.key(fyne.KeyReturn)
		equal(t, "value", f.Value().ID, "d1")
		equal(t, "text", f.Text, "Бөкейорда")
		equal(t, "told", len(*told), 1)
		equal(t, "open", f.drop != nil, false)
		s.focused(f)
	})
	t.Run("arrows move in the list", func(t *testing.T) {
		s, f, _, _ := setup(t, SelectOptions{})
		s.write("бө")
		s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
		equal(t, "value", f.Value().ID, "d2")
	})
	t.Run("Tab takes the best along to the next field", func(t *testing.T) {
		s, f, next, told := setup(t, SelectOptions{})
		s.write("терек")
		s.key(fyne.KeyTab)
		equal(t, "value", f.Value().ID, "d5")
		equal(t, "told", len(*told), 1)
		s.focused(next)
	})
	t.Run("picking goes on at once, leaving does not pick", func(t *testing.T) {
		picked := 0
		s, f, next, _ := setup(t, SelectOptions{OnPicked: func() { picked++ }})
		s.write("терек")
		s.key(fyne.KeyTab)
		equal(t, "picked by leaving", picked, 0)
		s.focused(next)
		f.Clear()
		Focus(f)
		s.write("терек")
		s.key(fyne.KeyReturn)
		equal(t, "picked by Enter", picked, 1)
		equal(t, "value", f.Value().ID, "d5")
	})
	t.Run("a command takes the best along too", func(t *testing.T) {
		s, f, _, told := setup(t, SelectOptions{})
		ran := ""
		Install(s.win.Canvas(), []Command{{Shortcut: Ctrl(fyne.KeyReturn), Run: func() { ran = f.Value().ID }}})
		s.write("терек")
		Press(s.win.Canvas(), Ctrl(fyne.KeyReturn))
		equal(t, "value when the command ran", ran, "d5")
		equal(t, "told", len(*told), 1)
		equal(t, "open", f.drop != nil, false)
	})
	t.Run("Escape closes the list and keeps the text", func(t *testing.T) {
		s, f, _, _ := setup(t, SelectOptions{})
		s.write("бө")
		s.key(fyne.KeyEscape)
		equal(t, "text", f.Text, "бө")
		equal(t, "open", f.drop != nil, false)
		equal(t, "value", f.Value().ID, "")
		s.focused(f)
	})
	t.Run("text that is no option stays and is reported", func(t *testing.T) {
		s, f, next, told := setup(t, SelectOptions{Nothing: "nothing found"})
		s.write("алматы")
		equal(t, "the list says so", f.list.box.Visible(), true)
		equal(t, "shown while typing", f.shown, "")
		s.key(fyne.KeyTab)
		s.focused(next)
		equal(t, "text", f.Text, "алматы")
		equal(t, "shown", f.shown, "no such district")
		equal(t, "told", len(*told), 0)
		Focus(f)
		s.write("бөрлі")
		s.key(fyne.KeyReturn)
		equal(t, "shown when mended", f.shown, "")
	})
	t.Run("a label typed in full is chosen", func(t *testing.T) {
		s, f, _, told := setup(t, SelectOptions{})
		s.write("ТЕРЕКТІ")
		s.key(fyne.KeyEscape, fyne.KeyTab)
		equal(t, "value", f.Value().ID, "d5")
		equal(t, "text", f.Text, "Теректі")
		equal(t, "told", len(*told), 1)
	})
	t.Run("editing what was chosen chooses nothing", func(t *testing.T) {
		s, f, _, told := setup(t, SelectOptions{})
		f.SetValue(Option{ID: "d0", Label: "Ақжайық"})
		Focus(f)
		s.key(fyne.KeyEnd, fyne.KeyBackspace)
		equal(t, "value", f.chosen.ID, "")
		s.key(fyne.KeyEscape, fyne.KeyTab)
		equal(t, "told", len(*told), 1)
		equal(t, "told what", (*told)[0].ID, "")
		equal(t, "shown", f.shown, "no such district")
	})
	t.Run("deleting the text clears it without a problem", func(t *testing.T) {
		s, f, next, told := setup(t, SelectOptions{})
		f.SetValue(Option{ID: "d0", Label: "Ақжайық"})
		Focus(next)
		Focus(f)
		s.key(fyne.KeyBackspace, fyne.KeyTab)
		equal(t, "shown", f.shown, "")
		equal(t, "value", f.Value().ID, "")
		equal(t, "told", len(*told), 1)
	})
	for name, open := range map[string]func(s *screen, f *SearchSelect){
		"Down":     func(s *screen, _ *SearchSelect) { s.key(fyne.KeyDown) },
		"F4":       func(s *screen, _ *SearchSelect) { s.key(fyne.KeyF4) },
		"Alt+Down": func(s *screen, _ *SearchSelect) { s.press(alt(fyne.KeyDown)) },
		"the icon": func(_ *screen, f *SearchSelect) { test.Tap(f.ActionItem.(*tapIcon)) },
	} {
		t.Run(name+" opens all with the cursor on what is chosen", func(t *testing.T) {
			s, f, _, _ := setup(t, SelectOptions{})
			f.SetValue(Option{ID: "d2", Label: "Бөрлі"})
			open(s, f)
			equal(t, "offered", len(f.list.options), 6)
			equal(t, "cursor", f.list.cursor, 2)
			s.key(fyne.KeyDown, fyne.KeyReturn)
			equal(t, "value", f.Value().ID, "d3")
		})
	}
	t.Run("a click chooses and leaves the focus in the field", func(t *testing.T) {
		s, f, _, _ := setup(t, SelectOptions{})
		s.write("ж")
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.list.list)
		test.TapCanvas(s.win.Canvas(), at.AddXY(10, optionRowHeight(true)*1.5))
		equal(t, "value", f.Value().ID, "d3")
		s.focused(f)
	})
	t.Run("a command closes the list", func(t *testing.T) {
		s, f, _, _ := setup(t, SelectOptions{})
		saved := false
		Install(s.win.Canvas(), []Command{{Shortcut: Ctrl(fyne.KeyS), Run: func() { saved = true }}})
		s.write("ж")
		s.press(Ctrl(fyne.KeyS))
		equal(t, "saved", saved, true)
		equal(t, "open", f.drop != nil, false)
	})
	t.Run("no more than the cap is offered", func(t *testing.T) {
		s, f, _, _ := setup(t, SelectOptions{Cap: 3})
		s.key(fyne.KeyDown)
		equal(t, "offered", len(f.list.options), 3)
	})
	t.Run("SetValue and Clear are silent", func(t *testing.T) {
		_, f, _, told := setup(t, SelectOptions{})
		f.SetValue(Option{ID: "d2", Label: "Бөрлі"})
		equal(t, "text", f.Text, "Бөрлі")
		f.Clear()
		equal(t, "text", f.Text, "")
		equal(t, "told", len(*told), 0)
	})
}

func TestSearchSelectFreeText(t *testing.T) {
	asked := []string{}
	people := func(query string) []Option {
		asked = append(asked, query)
		if strings.HasPrefix("Қожахмет Абай", query) {
			return []Option{{ID: "p1", Label: "Қожахмет Абай", Hint: "1998, Чапаев"}, {ID: "p2", Label: "Қожахмет Абай", Hint: "2004, Есенсай"}}
		}
		return nil
	}
	setup := func(t *testing.T) (*screen, *SearchSelect, *Entry, *[]string) {
		asked = nil
		submitted := new([]string)
		f := NewSearchSelect(SelectOptions{
			Options: people, MinChars: 3, FreeText: true, Max: 200, TooLong: "at most 200 characters",
			OnSubmitted: func(text string) { *submitted = append(*submitted, text) },
		})
		next := NewEntry(EntryOptions{})
		s := show(t, column(f, next))
		Focus(f)
		return s, f, next, submitted
	}
	t.Run("known people are offered after three letters", func(t *testing.T) {
		s, f, _, _ := setup(t)
		s.write("Қо")
		equal(t, "asked after two", len(asked), 0)
		equal(t, "open after two", f.drop != nil, false)
		s.write("ж")
		equal(t, "asked after three", len(asked), 1)
		equal(t, "open after three", f.drop != nil, true)
		equal(t, "nothing is chosen beforehand", f.list.cursor, -1)
		s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		equal(t, "value", f.Value().ID, "p2")
		equal(t, "free text", f.FreeText(), "")
	})
	t.Run("a new name is submitted and the focus goes on", func(t *testing.T) {
		s, f, next, submitted := setup(t)
		s.write("Қожа")
		s.key(fyne.KeyReturn)
		equal(t, "submitted", fmt.Sprint(*submitted), "[Қожа]")
		equal(t, "value", f.Value().ID, "")
		equal(t, "free text", f.FreeText(), "Қожа")
		equal(t, "problem", f.Problem(), "")
		s.focused(next)
	})
	t.Run("a namesake typed in full is not taken for the known one", func(t *testing.T) {
		s, f, next, _ := setup(t)
		s.write("Қожахмет Абай")
		s.key(fyne.KeyTab)
		s.focused(next)
		equal(t, "value", f.Value().ID, "")
	})
	t.Run("the list closes where nobody is known", func(t *testing.T) {
		s, f, _, _ := setup(t)
		s.write("Қожы")
		equal(t, "open", f.drop != nil, false)
		s.focused(f)
	})
	t.Run("a name of 10,000 characters stays and is reported", func(t *testing.T) {
		s, f, _, _ := setup(t)
		long := strings.Repeat("а", 10_000)
		clipboard().SetContent(long)
		s.press(Ctrl(fyne.KeyV))
		equal(t, "text", f.Text, long)
		equal(t, "shown", f.shown, "at most 200 characters")
	})
}

func TestChoice(t *testing.T) {
	options := []Option{{ID: "a", Label: "Кездесу"}, {ID: "b", Label: "Концерт"}, {ID: "c", Label: "Рейд"}}
	setup := func(t *testing.T, empty string) (*screen, *Choice, *Entry, *[]string) {
		told := new([]string)
		c := NewChoice(ChoiceOptions{Options: options, Empty: empty, OnChanged: func(id string) { *told = append(*told, id) }})
		next := NewEntry(EntryOptions{})
		s := show(t, column(c, next))
		Focus(c)
		return s, c, next, told
	}
	t.Run("the first is chosen from the start", func(t *testing.T) {
		_, c, _, _ := setup(t, "")
		equal(t, "value", c.Value(), "a")
	})
	t.Run("nothing is chosen where that is a choice", func(t *testing.T) {
		s, c, _, _ := setup(t, "none")
		equal(t, "value", c.Value(), "")
		s.key(fyne.KeyDown)
		equal(t, "down", c.Value(), "a")
		s.key(fyne.KeyBackspace)
		equal(t, "emptied", c.Value(), "")
	})
	t.Run("arrows go through without opening and stop at the ends", func(t *testing.T) {
		s, c, _, told := setup(t, "")
		s.key(fyne.KeyUp)
		equal(t, "before the first", c.Value(), "a")
		s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
		equal(t, "after the last", c.Value(), "c")
		equal(t, "open", c.drop != nil, false)
		equal(t, "told", fmt.Sprint(*told), "[b c]")
		s.key(fyne.KeyHome)
		equal(t, "home", c.Value(), "a")
	})
	t.Run("a letter goes to the next that begins with it", func(t *testing.T) {
		s, c, _, _ := setup(t, "")
		s.write("к")
		equal(t, "once", c.Value(), "b")
		s.write("к")
		equal(t, "again", c.Value(), "a")
		s.write("Р")
		equal(t, "another", c.Value(), "c")
		s.write("ф")
		equal(t, "none", c.Value(), "c")
	})
	t.Run("Enter opens, arrows and Enter choose", func(t *testing.T) {
		s, c, _, told := setup(t, "")
		s.key(fyne.KeyReturn)
		equal(t, "open", c.drop != nil, true)
		s.key(fyne.KeyDown, fyne.KeyDown)
		equal(t, "before Enter", c.Value(), "a")
		s.key(fyne.KeyReturn)
		equal(t, "value", c.Value(), "c")
		equal(t, "told", len(*told), 1)
		equal(t, "open", c.drop != nil, false)
		s.focused(c)
	})
	t.Run("Escape closes and changes nothing", func(t *testing.T) {
		s, c, _, told := setup(t, "")
		s.key(fyne.KeyF4, fyne.KeyDown, fyne.KeyEscape)
		equal(t, "value", c.Value(), "a")
		equal(t, "told", len(*told), 0)
	})
	t.Run("Tab takes the one under the cursor along", func(t *testing.T) {
		s, c, next, _ := setup(t, "")
		s.write(" ")
		s.write("р")
		s.key(fyne.KeyTab)
		equal(t, "value", c.Value(), "c")
		s.focused(next)
	})
	t.Run("SetValue and SetOptions are silent", func(t *testing.T) {
		_, c, _, told := setup(t, "")
		c.SetValue("b")
		c.SetOptions(options[1:])
		equal(t, "stays", c.Value(), "b")
		c.SetOptions(options[2:])
		equal(t, "first of the new ones", c.Value(), "c")
		equal(t, "told", len(*told), 0)
	})
	t.Run("a disabled one stays", func(t *testing.T) {
		s, c, _, _ := setup(t, "")
		c.Disable()
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		test.Tap(c)
		equal(t, "value", c.Value(), "a")
		equal(t, "open", len(s.win.Canvas().Overlays().List()), 0)
	})
}

func TestTagField(t *testing.T) {
	setup := func(t *testing.T) (*screen, *TagField, *Entry, *[]string) {
		told := new([]string)
		f := NewTagField(TagOptions{Options: districts, Unknown: "no such district", OnChanged: func(chosen []Option) {
			ids := make([]string, len(chosen))
			for i, o := range chosen {
				ids[i] = o.ID
			}
			*told = append(*told, strings.Join(ids, ","))
		}})
		next := NewEntry(EntryOptions{})
		s := show(t, column(f, next))
		Focus(f)
		return s, f, next, told
	}
	t.Run("Enter adds, what is chosen is not offered again", func(t *testing.T) {
		s, f, _, told := setup(t)
		s.write("бө")
		s.key(fyne.KeyReturn)
		s.write("бө")
		equal(t, "offered", len(f.search.list.options), 1)
		s.key(fyne.KeyReturn)
		equal(t, "ids", strings.Join(f.IDs(), ","), "d1,d2")
		equal(t, "told", strings.Join(*told, " "), "d1 d1,d2")
		equal(t, "text", f.search.Text, "")
		s.focused(f)
	})
	t.Run("Backspace in the empty field removes the last", func(t *testing.T) {
		s, f, _, told := setup(t)
		f.SetValues([]Option{{ID: "d1", Label: "Бөкейорда"}, {ID: "d2", Label: "Бөрлі"}})
		equal(t, "silent", len(*told), 0)
		s.write("x")
		s.key(fyne.KeyBackspace)
		equal(t, "only the letter", len(f.IDs()), 2)
		s.key(fyne.KeyBackspace)
		equal(t, "ids", strings.Join(f.IDs(), ","), "d1")
		s.key(fyne.KeyBackspace, fyne.KeyBackspace)
		equal(t, "none", len(f.IDs()), 0)
	})
	t.Run("a click on the cross removes that one", func(t *testing.T) {
		s, f, _, _ := setup(t)
		f.SetValues([]Option{{ID: "d1", Label: "Бөкейорда"}, {ID: "d2", Label: "Бөрлі"}})
		test.Tap(f.chips.Objects[0].(*chip).cross)
		equal(t, "ids", strings.Join(f.IDs(), ","), "d2")
		s.focused(f)
	})
	t.Run("text that is no option stays and is reported", func(t *testing.T) {
		s, f, next, _ := setup(t)
		s.write("алматы")
		s.key(fyne.KeyTab)
		s.focused(next)
		equal(t, "problem", f.Problem(), "no such district")
	})
	t.Run("Tab takes the best along", func(t *testing.T) {
		s, f, next, _ := setup(t)
		s.write("терек")
		s.key(fyne.KeyTab)
		equal(t, "ids", strings.Join(f.IDs(), ","), "d5")
		s.focused(next)
	})
	t.Run("many chips wrap", func(t *testing.T) {
		_, f, _, _ := setup(t)
		one := f.MinSize().Height
		var many []Option
		for i := range 30 {
			many = append(many, Option{ID: fmt.Sprint(i), Label: "Бөкейорда ауданы"})
		}
		f.SetValues(many)
		if got := f.MinSize().Height; got < one+3*20 {
			t.Errorf("30 chips are %v high", got)
		}
	})
}

func BenchmarkSearchSelectTyping(b *testing.B) {
	all := make([]Option, 2000)
	for i := range all {
		all[i] = Option{ID: fmt.Sprint(i), Label: fmt.Sprint("Ауыл ", i), Hint: "Чапаев ауылдық округі"}
	}
	f := NewSearchSelect(SelectOptions{Options: func(string) []Option { return all }, Cap: 2000})
	test.NewTempWindow(b, column(f)).Resize(fyne.NewSize(900, 700))
	Focus(f)
	for b.Loop() {
		f.TypedRune('а')
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
}
