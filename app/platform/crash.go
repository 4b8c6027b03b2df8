package platform

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
)

// Files of the crash log in the data folder.
const (
	crashFile     = "crash.log"
	lastCrashFile = "crash-before.log"
)

// crashKeep is how much of an earlier crash is kept, in bytes: its first lines
// say what went wrong.
const crashKeep = 256 << 10

// CrashLog makes the program write what it says when it crashes to DIR/crash.log
// too: with a window there is no terminal to read it on. What an earlier crash
// left there moves to crash-before.log, cut to 256 KiB. The folder must exist
// and belong to this process.
func CrashLog(dir string) error {
	path := filepath.Join(dir, crashFile)
	if err := keepLastCrash(path, filepath.Join(dir, lastCrashFile)); err != nil {
		return fmt.Errorf("keep crash log: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("open crash log: %w", err)
	}
	// the runtime takes a handle of its own
	return errors.Join(debug.SetCrashOutput(f, debug.CrashOptions{}), f.Close())
}

func keepLastCrash(from, to string) (err error) {
	info, err := os.Stat(from)
	if os.IsNotExist(err) || err == nil && info.Size() == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, io.LimitReader(in, crashKeep))
	return errors.Join(err, out.Close())
}
