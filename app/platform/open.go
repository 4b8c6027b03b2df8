package platform

import (
	"os/exec"
	"runtime"
	"time"

	"sapar/data"
)

// OpenFile opens a file or a folder with the program that the system has for
// it. It waits up to a second to see whether that fails, so it is not for the
// goroutine that draws. The refusal is a *data.Error with code no_opener.
func OpenFile(path string) error {
	if err := start(opener(runtime.GOOS, path), time.Second); err != nil {
		return &data.Error{Code: "no_opener", Args: data.Args{"path": path}, Err: err}
	}
	return nil
}

func opener(system, path string) *exec.Cmd {
	switch system {
	case "windows":
		// not "start": the command interpreter reads & and % in a path
		return exec.Command("rundll32.exe", "url.dll,FileProtocolHandler", path)
	case "darwin":
		return exec.Command("open", path)
	}
	return exec.Command("xdg-open", path)
}

// start runs a program and returns its error where it ends in the time given;
// one that goes on, as a viewer does, is left alone.
func start(cmd *exec.Cmd, wait time.Duration) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		return err
	case <-time.After(wait):
		return nil
	}
}
