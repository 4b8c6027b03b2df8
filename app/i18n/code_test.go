package i18n_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"sapar/app/i18n"
)

// root is the module's folder.
const root = "../.."

// source is one file of the program; tests are not among them.
type source struct {
	name string // slash-separated, from the module's folder
	set  *token.FileSet
	tree *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	fsys := os.DirFS(root)
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && name != "." && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, name, content, parser.ParseComments)
		if err != nil {
			return err
		}
		all = append(all, source{name, set, tree})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("only %d files found from %s", len(all), root)
	}
	return all
}

func (s source) at(n ast.Node) token.Position { return s.set.Position(n.Pos()) }

// All text that a person reads stands in assets/i18n. Comments are English.
// Packages for tests alone (storetest) may hold names, as tests do.
func TestNoCyrillicInCode(t *testing.T) {
	for _, s := range sources(t) {
		if strings.HasSuffix(path.Dir(s.name), "test") {
			continue
		}
		content, err := os.ReadFile(path.Join(root, s.name))
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(content), "\n") {
			if at := strings.IndexFunc(line, func(r rune) bool { return unicode.Is(unicode.Cyrillic, r) }); at >= 0 {
				t.Errorf("%s:%d: Cyrillic text in code, it belongs in assets/i18n: %s", s.name, i+1, strings.TrimSpace(line))
			}
		}
	}
}

func TestEveryKeyUsedExists(t *testing.T) {
	texts, _ := file(t, i18n.EN) // the files have the same keys
	calls := 0
	for _, s := range sources(t) {
		ast.Inspect(s.tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			method, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || !slices.Contains([]string{"T", "N", "Fill"}, method.Sel.Name) {
				return true
			}
			key, whole := literal(call.Args[0])
			if key == "" {
				return true
			}
			calls++
			if !whole {
				if !anyKey(texts, key) {
					t.Errorf("%s: no key begins with %q", s.at(call), key)
				}
				return true
			}
			value, ok := texts[key]
			if !ok {
				t.Errorf("%s: key %q is in no language's file", s.at(call), key)
				return true
			}
			checkCall(t, s, call, method.Sel.Name, key, value)
			return true
		})
	}
	t.Logf("%d keys looked at", calls)
}

// checkCall compares a call with the text it asks for: plural with N, single
// with T, and a value for each placeholder.
func checkCall(t *testing.T, s source, call *ast.CallExpr, method, key string, value text) {
	t.Helper()
	_, single := value[""]
	if single && method == "N" {
		t.Errorf("%s: %q has no plural, ask for it with T", s.at(call), key)
	}
	if !single && method == "T" {
		t.Errorf("%s: %q is a plural, ask for it with N", s.at(call), key)
	}
	first := map[string]int{"T": 1, "N": 2}[method]
	if first == 0 || call.Ellipsis.IsValid() {
		return
	}
	given := map[string]bool{}
	if method == "N" {
		given["n"] = true
	}
	for i := first; i < len(call.Args); i += 2 {
		name, whole := literal(call.Args[i])
		if !whole {
			return // names that are not written out cannot be compared
		}
		given[name] = true
	}
	for _, name := range placeholdersOf(value) {
		if !given[name] {
			t.Errorf("%s: %q needs a value for {{.%s}}", s.at(call), key, name)
		}
		delete(given, name)
	}
	for name := range given {
		t.Errorf("%s: %q has no {{.%s}}", s.at(call), key, name)
	}
}

// A key may travel through a table or an argument before T sees it.
func TestEveryStringThatLooksLikeAKeyIsOne(t *testing.T) {
	texts, _ := file(t, i18n.EN)
	groups := map[string]bool{}
	for key := range texts {
		group, _, _ := strings.Cut(key, ".")
		groups[group] = true
	}
	shape := regexp.MustCompile(`^[a-z]+(\.[a-z0-9_]+)+$`)
	for _, s := range sources(t) {
		if !strings.HasPrefix(s.name, "app/page/") && !strings.HasPrefix(s.name, "app/shell/") && !strings.HasPrefix(s.name, "app/cli/") {
			continue
		}
		ast.Inspect(s.tree, func(n ast.Node) bool {
			key, whole := "", false
			if lit, ok := n.(*ast.BasicLit); ok {
				key, whole = literal(lit)
			}
			group, _, _ := strings.Cut(key, ".")
			if whole && shape.MatchString(key) && groups[group] && texts[key] == nil && !anyKey(texts, key+".") {
				t.Errorf("%s: %q looks like a key and is in no language's file", s.at(n), key)
			}
			return true
		})
	}
}

