package theme

import (
	"fmt"
	"sync"

	"fyne.io/fyne/v2"

	"sapar/assets"
)

// Each font is read once and stays the same resource: Fyne caches faces.
var (
	regular    = font("NotoSans-Regular.ttf")
	bold       = font("NotoSans-Bold.ttf")
	italic     = font("NotoSans-Italic.ttf")
	boldItalic = font("NotoSans-BoldItalic.ttf")
)

// Font returns Noto Sans in that style. There is no monospaced cut: Noto Sans
// has figures of one width, which is all that a table needs. Symbols are
// Fyne's.
func (t saparTheme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return t.base.Font(style)
	case style.Bold && style.Italic:
		return boldItalic()
	case style.Bold:
		return bold()
	case style.Italic:
		return italic()
	}
	return regular()
}

func font(file string) func() *fyne.StaticResource {
	return sync.OnceValue(func() *fyne.StaticResource {
		content, err := assets.Fonts.ReadFile("fonts/" + file)
		if err != nil {
			// The file is part of the program: this build is broken.
			panic(fmt.Errorf("read font: %w", err))
		}
		return fyne.NewStaticResource(file, content)
	})
}
