package cli_test

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// picture runs "picture FILE N": a photograph of coloured fields, another one
// for each N.
func picture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: picture FILE N")
	}
	seed, err := strconv.ParseUint(args[1], 10, 64)
	ts.Check(err)
	r := rand.New(rand.NewPCG(seed, seed))
	p := image.NewRGBA(image.Rect(0, 0, 320, 240))
	for y := 0; y < 240; y += 20 {
		for x := 0; x < 320; x += 20 {
			shade := color.RGBA{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256)), 255}
			for i := range 400 {
				p.Set(x+i%20, y+i/20, shade)
			}
		}
	}
	var b bytes.Buffer
	ts.Check(jpeg.Encode(&b, p, nil))
	write(ts, args[0], b.Bytes())
}

// firstWord runs "firstword NAME": the first word that was said last becomes a
// variable.
func firstWord(ts *testscript.TestScript, neg bool, args []string) {
	said := strings.Fields(ts.ReadFile("stdout"))
	if neg || len(args) != 1 || len(said) == 0 {
		ts.Fatalf("usage: firstword NAME")
	}
	ts.Setenv(args[0], said[0])
}
