package cli_test

import (
	"bytes"
	"net"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"sapar/app/cli"
	"sapar/app/i18n"
	"sapar/app/platform"
)

// display makes a display that answers.
func display(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return
	}
	socket := filepath.Join(t.TempDir(), "wayland")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	t.Setenv("WAYLAND_DISPLAY", socket)
	t.Setenv("LC_ALL", "C")
}

func TestWindowOpensOnALockedFolder(t *testing.T) {
	display(t)
	dir := filepath.Join(t.TempDir(), "folder")
	if out := sapar(t, "--data", dir); out != "window folder\n" {
		t.Errorf("said %q", out)
	}
	lock, err := platform.LockFolder(dir) // free again
	if err != nil {
		t.Fatal(err)
	}
	if err := lock.Release(); err != nil {
		t.Error(err)
	}
}

func TestSecondStartShowsTheFirstWindow(t *testing.T) {
	display(t)
	dir := t.TempDir()
	lock, err := platform.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	shown := make(chan bool, 1)
	if err := lock.OnSecondStart(func() { shown <- true }); err != nil {
		t.Fatal(err)
	}
	if out := sapar(t, "--data", dir); !strings.Contains(out, "open already") || strings.Contains(out, "window folder") {
		t.Errorf("said %q", out)
	}
	<-shown
	if err := lock.Release(); err != nil {
		t.Error(err)
	}
}

func TestSecondStartBesideACommandIsRefused(t *testing.T) {
	display(t)
	dir := t.TempDir()
	lock, err := platform.LockFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = lock.Release() }()
	var out, refused bytes.Buffer
	if code := programme(&out, &refused).Run(ctx, []string{"--data", dir}); code != cli.Refused {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(refused.String(), "using this folder") || out.Len() > 0 {
		t.Errorf("said %q and %q", out.String(), refused.String())
	}
}

func langs() []*i18n.Words {
	var all []*i18n.Words
	for _, l := range i18n.Langs() {
		all = append(all, i18n.Load(l))
	}
	return all
}

// findings are the codes that the store's verifier uses.
func findings(source string) []string {
	var codes []string
	for _, m := range regexp.MustCompile(`What: "(\w+)"|report\([^"\n]*"(\w+)"`).FindAllStringSubmatch(source, -1) {
		codes = append(codes, m[1]+m[2])
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}
