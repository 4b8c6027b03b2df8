package assets

import "embed"

// Alphabet holds the letters of names, under "alphabet/": the Kazakh order
// (kk.txt), what letters become when names are compared (fold.txt,
// sequences.txt, lookalikes.txt), the particles of patronymics (particles.txt)
// the keyboard (keys.txt) and the spelling of file names (latin.txt). Each file explains its form in its first lines.
//
//go:embed alphabet
var Alphabet embed.FS
