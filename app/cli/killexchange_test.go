package cli_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"sapar/data/demo"
)

// rounds is how often something is killed.
func rounds() int {
	if testing.Short() {
		return 3
	}
	return 5
}

// killed starts the command and kills it at a random moment of the time that
// the whole takes, or in the middle of it in the last round.
func killed(t *testing.T, round int, whole time.Duration, args ...string) time.Duration {
	t.Helper()
	delay := time.Duration(rand.Int64N(int64(whole)))
	if round == rounds()-1 {
		delay = whole * 3 / 5
	}
	victim := running(t, args...)
	if err := victim.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(delay)
	_ = victim.Process.Kill() // it may have ended
	_ = victim.Wait()
	return delay
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o700)
	}
	if err == nil {
		err = os.WriteFile(to, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// receivedFiles is how many merged files the folder lists.
func receivedFiles(t *testing.T, dir string) int {
	t.Helper()
	var files []struct{ ID int }
	if err := json.Unmarshal([]byte(done(t, "merges", "--data", dir, "--json")), &files); err != nil {
		t.Fatal(err)
	}
	return len(files)
}

// A merge that is killed at any moment leaves a folder that is sound, and as it
// was before or with all of the file in it.
func TestKilledMergeLeavesTheFolderBeforeOrAfter(t *testing.T) {
	workbooks, err := books()
	if err != nil {
		t.Fatal(err)
	}
	whole, form := filepath.Join(workbooks, "whole.xlsx"), filepath.Join(workbooks, "form.xlsx")
	before := t.TempDir()
	done(t, "merge", form, "--data", before)
	folder := func() string {
		dir := t.TempDir()
		copyFile(t, filepath.Join(before, "sapar.db"), filepath.Join(dir, "sapar.db"))
		return dir
	}
	began := time.Now()
	done(t, "merge", whole, "--data", folder())
	takes := time.Since(began)
	t.Logf("a district's merge takes %v", takes)

	var dir string
	for round := range rounds() {
		dir = folder()
		delay := killed(t, round, takes, "merge", whole, "--data", dir)
		done(t, "verify", "--data", dir)
		n, files := attendance(t, running(t, "status", "--data", dir, "--json")), receivedFiles(t, dir)
		if !(n == 0 && files == 1) && !(n == demo.Attendance && files == 2) {
			t.Fatalf("killed after %v of %v: %d attendance rows, %d files", delay, takes, n, files)
		}
	}
	// The folder of the last round is good for another go.
	done(t, "merge", whole, "--data", dir)
	if n := attendance(t, running(t, "status", "--data", dir, "--json")); n != demo.Attendance {
		t.Errorf("%d attendance rows", n)
	}
}

// An export that is killed at any moment leaves the file that was there, or the
// new one whole.
func TestKilledExportLeavesAWholeFile(t *testing.T) {
	made, err := demoFolder()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	copyFile(t, filepath.Join(made, "sapar.db"), filepath.Join(dir, "sapar.db"))
	path := filepath.Join(t.TempDir(), "out.xlsx")
	began := time.Now()
	done(t, "export", "--data", dir, "-o", path)
	takes := time.Since(began)
	t.Logf("a district's export takes %v", takes)
	for round := range rounds() {
		old := []byte("the file that was there")
		if round%2 == 0 {
			old = nil
			_ = os.Remove(path)
		} else if err := os.WriteFile(path, old, 0o600); err != nil {
			t.Fatal(err)
		}
		delay := killed(t, round, takes, "export", "--data", dir, "-o", path)
		now, err := os.ReadFile(path)
		switch {
		case os.IsNotExist(err) && old == nil, err == nil && old != nil && bytes.Equal(now, old):
		case err != nil:
			t.Fatalf("killed after %v of %v: %v", delay, takes, err)
		default:
			wholeZip(t, now)
		}
	}
	done(t, "verify", "--data", dir)
	done(t, "export", "--data", dir, "-o", path)
	done(t, "merge", path, "--dry-run", "--data", t.TempDir())
}

// wholeZip reads every part of a zip against its checksum.
func wholeZip(t *testing.T, raw []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err == nil {
			_, err = io.Copy(io.Discard, r)
		}
		if err != nil {
			t.Fatalf("%s: %v", part.Name, err)
		}
	}
}

// Whoever presses Ctrl+C in the middle of a merge has merged nothing.
func TestInterruptedMergeMergesNothing(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot interrupt another on Windows")
	}
	workbooks, err := books()
	if err != nil {
		t.Fatal(err)
	}
	for _, delay := range []time.Duration{0, 100 * time.Millisecond, 300 * time.Millisecond, 500 * time.Millisecond} {
		dir := t.TempDir()
		victim := running(t, "merge", filepath.Join(workbooks, "whole.xlsx"), "--data", dir)
		var said bytes.Buffer
		victim.Stderr = &said
		if err := victim.Start(); err != nil {
			t.Fatal(err)
		}
		// From when its database is there on, it listens.
		for until := time.Now().Add(10 * time.Second); time.Now().Before(until); time.Sleep(time.Millisecond) {
			if _, err := os.Stat(filepath.Join(dir, "sapar.db")); err == nil {
				break
			}
		}
		time.Sleep(delay)
		if err := victim.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		err := victim.Wait()
		done(t, "verify", "--data", dir)
		n := attendance(t, running(t, "status", "--data", dir, "--json"))
		if err == nil && n == demo.Attendance {
			continue // it had ended before
		}
		if code := victim.ProcessState.ExitCode(); code != 1 || said.String() != "The work was stopped. Nothing was written.\n" || n != 0 {
			t.Errorf("interrupted after %v: exit code %d, %q, %d attendance rows", delay, code, said.String(), n)
		}
	}
}
