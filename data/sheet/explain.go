package sheet

import (
	"strconv"
	"strings"

	"sapar/data"
)

// explain is the note on a heading: what the column wants, in Kazakh and then
// in Russian. Hidden columns have none.
func (x *Workbook) explain(of *data.Type, c column) string {
	switch c.role {
	case twinRole, idRole, versionRole:
		return ""
	case deleteRole:
		return x.both("sheet.note.delete", "\n\n")
	case helperRole:
		if c.key == helpLabel {
			return ""
		}
		return x.both("sheet.note.helper", "\n\n")
	}
	return x.explainField(c.field, kazakh) + "\n\n" + x.explainField(c.field, russian)
}

func (x *Workbook) explainField(f *data.Field, lang string) string {
	var parts []string
	say := func(key, value string) {
		parts = append(parts, x.Words(lang, "sheet.note."+key)+value)
	}
	if f.Required {
		say("required", "")
	}
	say("kind_"+kindWords[f.Kind], "")
	switch f.Kind {
	case data.Int:
		if f.Max < 1000 {
			say("bounds", " "+strconv.Itoa(f.Min)+"–"+strconv.Itoa(f.Max)+".")
		}
	case data.Text, data.Note:
		say("length", " "+strconv.Itoa(f.Length)+".")
	case data.Choice:
		codes := data.List(f.List)
		var words []string
		for i, code := range codes {
			if i == 4 && len(codes) > 5 {
				words = append(words, "…")
				break
			}
			words = append(words, x.Words(lang, "list."+f.List+"."+code))
		}
		say("example", " "+strings.Join(words, "; ")+".")
	}
	if f.Personal {
		say("personal", "")
	}
	return strings.Join(parts, " ")
}
