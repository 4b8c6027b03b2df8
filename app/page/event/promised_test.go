package event

import (
	"errors"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/data"
	"sapar/data/store/storetest"
)

func TestAPlannedVisitShowsWhatItsVillageWasPromised(t *testing.T) {
	r := newRig(t)
	before := r.event(storetest.Day.AddDays(-30), func(e *data.Event) { e.Kind = data.Dialogue })
	open := data.Issue{Event: before.ID, Text: "Спорт залы жоқ", Status: "open"}
	settled := data.Issue{Event: before.ID, Text: "Жарық жоқ", Status: "solved"}
	r.save(&open, &settled)
	r.save(&data.Recommendation{
		Event: before.ID, Issue: open.ID, Text: "Мектеп залын ашу", Addressee: "Әкімдік", Status: "sent",
		LetterDate: storetest.Day.AddDays(-28), Due: storetest.Day.AddDays(-5),
	})
	e := r.event(storetest.Day.AddDays(3), func(e *data.Event) { e.Status = data.Planned })
	p := r.open(e.ID, data.Event{})
	if got, want := p.details.promised.Text(), p.w.N("form.promised", 1); !strings.HasPrefix(got, want) {
		t.Errorf("the button says %q, want %q", got, want)
	}
	if list := p.details.promised.List(); len(list) != 1 || list[0].Issue.Text != open.Text || list[0].Advice.Addressee != "Әкімдік" {
		t.Errorf("promised %+v", list)
	}
	r.ctrl(fyne.KeyO)
	if overlays := p.o.Window.Canvas().Overlays().List(); len(overlays) != 1 {
		t.Fatalf("%d dialogs", len(overlays))
	}
	if folder := os.Getenv("SAPAR_SCREENS"); folder != "" {
		f, err := os.Create(filepath.Join(folder, "promised.png"))
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(png.Encode(f, p.o.Window.Canvas().Capture()), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
	r.key(fyne.KeyEscape)
	p.details.remember("")
	if len(p.details.promised.List()) != 0 {
		t.Error("no village was promised something")
	}
}
