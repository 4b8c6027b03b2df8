package theme_test

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"sapar/app/theme"
)

// Every letter that Kazakh has and Russian has not, with the letters whose
// shape a poor font would put in its place.
var kazakh = []struct {
	letter, lookalikes string
}{
	{"Ә", "АЭE"}, {"ә", "аэe"},
	{"Ғ", "Г"}, {"ғ", "г"},
	{"Қ", "К"}, {"қ", "к"},
	{"Ң", "Н"}, {"ң", "н"},
	{"Ө", "О"}, {"ө", "о"},
	{"Ұ", "УҮ"}, {"ұ", "уү"},
	{"Ү", "УҰ"}, {"ү", "уұ"},
	{"Һ", "НҢ"}, {"һ", "нң"},
	{"І", "ЇИ"}, {"і", "їиıl"},
}

var styles = []struct {
	name  string
	style fyne.TextStyle
}{
	{"regular", fyne.TextStyle{}},
	{"bold", fyne.TextStyle{Bold: true}},
	{"italic", fyne.TextStyle{Italic: true}},
	{"bold italic", fyne.TextStyle{Bold: true, Italic: true}},
	{"monospace", fyne.TextStyle{Monospace: true}},
}

func TestFontFilesDrawKazakhLetters(t *testing.T) {
	for _, s := range styles {
		t.Run(s.name, func(t *testing.T) {
			f, err := opentype.Parse(theme.New(theme.Light).Font(s.style).Content())
			if err != nil {
				t.Fatal(err)
			}
			face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: 64, DPI: 72})
			if err != nil {
				t.Fatal(err)
			}
			drawn := func(r rune) picture { return glyph(t, face, r) }
			missing := drawn('\U0010FFFD') // no font has it: the box of a missing letter
			checkKazakhLetters(t, drawn, missing)
		})
	}
}

// The file may be right and the window wrong: Fyne shapes text with the font's
// substitution tables, and its own font loses the dot there.
func TestWindowDrawsKazakhLetters(t *testing.T) {
	test.NewTempApp(t)
	for _, s := range styles {
		t.Run(s.name, func(t *testing.T) {
			drawn := func(r rune) picture {
				text := canvas.NewText(string(r), color.Black)
				text.TextSize, text.TextStyle = 64, s.style
				return pictureOf(software.Render(text, theme.New(theme.Light)))
			}
			checkKazakhLetters(t, drawn, nil)
		})
	}
}

func checkKazakhLetters(t *testing.T, drawn func(rune) picture, missing picture) {
	t.Helper()
	for _, k := range kazakh {
		letter := []rune(k.letter)[0]
		p := drawn(letter)
		if p.ink() < 100 {
			t.Errorf("%c: %d pixels of ink, want a letter", letter, p.ink())
		}
		if missing != nil && p.equal(missing) {
			t.Errorf("%c: drawn as the box of a missing letter", letter)
		}
		for _, other := range k.lookalikes {
			if p.equal(drawn(other)) {
				t.Errorf("%c: drawn like %c", letter, other)
			}
		}
	}
	if n := drawn('і').parts(); n != 2 {
		t.Errorf("і: %d separate parts, want the stem and its dot", n)
	}
	if n := drawn('І').parts(); n != 1 {
		t.Errorf("І: %d separate parts, want 1", n)
	}
	for _, descender := range []struct{ with, without rune }{{'қ', 'к'}, {'ң', 'н'}, {'Қ', 'К'}, {'Ң', 'Н'}} {
		with, without := drawn(descender.with), drawn(descender.without)
		if with.bottom() < without.bottom()+4 {
			t.Errorf("%c: no descender below %c (rows %d and %d)",
				descender.with, descender.without, with.bottom(), without.bottom())
		}
	}
}

// picture is black on white: true where there is ink.
type picture [][]bool

func glyph(t *testing.T, face font.Face, r rune) picture {
	t.Helper()
	const side = 100
	img := image.NewGray(image.Rect(0, 0, side, side))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	d := font.Drawer{Dst: img, Src: image.Black, Face: face, Dot: fixed.P(15, 70)}
	d.DrawString(string(r))
	return pictureOf(img)
}

func pictureOf(img image.Image) picture {
	b := img.Bounds()
	p := make(picture, b.Dy())
	for y := range p {
		p[y] = make([]bool, b.Dx())
		for x := range p[y] {
			grey := color.GrayModel.Convert(img.At(b.Min.X+x, b.Min.Y+y)).(color.Gray)
			p[y][x] = grey.Y < 0x80
		}
	}
	return p
}

func (p picture) ink() int {
	n := 0
	for _, row := range p {
		for _, dark := range row {
			if dark {
				n++
			}
		}
	}
	return n
}

func (p picture) bottom() int {
	last := -1
	for y, row := range p {
		for _, dark := range row {
			if dark {
				last = y
			}
		}
	}
	return last
}

func (p picture) at(x, y int) bool {
	return y >= 0 && y < len(p) && x >= 0 && x < len(p[y]) && p[y][x]
}

func (p picture) equal(q picture) bool {
	for y := range max(len(p), len(q)) {
		for x := range 200 {
			if p.at(x, y) != q.at(x, y) {
				return false
			}
		}
	}
	return true
}

// parts counts the pieces of ink that do not touch, corners included.
func (p picture) parts() int {
	seen := map[image.Point]bool{}
	var spread func(image.Point)
	spread = func(at image.Point) {
		if seen[at] || !p.at(at.X, at.Y) {
			return
		}
		seen[at] = true
		for dy := -1; dy <= 1; dy++ {
			for dx := -1; dx <= 1; dx++ {
				spread(at.Add(image.Pt(dx, dy)))
			}
		}
	}
	n := 0
	for y, row := range p {
		for x := range row {
			if at := image.Pt(x, y); p.at(x, y) && !seen[at] {
				spread(at)
				n++
			}
		}
	}
	return n
}
