package reports_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
)

// box is the box of a label; nil where none is in sight.
func (x *screen) box(label string) (found *kit.Check) {
	x.t.Helper()
	walk(x.win.Canvas().Content(), func(o fyne.CanvasObject) {
		if c, ok := o.(*kit.Check); ok && c.Text == label {
			found = c
		}
	})
	return found
}

// Sheets of proof are offered where a report has figures of indicators, stand in
// the file that is written, and go with a copy for upload.
func TestSheetsOfProofAreAskedForWithABox(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.KK, settings)
	label := x.words.T("page.reports.proofs")
	if x.box(label) != nil {
		t.Error("offered for the register of events, which has none")
	}
	x.key(fyne.KeyDown, fyne.KeyDown)
	if got := x.maker.last().Name; got != "indicators" {
		t.Fatalf("the report is %q", got)
	}
	proofs := x.box(label)
	if proofs == nil {
		t.Fatal("not offered for the indicators")
	}
	sheets := func() []string {
		t.Helper()
		x.press(export)
		x.press(kit.Ctrl(fyne.KeyReturn)) // in the place of the one before
		f, err := excelize.OpenFile(x.written(t)[0])
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = f.Close() }()
		return f.GetSheetList()
	}
	without := sheets()
	proofs.SetChecked(true)
	with := sheets()
	if len(with) <= len(without) || !slices.Equal(with[:len(without)], without) {
		t.Errorf("the sheets are %q, without proof %q", with, without)
	}
	upload := x.box(x.words.T("page.reports.upload"))
	upload.SetChecked(true)
	if proofs.Value() || !proofs.Disabled() {
		t.Error("a copy for upload can be asked for with sheets of proof")
	}
	upload.SetChecked(false)
	if proofs.Disabled() {
		t.Error("sheets of proof cannot be asked for again")
	}
	x.sound()
}
