package cli

import (
	"cmp"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"sapar/data"
)

// mergeJSON is a merge in the shape that other programs read.
type mergeJSON struct {
	Merge  *string    `json:"merge"` // null where nothing was written
	DryRun bool       `json:"dry_run"`
	Files  []fileJSON `json:"files"` // in the order in which they were named; only those that were refused, where any was
	Total  countJSON  `json:"total"`
	Marked []string   `json:"marked"` // copies with the wrong cells marked
}

type fileJSON struct {
	ID       *int64        `json:"id"` // null where it is not new
	File     string        `json:"file"`
	Size     int64         `json:"size"`
	SHA256   string        `json:"sha256"`
	Refused  *sayingJSON   `json:"refused"` // null where it was taken
	Again    bool          `json:"again"`
	Manifest *manifestJSON `json:"manifest"` // null where it was refused
	Total    countJSON     `json:"total"`
	Counts   []rowJSON     `json:"counts"`
	Problems []problemJSON `json:"problems"`
	Notices  []sayingJSON  `json:"notices"`
}

// sayingJSON is a code and its sentence in the person's language.
type sayingJSON struct {
	Code     string `json:"code"`
	Sentence string `json:"sentence"`
}

type manifestJSON struct {
	Format   int    `json:"format"`
	Export   string `json:"export"`
	Device   string `json:"device"`
	Author   string `json:"author"`
	Role     string `json:"role"`
	District string `json:"district"` // code
	Project  string `json:"project"`
	Region   string `json:"region"` // code
	TitleKK  string `json:"title_kk"`
	TitleRU  string `json:"title_ru"`
	Start    string `json:"start"`
	End      string `json:"end"`
	Part     string `json:"part"` // code of the district that it holds alone, "" for all
	At       string `json:"at"`   // UTC
	Names    bool   `json:"names"`
	Form     bool   `json:"form"`
}

type countJSON struct {
	New       int `json:"new"`
	Changed   int `json:"changed"`
	Deleted   int `json:"deleted"`
	Conflicts int `json:"conflicts"`
	Held      int `json:"held"`
	Wrong     int `json:"wrong"`
	Same      int `json:"same"`
}

type rowJSON struct {
	Type     string `json:"type"`
	District string `json:"district"` // code, "" where the records have none
	countJSON
}

type problemJSON struct {
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Type     string `json:"type"`
	Field    string `json:"field"`
	Code     string `json:"code"`
	Sentence string `json:"sentence"`
	Text     string `json:"text"`
	Proposal string `json:"proposal"`
}

func (m *merged) sayJSON() error {
	total, _ := m.total()
	out := mergeJSON{DryRun: m.dry, Files: []fileJSON{}, Total: countsOf(total), Marked: append([]string{}, m.marked...)}
	if !m.report.Merge.IsZero() {
		id := m.report.Merge.String()
		out.Merge = &id
	}
	for i := range m.report.Files {
		f := m.fileJSON(&m.report.Files[i])
		if id, ok := m.numbers[m.report.Files[i].Source.Sum]; ok && !f.Again {
			f.ID = &id
		}
		out.Files = append(out.Files, f)
	}
	return m.run.sayJSON(out)
}

func (r *run) sayJSON(v any) error {
	raw, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return r.say(string(raw))
}

func (r *run) fileJSON(f *data.FileReport) fileJSON {
	out := fileJSON{
		File: f.Source.Name, Size: f.Source.Size, SHA256: hex.EncodeToString(f.Source.Sum[:]), Again: f.Again,
		Total: countsOf(f.Total()), Counts: rowsOf(f.Counts), Problems: []problemJSON{}, Notices: []sayingJSON{},
	}
	if f.Refusal != nil {
		out.SHA256 = "" // it may not have been read at all
		out.Refused = &sayingJSON{codeOf(f.Refusal), r.sentence(f.Refusal)}
		return out
	}
	out.Manifest = manifestOf(f.Manifest)
	for _, p := range f.Problems {
		out.Problems = append(out.Problems, problemJSON{
			Sheet: p.Sheet, Cell: p.Cell, Type: p.Type, Field: p.Field, Code: p.Code,
			Sentence: r.words.CellProblem(p, r.Places), Text: p.Text, Proposal: p.Proposal,
		})
	}
	for _, n := range f.Notices {
		out.Notices = append(out.Notices, sayingJSON{n.Code, r.words.Notice(n, r.Places)})
	}
	return out
}

// codeOf is the code of a refusal, "unexpected" where it has none.
func codeOf(err error) string {
	var known *data.Error
	if errors.As(err, &known) {
		return known.Code
	}
	return "unexpected"
}

func countsOf(c data.MergeCount) countJSON {
	return countJSON{New: c.New, Changed: c.Changed, Deleted: c.Deleted, Conflicts: c.Conflicts, Held: c.Held, Wrong: c.Wrong, Same: c.Same}
}

// rowsOf are counts by type, in the order of the types, and district.
func rowsOf(counts map[data.MergeKey]data.MergeCount) []rowJSON {
	rank := map[string]int{}
	for i, of := range data.Types() {
		rank[of.Key] = i - len(data.Types())
	}
	out := []rowJSON{}
	for key, c := range counts {
		out = append(out, rowJSON{Type: key.Type, District: key.District, countJSON: countsOf(c)})
	}
	slices.SortFunc(out, func(a, b rowJSON) int {
		return cmp.Or(cmp.Compare(rank[a.Type], rank[b.Type]), cmp.Compare(a.Type, b.Type), cmp.Compare(a.District, b.District))
	})
	return out
}

func manifestOf(m data.Manifest) *manifestJSON {
	return &manifestJSON{
		Format: m.Format, Export: m.Export.String(), Device: m.Device.String(), Author: m.Author, Role: m.Role, District: m.District,
		Project: m.Project.String(), Region: m.Region, TitleKK: m.TitleKK, TitleRU: m.TitleRU,
		Start: dayJSON(m.Period.From), End: dayJSON(m.Period.To), Part: m.Part, At: timeJSON(m.At), Names: m.Names, Form: m.Form,
	}
}

// dayJSON is a day as ISO, "" for none.
func dayJSON(d data.Date) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

// timeJSON is an instant in UTC as ISO, "" for none.
func timeJSON(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
