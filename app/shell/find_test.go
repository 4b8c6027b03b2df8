package shell

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sapar/data"
	"sapar/data/store/storetest"
)

// One box goes to a person, a village, an event and a recommendation, however
// they are spelt.
func TestTheBoxGoesToWhatItFinds(t *testing.T) {
	st := storetest.New(t)
	project := storetest.Project(t, st)
	e := storetest.Event(project, 20260522)
	e.Title, e.Village = "Кәсіпкерлік негіздері", storetest.Chapaev
	person := data.Person{Name: "Серікова Әйгерім Қайратқызы", BirthYear: 2004, Village: storetest.Chapaev, Consent: "self"}
	if err := st.Save(ctx, data.ActionEdit, &e, &person); err != nil {
		t.Fatal(err)
	}
	advice := data.Recommendation{Event: e.ID, Text: "Стадион салу", Addressee: "Ақжайық ауданының әкімдігі", Status: "sent"}
	if err := st.Save(ctx, data.ActionEdit, &advice); err != nil {
		t.Fatal(err)
	}
	for typed, want := range map[string]Screen{
		"айгерим сер":    People, // no Kazakh letters, in another order
		"Aigerim":        People,
		"fquthbv":        People, // the keyboard was still English
		"кәсіпкер негіз": Event,
		"касипкер 22.05": Event,
		"стадион":        Dialogue,
		"cnflbjy":        Dialogue,
		"чапаев ауыл":    Plan,
	} {
		s := open(t, st)
		s.press(fyne.KeyK)
		c := s.window.Canvas()
		if c.Overlays().Top() == nil {
			t.Fatal("the box did not open")
		}
		test.Type(c.Focused(), typed)
		f := c.Focused()
		f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if s.Screen() != want {
			t.Errorf("%q goes to %s, want %s", typed, s.Screen(), want)
		}
	}
}
