package chart_test

import (
	"os"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sapar/app/chart"
	"sapar/app/theme"
)

func TestMain(m *testing.M) {
	test.NewApp().Settings().SetTheme(theme.New(theme.Light))
	os.Exit(m.Run())
}

// A bar is as long as its figure, and its label and value stand beside it.
func TestBarsShareOneScale(t *testing.T) {
	b := chart.NewBars([]chart.Bar{{Label: "a", Parts: []float64{10}, Value: "10"}, {Label: "b", Parts: []float64{5, 5}, Value: "5"}, {Label: "none", Parts: []float64{0}, Value: "0"}})
	b.Resize(fyne.NewSize(600, 100))
	var widths []float32
	for _, o := range test.WidgetRenderer(b).Objects() {
		if r, ok := o.(*canvas.Rectangle); ok {
			widths = append(widths, r.Size().Width)
		}
	}
	if len(widths) != 4 || widths[0] <= 0 || widths[1]*2 != widths[0] || widths[1] != widths[2] || widths[3] != 0 {
		t.Errorf("bars are %v wide", widths)
	}
}

func TestEmptyPicturesStandStill(t *testing.T) {
	b := chart.NewBars(nil)
	m := chart.NewMap(func(int) { t.Error("moved") }, func(int) { t.Error("opened") })
	for _, w := range []fyne.Widget{b, m} {
		w.Resize(fyne.NewSize(300, 200))
		test.WidgetRenderer(w).Refresh()
	}
	m.FocusGained()
	for _, key := range []fyne.KeyName{fyne.KeyUp, fyne.KeyLeft, fyne.KeyReturn} {
		m.TypedKey(&fyne.KeyEvent{Name: key})
	}
	m.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 10)})
}

// The arrows go where they point, Enter opens, a click goes to the nearest.
func TestMapIsWalkedByKeys(t *testing.T) {
	at, opened := -1, -1
	m := chart.NewMap(func(i int) { at = i }, func(i int) { opened = i })
	m.Set([]chart.Dot{{Lat: 51, Lon: 50}, {Lat: 51, Lon: 52, Weight: 4}, {Lat: 49, Lon: 50}, {Lat: 49, Lon: 52, Weight: 90}})
	m.Resize(fyne.NewSize(400, 300))
	m.FocusGained()
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyRight, 1}, {fyne.KeyDown, 3}, {fyne.KeyLeft, 2}, {fyne.KeyUp, 0}, {fyne.KeyUp, 0}} {
		m.TypedKey(&fyne.KeyEvent{Name: step.key})
		if at != step.want {
			t.Errorf("%s goes to %d, want %d", step.key, at, step.want)
		}
	}
	m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != 0 {
		t.Errorf("opened %d", opened)
	}
	m.Tapped(&fyne.PointEvent{Position: fyne.NewPos(399, 299)})
	if m.Selected() != 3 {
		t.Errorf("the click went to %d", m.Selected())
	}
}
