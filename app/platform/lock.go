package platform

import (
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"

	"sapar/data"
)

// lockFile stands in the data folder for good: to remove it would let two
// processes each lock a file of that name. The system drops the lock itself
// when a process dies.
const lockFile = "sapar.lock"

// Lock is the right of this process to be the only one in a data folder.
type Lock struct {
	dir  string
	file *flock.Flock

	mu   sync.Mutex
	bell *bell // nil until OnSecondStart
}

// LockFolder takes the data folder for this process and makes the folder where
// there is none. Where another process has it the error is a *data.Error with
// code folder_in_use; a folder that cannot be made or written to is refused
// with no_folder or cannot_write.
func LockFolder(dir string) (*Lock, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, &data.Error{Code: "no_folder", Args: data.Args{"path": dir}, Err: err}
	}
	l := &Lock{dir: dir, file: flock.New(filepath.Join(dir, lockFile))}
	taken, err := l.file.TryLock()
	if err != nil {
		return nil, &data.Error{Code: "cannot_write", Args: data.Args{"path": dir}, Err: err}
	}
	if !taken {
		return nil, &data.Error{Code: "folder_in_use", Args: data.Args{"path": dir}}
	}
	// what a process that was killed left behind leads nowhere
	if err := os.Remove(filepath.Join(dir, bellFile)); err != nil && !os.IsNotExist(err) {
		return nil, &data.Error{Code: "cannot_write", Args: data.Args{"path": dir}, Err: err}
	}
	return l, nil
}

// Release gives the folder free and stops listening for a second start.
func (l *Lock) Release() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.bell != nil {
		l.bell.remove()
		l.bell = nil
	}
	return l.file.Unlock()
}
