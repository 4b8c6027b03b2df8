package layout

import (
	"regexp"
	"strings"
)

// escapedCode is how a file writes a character that XML does not have.
var escapedCode = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func trimmed(s string) string { return strings.TrimSpace(s) }