// The rules in data refuse with a code; each code has its sentence, and the
// sentence asks for no value that the rule does not give.
func TestEveryProblemAndErrorHasASentence(t *testing.T) {
	texts, _ := file(t, i18n.EN)
	used := map[string]bool{}
	check := func(s source, n ast.Node, key string, args ast.Expr) {
		used[key] = true
		value, ok := texts[key]
		if !ok {
			t.Errorf("%s: no language's file has %q, the sentence a person reads", s.at(n), key)
			return
		}
		given, readable := names(args)
		for _, name := range placeholdersOf(value) {
			if readable && !slices.Contains(given, name) {
				t.Errorf("%s: the sentence %q needs {{.%s}}, which is not given", s.at(n), key, name)
			}
		}
	}
	isCode := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`).MatchString
	for _, s := range sources(t) {
		variables := map[string]bool{} // that hold a code before an Error takes it
		ast.Inspect(s.tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				method, ok := n.Fun.(*ast.SelectorExpr)
				if ok && len(n.Args) == 3 && (method.Sel.Name == "refuse" || method.Sel.Name == "warn") {
					if code, whole := literal(n.Args[1]); whole && isCode(code) {
						check(s, n, "problem."+code, n.Args[2])
					}
				}
			case *ast.CompositeLit:
				group := map[string]string{"Error": "error.", "Problem": "problem.", "Notice": "notice."}[typeName(n.Type)]
				if group == "" {
					return true
				}
				fields := fieldsOf(n)
				if code, whole := literal(fields["Code"]); whole {
					check(s, n, group+code, fields["Args"])
				}
				if name, ok := fields["Code"].(*ast.Ident); ok && group == "error." {
					variables[name.Name] = true
				}
			}
			return true
		})
		ast.Inspect(s.tree, func(n ast.Node) bool {
			set, ok := n.(*ast.AssignStmt)
			if !ok || len(set.Lhs) != 1 || !variables[typeName(set.Lhs[0])] {
				return true
			}
			if code, whole := literal(set.Rhs[0]); whole && isCode(code) {
				check(s, n, "error."+code, set.Rhs[0])
			}
			return true
		})
	}
	if len(used) < 20 {
		t.Errorf("only %d codes found: does the scan still see the rules?", len(used))
	}
}

// literal returns a string literal's value and true, or what a concatenation
// begins with and false.
func literal(e ast.Expr) (s string, whole bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, err := strconv.Unquote(e.Value)
			return s, err == nil
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			s, _ = literal(e.X)
			return s, false
		}
	}
	return "", false
}

func anyKey(texts map[string]text, prefix string) bool {
	for key := range texts {
		if strings.HasPrefix(key, prefix) {
			return true
		}
	}
	return false
}

func typeName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

func fieldsOf(lit *ast.CompositeLit) map[string]ast.Expr {
	fields := map[string]ast.Expr{}
	for _, element := range lit.Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			if name, ok := pair.Key.(*ast.Ident); ok {
				fields[name.Name] = pair.Value
			}
		}
	}
	return fields
}

// names returns the keys of a map literal; no map has none. It is not readable
// where the map is not written out.
func names(e ast.Expr) (keys []string, readable bool) {
	switch e := e.(type) {
	case nil:
		return nil, true
	case *ast.Ident:
		return nil, e.Name == "nil"
	case *ast.CompositeLit:
		for _, element := range e.Elts {
			if pair, ok := element.(*ast.KeyValueExpr); ok {
				if key, whole := literal(pair.Key); whole {
					keys = append(keys, key)
				}
			}
		}
		return keys, true
	}
	return nil, false
}
