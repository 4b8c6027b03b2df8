package sheet

import (
	"slices"
	"strings"

	"sapar/data"
)

// role says what a column of a sheet is for.
type role uint8

const (
	fieldRole   role = iota // a field as people read it
	helperRole              // shown to help and never read back into the record
	deleteRole              // where people write that the record is to be deleted
	twinRole                // hidden: the exact value of a field that is shown in words
	idRole                  // hidden: the record's id
	versionRole             // hidden: the version, and the codes of the visible cells
)

// column is one column of a sheet of records.
type column struct {
	role  role
	key   string      // of the field, or of the helper
	kind  data.Kind   // of the field; of a helper, what stands in it
	field *data.Field // nil where this program does not know the field
}

// kindWords are the kinds as the key row names them, so that an older program
// can carry a newer one's field.
var kindWords = []string{
	data.Text: "text", data.Note: "note", data.Int: "int", data.Bool: "bool", data.Day: "day", data.Time: "time",
	data.Choice: "choice", data.Choices: "choices", data.Ref: "ref", data.Refs: "refs",
	data.PlaceCode: "place", data.PlaceCodes: "places", data.Lines: "lines", data.Numbers: "numbers",
}

// coded reports whether a field of that kind is shown in words, with its exact
// value in a hidden twin.
func coded(k data.Kind) bool {
	switch k {
	case data.Choice, data.Choices, data.Ref, data.Refs, data.PlaceCode, data.PlaceCodes, data.Numbers:
		return true
	}
	return false
}

// Helpers, by the key of their column.
const (
	helpLabel     = "label"   // what others call the record where its own words do not say it
	helpDate      = "date"    // of the event
	helpVillage   = "village" // of the event
	helpBirthYear = "birth_year"
	helpSex       = "sex"
	helpWork      = "work"
	helpPhone     = "phone"
)

// mark is what stands in the key row over the column.
func (c column) mark() string {
	switch c.role {
	case helperRole:
		return "~" + c.key
	case deleteRole:
		return "#delete"
	case twinRole:
		return "=" + c.key
	case idRole:
		return "#id"
	case versionRole:
		return "#version"
	}
	return c.key + ":" + kindWords[c.kind]
}

// parseMark reads what mark wrote; of is the type of the sheet, or nil where
// this program does not know it. Anything else is false.
func parseMark(s string, of *data.Type) (column, bool) {
	s = strings.TrimSpace(s)
	switch s {
	case "#id":
		return column{role: idRole}, true
	case "#version":
		return column{role: versionRole}, true
	case "#delete":
		return column{role: deleteRole}, true
	case "":
		return column{}, false
	}
	switch s[0] {
	case '~':
		return helper(s[1:]), isKey(s[1:])
	case '=':
		c := column{role: twinRole, key: s[1:]}
		if of != nil && of.Field(c.key) != nil {
			c.field = of.Field(c.key)
			c.kind = c.field.Kind
		}
		return c, isKey(c.key)
	}
	key, word, ok := strings.Cut(s, ":")
	kind := slices.Index(kindWords, word)
	if !ok || !isKey(key) || !isKey(word) {
		return column{}, false
	}
	c := column{role: fieldRole, key: key, kind: data.Text}
	if kind >= 0 {
		c.kind = data.Kind(kind)
	}
	if of != nil {
		if f := of.Field(key); f != nil {
			c.field, c.kind = f, f.Kind
		}
	}
	return c, true
}

func helper(key string) column {
	c := column{role: helperRole, key: key, kind: data.Text}
	switch key {
	case helpDate:
		c.kind = data.Day
	case helpBirthYear:
		c.kind = data.Int
	}
	return c
}

func isKey(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'a' || c > 'z') && c != '_' && (c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

// referred are the types that others refer to: their records have labels.
var referred = func() map[string]bool {
	of := map[string]bool{}
	for _, t := range data.Types() {
		for _, f := range t.Fields {
			if f.Of != "" {
				of[f.Of] = true
			}
		}
	}
	return of
}()

// columnsOf are the columns of a type's sheet in the order in which they are
// written: what people know the record by, the rest, and what is hidden.
func columnsOf(of *data.Type, m *data.Manifest) []column {
	var first, rest, twins []column
	if referred[of.Key] {
		first = append(first, helper(helpLabel))
	}
	for _, f := range of.Fields {
		if f.Personal && !m.Names {
			continue
		}
		c := column{role: fieldRole, key: f.Key, kind: f.Kind, field: f}
		if f.Label || of == data.AttendanceType && f.Kind == data.Ref {
			first = append(first, c)
		} else {
			rest = append(rest, c)
		}
		if coded(f.Kind) {
			twins = append(twins, column{role: twinRole, key: f.Key, kind: f.Kind, field: f})
		}
	}
	if of == data.AttendanceType {
		first = append(first, helper(helpDate), helper(helpVillage), helper(helpBirthYear), helper(helpSex))
		if m.Form && m.Names { // there is nobody yet whose sheet would have it
			rest = append(rest, helper(helpWork), helper(helpPhone))
		}
	}
	all := append(first, rest...)
	all = append(all, column{role: deleteRole})
	all = append(all, twins...)
	return append(all, column{role: idRole}, column{role: versionRole})
}

// heading is the text over the column in a language.
func (x *Workbook) heading(of *data.Type, c column, lang string) string {
	switch c.role {
	case fieldRole:
		if of != nil && c.field != nil {
			return x.Words(lang, "field."+of.Key+"."+c.key)
		}
	case helperRole:
		return x.Words(lang, "sheet.column."+c.key)
	case deleteRole:
		return x.Words(lang, "sheet.column.delete")
	}
	return c.mark()
}
