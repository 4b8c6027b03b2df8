package cli_test

import (
	"bytes"
	"database/sql"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// demoFolder is a demonstration of the district Ақжайық, made once and removed
// when all tests are over.
var demoFolder = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "sapar-demo-")
	if err != nil {
		return "", err
	}
	leftovers = append(leftovers, dir)
	var said bytes.Buffer
	if code := programme(io.Discard, &said).Run(ctx, []string{"demo", "--data", dir, "--district", "Ақжайық"}); code != 0 {
		return "", errors.New(said.String())
	}
	return dir, nil
})

// books are workbooks of the demonstration, made once: all of it, and an empty
// form, which is small.
var books = sync.OnceValues(func() (string, error) {
	made, err := demoFolder()
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "sapar-books-")
	if err != nil {
		return "", err
	}
	leftovers = append(leftovers, dir)
	for _, args := range [][]string{{"-o", filepath.Join(dir, "whole.xlsx")}, {"--empty", "-o", filepath.Join(dir, "form.xlsx")}} {
		var said bytes.Buffer
		if code := programme(io.Discard, &said).Run(ctx, append([]string{"export", "--data", made}, args...)); code != 0 {
			return "", errors.New(said.String())
		}
	}
	return dir, nil
})

// leftovers are folders that no single test can remove.
var leftovers []string

// tidied removes the leftovers after the tests.
type tidied struct{ *testing.M }

func (m tidied) Run() int {
	code := m.M.Run()
	for _, dir := range leftovers {
		_ = os.RemoveAll(dir)
	}
	return code
}

func TestScripts(t *testing.T) {
	made, err := demoFolder()
	if err != nil {
		t.Fatal(err)
	}
	workbooks, err := books()
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("LC_ALL", "C")
			env.Setenv("DEMO", filepath.Join(made, "sapar.db"))
			env.Setenv("WHOLE", filepath.Join(workbooks, "whole.xlsx"))
			env.Setenv("FORM", filepath.Join(workbooks, "form.xlsx"))
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "home"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "sql": inSQL, "scramble": scramble, "await": await,
			"edit": edit, "lock": lock, "marked": marked, "unpacked": unpacked, "personal": personal, "lacks": lacks, "state": state, "figures": figuresOf, "classifier": classifier, "table": table, "order": order, "picture": picture, "firstword": firstWord, "withdraw": withdraw,
		},
	})
}

// exits runs "exits CODE COMMAND…" and holds that a command that is done says
// nothing on stderr, and any other says one line there and nothing of Go.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	code := 0
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	said := ts.ReadFile("stderr")
	if code != want {
		ts.Fatalf("exit code %d, want %d: %s", code, want, said)
	}
	lines := 0
	if want != 0 {
		lines = 1
	}
	if strings.Count(said, "\n") != lines || strings.Contains(said, "⟨") || strings.Contains(said, "<no value>") {
		ts.Fatalf("stderr says %q, want %d lines", said, lines)
	}
}

// inSQL runs "sql FILE STATEMENT" in a database that nobody has open.
func inSQL(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: sql FILE STATEMENT")
	}
	db, err := sql.Open("sqlite3", ts.MkAbs(args[0]))
	ts.Check(err)
	result, err := db.Exec(args[1])
	ts.Check(err)
	if n, err := result.RowsAffected(); err == nil && n == 0 {
		ts.Fatalf("no row was harmed: %s", args[1])
	}
	ts.Check(db.Close())
}

// scramble overwrites 4 KiB in the middle of a file.
func scramble(ts *testscript.TestScript, neg bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR, 0)
	ts.Check(err)
	info, err := f.Stat()
	ts.Check(err)
	_, err = f.WriteAt(bytes.Repeat([]byte{0xa5}, 4096), info.Size()/2/4096*4096)
	ts.Check(err)
	ts.Check(f.Close())
}

// state runs "state FOLDER OUT": figures of a folder that is sound.
func state(ts *testscript.TestScript, neg bool, args []string) {
	figuresOf(ts, neg, args)
	exits(ts, false, []string{"0", "sapar", "verify", "--data", args[0]})
}

// figuresOf runs "figures FOLDER OUT": OUT is the status of a folder.
func figuresOf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: figures FOLDER OUT")
	}
	exits(ts, false, []string{"0", "sapar", "status", "--data", args[0], "--json"})
	write(ts, args[1], []byte(ts.ReadFile("stdout")))
}

func write(ts *testscript.TestScript, path string, content []byte) {
	ts.Check(os.WriteFile(ts.MkAbs(path), content, 0o600))
}

// namesAndPhones are the names and phones of the people and members of a
// database that nobody has open; the project's own number is no secret.
func namesAndPhones(database string) ([]string, error) {
	db, err := sql.Open("sqlite3", database)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	rows, err := db.Query(`SELECT name FROM person WHERE name <> '' UNION SELECT phone FROM person WHERE phone <> ''
		UNION SELECT name FROM member WHERE name <> '' UNION SELECT phone FROM member WHERE phone <> ''
		EXCEPT SELECT executor_phone FROM project`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// await waits for a file that another process makes.
func await(ts *testscript.TestScript, neg bool, args []string) {
	for until := time.Now().Add(10 * time.Second); time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			return
		}
	}
	ts.Fatalf("%s did not come", args[0])
}
