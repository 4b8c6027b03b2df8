package ownlist

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Guess says how the sheets of a list may be read, the surest first: for each
// sheet that looks like a list the one way that fits it best. Sheets that are
// not shown are left out.
func (r *Reader) Guess(l *List) []Mapping {
	var out []Mapping
	for i := range l.Sheets {
		s := &l.Sheets[i]
		t, ok := r.vocabulary().findTable(s)
		if s.Hidden || !ok {
			continue
		}
		best := Mapping{}
		for _, kind := range Kinds() {
			if m := r.guess(s, t, kind); m.Sure > best.Sure {
				best = m
			}
		}
		if best.Kind != "" {
			out = append(out, best)
		}
	}
	slices.SortStableFunc(out, func(a, b Mapping) int { return cmp.Compare(b.Sure, a.Sure) })
	return out
}

// GuessAs guesses how a sheet may be read as a list of that kind; false where
// nothing speaks for it.
func (r *Reader) GuessAs(l *List, sheet, kind string) (Mapping, bool) {
	s := l.sheet(sheet)
	if s == nil || len(fieldsOfKind[kind]) == 0 {
		return Mapping{}, false
	}
	t, ok := r.vocabulary().findTable(s)
	if !ok {
		return Mapping{}, false
	}
	m := r.guess(s, t, kind)
	return m, m.Sure > 0
}

func (r *Reader) guess(s *Sheet, t table, kind string) Mapping {
	v := r.vocabulary()
	g := &guesser{r: r, v: v, s: s, t: t, places: r.placeFinder(""), m: Mapping{
		Kind: kind, Sheet: s.Name, HeadRow: t.head, FirstRow: t.first,
		Columns: map[int]string{}, Defaults: map[string]string{}, Headings: map[int]string{}, Confidence: map[int]float64{},
	}}
	g.columns()
	g.assign()
	g.mend()
	g.around()
	g.m.sign(r.Fold)
	g.judge()
	return g.m
}

// guesser guesses how one sheet is to be read.
type guesser struct {
	r        *Reader
	v        *vocabulary
	s        *Sheet
	t        table
	m        Mapping
	places   *placeFinder
	profiles []*profile
	kindHint float64 // what the titles say for the kind
}

// columns looks at what stands over and in each column.
func (g *guesser) columns() {
	rows := g.sample()
	for column := range g.s.width {
		p := &profile{r: g.r, v: g.v, places: g.places, column: column, headings: g.s.headings(g.t, column)}
		over, ok := g.s.merge(g.t.head, column)
		p.shared = ok && over.LastColumn > over.FirstColumn
		for _, line := range rows {
			if c, _ := g.s.spread(line, column); !isBlank(c) {
				p.cells = append(p.cells, c)
			}
		}
		if text := strings.Join(p.headings, "\n"); text != "" {
			g.m.Headings[column] = text
		}
		g.profiles = append(g.profiles, p)
	}
}

// sampled is how many rows the contents of columns are judged by.
const sampled = 120

// sample are lines that look like data, from all over the table.
func (g *guesser) sample() []int {
	var lines []int
	for i := range g.s.Rows {
		row := &g.s.Rows[i]
		if row.Line < g.t.first || len(row.Cells) < 2 || isNumberRow(row) || g.v.isTotal(row) {
			continue
		}
		lines = append(lines, row.Line)
	}
	if len(lines) <= sampled {
		return lines
	}
	out := make([]int, sampled)
	for i := range out {
		out[i] = lines[i*len(lines)/sampled]
	}
	return out
}

// bid is a field that a column may be.
type bid struct {
	column, order int
	fit
}

// assign gives columns to fields, the surest first.
func (g *guesser) assign() {
	var bids []bid
	for _, p := range g.profiles {
		if p.isPersonal(g.m.Kind) {
			continue
		}
		for i, f := range g.v.fits(g.m.Kind, p.headings) {
			if strings.HasPrefix(f.field, personalColumns) {
				continue
			}
			bids = append(bids, bid{p.column, i, fit{f.field, p.weigh(f)}})
		}
		for i, f := range p.byContent(g.m.Kind) {
			bids = append(bids, bid{p.column, 100 + i, f})
		}
	}
	slices.SortStableFunc(bids, func(a, b bid) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.order, b.order), cmp.Compare(a.column, b.column))
	})
	given := map[string]bool{}
	done := map[int]bool{}
	for _, b := range bids {
		if b.score < leastFit || done[b.column] || given[b.field] {
			continue
		}
		done[b.column] = true
		if b.field == noField {
			continue
		}
		given[b.field] = true
		g.m.Columns[b.column], g.m.Confidence[b.column] = b.field, min(b.score, 1)
	}
}

// move gives a column another field.
func (g *guesser) move(column int, field string) {
	if column >= 0 {
		g.m.Columns[column] = field
	}
}

// drop takes a column's field away.
func (g *guesser) drop(column int) {
	delete(g.m.Columns, column)
	delete(g.m.Confidence, column)
}

