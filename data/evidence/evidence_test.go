package evidence_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/image/draw"

	"sapar/data"
	"sapar/data/evidence"
)

// scene is a picture that is not the same turned or mirrored: dark shapes at
// random on a light ground, a black square in the left upper corner.
func scene(w, h int, seed uint64) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(p, p.Rect, image.NewUniform(color.Gray{230}), image.Point{}, draw.Src)
	r := rand.New(rand.NewPCG(seed, 1))
	for range 40 {
		x, y := r.IntN(w), r.IntN(h)
		shade := image.NewUniform(color.RGBA{uint8(r.IntN(200)), uint8(r.IntN(200)), uint8(r.IntN(200)), 255})
		draw.Draw(p, image.Rect(x, y, x+r.IntN(w/4)+1, y+r.IntN(h/4)+1), shade, image.Point{}, draw.Src)
	}
	draw.Draw(p, image.Rect(0, 0, w/5, h/5), image.Black, image.Point{}, draw.Src)
	return p
}

func jpegOf(t *testing.T, p image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pngOf(t *testing.T, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withExif puts an EXIF part into a JPEG, as a phone writes it: how it was held
// and, as far as this goes, where.
func withExif(content []byte, orientation uint16, order binary.AppendByteOrder) []byte {
	head := []byte("II")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		head = []byte("MM")
	}
	head = order.AppendUint32(order.AppendUint16(head, 42), 8)
	head = order.AppendUint16(head, 2)
	for _, e := range [][2]uint16{{0x0112, orientation}, {0x8825, 26}} { // orientation, GPS
		head = order.AppendUint32(order.AppendUint16(order.AppendUint16(head, e[0]), 3), 1)
		head = order.AppendUint16(order.AppendUint16(head, e[1]), 0)
	}
	head = append(head, "GPS 51.2333 N 51.3667 E"...)
	part := append([]byte("Exif\x00\x00"), head...)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(part)+2))...)
	return append(append(out, part...), content[2:]...)
}

func take(t *testing.T, content []byte) data.Taken {
	t.Helper()
	taken, err := evidence.Take("DSC_1.JPG", content)
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

func TestPictureIsMadeSmall(t *testing.T) {
	for name, content := range map[string][]byte{
		"jpeg": jpegOf(t, scene(3000, 1500, 1), 95), "png": pngOf(t, scene(3000, 1500, 1)),
	} {
		t.Run(name, func(t *testing.T) {
			taken := take(t, content)
			kept, err := jpeg.Decode(bytes.NewReader(taken.Content))
			if err != nil || kept.Bounds().Dx() != evidence.LongSide || kept.Bounds().Dy() != 1000 {
				t.Fatalf("%v, %v", kept.Bounds(), err)
			}
			if name == "jpeg" && len(taken.Content) >= len(content) || taken.Size != len(taken.Content) || taken.Ending != data.JPEG {
				t.Errorf("%d bytes of %d, as %s", taken.Size, len(content), taken.Ending)
			}
			if taken.Hash == taken.Original || !data.IsHash(taken.Hash) || !data.IsHash(taken.Original) || len(taken.Look) != 144 {
				t.Error("the hashes are not two, or none")
			}
		})
	}
	t.Run("a small one stays as large as it is", func(t *testing.T) {
		kept, err := jpeg.DecodeConfig(bytes.NewReader(take(t, jpegOf(t, scene(300, 200, 1), 90)).Content))
		if err != nil || kept.Width != 300 || kept.Height != 200 {
			t.Errorf("%v, %v", kept, err)
		}
	})
	t.Run("a line of pixels", func(t *testing.T) {
		take(t, pngOf(t, image.NewGray(image.Rect(0, 0, 5000, 1))))
	})
	t.Run("what is transparent is white", func(t *testing.T) {
		kept, err := jpeg.Decode(bytes.NewReader(take(t, pngOf(t, image.NewNRGBA(image.Rect(0, 0, 20, 20)))).Content))
		if err != nil {
			t.Fatal(err)
		}
		if r, _, _, _ := kept.At(10, 10).RGBA(); r < 0xf000 {
			t.Errorf("%v", kept.At(10, 10))
		}
	})
}

// Each way of holding a camera gives the upright picture, whose black square is
// in the left upper corner; where the picture was taken is gone.
func TestPictureIsPutUprightAndForgetsWhereItWasTaken(t *testing.T) {
	whole := scene(400, 200, 2)
	w, h := 400, 200
	// where the pixel of the upright picture stands in the file
	in := map[uint16]func(x, y int) (int, int){
		1: func(x, y int) (int, int) { return x, y },
		2: func(x, y int) (int, int) { return w - 1 - x, y },
		3: func(x, y int) (int, int) { return w - 1 - x, h - 1 - y },
		4: func(x, y int) (int, int) { return x, h - 1 - y },
		5: func(x, y int) (int, int) { return y, x },
		6: func(x, y int) (int, int) { return y, w - 1 - x },
		7: func(x, y int) (int, int) { return h - 1 - y, w - 1 - x },
		8: func(x, y int) (int, int) { return h - 1 - y, x },
	}
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		for orientation, at := range in {
			turned := image.NewRGBA(image.Rect(0, 0, w, h))
			if orientation >= 5 {
				turned = image.NewRGBA(image.Rect(0, 0, h, w))
			}
			for y := range h {
				for x := range w {
					tx, ty := at(x, y)
					turned.Set(tx, ty, whole.At(x, y))
				}
			}
			taken := take(t, withExif(jpegOf(t, turned, 95), orientation, order))
			kept, err := jpeg.Decode(bytes.NewReader(taken.Content))
			if err != nil || kept.Bounds().Dx() != w || kept.Bounds().Dy() != h {
				t.Fatalf("orientation %d: %v, %v", orientation, kept.Bounds(), err)
			}
			if r, _, _, _ := kept.At(20, 10).RGBA(); r > 0x3000 {
				t.Errorf("orientation %d: the corner is not black", orientation)
			}
			if !data.Alike(taken.Look, take(t, jpegOf(t, whole, 95)).Look) {
				t.Errorf("orientation %d: it looks like another", orientation)
			}
			if bytes.Contains(taken.Content, []byte("GPS")) || bytes.Contains(taken.Content, []byte("Exif")) {
				t.Errorf("orientation %d: what the camera wrote is still there", orientation)
			}
		}
	}
}

