package assets

import "embed"

// Fonts holds Noto Sans 2.004 in four styles and its licence (fonts/OFL.txt).
// It is here because it draws every letter of the Kazakh alphabet right.
//
//go:embed fonts
var Fonts embed.FS
