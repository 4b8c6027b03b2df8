package cli_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"sapar/data/demo"
)

// built builds the program itself: what is killed here is what people run.
func built(t *testing.T) string {
	t.Helper()
	path, err := buildOnce()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

var buildOnce = sync.OnceValues(func() (string, error) {
	root := filepath.Join("..", "..")
	if _, err := os.Stat(filepath.Join(root, "main.go")); err != nil {
		return "", fmt.Errorf("there is no program to kill: %w", err)
	}
	dir, err := os.MkdirTemp("", "sapar-built-")
	if err != nil {
		return "", err
	}
	leftovers = append(leftovers, dir)
	path := filepath.Join(dir, "sapar")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	build := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", path, ".")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, out)
	}
	return path, nil
})

// running is a command of the program that was built.
func running(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(built(t), args...)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	return cmd
}

// done runs a command of the program to its end.
func done(t *testing.T, args ...string) string {
	t.Helper()
	out, err := running(t, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("sapar %s: %v: %s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// A demonstration that is killed at any moment leaves a folder that opens and
// is sound, and that holds all of it or none.
func TestKilledDemoLeavesASoundFolder(t *testing.T) {
	run := func(args ...string) *exec.Cmd { return running(t, args...) }
	built(t)
	began := time.Now()
	if out, err := run("demo", "--data", t.TempDir()).CombinedOutput(); err != nil {
		t.Fatalf("demo: %v: %s", err, out)
	}
	whole := time.Since(began)

	rounds := 10
	if testing.Short() {
		rounds = 3
	}
	var dir string
	for round := range rounds {
		dir = t.TempDir()
		delay := time.Duration(rand.Int64N(int64(whole)))
		if round == rounds-1 {
			delay = whole * 4 / 5 // surely in the middle of writing
		}
		victim := run("demo", "--data", dir)
		if err := victim.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(delay)
		if err := victim.Process.Kill(); err != nil {
			t.Logf("round %d had ended after %v", round, delay)
		}
		_ = victim.Wait() // killed

		if _, err := os.Stat(filepath.Join(dir, "sapar.db")); os.IsNotExist(err) {
			continue // killed before there was anything
		}
		if out, err := run("verify", "--data", dir).CombinedOutput(); err != nil {
			t.Fatalf("killed after %v of %v: verify: %v: %s", delay, whole, err, out)
		}
		if n := attendance(t, run("status", "--data", dir, "--json")); n != 0 && n != demo.Attendance {
			t.Fatalf("killed after %v of %v: %d attendance rows", delay, whole, n)
		}
	}
	// The folder of the last round is good for another go.
	if n := attendance(t, run("status", "--data", dir, "--json")); n == 0 {
		if out, err := run("demo", "--data", dir).CombinedOutput(); err != nil {
			t.Fatalf("demo after it was killed: %v: %s", err, out)
		}
	}
	if n := attendance(t, run("status", "--data", dir, "--json")); n != demo.Attendance {
		t.Errorf("%d attendance rows", n)
	}
}

func attendance(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v", strings.Join(cmd.Args, " "), err)
	}
	var s stated
	if err := json.Unmarshal(out, &s); err != nil {
		t.Fatal(err)
	}
	return s.Records["attendance"]
}