func TestSamePictureIsFound(t *testing.T) {
	first := take(t, jpegOf(t, scene(1600, 1200, 3), 95))
	smaller := image.NewRGBA(image.Rect(0, 0, 640, 480))
	draw.CatmullRom.Scale(smaller, smaller.Rect, scene(1600, 1200, 3), image.Rect(0, 0, 1600, 1200), draw.Src, nil)
	for name, content := range map[string][]byte{
		"as it is": jpegOf(t, scene(1600, 1200, 3), 95), "saved again": jpegOf(t, scene(1600, 1200, 3), 40),
		"made smaller": jpegOf(t, smaller, 70), "as another kind of file": pngOf(t, smaller),
	} {
		if again := take(t, content); !data.Alike(first.Look, again.Look) {
			t.Errorf("%s: not found", name)
		}
	}
	for seed := uint64(4); seed < 40; seed++ {
		if other := take(t, jpegOf(t, scene(1600, 1200, seed), 95)); data.Alike(first.Look, other.Look) {
			t.Errorf("picture %d is taken for the first", seed)
		}
	}
}

func TestDocumentIsKeptAsItIs(t *testing.T) {
	content := []byte("%PDF-1.4\n1 0 obj\nendobj\ntrailer\n%%EOF\n")
	taken := take(t, content)
	if !bytes.Equal(taken.Content, content) || taken.Ending != data.PDF || taken.Hash != taken.Original || taken.Look != "" {
		t.Errorf("%+v", taken)
	}
}

func TestWhatIsNoEvidenceIsRefused(t *testing.T) {
	whole := jpegOf(t, scene(400, 300, 5), 90)
	bomb := pngOf(t, image.NewGray(image.Rect(0, 0, 8, 8)))
	binary.BigEndian.PutUint32(bomb[16:], 60000) // width
	binary.BigEndian.PutUint32(bomb[20:], 60000) // height
	crc(bomb)
	for name, c := range map[string]struct {
		content []byte
		code    string
	}{
		"cut off":              {whole[:len(whole)/2], "evidence_damaged"},
		"a head alone":         {whole[:3], "evidence_damaged"},
		"scrambled":            {append([]byte("\x89PNG\r\n\x1a\n"), whole...), "evidence_damaged"},
		"a document cut off":   {[]byte("%PDF-1.4\n1 0 obj"), "evidence_damaged"},
		"another kind of file": {[]byte("GIF89a"), "evidence_unknown"},
		"nothing":              {nil, "evidence_unknown"},
		"too large":            {make([]byte, evidence.MaxBytes+1), "evidence_too_large"},
		"too many pixels":      {bomb, "evidence_too_many_pixels"},
	} {
		_, err := evidence.Take(name, c.content)
		var e *data.Error
		if !errors.As(err, &e) || e.Code != c.code || e.Args["file"] != name {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
	if _, err := evidence.Read(t.TempDir() + "/absent.jpg"); !errors.Is(err, &data.Error{Code: "cannot_open"}) {
		t.Errorf("an absent file: %v", err)
	}
	if taken := take(t, withExif(whole, 99, binary.LittleEndian)); taken.Size == 0 {
		t.Error("an orientation that is none keeps a picture out")
	}
	taken, err := evidence.Take(strings.Repeat("ұ", 400)+".jpg", whole)
	if err != nil || len([]rune(taken.Name)) != data.TextLength || !strings.HasSuffix(taken.Name, ".jpg") {
		t.Errorf("a long name: %v, %v", taken.Name, err)
	}
}

// Every shortened or altered head of a picture is taken or refused, and nothing
// worse.
func TestDamagedHeads(t *testing.T) {
	whole := withExif(jpegOf(t, scene(64, 48, 6), 80), 6, binary.BigEndian)
	for n := range 160 {
		if _, err := evidence.Take("x", whole[:n]); err == nil {
			t.Errorf("%d bytes are taken for a picture", n)
		}
		for _, value := range []byte{0, 0x7f, 0xff} {
			altered := bytes.Clone(whole)
			altered[n] = value
			_, _ = evidence.Take("x", altered)
		}
	}
}
