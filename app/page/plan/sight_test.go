package plan_test

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/data"
	"sapar/data/store/storetest"
)

// Every language has the words of the proposal and of a trip's form in a small
// window; with SAPAR_SCREENS they are photographed, in a large one too.
func TestTheProposalAndTheTripInEveryLanguage(t *testing.T) {
	sizes := []fyne.Size{fyne.NewSize(788, 640)}
	folder := os.Getenv("SAPAR_SCREENS")
	if folder != "" {
		sizes = append(sizes, fyne.NewSize(1044, 740))
	}
	for _, size := range sizes {
		for _, lang := range i18n.Langs() {
			s := storetest.New(t)
			storetest.Project(t, s)
			p := lacking(t, s)
			r := overTwoVillages(t, s, p)
			r.Vehicle = "УАЗ 220695"
			save(t, s, r, event(p, 20260611, func(e *data.Event) { e.Village, e.Members = storetest.Zhaiyk, r.Members }))
			sc := show(t, s, lang, storetest.Akzhaiyk)
			sc.window.Resize(size)
			look := func(name string) {
				if folder == "" {
					return
				}
				f, err := os.Create(filepath.Join(folder, fmt.Sprintf("plan-%s-%s-%.0f.png", name, lang, size.Width)))
				if err == nil {
					err = png.Encode(f, sc.window.Canvas().Capture())
				}
				if err == nil {
					err = f.Close()
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			look("month")
			sc.ctrl(fyne.KeyP)
			look("proposal")
			sc.keys(fyne.KeyEscape)
			atTrips(sc)
			look("trips")
			sc.keys(fyne.KeyReturn)
			look("trip")
			sc.focusOn(i18n.Load(lang).T("page.plan.stop_event"))
			look("trip-end")
			sc.page.Leave()
			if trips, err := s.Trips(context.Background(), p.ID); err != nil || len(trips) != 1 {
				t.Errorf("%d trips, %v", len(trips), err)
			}
			if w := sc.page.Content().MinSize().Width; w > 788 {
				t.Errorf("%s: the page is at least %.0f wide", lang, w)
			}
		}
	}
}
