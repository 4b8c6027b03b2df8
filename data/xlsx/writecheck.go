package xlsx

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkSheetName refuses the names that Excel refuses.
func checkSheetName(name string) error {
	switch {
	case name == "":
		return errors.New("a sheet needs a name")
	case longer(name, 31):
		return errors.New("a name of more than 31 characters")
	case strings.ContainsAny(name, `[]:*?/\`):
		return errors.New(`a name with one of [ ] : * ? / \`)
	case name[0] == '\'' || name[len(name)-1] == '\'':
		return errors.New("a name with ' at an end")
	case !utf8.ValidString(name) || strings.ContainsFunc(name, func(r rune) bool {
		return r < ' ' || r == '\uFFFE' || r == '\uFFFF'
	}):
		return errors.New("a name with a character that cannot be seen")
	case strings.EqualFold(name, "History"):
		return errors.New("a name that Excel keeps for itself")
	}
	return nil
}

// legalName says whether a formula could tell the name from everything else: a
// letter or underscore first, then letters, digits, underscores and dots, and
// no cell's name (A1, R1C1).
func legalName(name string) bool {
	if name == "" || longer(name, 255) {
		return false
	}
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || r != '.' && !unicode.IsDigit(r)) {
			return false
		}
	}
	if _, err := rangeOf(strings.ToUpper(name)); err == nil {
		return false
	}
	rest := strings.TrimLeft(strings.ToUpper(name), "0123456789RC")
	return rest != "" || !strings.ContainsAny(name[:1], "RCrc")
}

func isColor(s string) bool {
	return len(s) == 6 && strings.Trim(s, "0123456789abcdefABCDEF") == ""
}

func (r Range) meets(o Range) bool {
	return r.FirstRow <= o.LastRow && o.FirstRow <= r.LastRow && r.FirstColumn <= o.LastColumn && o.FirstColumn <= r.LastColumn
}

// String names the range as people do: "A1:F12".
func (r Range) String() string {
	return CellName(r.FirstRow, r.FirstColumn) + ":" + CellName(r.LastRow, r.LastColumn)
}

// Absolute names the range as formulas do in which it stays the same whatever
// cell they stand in: "$A$1:$F$12".
func (r Range) Absolute() string {
	return fmt.Sprintf("$%s$%d:$%s$%d",
		appendColumn(nil, r.FirstColumn), r.FirstRow, appendColumn(nil, r.LastColumn), r.LastRow)
}

// rangeOf reads a range of cells or the name of one.
func rangeOf(s string) (Range, error) {
	r, ok := parseRange([]byte(s))
	if !ok {
		return Range{}, fmt.Errorf("%q is no range of cells", s)
	}
	return r, nil
}

// filterOf reads a range whose last row may be left out: then it is the sheet's.
func filterOf(s string, last int) (Range, error) {
	first, end, two := strings.Cut(s, ":")
	if two && end != "" && 'A' <= end[len(end)-1] && end[len(end)-1] <= 'Z' {
		if top, _, ok := parseCell(first); ok {
			s += strconv.Itoa(max(top, last))
		}
	}
	return rangeOf(s)
}
