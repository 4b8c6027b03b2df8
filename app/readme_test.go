package app_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The README's two commands do everything on a fresh machine, so each begins
// with what installs what is absent; and what it points at is there.
func TestReadme(t *testing.T) {
	raw, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(raw), -1)
	if len(blocks) != 2 {
		t.Fatalf("README.md has %d commands in blocks of their own, want the run command and the test command", len(blocks))
	}
	for i, command := range []string{"go run -tags migrated_fynedo", "go test -tags migrated_fynedo"} {
		if !strings.HasPrefix(blocks[i][1], ".ci/setup && "+command) {
			t.Errorf("command %d of README.md is %q, want it to begin with .ci/setup and then %q", i+1, blocks[i][1], command)
		}
	}
	for _, link := range regexp.MustCompile(`\]\(([^)]+)\)`).FindAllStringSubmatch(string(raw), -1) {
		if _, err := os.Stat("../" + link[1]); err != nil {
			t.Errorf("README.md points at %s, which is not there", link[1])
		}
	}
}
