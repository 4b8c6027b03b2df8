// Package xlsxtest is what tests stand on that show our files to other programs.
// Nothing but tests imports it.
package xlsxtest

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// Program finds a program that a test looks at our files with. In the checks of
// a change it must be there; on a newcomer's machine the test is left out.
func Program(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is not installed: .ci/setup installs it", name)
	default:
		t.Skipf("%s is not installed; .ci/setup installs it", name)
	}
	return path
}

// Run runs a program to its end and returns what it says.
func Run(t testing.TB, name string, args ...string) []byte {
	t.Helper()
	out, err := run(t, name, args)
	if err != nil {
		t.Fatalf("%s: %v\n%s", filepath.Base(name), err, out)
	}
	return out
}

func run(t testing.TB, name string, args []string) ([]byte, error) {
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.WaitDelay = time.Second // a child of it may hold the output open
	return cmd.CombinedOutput()
}

// Convert turns files into others with LibreOffice, by the name of a format as
// its option --convert-to has it.
func Convert(t testing.TB, to, folder string, paths ...string) {
	t.Helper()
	soffice := Program(t, "soffice")
	args := append([]string{
		"-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(t.TempDir(), "profile")),
		"--headless", "--convert-to", to, "--outdir", folder,
	}, paths...)
	out, err := run(t, soffice, args)
	if err != nil { // on a busy machine its first start may not find itself
		out, err = run(t, soffice, args)
	}
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
}
