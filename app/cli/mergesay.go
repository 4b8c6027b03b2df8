package cli

import (
	"strings"
	"time"

	"sapar/data"
)

// mostProblems is how many wrong cells are named one by one.
const mostProblems = 20

// merged is a merge that was done, or tried, and what is said of it.
type merged struct {
	*run
	report  data.MergeReport
	paths   []string // as they were typed
	dry     bool
	project *data.Project      // that was chosen with it, nil for none
	numbers map[[32]byte]int64 // of the files that are new here
	marked  []string           // copies that were written
}

func (m *merged) say() error {
	if m.args.Merge.JSON {
		return m.sayJSON()
	}
	var b strings.Builder
	for i := range m.report.Files {
		m.file(&b, m.paths[i], &m.report.Files[i])
		b.WriteString("\n")
	}
	m.problems(&b)
	m.summary(&b)
	return m.run.say(strings.TrimRight(b.String(), "\n"))
}

// file says what one file came to.
func (m *merged) file(b *strings.Builder, path string, f *data.FileReport) {
	b.WriteString(path)
	if id, ok := m.numbers[f.Source.Sum]; ok && !f.Again {
		b.WriteString(" (" + m.words.T("cli.merge.number", "id", id) + ")")
	}
	if f.Refusal != nil {
		b.WriteString(": " + m.sentence(f.Refusal) + "\n")
		return
	}
	if from := m.sender(f.Manifest); from != "" {
		b.WriteString(": " + from)
	}
	b.WriteString("\n")
	for _, n := range f.Notices {
		b.WriteString("   " + m.words.Notice(n, m.Places) + "\n")
	}
	total := f.Total()
	switch {
	case f.Again:
		b.WriteString("   " + m.words.T("cli.merge.again") + "\n")
		return
	case total == data.MergeCount{}:
		b.WriteString("   " + m.words.T("cli.merge.nothing") + "\n")
		return
	case total.News()+total.Wrong == 0:
		b.WriteString("   " + m.words.T("cli.merge.nothing_new") + "\n")
	}
	m.tabulate(b, m.countTable(byType(f.Counts)))
}

// sender is from whom a file is, and of when.
func (r *run) sender(m data.Manifest) string {
	who := m.Author
	if p, ok := r.Places.Place(m.District); ok {
		who = strings.TrimPrefix(who+", "+r.words.Place(p), ", ")
	} else if m.Role != "" {
		who = strings.TrimPrefix(who+", "+r.words.Choice("role", m.Role), ", ")
	}
	switch {
	case m.At.IsZero():
		return who
	case who == "":
		return r.words.T("cli.merge.from_nobody", "at", r.moment(m.At))
	}
	return r.words.T("cli.merge.from", "who", who, "at", r.moment(m.At))
}

// moment is a day and the time of day where the program runs.
func (r *run) moment(t time.Time) string {
	t = t.In(r.Now().Location())
	return r.words.Date(t) + " " + t.Format("15:04")
}

// countColumns are the columns of counts: what is said over each.
var countColumns = []struct {
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

// countTable is the counts by type under their headings, without the columns
// and rows of nothing.
func (r *run) countTable(counts map[string]data.MergeCount) [][]string {
	var total data.MergeCount
	for _, c := range counts {
		total.Add(c)
	}
	head := []string{""}
	for _, column := range countColumns {
		if column.of(total) > 0 {
			head = append(head, r.words.T("cli.merge."+column.key))
		}
	}
	rows := [][]string{head}
	add := func(name string, c data.MergeCount) {
		row := []string{name}
		for _, column := range countColumns {
			if column.of(total) > 0 {
				row = append(row, r.words.Int(column.of(c)))
			}
		}
		rows = append(rows, row)
	}
	var other data.MergeCount // of the cover, and of types that a newer program knows
	for key, c := range counts {
		if data.TypeByKey(key) == nil {
			other.Add(c)
		}
	}
	for _, of := range data.Types() {
		if c := counts[of.Key]; c != (data.MergeCount{}) {
			add(r.words.T("type."+of.Key), c)
		}
	}
	if other != (data.MergeCount{}) {
		add(r.words.T("cli.merge.other"), other)
	}
	return rows
}

// byType adds the districts up.
func byType(counts map[data.MergeKey]data.MergeCount) map[string]data.MergeCount {
	out := map[string]data.MergeCount{}
	for key, c := range counts {
		total := out[key.Type]
		total.Add(c)
		out[key.Type] = total
	}
	return out
}

// problems names the wrong cells, the first of them one by one.
func (m *merged) problems(b *strings.Builder) {
	n := 0
	for i := range m.report.Files {
		for _, p := range m.report.Files[i].Problems {
			if n++; n <= mostProblems {
				b.WriteString(m.words.T("cli.merge.problem", "file", m.paths[i], "sheet", p.Sheet, "cell", p.Cell, "sentence", m.aboutCell(p)) + "\n")
			}
		}
	}
	if n > mostProblems {
		b.WriteString(m.words.N("cli.merge.more", n-mostProblems) + "\n")
	}
	if n > 0 {
		b.WriteString("\n")
	}
}

// summary says what came of the whole.
func (m *merged) summary(b *strings.Builder) {
	total, taken := m.total()
	if total.Wrong > 0 {
		b.WriteString(m.words.N("cli.merge.waiting", total.Wrong) + "\n")
	}
	for _, path := range m.marked {
		b.WriteString(m.words.T("cli.merge.marked", "path", path) + "\n")
	}
	if m.args.Merge.Errors != "" && len(m.marked) == 0 {
		b.WriteString(m.words.T("cli.merge.none_marked") + "\n")
	}
	if m.project != nil {
		b.WriteString(m.words.T("cli.merge.project", "title", m.project.Title(string(m.words.Lang()))) + "\n")
	}
	if m.dry {
		b.WriteString(m.words.T("cli.merge.dry") + "\n")
	} else {
		b.WriteString(m.words.N("cli.merge.done", taken) + "\n")
	}
}

// total adds all files up; taken is how many came in that were not here.
func (m *merged) total() (total data.MergeCount, taken int) {
	for i := range m.report.Files {
		f := &m.report.Files[i]
		total.Add(f.Total())
		if !f.Again && f.Refusal == nil {
			taken++
		}
	}
	return total, taken
}

// refusal is the error that a dry run ends with which found files that a merge
// would refuse.
func (m *merged) refusal() error {
	var files []data.FileReport
	for _, f := range m.report.Files {
		if f.Refusal != nil {
			files = append(files, f)
		}
	}
	return refusedOf(files)
}
