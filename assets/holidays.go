package assets

import "embed"

// Holidays holds the public holidays and the exams of Kazakhstan in the folder
// "holidays": kz.json. The days are those of the law on holidays (13.12.2001)
// and of its changes; those of Qurban ait, which move from year to year, are
// named for three years, and those of the exams are about right: people change
// them by a record of their own.
//
//go:embed holidays
var Holidays embed.FS
