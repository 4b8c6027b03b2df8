package app_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// soundTree is a small house without a fault; most imports that look like one
// but are none stand in it too.
var soundTree = map[string]string{
	"FyneApp.toml": "", "go.mod": "module sapar\n", "go.sum": "", "README.md": "# Sapar\nSee http://example.org/work/1 and ~/tmp/x.\n",
	".gitignore":     "# built\n/sapar\n*.out\n",
	".git/config":    "TO" + "DO in git's own folder\n",
	"sapar":          "a built program\n",
	"app/cover.out":  "TO" + "DO, measured\n",
	"assets/a.png":   "\x89PNG\x00 TO" + "DO\n",
	"main.go":        source("main", "fyne.io/fyne/v2/app", "sapar/app/cli", "sapar/app/shell", "sapar/data/store"),
	"assets/a.go":    source("assets", "embed"),
	"data/d.go":      source("data", "time", "sapar/assets"),
	"data/d_test.go": source("data_test", "os", "sapar/data"),

	"data/store/s.go":           source("store", "database/sql", "github.com/mattn/go-sqlite3", "sapar/data"),
	"data/layout/l.go":          source("layout", "github.com/xuri/excelize/v2", "sapar/data"),
	"data/layout/l_test.go":     source("layout_test", "sapar/data/layout", "sapar/data/store") + "\nvar now = time.Now()\n",
	"data/store/storetest/f.go": source("storetest", "sapar/data/store"),
	"data/store/f_test.go":      source("store_test", "sapar/data/store/storetest"),
	"app/cli/c.go":              source("cli", "github.com/alecthomas/kong", "sapar/data", "sapar/data/layout"),
	"app/cli/c_test.go":         source("cli_test", "github.com/xuri/excelize/v2", "sapar/app/cli", "sapar/data/store"),
	"app/shell/s.go":            source("shell", "fyne.io/fyne/v2", "sapar/app/page/event", "sapar/app/kit"),
	"app/kit/k.go":              source("kit", "fyne.io/fyne/v2/widget", "sapar/app/theme"),
	"app/theme/t.go":            source("theme", "sapar/assets"),
	"app/page/event/e.go":       source("event", "sapar/data", "sapar/app/kit"),
	"app/page/event/more.go":    "package event\n\nvar word = \"TO" + "DOS\"\n",
	"app/testdata/broken.go":    "not Go at all\n",
	"app/task/long_test.go":     source("task") + strings.Repeat("\n", tooLong+1),
	"app/task/t.go":             source("task") + "\nfunc run() { go run() }\n",
	"assets/territory/long.go":  source("territory") + strings.Repeat("\n", tooLong+1),
}

// source is a Go file with a package comment and those imports.
func source(name string, imported ...string) string {
	var b strings.Builder
	b.WriteString("// Package " + name + " is a room.\npackage " + name + "\n")
	for _, path := range imported {
		b.WriteString("\nimport _ \"" + path + "\"\n")
	}
	return b.String()
}

