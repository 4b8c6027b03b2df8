package assets

import "embed"

// Layouts holds the official forms, in the folder "layouts": .xlsx files with
// marks, which are edited in any program for workbooks. Package data/layout
// says what a mark is.
//
//go:embed layouts/*.xlsx
var Layouts embed.FS
