package layout

import (
	"bufio"
	"fmt"
	"os"

	"sapar/data"
	"sapar/data/xlsx"
)

// WriteFile draws the report into a file. It is written whole: when anything
// fails, a file that was there stays as it was, and nothing is left beside it.
// A file that cannot be written is a *data.Error of code cannot_write.
func WriteFile(path string, r data.Report, opt Options) error {
	d, err := newDrawing(r, opt)
	if err != nil {
		return fmt.Errorf("write report %s: %w", r.Name, err)
	}
	if err := xlsx.WriteWhole(path, func(f *os.File) error {
		buffered := bufio.NewWriterSize(f, 1<<16)
		if err := writeWorkbook(buffered, d); err != nil {
			return err
		}
		return buffered.Flush()
	}); err != nil {
		return &data.Error{Code: "cannot_write", Args: data.Args{"path": path}, Err: err}
	}
	return nil
}
