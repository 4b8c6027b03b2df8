package people_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/store/storetest"
)

// Whoever withdraws is counted and named no more, in the list, in the file and
// under every record that was joined.
func TestConsentIsWithdrawn(t *testing.T) {
	for _, lang := range i18n.Langs() {
		s := storetest.New(t)
		list, event := folk(t, s)
		twin := data.Person{Name: "Akhmetov Daniyar", BirthYear: 2004, Consent: "self"}
		save(t, s, &twin)
		save(t, s, data.NewSameness(list[0].ID, twin.ID, data.SamePerson))
		number := data.Performance{Event: event.ID, Title: "Ән", Performer: "Akhmetov Daniyar", Person: twin.ID}
		save(t, s, &number)
		if err := s.AddEvidence(t.Context(), &data.Evidence{Event: event.ID, Kind: data.SignedSheet, Ending: data.PDF}, []byte("%PDF-1.4")); err != nil {
			t.Fatal(err)
		}
		x := show(t, s, lang)
		x.page.Open(list[0].ID)
		for i := 0; i < 40 && x.button() != x.words.T("page.people.withdraw"); i++ {
			x.key(fyne.KeyTab)
		}
		x.key(fyne.KeySpace)
		x.sees(x.words.N("page.people.withdraw_detail", 2))
		x.sees(x.words.T("page.people.withdraw_scans", "n", "1"))
		for i := 0; i < 4 && x.button() != x.words.T("page.people.withdraw_yes"); i++ {
			x.key(fyne.KeyTab)
		}
		x.key(fyne.KeySpace)
		for _, id := range []data.ID{list[0].ID, twin.ID} {
			if p := x.person(id); p.Name != "" || !data.Redacted(&p) || p.BirthYear != 2004 {
				t.Errorf("left of %s: %v", id, p)
			}
		}
		x.sees(x.words.T("word.redacted"))
		attended, err := s.Participants(t.Context(), event.ID)
		if err != nil || len(attended) != 2 {
			t.Errorf("%d attended, %v", len(attended), err)
		}
		x.page.Open(list[0].ID)
		x.misses(x.words.T("page.people.withdraw"))
		x.sound()
		raw, err := os.ReadFile(filepath.Join(s.Dir, "sapar.db"))
		if err != nil || bytes.Contains(raw, []byte("Ахметов Данияр")) || bytes.Contains(raw, []byte("Akhmetov")) {
			t.Errorf("the file still has the name, %v", err)
		}
	}
}
