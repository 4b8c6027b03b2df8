package dialogue_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/demo"
	"sapar/data/preset"
	"sapar/data/store/storetest"
	"sapar/data/territory"
)

var (
	down   = fyne.KeyDown
	accept = kit.Ctrl(fyne.KeyReturn)
	same   = kit.Ctrl(fyne.KeyM)
)

func TestAnIssueStandsWithItsRecommendationsAndALateAnswer(t *testing.T) {
	s := newSaid(t)
	x := show(t, s.store, "ru", large)
	x.sees("2 вопроса", "Интернеттің жылдамдығы төмен", "Ауылда интернет баяу", "В других сёлах этот вопрос не поднимали.")
	x.silent("Желі тарту") // it answers the other issue
	x.key(down)
	x.sees("Желі тарту", "Аудан әкімдігі", "04-1/7", "1 просрочена")
}

func TestTheSameIssueIsLinkedAndUnlinkedWithSimilarOnesFirst(t *testing.T) {
	s := newSaid(t)
	x := show(t, s.store, "kk", large)
	x.press(same)
	x.key(down)
	x.sees("Ақбұлақ, 21.03.2026") // stands among what can be chosen, with its village
	x.key(down, fyne.KeyReturn)
	x.press(accept)
	linked := x.issue(s.second.ID)
	if linked.SameAs != s.first.ID || linked.Text != s.second.Text {
		t.Fatalf("linked as %+v", linked)
	}
	x.sees("Дәл осы мәселе мына ауылдарда да көтерілген", "Желі тарту")

	x.press(same)
	for range []rune("Ауылда интернет баяу") {
		x.key(fyne.KeyBackspace)
	}
	x.press(accept)
	if again := x.issue(s.second.ID); !again.SameAs.IsZero() {
		t.Errorf("still linked: %+v", again)
	}
	x.silent("Желі тарту")
}

func TestARecommendationIsAddedToTheSelectedIssue(t *testing.T) {
	s := newSaid(t)
	x := show(t, s.store, "ru", large)
	x.press(kit.Ctrl(fyne.KeyI))
	x.write("Мұнара орнату")
	x.press(accept)
	x.sees("Мұнара орнату")
	all, err := s.store.Records(context.Background(), data.RecommendationType, data.RecordQuery{})
	if err != nil || len(all) != 2 {
		t.Fatalf("%d recommendations, %v", len(all), err)
	}
	if got := all[1].(*data.Recommendation); got.Issue != s.second.ID || got.Event != s.second.Event {
		t.Errorf("saved as %+v", got)
	}
}

func TestWhatWasDeletedComesBack(t *testing.T) {
	s := newSaid(t)
	x := show(t, s.store, "ru", large)
	x.key(fyne.KeyDelete)
	x.silent("2 вопроса")
	x.press(kit.Ctrl(fyne.KeyZ))
	x.sees("2 вопроса")
}

func TestAllRecommendationsStandInATabOfTheirOwn(t *testing.T) {
	s := newSaid(t)
	x := show(t, s.store, "ru", large)
	x.press(kit.Ctrl(fyne.KeyPageDown))
	x.sees("1 рекомендация", "Желі тарту")
	x.press(kit.Ctrl(fyne.KeyO))
	if len(x.opened) != 1 || x.opened[0] != s.advice.Event {
		t.Errorf("opened %v", x.opened)
	}
}

func TestThePageThatGoesBackToAVillageIsSeenAndWritten(t *testing.T) {
	s := newSaid(t)
	x := show(t, s.store, "ru", large)
	village := territory.Builtin().Villages(storetest.Akzhaiyk)[1]
	x.press(kit.Ctrl(fyne.KeyE))
	x.sees("Вы сказали – мы сделали", "told "+village.Code+" in ru")
	x.press(accept)
	name := filepath.Join(x.folder, "sapar-"+village.Code+"-"+storetest.Day.String()+"-ru.docx")
	if text, err := os.ReadFile(name); err != nil || string(text) != "told "+village.Code+" in ru" {
		t.Errorf("wrote %q, %v", text, err)
	}
	x.sees("Документ сохранён")
	x.press(accept)
	if len(x.files) != 1 || x.files[0] != name {
		t.Errorf("opened %v", x.files)
	}
}

func (x *screen) issue(id data.ID) data.Issue {
	x.t.Helper()
	r, err := x.store.Record(context.Background(), data.IssueType, id)
	if err != nil {
		x.t.Fatal(err)
	}
	return *r.(*data.Issue)
}

// With SAPAR_SCREENS the page is photographed on a year of invented data.
func TestSight(t *testing.T) {
	if os.Getenv("SAPAR_SCREENS") == "" {
		t.Skip("SAPAR_SCREENS names no folder")
	}
	const today = data.Date(20261122)
	s := storetest.Open(t, storetest.Options(t.TempDir(), storetest.NewClock(today)))
	p, err := preset.ByKey("wko-rural-youth")
	if err != nil {
		t.Fatal(err)
	}
	g, err := demo.New(demo.Options{
		Seed: 1, Today: today, Places: territory.Builtin(), Preset: p, Districts: []string{storetest.Akzhaiyk, storetest.Borli},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveMany(context.Background(), data.ActionDemo, g.Next); err != nil {
		t.Fatal(err)
	}
	set := g.Settings()
	for _, district := range []string{storetest.Akzhaiyk, ""} {
		set.District = district
		size := large
		if district == "" {
			size = fyne.NewSize(788, 640)
		}
		if err := s.SaveSettings(context.Background(), set); err != nil {
			t.Fatal(err)
		}
		for _, lang := range i18n.Langs() {
			x := show(t, s, lang, size)
			x.photograph(fmt.Sprintf("dialogue-issues-%s-%v", lang, district == ""))
			x.press(kit.Ctrl(fyne.KeyE))
			x.photograph(fmt.Sprintf("dialogue-answers-%s-%v", lang, district == ""))
			x.key(fyne.KeyEscape)
			x.press(same)
			x.key(down)
			x.photograph(fmt.Sprintf("dialogue-same-%s-%v", lang, district == ""))
			x.key(fyne.KeyEscape, fyne.KeyEscape)
			x.press(kit.Ctrl(fyne.KeyPageDown))
			x.key(fyne.KeyReturn)
			x.photograph(fmt.Sprintf("dialogue-form-%s-%v", lang, district == ""))
			x.key(fyne.KeyEscape)
			x.photograph(fmt.Sprintf("dialogue-advice-%s-%v", lang, district == ""))
		}
	}
}
