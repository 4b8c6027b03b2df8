package assets

import "embed"

// Presets holds contracts made into projects that one can edit, one JSON file
// each: presets/KEY.json. Titles and quantities are those of the contract's
// text; what the text leaves open is empty.
//
//go:embed presets
var Presets embed.FS
