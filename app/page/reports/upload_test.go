package reports_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/xuri/excelize/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// tick ticks the box that stands in the form.
func (x *screen) tick() {
	x.t.Helper()
	walk(x.win.Canvas().Content(), func(o fyne.CanvasObject) {
		if c, ok := o.(*kit.Check); ok {
			c.SetChecked(true)
		}
	})
}

func (x *screen) written(t *testing.T) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(x.folder, "*.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestUploadWaitsForCompleteDataOrAReason(t *testing.T) {
	s, events, settings := field(t)
	e := events[1] // of two held ones: nobody knows who came
	lost, err := s.Participants(context.Background(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Delete(context.Background(), &lost[0].Attendance); err != nil {
		t.Fatal(err)
	}
	x := show(t, s, i18n.KK, settings)
	x.tick()
	x.press(export)
	x.sees(x.words.T("page.reports.missing_title"))
	x.sees("кім келгені жазылмаған")
	if got := x.written(t); len(got) > 0 {
		t.Errorf("written all the same: %v", got)
	}
	x.key(fyne.KeyReturn) // opens the record
	if len(x.opened) != 1 || x.opened[0] != e.ID {
		t.Errorf("opened %v, want %v", x.opened, e.ID)
	}

	x.press(export)
	x.key(fyne.KeyTab)
	x.press(kit.Ctrl(fyne.KeyReturn))
	x.sees(x.problem("required", nil))
	x.write("мерзімі бітті")
	x.press(kit.Ctrl(fyne.KeyReturn))
	if got := x.written(t); len(got) != 1 {
		t.Fatalf("files %v, want one", got)
	}
	kept, err := s.Records(context.Background(), data.UploadType, data.RecordQuery{})
	if err != nil || len(kept) != 1 {
		t.Fatalf("%v, %v", kept, err)
	}
	if u := kept[0].(*data.Upload); u.Reason != "мерзімі бітті" || u.Gaps == 0 || u.Layout != "events" {
		t.Errorf("kept %+v", u)
	}
	x.sound()
}

func TestOwnLayoutIsCheckedAndTakenIn(t *testing.T) {
	s, _, settings := field(t)
	x := show(t, s, i18n.RU, settings)
	x.press(kit.CtrlShift(fyne.KeyL))
	x.sees(x.words.T("page.reports.layouts_text"))
	x.tapAny(x.words.T("page.reports.layout_give"))
	given := filepath.Join(x.folder, "events.xlsx")
	if _, err := os.Stat(given); err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(x.folder, "Менің үлгім.xlsx")
	if err := os.Rename(given, own); err != nil {
		t.Fatal(err)
	}
	x.fill("events.xlsx") // it is gone
	x.tapAny(x.words.T("page.reports.layout_check"))
	x.sees("events.xlsx")
	spoilt, err := excelize.OpenFile(own)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(spoilt.SetCellStr(spoilt.GetSheetName(0), "A40", "{{event.titel}}"), spoilt.SaveAs(filepath.Join(x.folder, "spoilt.xlsx")), spoilt.Close()); err != nil {
		t.Fatal(err)
	}
	x.fill(filepath.Join(x.folder, "spoilt.xlsx"))
	x.tapAny(x.words.T("page.reports.layout_check"))
	for _, text := range []string{x.words.T("page.reports.layout_faults", "count", "1"), "A40", "event.title"} {
		x.sees(text)
	}
	x.fill(own)
	x.tapAny(x.words.T("page.reports.layout_check"))
	x.sees(x.words.T("page.reports.layout_added", "name", "Менің үлгім"))
	x.key(fyne.KeyEscape)
	if got := x.maker.last().Name; got != "Менің үлгім" {
		t.Errorf("the report asked for is %q", got)
	}
	x.sees(x.words.T("page.reports.about.own"))

	x.press(kit.CtrlShift(fyne.KeyL))
	for _, key := range []string{"layout_try", "layout_marks"} {
		x.tapAny(x.words.T("page.reports." + key))
	}
	if len(x.files) != 2 {
		t.Errorf("opened %q, want an example and the list of marks", x.files)
	}
	x.tapAny(x.words.T("page.reports.layout_remove"))
	if got := x.maker.last().Name; got != "events" {
		t.Errorf("after it was taken away the report is %q", got)
	}
	x.sound()
}

// tapAny presses a button of the window or of a dialog.
func (x *screen) tapAny(text string) {
	x.t.Helper()
	found := false
	for _, o := range append([]fyne.CanvasObject{x.win.Canvas().Content()}, x.win.Canvas().Overlays().List()...) {
		walk(o, func(o fyne.CanvasObject) {
			if b, ok := o.(*kit.Button); ok && b.Text == text {
				found = true
				b.Press()
			}
		})
	}
	if !found {
		x.t.Errorf("no button %q", text)
	}
}

// fill types a path into the dialog's field.
func (x *screen) fill(path string) {
	x.t.Helper()
	for _, o := range x.win.Canvas().Overlays().List() {
		walk(o, func(o fyne.CanvasObject) {
			if f, ok := o.(*kit.SearchSelect); ok {
				f.SetFreeText(path)
			}
		})
	}
}
