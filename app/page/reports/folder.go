package reports

import "strings"

// path is the folder that is written in the field.
func (f *fields) path() string { return strings.TrimSpace(f.folder.Text) }
