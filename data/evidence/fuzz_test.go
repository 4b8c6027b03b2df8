package evidence_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image/jpeg"
	"testing"

	"sapar/data"
	"sapar/data/evidence"
)

// Whatever a file holds, it is refused by a sentence or kept as a picture that
// can be read and is small, or as the document that it was.
func FuzzTake(f *testing.F) {
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, scene(40, 30, 1), nil); err != nil {
		f.Fatal(err)
	}
	f.Add(picture.Bytes())
	f.Add(withExif(picture.Bytes(), 6, binary.BigEndian))
	f.Add(picture.Bytes()[:picture.Len()/2])
	f.Add([]byte("%PDF-1.4\n%%EOF"))
	f.Add([]byte("\x89PNG\r\n\x1a\n"))
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, content []byte) {
		taken, err := evidence.Take("сурет.jpg", content)
		if err != nil {
			if known := (*data.Error)(nil); !errors.As(err, &known) {
				t.Fatalf("no sentence: %v", err)
			}
			return
		}
		switch taken.Ending {
		case data.PDF:
			if !bytes.Equal(taken.Content, content) {
				t.Error("the document is another")
			}
		default:
			p, err := jpeg.Decode(bytes.NewReader(taken.Content))
			if err != nil || max(p.Bounds().Dx(), p.Bounds().Dy()) > evidence.LongSide {
				t.Errorf("kept %v, %v", p.Bounds(), err)
			}
		}
		if taken.Size != len(taken.Content) || len(taken.Hash) != 64 {
			t.Errorf("%d bytes, hash %q", taken.Size, taken.Hash)
		}
	})
}
