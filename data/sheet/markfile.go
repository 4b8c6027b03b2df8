package sheet

import (
	"bytes"
	"io"

	"sapar/data"
)

// MarkFile writes a copy of a workbook with its wrong cells marked. The copy of
// one that is locked is locked with the same password.
func (x *Workbook) MarkFile(path, password, copied string, problems []data.CellProblem, sentence func(data.CellProblem) string) error {
	raw, err := readFile(path)
	if err != nil {
		return err
	}
	opened := raw
	if password != "" {
		if opened, err = unlock(bytes.NewReader(raw), int64(len(raw)), password); err != nil {
			return err
		}
		if bytes.Equal(opened, raw) {
			password = "" // it was not locked
		}
	}
	marked, err := Mark(opened, problems, sentence)
	if err != nil {
		return err
	}
	return writeFile(copied, password, func(w io.Writer) error {
		_, err := w.Write(marked)
		return err
	})
}
