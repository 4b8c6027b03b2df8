package assets

import "embed"

// Icons holds the program's own pictures: single-colour SVG icons of 24 × 24
// units, and the mark of the program itself (sapar.svg, sapar.png).
//
//go:embed icons
var Icons embed.FS
