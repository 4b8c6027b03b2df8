//go:build linux

package journey

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestSecondStart(t *testing.T) {
	l, dir := newLaptop(t), begun(t)
	l.open(dir)
	before := l.settled()

	second := l.launch(l.screen.name, "--data", dir)
	if code := second.wait(t); code != 0 || !oneLine(second.out.String()) || second.err.String() != "" {
		t.Errorf("a second start: exit %d\nstdout %q\nstderr %q", code, second.out, second.err)
	}
	if changed := differ(before, l.settled()); !onlyCursor(changed) {
		t.Errorf("the first window has changed within %v", changed)
	}
	l.leads("Ctrl+2") // it still works

	// a command is told the same
	if out, err, code := l.do("status", "--data", dir); code != 1 || out != "" || !oneLine(err) {
		t.Errorf("a command beside the window: exit %d\nstdout %q\nstderr %q", code, out, err)
	}
	l.quit()
}

func TestNoDisplay(t *testing.T) {
	l := newLaptop(t)
	for _, display := range []string{"", ":59999", "nonsense"} {
		dir := filepath.Join(t.TempDir(), "data")
		p := l.launch(display, "--data", dir)
		if code := p.wait(t); code != 1 || p.out.String() != "" || !oneLine(p.err.String()) {
			t.Errorf("with display %q: exit %d\nstdout %q\nstderr %q", display, code, p.out, p.err)
		}
	}
}

// oneLine reports whether a program has said one line and no more.
func oneLine(said string) bool {
	return strings.TrimSpace(said) != "" && strings.Count(strings.TrimSuffix(said, "\n"), "\n") == 0
}
