package cli_test

import (
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"sapar/assets"
)

// classifier runs "classifier FILE [OLD NEW]…": it writes the catalogue of
// places that is built in, with words replaced.
func classifier(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args)%2 != 1 {
		ts.Fatalf("usage: classifier FILE [OLD NEW]…")
	}
	content, err := assets.Territory.ReadFile("territory/places.csv")
	ts.Check(err)
	text := string(content)
	for i := 1; i < len(args); i += 2 {
		if !strings.Contains(text, args[i]) {
			ts.Fatalf("the catalogue has no %q", args[i])
		}
		text = strings.Replace(text, args[i], args[i+1], 1)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}
