package layout

import "sapar/data"

// Drawer draws reports in a language that is chosen report by report. Its Lang
// counts for nothing.
type Drawer Options

func (d Drawer) in(lang string) Options {
	o := Options(d)
	o.Lang = lang
	return o
}

// Table is the function Table in that language.
func (d Drawer) Table(r data.Report, index, rows int, lang string) (data.ReportTable, error) {
	return Table(r, index, rows, d.in(lang))
}

// FileName is the function FileName in that language.
func (d Drawer) FileName(r data.Report, lang string) (string, error) { return FileName(r, d.in(lang)) }

// WriteFile is the function WriteFile in that language.
func (d Drawer) WriteFile(path string, r data.Report, lang string) error {
	return WriteFile(path, r, d.in(lang))
}
