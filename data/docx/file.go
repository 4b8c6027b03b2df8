package docx

import (
	"os"
	"path/filepath"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// String is what the document says, as WriteText writes it.
func (d Document) String() string {
	var b strings.Builder
	_ = d.WriteText(&b) // a builder takes all
	return b.String()
}

// Kinds are the endings of files that WriteFile writes.
func Kinds() []string { return []string{".docx", ".txt"} }

// WriteFile writes the document to a file, as plain text where its name ends in
// .txt. It is written whole: when anything fails, a file that was there stays
// as it was. A file that cannot be written is a *data.Error of code
// cannot_write.
func (d Document) WriteFile(path string) error {
	write := d.Write
	if strings.EqualFold(filepath.Ext(path), ".txt") {
		write = d.WriteText
	}
	if err := xlsx.WriteWhole(path, func(f *os.File) error { return write(f) }); err != nil {
		return &data.Error{Code: "cannot_write", Args: data.Args{"path": path}, Err: err}
	}
	return nil
}
