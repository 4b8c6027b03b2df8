package form

import (
	"os"
	"path/filepath"
	"strings"

	"sapar/app/kit"
)

// Folders lists the folders whose paths begin as the text does: those beside
// the last name in it, or below it where it ends in a separator.
func Folders(text string) []kit.Option {
	parent, begun := filepath.Split(text)
	if info, err := os.Stat(text); err == nil && info.IsDir() {
		parent, begun = text, ""
	}
	entries, err := os.ReadDir(parent)
	if err != nil {
		return nil
	}
	var options []kit.Option
	for _, e := range entries {
		name := e.Name()
		if !e.IsDir() || strings.HasPrefix(name, ".") || !strings.HasPrefix(strings.ToLower(name), strings.ToLower(begun)) {
			continue
		}
		path := filepath.Join(parent, name)
		options = append(options, kit.Option{ID: path, Label: path})
	}
	return options
}
