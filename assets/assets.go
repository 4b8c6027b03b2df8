// Package assets holds the files that are built into the program: fonts,
// icons, the words of each language, the catalogue of places, official layouts
// and project presets. Each folder has one variable here, whose root is the
// folder that holds it.
//
// It knows nothing of the program: what a file means is known by the package
// that reads it.
package assets

import "embed"

// Territory holds the catalogue of places in the folder "territory":
// places.csv, types.csv and CREDITS, which names the sources of the facts.
//
//go:embed territory
var Territory embed.FS
