package sheet_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sapar/data/sheet/sheettest"
)

// Every key that this room asks for is in every language's file, and so is the
// sentence of every code that it gives a person.
func TestEveryKeyHasWords(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	key := regexp.MustCompile(`^(sheet|receipt|button)\.[a-z_.]+[a-z]$`)
	code := regexp.MustCompile(`^[a-z]+(_[a-z]+)*$`)
	asked := 0
	need := func(at token.Position, key string) {
		asked++
		for _, lang := range []string{"kk", "ru", "en"} {
			if sheettest.Words(lang, key) == "" {
				t.Errorf("%s: %s.json lacks %q", at, lang, key)
			}
		}
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, entry.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		literal := func(e ast.Expr) string {
			if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				s, _ := strconv.Unquote(lit.Value)
				return s
			}
			return ""
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				if s := literal(n); key.MatchString(s) {
					need(set.Position(n.Pos()), s)
				}
			case *ast.CompositeLit:
				name := ""
				switch of := n.Type.(type) {
				case *ast.Ident:
					name = of.Name
				case *ast.SelectorExpr:
					name = of.Sel.Name
				}
				group := map[string]string{"Notice": "notice.", "Problem": "problem.", "wrong": "problem.", "Error": "error."}[name]
				for _, element := range n.Elts {
					pair, ok := element.(*ast.KeyValueExpr)
					if !ok || group == "" {
						continue
					}
					if field, ok := pair.Key.(*ast.Ident); ok && strings.EqualFold(field.Name, "code") {
						if s := literal(pair.Value); code.MatchString(s) {
							need(set.Position(n.Pos()), group+s)
						}
					}
				}
			case *ast.CallExpr:
				if f, ok := n.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "refuse" && len(n.Args) == 3 {
					if s := literal(n.Args[1]); s != "" {
						need(set.Position(n.Pos()), "problem."+s)
					}
				}
			}
			return true
		})
	}
	if asked < 60 {
		t.Errorf("only %d keys found: does the scan still see them?", asked)
	}
}
