package theme_test

import (
	"bytes"
	"image/color"
	"image/png"
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"sapar/app/theme"
	"sapar/assets"
)

func TestEveryIconIsDrawnInTheThemesColour(t *testing.T) {
	test.NewTempApp(t)
	files, err := fs.Glob(assets.Icons, "icons/*.svg")
	if err != nil {
		t.Fatal(err)
	}
	pictures := map[string]theme.IconName{}
	for _, file := range files {
		name := theme.IconName(strings.TrimSuffix(strings.TrimPrefix(file, "icons/"), ".svg"))
		if name == "sapar" {
			continue
		}
		t.Run(string(name), func(t *testing.T) {
			drawn := draw(theme.ColoredIcon(name, theme.ColorNameHeld), theme.New(theme.Dark))
			want := theme.New(theme.Dark).Color(theme.ColorNameHeld, 0)
			ink := 0
			key := ""
			for y := range 48 {
				for x := range 48 {
					if sameColour(drawn.At(x, y), want) {
						ink++
						key += "#"
					} else {
						key += "."
					}
				}
			}
			if ink < 48*48/20 || ink > 48*48*9/10 {
				t.Errorf("%d of %d pixels in the theme's colour, want a shape", ink, 48*48)
			}
			if twin, ok := pictures[key]; ok {
				t.Errorf("looks like %s", twin)
			}
			pictures[key] = name
		})
	}
	if want := len(files) - 1; len(pictures) != want {
		t.Errorf("%d icons, want the %d of the folder besides the program's own", len(pictures), want)
	}
}

// Holes are drawn by winding, because Fyne drops fill-rule when it colours.
func TestIconsKeepTheirHoles(t *testing.T) {
	test.NewTempApp(t)
	for name, hole := range map[theme.IconName][2]int{
		theme.IconPlan: {12, 11}, theme.IconPlace: {12, 9}, theme.IconWarning: {12, 12}, theme.IconReports: {12, 15},
	} {
		drawn := draw(theme.Icon(name), theme.New(theme.Light))
		at := drawn.At(hole[0]*2, hole[1]*2)
		if sameColour(at, theme.New(theme.Light).Color(fynetheme.ColorNameForeground, 0)) {
			t.Errorf("%s: ink at %v, want a hole", name, hole)
		}
	}
}

func TestAppIconIsASquarePicture(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(theme.AppIcon().Content()))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 512 || b.Dy() != 512 {
		t.Errorf("size %v, want 512 × 512", b)
	}
}

func draw(icon fyne.Resource, th fyne.Theme) interface{ At(x, y int) color.Color } {
	img := canvas.NewImageFromResource(icon)
	img.SetMinSize(fyne.NewSize(48, 48))
	return software.Render(img, th)
}

func sameColour(a, b color.Color) bool {
	r1, g1, b1, _ := a.RGBA()
	r2, g2, b2, _ := b.RGBA()
	near := func(x, y uint32) bool { return max(x, y)-min(x, y) < 0x600 }
	return near(r1, r2) && near(g1, g2) && near(b1, b2)
}
