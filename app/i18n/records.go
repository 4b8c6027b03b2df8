package i18n

import (
	"errors"
	"maps"
	"strings"

	"sapar/data"
)

// Choice is a code of a list in words. A code that this program does not know
// (a newer one wrote it) is shown as it is; no code is nothing.
func (w *Words) Choice(list, code string) string {
	if key := "list." + list + "." + code; code != "" && w.Has(key) {
		return w.T(key)
	}
	return code
}

// Field is the heading of a field of a record type.
func (w *Words) Field(recordType, field string) string {
	return w.T("field." + recordType + "." + field)
}

// ListField is what a column of a person's own list holds: a field of a record
// ("event.date"), or a part of one ("person.name.family").
func (w *Words) ListField(key string) string {
	recordType, field, _ := strings.Cut(key, ".")
	if part := "list.own_list_part." + field; w.Has(part) {
		return w.T("type."+recordType) + ": " + w.T(part)
	}
	return w.T("type."+recordType) + ": " + w.Field(recordType, field)
}

// Place is a place's name; an English reader gets the Kazakh one.
func (w *Words) Place(p data.Place) string {
	if w.lang == RU && p.NameRU != "" {
		return p.NameRU
	}
	return p.NameKK
}

// Problem is the sentence that says what is wrong with a field and what would
// be right. Places, which may be nil, name the places it speaks of.
func (w *Words) Problem(p data.Problem, places data.Places) string {
	return w.Fill("problem."+p.Code, w.spoken(p.Code, p.Args, places))
}

// CellProblem is the sentence about a wrong cell of a file: the heading of its
// column, what is wrong and what would be right.
func (w *Words) CellProblem(p data.CellProblem, places data.Places) string {
	sentence := w.Problem(p.Problem, places)
	if heading := w.column(p.Type, p.Field); heading != "" {
		return heading + ": " + sentence
	}
	return sentence
}

// column is the heading of a workbook's column: a field, the mark that deletes,
// or "~" and the key of what is only shown to help. A column that only a newer
// program knows is called by its key.
func (w *Words) column(recordType, field string) string {
	key := "field." + recordType + "." + field
	if field == data.DeletedField {
		key = "sheet.column.delete"
	} else if helper, ok := strings.CutPrefix(field, "~"); ok {
		key = "sheet.column." + helper
	}
	if w.Has(key) {
		return w.T(key)
	}
	return field
}

// Notice is the sentence about a file that stops nothing.
func (w *Words) Notice(n data.Notice, places data.Places) string {
	return w.Fill("notice."+n.Code, w.spoken(n.Code, n.Args, places))
}

// Refusal is what a person is told about an error: the sentence of a
// data.Error, the sentences of data.Problems, one to a line, and for any other
// error that something unexpected happened. The error itself goes to the log.
func (w *Words) Refusal(err error, places data.Places) string {
	var problems data.Problems
	if errors.As(err, &problems) && len(problems) > 0 {
		lines := make([]string, len(problems))
		for i, p := range problems {
			lines[i] = w.Problem(p, places)
			if p.Field != "" {
				lines[i] = w.Field(p.Type, p.Field) + ": " + lines[i]
			}
		}
		return strings.Join(lines, "\n")
	}
	var known *data.Error
	if errors.As(err, &known) && w.Has("error."+known.Code) {
		return w.Fill("error."+known.Code, w.spoken(known.Code, known.Args, places))
	}
	return w.T("error.unexpected")
}

// spoken puts a message's values into the language: dates, numbers, and what
// stands there as a code.
func (w *Words) spoken(code string, args data.Args, places data.Places) map[string]any {
	values := maps.Clone(map[string]any(args))
	if values["part"] == "" { // the file as a whole
		values["part"] = values["what"]
	}
	years := strings.HasPrefix(code, "born_") // a year has no thousands
	for name, value := range values {
		switch v := value.(type) {
		case data.Date:
			values[name] = w.Date(v.Time())
		case int:
			if !years {
				values[name] = w.Int(v)
			}
		case int64:
			values[name] = w.Int(int(v))
		case string:
			values[name] = w.named(name, v, places)
		}
	}
	return values
}

// named puts a code into words where the value's name tells what it is.
func (w *Words) named(name, code string, places data.Places) string {
	switch name {
	case "type":
		if key := "type." + code; w.Has(key) {
			return w.T(key)
		}
	case "what", "part":
		return w.Choice("fault", code)
	case "specialty":
		return w.Choice("field", code)
	case "village", "home", "district", "region":
		if places == nil {
			break
		}
		if p, ok := places.Place(code); ok {
			return w.Place(p)
		}
	}
	return code
}
