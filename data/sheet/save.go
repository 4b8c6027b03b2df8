package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"

	"sapar/data"
	"sapar/data/xlsx"
)

// writeFile writes a workbook into a file, whole or not at all, locked with a
// password unless that is "". Anything that goes wrong with the file itself is
// a *data.Error of code cannot_write.
func writeFile(path, password string, write func(io.Writer) error) error {
	var failed error // of what is written, as opposed to the file
	err := xlsx.WriteWhole(path, func(f *os.File) error {
		if password == "" {
			buffered := bufio.NewWriterSize(f, 1<<16)
			failed = write(buffered)
			if failed != nil {
				return failed
			}
			return buffered.Flush()
		}
		var raw bytes.Buffer
		failed = write(&raw)
		if failed != nil {
			return failed
		}
		locked, err := xlsx.Encrypt(raw.Bytes(), password)
		if err != nil {
			return err
		}
		_, err = f.Write(locked)
		return err
	})
	var known *data.Error
	switch {
	case err == nil:
		return nil
	case errors.As(failed, &known):
		return failed
	}
	return &data.Error{Code: "cannot_write", Args: data.Args{"path": path}, Err: err}
}
