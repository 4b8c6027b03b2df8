package reporting

import (
	"slices"
	"strings"

	"sapar/data"
	"sapar/data/layout"
	"sapar/data/report"
)

// The list of all marks, for the layout that explains them.
const markList = "mark"

var markFields = []string{"row", "kind", "latin", "kazakh", "russian", "meaning"}

// verbs are the words by which marks begin, and conditions.
var verbs = []string{"each", "group", "end", "across", "only", "column", "sum", "count", "rows", "page", "kk", "ru", "not", "upload", "names", "first"}

// names are all names that marks may use: the declared fields and what is
// counted beside them, in Latin and in Kazakh.
func (x *Reports) names() *layout.Names {
	n := &layout.Names{Words: map[string]string{}}
	for _, verb := range verbs {
		n.Words[verb] = x.Words("kk", "layout.verb."+verb)
	}
	for _, key := range report.HeadFields() {
		n.Head = append(n.Head, layout.Name{Key: key, KK: x.head("kk", key)})
	}
	for _, key := range report.Lists() {
		l := layout.List{Name: layout.Name{Key: key, KK: x.list("kk", key)}, Across: report.Across(key)}
		for _, f := range report.Fields(key) {
			l.Fields = append(l.Fields, layout.Name{Key: f, KK: x.field("kk", key, f), Sum: sumOf(key, f)})
		}
		n.Lists = append(n.Lists, l)
	}
	marks := layout.List{Name: layout.Name{Key: markList}}
	for _, f := range markFields {
		marks.Fields = append(marks.Fields, layout.Name{Key: f})
	}
	n.Lists = append(n.Lists, marks)
	return n
}

// sumOf is what the sum of a field means.
func sumOf(list, field string) layout.Sum {
	switch adds, total := report.Sums(list, field); {
	case adds:
		return layout.SumAdds
	case total:
		return layout.SumWhole
	}
	return layout.SumNowhere
}

// list is the word for a list: that of its record type, or its own.
func (x *Reports) list(lang, key string) string {
	if data.TypeByKey(key) != nil {
		return x.Words(lang, "type."+key)
	}
	return x.Words(lang, "layout.list."+key)
}

// field is the words for a field of a list: those of the declaration, or of what
// is counted.
func (x *Reports) field(lang, list, key string) string {
	of := data.TypeByKey(list)
	switch list {
	case report.Plan:
		of = data.EventType
	case report.Publication:
		of = data.ProductType
	case report.Presence:
		if data.PersonType.Field(key) != nil && of.Field(key) == nil {
			of = data.PersonType
		}
	}
	if of != nil && of.Field(key) != nil {
		return x.Words(lang, "field."+of.Key+"."+key)
	}
	if key == "row" {
		return x.Words(lang, "layout.field.row")
	}
	if about, ok := strings.CutPrefix(key, "event_"); ok && data.EventType.Field(about) != nil {
		return x.Words(lang, "type.event") + ": " + x.Words(lang, "field.event."+about)
	}
	return x.Words(lang, "layout.field."+key)
}

// head is the words for what stands once.
func (x *Reports) head(lang, key string) string {
	if about, ok := strings.CutPrefix(key, "project."); ok && data.ProjectType.Field(about) != nil {
		return x.Words(lang, "type.project") + "." + x.Words(lang, "field.project."+about)
	}
	return x.Words(lang, "layout.head."+strings.ReplaceAll(key, ".", "_"))
}

// marks is the list of all marks.
func (x *Reports) marks() data.ReportSheet {
	sheet := data.ReportSheet{Key: markList}
	add := func(kind, latin string, words func(lang string) string) {
		row := data.ReportRow{"row": {Value: len(sheet.Rows) + 1}, "kind": {Value: data.Code{List: "mark_kind", Code: kind}}, "latin": {Value: "{{" + latin + "}}"}}
		kk := words("kk")
		if kk != "" {
			row["kazakh"] = data.Cell{Value: "{{" + strings.ToLower(kk) + "}}"}
		}
		row["meaning"] = data.Cell{Value: data.Bilingual{KK: kk, RU: words("ru")}}
		sheet.Rows = append(sheet.Rows, row)
	}
	for _, key := range report.HeadFields() {
		add("once", key, func(lang string) string { return x.head(lang, key) })
	}
	for _, list := range report.Lists() {
		fields := report.Fields(list)
		for _, f := range fields {
			add("row", list+"."+f, func(lang string) string { return x.list(lang, list) + "." + x.field(lang, list, f) })
		}
		for across, of := range report.Across(list) {
			for _, f := range of {
				if !slices.Contains(report.Fields(across), f) {
					add("across", across+"."+f, func(lang string) string { return x.list(lang, across) + "." + x.field(lang, across, f) })
				}
			}
		}
	}
	return sheet
}
