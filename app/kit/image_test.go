package kit

import (
	"bytes"
	"image"
)

// same reports whether two captures of one canvas show the same.
func same(a, b image.Image) bool {
	return bytes.Equal(a.(*image.NRGBA).Pix, b.(*image.NRGBA).Pix)
}
