package sheet

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// WriteReceipt writes a small workbook for whoever sent a file: what was taken
// from it, and each wrong cell with its sentence. Headings are in Kazakh and
// Russian, words of lang.
func (x *Workbook) WriteReceipt(path, lang string, f data.FileReport, sentence func(data.CellProblem) string) error {
	if lang != russian {
		lang = kazakh
	}
	return writeFile(path, "", func(w io.Writer) error {
		r := &receipt{x: x, lang: lang, w: xlsx.NewWriter(w, xlsx.Properties{
			Application: application, Title: x.Words(lang, "receipt.title"), Created: f.Manifest.At, Modified: f.Manifest.At,
		})}
		r.styles = newStyles(r.w)
		r.counts(f)
		if len(f.Problems) > 0 {
			r.cells(f.Problems, sentence)
		}
		return r.w.Close()
	})
}

// receipt is one that is being written.
type receipt struct {
	x      *Workbook
	lang   string
	w      *xlsx.Writer
	styles styles
}

func (r *receipt) label(key string) string { return r.x.both("receipt."+key, " / ") }

// counted are the columns of the counts.
var counted = []struct {
	key string
	of  func(data.MergeCount) int
}{
	{"new", func(c data.MergeCount) int { return c.New }},
	{"changed", func(c data.MergeCount) int { return c.Changed }},
	{"deleted", func(c data.MergeCount) int { return c.Deleted }},
	{"conflicts", func(c data.MergeCount) int { return c.Conflicts }},
	{"held", func(c data.MergeCount) int { return c.Held }},
	{"wrong", func(c data.MergeCount) int { return c.Wrong }},
	{"same", func(c data.MergeCount) int { return c.Same }},
}

// counts writes the first sheet: which file, and what was taken from it.
func (r *receipt) counts(f data.FileReport) {
	about := xlsx.Sheet{
		Name: short(r.x.Words(r.lang, "receipt.name"), 31), Landscape: true, FitWidth: true,
		Columns: []xlsx.Column{{Width: 34}, {Width: 26}}, Merges: []string{"A1:I1"},
	}
	for range counted {
		about.Columns = append(about.Columns, xlsx.Column{Width: 15})
	}
	s := r.w.Sheet(about)
	s.Row(xlsx.RowOptions{Height: 28})
	s.Text(0, r.styles.title, r.label("title"))
	line := func(key, value string) {
		if value != "" {
			s.Row(xlsx.RowOptions{})
			s.Text(0, r.styles.label, r.label(key))
			s.Text(1, r.styles.value, value)
		}
	}
	line("file", f.Source.Name)
	line("from", strings.Trim(f.Manifest.Author+", "+r.place(f.Manifest.District), ", "))
	if !f.Manifest.At.IsZero() {
		line("at", f.Manifest.At.UTC().Format("02.01.2006 15:04")+" UTC")
	}
	says := ""
	switch {
	case f.Refusal != nil:
		says = "receipt.refused"
	case len(f.Problems) > 0:
		says = "receipt.fix"
	case f.Total().Wrong > 0: // which cells is not remembered once a file is in
		says = "receipt.wait"
	case f.Again:
		says = "receipt.again"
	default:
		says = "receipt.fine"
	}
	for _, lang := range []string{kazakh, russian} {
		s.Row(xlsx.RowOptions{})
		s.Text(0, 0, r.x.Words(lang, says))
	}
	s.Row(xlsx.RowOptions{})
	s.Row(xlsx.RowOptions{Height: 48})
	s.Text(0, r.styles.heading, r.x.both("receipt.type", "\n"))
	s.Text(1, r.styles.heading, r.x.both("receipt.district", "\n"))
	for i, c := range counted {
		s.Text(2+i, r.styles.heading, r.x.both("receipt."+c.key, "\n"))
	}
	for _, key := range sortedKeys(f.Counts) {
		s.Row(xlsx.RowOptions{})
		s.Text(0, r.styles.text, r.typeName(key.Type))
		s.Text(1, r.styles.text, r.place(key.District))
		for i, c := range counted {
			s.Int(2+i, r.styles.number, int64(c.of(f.Counts[key])))
		}
	}
	s.Close()
}

// sortedKeys are the keys of counts, by type and district.
func sortedKeys(counts map[data.MergeKey]data.MergeCount) []data.MergeKey {
	rank := map[string]int{}
	for i, of := range data.Types() {
		rank[of.Key] = i - len(data.Types())
	}
	keys := make([]data.MergeKey, 0, len(counts))
	for key := range counts {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b data.MergeKey) int {
		return cmp.Or(cmp.Compare(rank[a.Type], rank[b.Type]), cmp.Compare(a.Type, b.Type), cmp.Compare(a.District, b.District))
	})
	return keys
}

func (r *receipt) typeName(key string) string {
	if data.TypeByKey(key) == nil {
		return key
	}
	return r.x.both("sheet.name."+key, " / ")
}

func (r *receipt) place(code string) string {
	p, ok := r.x.Places.Place(code)
	switch {
	case !ok:
		return code
	case r.lang == russian && p.NameRU != "":
		return p.NameRU
	}
	return p.NameKK
}

// cells writes the second sheet: what is wrong.
func (r *receipt) cells(problems []data.CellProblem, sentence func(data.CellProblem) string) {
	s := r.w.Sheet(xlsx.Sheet{
		Name: short(r.x.Words(r.lang, "receipt.cells"), 31), FrozenRows: 1, Filter: "A1:E", TitleRows: [2]int{1, 1}, Landscape: true, FitWidth: true,
		Columns: []xlsx.Column{{Width: 22}, {Width: 10}, {Width: 30}, {Width: 70}, {Width: 30}},
	})
	s.Row(xlsx.RowOptions{Height: 32})
	for i, key := range []string{"sheet", "cell", "text", "problem", "proposal"} {
		s.Text(i, r.styles.heading, r.x.both("receipt."+key, "\n"))
	}
	for _, p := range problems {
		s.Row(xlsx.RowOptions{})
		s.Text(0, r.styles.text, p.Sheet)
		s.Text(1, r.styles.text, p.Cell)
		s.Text(2, r.styles.wrapped, short(p.Text, 500))
		s.Text(3, r.styles.wrapped, short(sentence(p), 2000))
		s.Text(4, r.styles.wrapped, short(p.Proposal, 500))
	}
	s.Close()
}
