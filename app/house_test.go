package app_test

import (
	"os"
	"testing"
)

// The rules of the house. The linter holds the imports too (.golangci.yml), as
// fast feedback in an editor; here they also hold for files of other systems
// and for tests, and each fault is one sentence with its file.

// top is all that stands at the top of the tree, beside dotfiles and what
// .gitignore names.
var top = []string{"app", "data", "assets", "FyneApp.toml", "main.go", "go.mod", "go.sum", "README.md"}

// rooms says which of our own packages a package may import: main → app → data
// → assets. Folders are path.Match patterns; the first row that fits a folder
// counts, and a folder with Go files that fits none is a fault: a new room is
// one line here. Tests may import what the third column adds, and themselves.
var rooms = []room{
	{".", imports("app/*", "app/page/*", "data", "data/*", "assets"), nil},

	{"app", nil, imports("app/*", "app/page/*", "data", "data/*", "data/*/*test", "assets")},
	{"app/cli", imports("app/exchange", "app/reporting", "app/answers", "app/i18n", "app/narrative", "app/paper", "app/privacy", "app/task", "app/platform", "data", "data/*", "assets"), imports("data/*/*test")},
	{"app/exchange", imports("data", "data/sheet", "data/ownlist"), imports("app/i18n", "data/*", "data/*/*test")},
	{"app/reporting", imports("data", "data/layout", "data/report", "data/xlsx", "assets"), imports("app/i18n", "data/*", "data/*/*test")},
	{"app/shell", imports("app/page/*", "app/find", "app/privacy", "app/exchange", "app/kit", "app/i18n", "app/theme", "app/task", "app/platform", "data", "data/*", "assets"), imports("app/paper", "app/reporting", "app/same", "data/*/*test")},
	{"app/page/*", imports("app/chart", "app/exchange", "app/register", "app/history", "app/form", "app/kit", "app/i18n", "app/theme", "app/task", "data"), imports("app/paper", "app/reporting", "app/same", "data/*", "data/*/*test", "assets")},
	{"app/register", imports("app/history", "app/form", "app/kit", "app/i18n", "app/theme", "app/task", "data"), imports("data/*", "data/*/*test", "assets")},
	{"app/history", imports("app/form", "app/kit", "app/i18n", "app/theme", "app/task", "data"), imports("data/*", "data/*/*test", "assets")},
	{"app/find", imports("app/form", "app/kit", "app/i18n", "data"), imports("data/*", "data/*/*test")},
	{"app/form", imports("app/kit", "app/i18n", "app/theme", "app/task", "data"), imports("data/*", "data/*/*test", "assets")},
	{"app/chart", nil, imports("app/theme", "assets")},
	{"app/same", imports("data", "data/match"), imports("data/*", "data/*/*test")},
	{"app/answers", imports("app/i18n", "data", "data/docx"), imports("data/*", "data/*/*test")},
	{"app/narrative", imports("app/i18n", "data", "data/docx"), imports("data/*")},
	{"app/privacy", imports("app/i18n", "data", "data/docx"), imports("data/*", "data/*/*test")},
	{"app/paper", imports("app/i18n", "app/privacy", "data", "data/evidence", "data/xlsx", "assets"), imports("data/*", "data/*/*test")},
	{"app/kit", imports("app/theme", "app/task"), imports("app/i18n", "assets")},
	{"app/i18n", imports("data", "assets"), imports("data/*")},
	{"app/theme", imports("assets"), nil},
	{"app/task", nil, nil},
	{"app/platform", imports("data"), nil},
	{"app/journey", nil, imports("data", "data/*", "data/*/*test")},

	{"data", imports("assets"), imports("data/*", "data/*/*test")},
	{"data/xlsx", imports("data"), imports("data/*/*test")},
	{"data/sheet", imports("data", "data/xlsx", "assets"), imports("data/*", "data/*/*test")},
	{"data/ownlist", imports("data", "data/xlsx", "assets"), imports("data/*", "data/*/*test")},
	{"data/layout", imports("data", "data/xlsx", "assets"), imports("data/*", "data/*/*test")},
	{"data/docx", imports("data", "data/xlsx"), imports("data/*")},
	{"data/*", imports("data", "assets"), imports("data/*", "data/*/*test")},
	{"data/*/*test", imports("data", "data/*", "assets"), imports("data/*/*test")}, // what tests stand on, as net/http/httptest

	{"assets", nil, nil},
	{"assets/*", nil, nil},
}

// bans says which imports are welcome in few rooms, or unwelcome in some.
var bans = []ban{
	{what: "fyne.io/fyne/v2/app", except: folders("."),
		why: "it drags in OpenGL, so main.go alone imports it; tests use fyne.io/fyne/v2/test"},
	{what: "fyne.io", in: folders("data", "data/*", "assets", "assets/*"),
		why: "no window below the floor app"},
	{what: "fyne.io", in: folders("app/cli"),
		why: "commands work without a window"},
	{what: "sapar/data/store", except: folders(".", "data/*/*test"), tests: true,
		why: "only main joins shell, command line and store"},
	{what: "github.com/mattn/go-sqlite3", except: folders("data/store"),
		why: "only data/store knows which database this is"},
	{what: "github.com/pressly/goose", except: folders("data/store"),
		why: "only data/store migrates"},
	{what: "github.com/xuri/excelize", except: folders("data/layout", "data/sheet", "data/xlsx", "data/*/*test"), tests: true,
		why: "only data/layout, data/sheet and data/xlsx know xlsx"},
	{what: "github.com/alecthomas/kong", except: folders(".", "app/cli"),
		why: "only the command line parses arguments"},
	{what: "codeberg.org/go-pdf/fpdf", except: folders("app/paper"),
		why: "only app/paper sets pages"},
	{what: "database/sql", in: folders("data", "data/merge"),
		why: "nouns and rules know no SQL"},
	{what: "os", in: folders("data", "data/merge"), tests: true,
		why: "nouns and rules know no files"},
	{what: "net/http", in: folders("data", "data/*"),
		why: "the program works without a network"},
}

// deeds says what the code of some rooms, tests aside, never does.
var deeds = []deed{
	{what: "time.Now", in: folders("data", "data/*"),
		why: "nothing in data reads the clock: take a func() time.Time"},
	{what: "go", in: folders("app/page/*", "app/shell", "app/register", "app/history", "app/form", "app/kit"),
		why: "a screen starts no goroutine of its own: use app/task"},
}

// words says what stands in no text file of the tree.
var words = []word{
	{pattern: `\b(TO` + `DO|FIX` + `ME)\b`,
		why: "nothing is left for later in a file: do it now"},
	{pattern: `(^|[^\w./~$})-])/(wo` + `rk|ro` + `ot|ho` + `me|tm` + `p)/`,
		why: "a path of one machine is wrong on every other: use t.TempDir, mktemp or an argument"},
}

// tooLong is the length in lines from which a file, tests and assets aside,
// holds more than one subject.
const tooLong = 500

func TestHouse(t *testing.T) {
	for _, fault := range faults(os.DirFS("..")) {
		t.Error(fault)
	}
}
