package form_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

func TestFilter(t *testing.T) {
	m := newMaker(new(error))
	options := []kit.Option{{ID: "1", Label: "Жеңіс Асан"}, {ID: "2", Label: "Асан Қайрат"}, {ID: "3", Label: "Хасан Ер"}}
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"nothing typed", " ", []string{"1", "2", "3"}},
		{"the beginning of a word; labels that begin so come first", "асан", []string{"2", "1"}},
		{"another spelling", "кайр", []string{"2"}},
		{"words in another order", "кай ас", []string{"2"}},
		{"the middle of a word", "йрат", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, o := range m.Filter(c.text, options) {
				got = append(got, o.ID)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAmongOffersTheProjectsDistrictsAlone(t *testing.T) {
	m := newMaker(new(error))
	home, _ := m.Places.DistrictOf("273230100")
	own := []data.Place{home}
	if got := m.Among(own, ""); len(got) != 1 || got[0].ID != home.Code || got[0].Label != m.Words.Place(home) {
		t.Errorf("nothing typed: %v", got)
	}
	if got := m.Among(own, home.NameRU); len(got) != 1 || got[0].ID != home.Code {
		t.Errorf("its name in another language: %v", got)
	}
	if got := m.Among(nil, home.NameRU); len(got) != 0 {
		t.Errorf("another project's district: %v", got)
	}
}

func TestAPlaceOfANewerCatalogueIsShownAsItIs(t *testing.T) {
	m := newMaker(new(error))
	if diff := cmp.Diff(kit.Option{ID: "999999999", Label: "999999999"}, m.Village("999999999")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(kit.Option{}, m.Place("")); diff != "" {
		t.Error(diff)
	}
}

func TestDateWordsBeginTheWeekOnMonday(t *testing.T) {
	words := form.DateWords(newMaker(new(error)).Words)
	if words.Days[0] != "Mo" && words.Days[0] != "Mon" || words.Months[0] != "January" || words.Months[11] != "December" {
		t.Errorf("%+v", words)
	}
}
