package app_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// module is the path of our own module, as imports begin with it.
const module = "sapar"

// room is one row of the table of rooms.
type room struct {
	folder  string   // path.Match pattern from the top of the tree
	imports []string // folders whose packages it may import
	tests   []string // folders that its tests may import besides
}

// ban is an import, with all below it, that is welcome only in some folders.
type ban struct {
	what   string
	in     []string // folders where it holds; none means everywhere
	except []string // folders where it does not
	tests  bool     // whether tests may import it all the same
	why    string
}

// deed is a thing that code must not do: use the name "package.Name", or start
// a goroutine ("go").
type deed struct {
	what string
	in   []string
	why  string
}

// word is a pattern that no text file may hold.
type word struct {
	pattern string
	why     string
}

func imports(patterns ...string) []string { return patterns }

func folders(patterns ...string) []string { return patterns }

// faults lists, one sentence each, where the tree breaks the rules.
func faults(tree fs.FS) []string {
	h := &house{tree: tree, signed: map[string]bool{}}
	ignore, _ := fs.ReadFile(tree, ".gitignore") // none is fine: nothing is ignored
	for line := range strings.Lines(string(ignore)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			h.ignore = append(h.ignore, line)
		}
	}
	h.lookAtTop()
	h.walk()
	h.lookForSigns()
	slices.Sort(h.found)
	return h.found
}

// house is a tree under inspection.
type house struct {
	tree   fs.FS
	ignore []string        // the patterns of .gitignore
	signed map[string]bool // folder with Go files: has it a package comment
	found  []string
}

func (h *house) fault(file, format string, args ...any) {
	h.found = append(h.found, file+": "+fmt.Sprintf(format, args...))
}

// lookAtTop holds that exactly the wanted names stand at the top.
func (h *house) lookAtTop() {
	entries, err := fs.ReadDir(h.tree, ".")
	if err != nil {
		h.fault(".", "cannot be read: %v", err)
		return
	}
	there := map[string]bool{}
	for _, entry := range entries {
		name := entry.Name()
		there[name] = true
		if !strings.HasPrefix(name, ".") && !h.ignored(name) && !slices.Contains(top, name) {
			h.fault(name, "does not belong at the top, where only %s and dotfiles stand", strings.Join(top, ", "))
		}
	}
	for _, name := range top {
		if !there[name] {
			h.fault(name, "is missing at the top")
		}
	}
}

// ignored reports whether .gitignore names a file or folder of the tree. It
// knows the patterns that ours uses: "name" at any depth, "/path" from the top.
func (h *house) ignored(name string) bool {
	for _, pattern := range h.ignore {
		subject := path.Base(name)
		if strings.Contains(strings.TrimSuffix(pattern, "/"), "/") {
			subject = name
		}
		if fits(subject, []string{strings.Trim(pattern, "/")}) {
			return true
		}
	}
	return false
}

// walk looks at every text file but those that git keeps for itself or ignores.
func (h *house) walk() {
	err := fs.WalkDir(h.tree, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == ".":
			return nil
		case name == ".git", entry.IsDir() && h.ignored(name):
			return fs.SkipDir
		case h.ignored(name), !entry.Type().IsRegular(), name == "go.sum":
			return nil
		}
		content, err := fs.ReadFile(h.tree, name)
		if err != nil {
			return err
		}
		if bytes.IndexByte(content[:min(len(content), 8000)], 0) < 0 {
			h.lookAtText(name, content)
		}
		if path.Ext(name) == ".go" && !strings.Contains(name, "testdata/") {
			h.lookAtCode(name, content)
		}
		return nil
	})
	if err != nil {
		h.fault(".", "cannot be read: %v", err)
	}
}

func (h *house) lookAtText(name string, content []byte) {
	for _, w := range words {
		pattern := regexp.MustCompile(w.pattern)
		number := 0
		for line := range bytes.Lines(content) {
			number++
			if match := pattern.Find(line); match != nil {
				h.fault(name, "line %d holds %q: %s", number, strings.TrimSpace(string(match)), w.why)
			}
		}
	}
}

func (h *house) lookAtCode(name string, content []byte) {
	folder, test := path.Dir(name), strings.HasSuffix(name, "_test.go")

	if lines := bytes.Count(content, []byte("\n")); !test && lines > tooLong && !strings.HasPrefix(name, "assets/") {
		h.fault(name, "has %d lines, over %d: it holds more than one subject", lines, tooLong)
	}

	positions := token.NewFileSet()
	file, err := parser.ParseFile(positions, name, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		h.fault(name, "cannot be read as Go: %v", err)
		return
	}
	signed := file.Doc != nil && strings.TrimSpace(file.Doc.Text()) != ""
	h.signed[folder] = h.signed[folder] || signed && !test

	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			h.fault(name, "imports %s, which is no path", spec.Path.Value)
			continue
		}
		h.lookAtImport(name, folder, test, imported)
	}
	if !test {
		h.lookAtDeeds(name, folder, positions, file)
	}
}

func (h *house) lookAtImport(name, folder string, test bool, imported string) {
	for _, b := range bans {
		holds := len(b.in) == 0 || fits(folder, b.in)
		if holds && isOrBelow(imported, b.what) && !fits(folder, b.except) && !(test && b.tests) {
			h.fault(name, "imports %s: %s", imported, b.why)
			return
		}
	}
	if !isOrBelow(imported, module) {
		return
	}
	target := strings.TrimPrefix(strings.TrimPrefix(imported, module), "/")
	row := slices.IndexFunc(rooms, func(r room) bool { return fits(folder, []string{r.folder}) })
	switch {
	case row < 0: // lookForSigns names the folder once
	case fits(target, rooms[row].imports):
	case test && (target == folder || fits(target, rooms[row].tests)):
	case len(rooms[row].imports) == 0:
		h.fault(name, "imports %s, but %s imports no other room", imported, folder)
	default:
		h.fault(name, "imports %s, but %s may import only %s", imported, folder, strings.Join(rooms[row].imports, ", "))
	}
}

func (h *house) lookAtDeeds(name, folder string, positions *token.FileSet, file *ast.File) {
	for _, d := range deeds {
		if !fits(folder, d.in) {
			continue
		}
		ast.Inspect(file, func(node ast.Node) bool {
			done := false
			switch node := node.(type) {
			case *ast.GoStmt:
				done = d.what == "go"
			case *ast.SelectorExpr:
				x, ok := node.X.(*ast.Ident)
				done = ok && x.Name+"."+node.Sel.Name == d.what
			}
			if done {
				h.fault(name, "line %d uses %s: %s", positions.Position(node.Pos()).Line, d.what, d.why)
			}
			return true
		})
	}
}

// lookForSigns holds that every folder with Go files is a room of the table and
// has a package comment.
func (h *house) lookForSigns() {
	for folder, signed := range h.signed {
		if !signed {
			h.fault(folder, "has no package comment: say what the room is for and what it must never know")
		}
		if !slices.ContainsFunc(rooms, func(r room) bool { return fits(folder, []string{r.folder}) }) {
			h.fault(folder, "is not in the table of rooms: give it a row in app/house_test.go, and its rule in .golangci.yml")
		}
	}
}

// fits reports whether a name matches one of the patterns.
func fits(name string, patterns []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	})
}

func isOrBelow(imported, what string) bool {
	return imported == what || strings.HasPrefix(imported, what+"/")
}