func tree(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

func TestSoundTreeHasNoFault(t *testing.T) {
	if found := faults(tree(soundTree)); len(found) != 0 {
		t.Errorf("faults in a sound tree:\n%s", strings.Join(found, "\n"))
	}
}

func TestEachFaultIsNamed(t *testing.T) {
	const gone = "\x00gone"
	tests := []struct {
		condition string
		file      string // put into the sound tree, or taken out of it
		content   string
		want      []string // all in the one fault that is found
	}{
		{"a stray file at the top", "notes.txt", "", []string{"notes.txt: does not belong at the top"}},
		{"a second Go file at the top", "wire.go", source("main"), []string{"wire.go: does not belong at the top"}},
		{"a folder too many at the top", "pkg/x.txt", "", []string{"pkg: does not belong at the top"}},
		{"no README", "README.md", gone, []string{"README.md: is missing at the top"}},

		{"assets look up", "assets/b.go", source("assets", "sapar/data"), []string{"assets/b.go: imports sapar/data, but assets imports no other room"}},
		{"data looks up", "data/x.go", source("data", "sapar/app/i18n"), []string{"data/x.go: imports sapar/app/i18n, but data may import only assets"}},
		{"data's test looks up", "data/x_test.go", source("data", "sapar/app/i18n"), []string{"data/x_test.go: imports sapar/app/i18n"}},
		{"package data looks into its rooms", "data/x.go", source("data", "sapar/data/layout"), []string{"data/x.go: imports sapar/data/layout"}},
		{"a room of data looks into another", "data/layout/x.go", source("layout", "sapar/data/names"), []string{"data/layout/x.go: imports sapar/data/names, but data/layout may import only data, data/xlsx, assets"}},
		{"a room of data draws", "data/layout/x.go", source("layout", "fyne.io/fyne/v2/theme"), []string{"data/layout/x.go: imports fyne.io/fyne/v2/theme", "no window"}},
		{"a room of data's test draws", "data/layout/x_test.go", source("layout", "fyne.io/fyne/v2/test"), []string{"data/layout/x_test.go: imports fyne.io/fyne/v2/test", "no window"}},
		{"a page looks into another", "app/page/event/x.go", source("event", "sapar/app/page/plan"), []string{"app/page/event/x.go: imports sapar/app/page/plan"}},
		{"a page's test looks into another page", "app/page/event/x_test.go", source("event", "sapar/app/page/plan"), []string{"app/page/event/x_test.go: imports sapar/app/page/plan"}},
		{"a page opens the store", "app/page/event/x.go", source("event", "sapar/data/store"), []string{"app/page/event/x.go: imports sapar/data/store", "only main"}},
		{"a page draws a layout", "app/page/event/x.go", source("event", "sapar/data/layout"), []string{"app/page/event/x.go: imports sapar/data/layout"}},
		{"kit knows a noun", "app/kit/x.go", source("kit", "sapar/data"), []string{"app/kit/x.go: imports sapar/data, but app/kit may import only app/theme, app/task"}},
		{"the shell opens the store", "app/shell/x.go", source("shell", "sapar/data/store"), []string{"app/shell/x.go: imports sapar/data/store", "only main"}},
		{"the command line opens a window", "app/cli/x.go", source("cli", "sapar/app/shell"), []string{"app/cli/x.go: imports sapar/app/shell"}},
		{"the command line draws", "app/cli/x.go", source("cli", "fyne.io/fyne/v2"), []string{"app/cli/x.go: imports fyne.io/fyne/v2", "without a window"}},
		{"shipped code stands on what tests stand on", "app/shell/x.go", source("shell", "sapar/data/store/storetest"), []string{"app/shell/x.go: imports sapar/data/store/storetest"}},
		{"someone imports main", "app/cli/x.go", source("cli", "sapar"), []string{"app/cli/x.go: imports sapar, but"}},

		{"Fyne's driver outside main", "app/shell/x.go", source("shell", "fyne.io/fyne/v2/app"), []string{"app/shell/x.go: imports fyne.io/fyne/v2/app", "main.go alone"}},
		{"Fyne's driver in a test", "app/shell/x_test.go", source("shell", "fyne.io/fyne/v2/app"), []string{"app/shell/x_test.go: imports fyne.io/fyne/v2/app"}},
		{"SQLite outside the store", "data/layout/x.go", source("layout", "github.com/mattn/go-sqlite3"), []string{"data/layout/x.go: imports github.com/mattn/go-sqlite3", "only data/store"}},
		{"SQLite in another room's test", "app/cli/x_test.go", source("cli", "github.com/mattn/go-sqlite3"), []string{"app/cli/x_test.go: imports github.com/mattn/go-sqlite3"}},
		{"goose outside the store", "data/x.go", source("data", "github.com/pressly/goose/v3"), []string{"data/x.go: imports github.com/pressly/goose/v3"}},
		{"excelize outside layout and sheet", "data/store/x.go", source("store", "github.com/xuri/excelize/v2"), []string{"data/store/x.go: imports github.com/xuri/excelize/v2", "know xlsx"}},
		{"kong outside the command line", "app/shell/x.go", source("shell", "github.com/alecthomas/kong"), []string{"app/shell/x.go: imports github.com/alecthomas/kong"}},
		{"SQL among the nouns", "data/x.go", source("data", "database/sql"), []string{"data/x.go: imports database/sql"}},
		{"files among the nouns", "data/x.go", source("data", "os"), []string{"data/x.go: imports os"}},
		{"the network under data", "data/store/x.go", source("store", "net/http"), []string{"data/store/x.go: imports net/http"}},

		{"data reads the clock", "data/x.go", source("data") + "\nvar now = time.Now\n", []string{"data/x.go: line 4 uses time.Now", "func() time.Time"}},
		{"a page starts a goroutine", "app/page/event/x.go", source("event") + "\nfunc f() {\n\tgo f()\n}\n", []string{"app/page/event/x.go: line 5 uses go", "app/task"}},

		{"an unknown room", "app/printer/p.go", source("printer"), []string{"app/printer: is not in the table of rooms"}},
		{"a room within a room", "data/store/fold/f.go", source("fold"), []string{"data/store/fold: is not in the table of rooms"}},
		{"no package comment", "data/names/n.go", "package names\n", []string{"data/names: has no package comment"}},
		{"a package comment in a test only", "data/names/n_test.go", source("names"), []string{"data/names: has no package comment"}},
		{"a file of two subjects", "data/x.go", source("data") + strings.Repeat("\n", tooLong), []string{"data/x.go: has 502 lines, over 500"}},
		{"a file that is no Go", "data/x.go", "pakcage data\n", []string{"data/x.go: cannot be read as Go"}},

		{"work left for later in code", "data/x.go", source("data") + "\n// TO" + "DO: count\n", []string{"data/x.go: line 4 holds \"TO" + "DO\"", "later"}},
		{"work left for later in a script", ".ci/run", "#!/bin/sh\n# FIX" + "ME\n", []string{".ci/run: line 2 holds \"FIX" + "ME\""}},
		{"a path of this machine in a test", "data/x_test.go", source("data") + "\nvar dir = \"/tm" + "p/x\"\n", []string{"data/x_test.go: line 4 holds", "/tm" + "p/", "one machine"}},
		{"a path of this machine in prose", "README.md", "Open /ro" + "ot/sapar.\n", []string{"README.md: line 1 holds", "/ro" + "ot/"}},
	}
	for _, test := range tests {
		t.Run(test.condition, func(t *testing.T) {
			files := maps.Clone(soundTree)
			files[test.file] = test.content
			if test.content == gone {
				delete(files, test.file)
			}
			found := faults(tree(files))
			if len(found) != 1 {
				t.Fatalf("found %d faults, want 1:\n%s", len(found), strings.Join(found, "\n"))
			}
			missing := slices.DeleteFunc(slices.Clone(test.want), func(want string) bool { return strings.Contains(found[0], want) })
			if len(missing) != 0 {
				t.Errorf("the fault does not say %q:\n%s", missing, found[0])
			}
		})
	}
}
