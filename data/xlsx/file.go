package xlsx

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// WriteWhole writes a file beside its place and then puts it there. When
// anything fails, a file that was there stays as it was, and nothing is left
// beside it.
func WriteWhole(path string, write func(*os.File) error) (err error) {
	f, err := createBeside(path)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, unless(f.Close(), os.ErrClosed), unless(os.Remove(f.Name()), fs.ErrNotExist))
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// createBeside makes a new file in the folder of path, with the rights that the
// person's files have there.
func createBeside(path string) (*os.File, error) {
	folder, base := filepath.Split(path)
	if base == "" {
		return nil, &fs.PathError{Op: "create", Path: path, Err: errors.New("a file has a name")}
	}
	for i := 1; ; i++ {
		f, err := os.OpenFile(filepath.Join(folder, fmt.Sprintf(".sapar-%d.tmp", i)), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) && i < 1000 {
			continue // another one that is being written, or was when the power went
		}
		return f, err
	}
}

// unless drops an error that says what is well known.
func unless(err, known error) error {
	if errors.Is(err, known) {
		return nil
	}
	return err
}

// syncFolder makes a new name in a folder last. Windows has no such call: there
// the renaming itself does.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