// mend settles what columns mean together.
func (g *guesser) mend() {
	of := "person"
	if g.m.Kind == Members {
		of = "member"
	}
	name, family, given, patronymic := of+".name", of+".name.family", of+".name.given", of+".name.patronymic"
	if whole := g.m.column(name); whole >= 0 {
		g.splitName(whole, name, family, given, patronymic)
	}
	if g.m.column(name) < 0 && g.m.column(family) < 0 && g.m.column(patronymic) < 0 {
		g.move(g.m.column(given), name) // "Name" alone is all of it
	}
	if g.m.column(name) < 0 && g.m.column(given) < 0 && g.m.column(patronymic) < 0 {
		g.move(g.m.column(family), name)
	}
	if g.m.column(name) >= 0 {
		for _, part := range []string{family, given, patronymic} {
			g.drop(g.m.column(part))
		}
	}
	if g.m.column("person.birth_year") >= 0 {
		g.drop(g.m.column("person.birth_date"))
		g.drop(g.m.column("person.age"))
	} else if g.m.column("person.birth_date") >= 0 {
		g.drop(g.m.column("person.age"))
	}
	// In a list of people a village is where they live, unless the rows say
	// what they attended.
	if g.m.Kind == People && g.m.column("event.village") >= 0 && g.m.column("person.village") < 0 &&
		g.m.column("event.date") < 0 && g.m.column("event.title") < 0 && g.m.column("event.kind") < 0 {
		g.move(g.m.column("event.village"), "person.village")
	}
	if g.m.column("event.date") < 0 && g.m.column("event.time") >= 0 {
		if p := g.profiles[g.m.column("event.time")]; p.share("event.date") > 0.6 {
			g.move(p.column, "event.date")
		}
	}
}

// splitName gives the parts of a name to the columns that one heading goes over.
func (g *guesser) splitName(whole int, name, family, given, patronymic string) {
	m, ok := g.s.merge(g.t.head, whole)
	if !ok || m.FirstColumn == m.LastColumn || m.LastColumn-m.FirstColumn > 2 {
		return
	}
	parts := []string{family, given, patronymic}
	for column := m.FirstColumn; column <= min(m.LastColumn, len(g.profiles)-1); column++ {
		field := g.m.Columns[column]
		if len(g.profiles[column].cells) == 0 || field != "" && field != name && !slices.Contains(parts, field) {
			return
		}
	}
	if slices.ContainsFunc(parts, func(part string) bool { return g.m.column(part) >= 0 }) {
		return // the headings below say it
	}
	sure := g.m.Confidence[whole]
	for i, column := 0, m.FirstColumn; column <= min(m.LastColumn, len(g.profiles)-1); i, column = i+1, column+1 {
		g.m.Columns[column], g.m.Confidence[column] = parts[i], sure
	}
}

// around reads what stands over the table, and in the sheet's name.
func (g *guesser) around() {
	var all []string
	var said facts
	read := &titles{v: g.v, places: g.places}
	for i := range g.s.Rows {
		row := &g.s.Rows[i]
		if row.Line >= g.t.first || row.Line >= g.t.head && g.t.head > 0 {
			break
		}
		said.add(read.read(row, true))
		for j := range row.Cells {
			all = append(all, textOf(&row.Cells[j]))
		}
	}
	named := read.sentence(g.s.Name, true)
	named.title = ""
	said.lack(named)
	maps.Copy(g.m.Defaults, said.defaults(g.m.Kind, &g.m))
	all = append(all, g.s.Name)
	words := strings.Fields(g.v.fold(strings.Join(all, " ")))
	for kind, phrases := range g.v.kinds {
		for _, phrase := range phrases {
			if holds(words, phrase) < 0 {
				continue
			}
			if kind == g.m.Kind {
				g.kindHint = 0.15
			}
		}
	}
}

// judge says how sure the guess is: what a list of the kind needs, what speaks
// for it, and how many of the columns with headings are understood.
func (g *guesser) judge() {
	weights := map[string]float64{}
	switch g.m.Kind {
	case People:
		weights = map[string]float64{
			"person.name": 0.45, "person.name.family": 0.3, "person.name.given": 0.15, "person.birth_year": 0.15, "person.birth_date": 0.15,
			"person.age": 0.1, "person.sex": 0.1, "person.category": 0.1, "person.consent": 0.1, "person.work": 0.05, "person.phone": 0.05,
			"person.village": 0.05,
		}
	case Members:
		weights = map[string]float64{
			"member.name": 0.35, "member.name.family": 0.25, "member.name.given": 0.1, "member.specialty": 0.25,
			"member.position": 0.1, "member.organisation": 0.05, "member.district": 0.05, "member.phone": 0.05,
		}
	case Events:
		weights = map[string]float64{
			"event.date": 0.25, "event.title": 0.2, "event.kind": 0.15, "event.village": 0.1, "event.unlisted": 0.15, "event.place": 0.05,
			"event.unlisted_male": 0.05, "event.handouts": 0.05, "event.status": 0.05, "event.expected": 0.05,
		}
	}
	sure := 0.0
	for column, field := range g.m.Columns {
		sure += weights[field] * g.m.Confidence[column]
	}
	need := map[string][]string{
		People: {"person.name", "person.name.family", "person.name.given"}, Events: {"event.date", "event.title", "event.kind"},
		Members: {"member.name", "member.name.family", "member.name.given"},
	}[g.m.Kind]
	if !slices.ContainsFunc(need, func(field string) bool { return g.m.column(field) >= 0 }) || len(g.sample()) == 0 {
		g.m.Sure = 0
		return
	}
	if g.m.Kind == Members && g.m.column("member.specialty") < 0 && g.kindHint == 0 {
		sure *= 0.5
	}
	if g.m.Kind == Events && len(g.m.Columns) < 2 {
		sure *= 0.5
	}
	g.m.Sure = min(1, sure+g.kindHint)
}
