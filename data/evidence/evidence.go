// Package evidence makes files fit to be kept as proof of an event: a picture
// upright, small, and without what the camera wrote beside it (where it was
// taken, by which phone); a PDF document as it is. It tells by what a picture is
// found again.
//
// It must never know where files are kept, nor whose they are. It believes
// nothing of a file that it has not read: what is damaged or too large is
// refused.
package evidence

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/image/draw"

	"sapar/data"
)

// What is taken, and how it is kept.
const (
	MaxBytes   = 40 << 20 // of a file
	MaxPixels  = 66 << 20 // of a picture: more than a phone's camera makes
	maxMemory  = 256 << 20
	LongSide   = 2000 // of a picture that is kept, in pixels
	quality    = 80   // of its JPEG
	lookFields = 24   // a look has that many rows and columns
)

// Read takes a file, see Take.
func Read(path string) (data.Taken, error) {
	f, err := os.Open(path)
	if err != nil {
		return data.Taken{}, &data.Error{Code: "cannot_open", Args: data.Args{"path": path}, Err: err}
	}
	defer func() { _ = f.Close() }()
	content, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err != nil {
		return data.Taken{}, &data.Error{Code: "cannot_open", Args: data.Args{"path": path}, Err: err}
	}
	return Take(filepath.Base(path), content)
}

// Take makes a file fit to be kept. A JPEG or PNG picture becomes an upright
// JPEG of at most LongSide pixels, a PDF stays as it is. Anything else, what is
// damaged and what is too large is a *data.Error of code evidence_….
func Take(name string, content []byte) (data.Taken, error) {
	refuse := func(code string, err error) (data.Taken, error) {
		return data.Taken{}, &data.Error{Code: code, Args: data.Args{"file": name, "mb": MaxBytes >> 20, "mp": MaxPixels >> 20}, Err: err}
	}
	if len(content) > MaxBytes {
		return refuse("evidence_too_large", nil)
	}
	t := data.Taken{Evidence: data.Evidence{Name: clipped(name), Original: sum(content)}}
	switch {
	case bytes.HasPrefix(content, []byte("%PDF-")):
		if !bytes.Contains(content[max(0, len(content)-2048):], []byte("%%EOF")) {
			return refuse("evidence_damaged", errors.New("the document has no end"))
		}
		t.Ending, t.Content = data.PDF, content
	case bytes.HasPrefix(content, []byte("\xff\xd8\xff")), bytes.HasPrefix(content, []byte("\x89PNG\r\n\x1a\n")):
		picture, err := decode(content)
		if errors.Is(err, errTooLarge) {
			return refuse("evidence_too_many_pixels", err)
		}
		if err != nil {
			return refuse("evidence_damaged", err)
		}
		var kept bytes.Buffer
		if err := jpeg.Encode(&kept, picture, &jpeg.Options{Quality: quality}); err != nil {
			return refuse("evidence_damaged", err)
		}
		t.Ending, t.Content, t.Look = data.JPEG, kept.Bytes(), look(picture)
	default:
		return refuse("evidence_unknown", nil)
	}
	t.Hash, t.Size = sum(t.Content), len(t.Content)
	return t, nil
}

var errTooLarge = errors.New("the picture has too many pixels")

// decode reads a picture, makes it small and puts it upright.
func decode(content []byte) (*image.RGBA, error) {
	read, about := jpeg.Decode, jpeg.DecodeConfig
	if content[0] != 0xff {
		read, about = png.Decode, png.DecodeConfig
	}
	config, err := about(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	if n := int64(config.Width) * int64(config.Height); n > MaxPixels || n*bytesOf(config.ColorModel) > maxMemory {
		return nil, errTooLarge
	}
	whole, err := read(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	small := shrunk(whole)
	if content[0] == 0xff {
		return upright(small, orientation(content)), nil
	}
	return small, nil
}

// bytesOf is what a pixel takes in memory while it is read.
func bytesOf(m color.Model) int64 {
	switch m {
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	case color.GrayModel, color.YCbCrModel:
		return 3
	}
	return 4
}

// shrunk is the picture on white, with no side longer than LongSide.
func shrunk(whole image.Image) *image.RGBA {
	from := whole.Bounds()
	w, h := from.Dx(), from.Dy()
	if long := max(w, h); long > LongSide {
		w, h = max(1, (w*LongSide+long/2)/long), max(1, (h*LongSide+long/2)/long)
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(small, small.Rect, image.White, image.Point{}, draw.Src)
	// the mean of the pixels that become one: thin letters stay to be read
	draw.CatmullRom.Scale(small, small.Rect, whole, from, draw.Over, nil)
	return small
}

// look is what a picture looks like, see data.Alike. Fields that differ by
// less than what saving it again changes count as equal.
func look(p *image.RGBA) string {
	const step = 3
	fields := image.NewGray(image.Rect(0, 0, lookFields+1, lookFields))
	draw.BiLinear.Scale(fields, fields.Rect, p, p.Rect, draw.Src, nil)
	var bits [lookFields * lookFields / 8]byte
	for y := range lookFields {
		for x := range lookFields {
			if int(fields.GrayAt(x, y).Y)+step < int(fields.GrayAt(x+1, y).Y) {
				i := y*lookFields + x
				bits[i/8] |= 1 << (i % 8)
			}
		}
	}
	return hex.EncodeToString(bits[:])
}

// clipped is a file's name as far as it can be kept.
func clipped(name string) string {
	if letters := []rune(name); len(letters) > data.TextLength {
		return string(letters[len(letters)-data.TextLength:])
	}
	return name
}

func sum(content []byte) string {
	s := sha256.Sum256(content)
	return hex.EncodeToString(s[:])
}
