package assets

import "embed"

// Demo holds what the demonstration's invented records are made of, in the
// folder "demo": names.txt and texts.txt, which explain their form in their
// first lines.
//
//go:embed demo
var Demo embed.FS
