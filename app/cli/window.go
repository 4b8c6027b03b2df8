package cli

import (
	"context"
	"errors"

	"sapar/app/platform"
	"sapar/data"
)

// window opens the window. Where another process has the folder's window open,
// that one is shown instead.
func (r *run) window(ctx context.Context) (err error) {
	if !platform.HasDisplay() {
		return &data.Error{Code: "no_display", Args: data.Args{"command": program + " --help"}}
	}
	dir, err := r.dir()
	if err != nil {
		return err
	}
	lock, err := platform.LockFolder(dir)
	var refused *data.Error
	if errors.As(err, &refused) && refused.Code == "folder_in_use" && platform.Summon(dir) {
		return r.say(r.words.T("cli.window.shown"))
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Release()) }()
	return r.Window(ctx, dir, lock)
}
