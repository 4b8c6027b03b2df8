// Package platform is what differs from one operating system to another, and
// what only the system can do: where application data lives, one process to a
// data folder, a display to draw on, the program that opens a file, the log of
// a crash, the language that the system speaks.
//
// It must never know what is in the data folder, nor a word of a language: its
// refusals are codes.
package platform

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"sapar/data"
)

// DataDir is where the system wants a program's data: %LocalAppData%\Sapar on
// Windows, ~/Library/Application Support/Sapar on a Mac, elsewhere sapar in
// $XDG_DATA_HOME or ~/.local/share. The folder need not exist. Where the system
// names no such place the error is a *data.Error with code no_home.
func DataDir() (string, error) {
	return dataDir(runtime.GOOS, os.Getenv, os.UserHomeDir)
}

func dataDir(system string, env func(string) string, home func() (string, error)) (string, error) {
	switch system {
	case "windows":
		if dir := env("LocalAppData"); dir != "" {
			return filepath.Join(dir, "Sapar"), nil
		}
		return "", &data.Error{Code: "no_home", Args: data.Args{"option": "--data DIR"}, Err: errors.New("LocalAppData is empty")}
	case "darwin":
		dir, err := home()
		if err != nil {
			return "", &data.Error{Code: "no_home", Args: data.Args{"option": "--data DIR"}, Err: err}
		}
		return filepath.Join(dir, "Library", "Application Support", "Sapar"), nil
	}
	// the XDG rule: a relative path there is to be ignored
	if dir := env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "sapar"), nil
	}
	dir, err := home()
	if err != nil {
		return "", &data.Error{Code: "no_home", Args: data.Args{"option": "--data DIR"}, Err: err}
	}
	return filepath.Join(dir, ".local", "share", "sapar"), nil
}

// Computer tells this computer and data folder from others: a folder that was
// copied is at another place, or on another computer.
func Computer(dir string) string {
	name, err := os.Hostname()
	if err != nil {
		name = "" // the folder's place tells most copies apart
	}
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	return name + " " + dir
}
