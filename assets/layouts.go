package assets

import "embed"

// Layouts holds what the official forms look like, in the folder "layouts":
// frame.json, which all of them share, and one file a report (events.json,
// attendance.json, indicators.json). Everything that a person sees on a sheet
// and that is no data stands in them, in Kazakh and in Russian.
//
//go:embed layouts
var Layouts embed.FS
