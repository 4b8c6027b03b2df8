package layout

import (
	"math"
	"slices"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// written is a cell as it will be written.
type written struct {
	column  int
	from    *cell
	number  float64 // where it is one
	text    string  // else, where it was made here
	runs    []textRun
	made    made
	formula string
	array   string
	sources []data.ID
	proof   data.ProofRef // that it opens
}

// made says what became of a cell.
type made int

const (
	asItWas made = iota
	aNumber
	aText
	aRich
	nothing
)

// value is a value and where it comes from.
type value struct {
	v       any
	sources []data.ID
	proof   data.ProofRef
}

// valueOf is what a cell of the report says.
func valueOf(c data.Cell) value { return value{c.Value, c.Sources, c.Proof} }

// evaluate fills the cell of a line.
func (x *filling) evaluate(p *placing, l line, c *cell, at spot) written {
	w := written{column: at.column, from: c}
	if c.formula != "" {
		own := view{p, l.in, at.a, at.k}
		w.formula = rewrite(c.formula, false, x.seen(p.s, own))
		if a, ok := parseRange(c.array); ok {
			if a, ok = a.moved(own); ok {
				w.array = a.String()
			}
		}
		return w
	}
	if c.runs == nil {
		return w
	}
	runs := x.spoken(c)
	if alone, ok := onlyMark(runs); ok {
		got := x.value(p, l.in, at, alone.mark)
		w.sources, w.proof = got.sources, got.proof
		x.typed(&w, c, got.v, alone)
		return w
	}
	x.mixed(&w, p, l, at, runs)
	return w
}

// mixed puts words and values together. A line whose values are all empty is
// left out, with its words.
func (x *filling) mixed(w *written, p *placing, l line, at spot, runs []spokenRun) {
	type said struct {
		run        int
		text       string
		mark, ends bool
	}
	var all []said
	for i, r := range runs {
		for _, one := range r.pieces {
			s := said{run: i, text: one.text, ends: one.text == "\n"}
			if one.mark != nil && one.mark.speaks() {
				got := x.value(p, l.in, at, one.mark)
				w.sources = append(w.sources, got.sources...)
				if got.proof != (data.ProofRef{}) {
					w.proof = got.proof
				}
				s.text, s.mark = x.words(got.v, one, " / ", ", "), true
			}
			all = append(all, s)
		}
	}
	texts := make([]string, len(runs))
	first := true
	for from := 0; from <= len(all); {
		to := from
		marks, something := false, false
		for to < len(all) && !all[to].ends {
			marks, something = marks || all[to].mark, something || all[to].mark && all[to].text != ""
			to++
		}
		if !marks || something {
			if !first && from > 0 {
				texts[all[from-1].run] += "\n"
			}
			first = false
			for _, s := range all[from:to] {
				texts[s.run] += s.text
			}
		}
		from = to + 1
	}
	w.made, w.text = aText, strings.Join(texts, "")
	if strings.TrimSpace(w.text) == "" {
		w.text, w.made = "", nothing
		return
	}
	for i, r := range runs {
		w.runs = append(w.runs, textRun{look: r.run.look, text: texts[i]})
	}
	if len(w.runs) > 1 || w.runs[0].look != nil {
		w.made = aRich
	}
}

// typed gives a cell that holds a single mark the value as it is: numbers and
// dates as such.
func (x *filling) typed(w *written, c *cell, v any, p spokenPiece) {
	look := x.look(c.style)
	switch v := v.(type) {
	case int:
		w.made, w.number = aNumber, float64(v)
	case float64:
		w.made, w.number = aNumber, v
	case data.Date:
		if v == 0 {
			break
		}
		if look.date {
			w.made, w.number = aNumber, x.serial(v)
			return
		}
	}
	if w.made == aNumber {
		if f, ok := v.(float64); ok && look.percent {
			w.number = math.Round(f*10) / 1000
		}
		return
	}
	w.text = x.words(v, p, " / ", "\n")
	if width := x.room(c); look.wrap && x.from.Lang == Both && strings.Contains(w.text, " / ") && linesIn(w.text, look, width) > 1 {
		w.text = x.words(v, p, "\n", "\n")
	}
	if w.made = aText; w.text == "" {
		w.made = nothing
	}
}

// words is a value in words, or what the mark has in the place of none.
func (x *filling) words(v any, p spokenPiece, sep, list string) string {
	lang := p.lang
	if p.mark.tongue == Kazakh || p.mark.tongue == Russian {
		lang = p.mark.tongue
	}
	text := ""
	if lines, ok := v.([]string); ok {
		text = strings.Join(lines, list)
	} else {
		text = x.from.say(v, lang, sep)
	}
	if text == "" {
		return p.mark.instead
	}
	return text
}

// onlyMark is the mark of a cell that holds nothing else.
func onlyMark(runs []spokenRun) (spokenPiece, bool) {
	var found *spokenPiece
	for _, r := range runs {
		if r.run.look != nil && len(runs) > 1 {
			return spokenPiece{}, false
		}
		for i := range r.pieces {
			p := &r.pieces[i]
			switch {
			case p.mark == nil:
				if strings.TrimSpace(p.text) != "" {
					return spokenPiece{}, false
				}
			case p.mark.verb == verbValue || p.mark.verb == verbSum || p.mark.verb == verbCount:
				if found != nil {
					return spokenPiece{}, false
				}
				found = p
			}
		}
	}
	if found == nil {
		return spokenPiece{}, false
	}
	return *found, true
}

// spoken are the pieces of a cell in the language wanted; they are found once.
func (x *filling) spoken(c *cell) []spokenRun {
	if got, ok := x.said[c]; ok {
		return got
	}
	got := spoken(c.runs, x.from.Lang)
	x.said[c] = got
	return got
}

// value is what a mark stands for at a place.
func (x *filling) value(p *placing, in *instance, at spot, m *mark) value {
	switch m.verb {
	case verbValue:
	case verbCount:
		return x.count(in, m.list)
	case verbSum:
		if at.a != nil && at.a.list == m.list {
			return x.sum(in, at.a.over, x.acrossKey(at, m.field))
		}
		return x.sum(in, m.list, m.field)
	default:
		return value{}
	}
	got := x.plainValue(in, at, m)
	if x.from.NoNames && x.from.Personal != nil && x.from.Personal(listOf(in, m), m.field) {
		return value{v: nameless(got.v)}
	}
	return got
}

// listOf is the list of a mark's field: of what a group shares, the group's.
func listOf(in *instance, m *mark) string {
	if g := in.group(); m.list == verbGroup && g != nil {
		return g.block.list
	}
	return m.list
}

// nameless is what is left of a personal value without the names.
func nameless(v any) any {
	named, ok := v.([]data.WithCode)
	if !ok {
		return nil
	}
	codes := make([]data.Code, len(named))
	for i, one := range named {
		codes[i] = one.Code
	}
	return codes
}

// plainValue is what a mark of a field stands for.
func (x *filling) plainValue(in *instance, at spot, m *mark) value {
	switch {
	case m.list == "":
		return valueOf(x.from.Report.Head[m.field])
	case m.list == verbGroup:
		if g := in.group(); g != nil && len(g.rows) > 0 {
			return value{v: g.rows[0][m.field].Value}
		}
		// A group without rows is about the whole: the one event asked for.
		if g := in.group(); g != nil {
			return value{v: x.from.Report.Head[m.field].Value}
		}
		return value{}
	case at.a != nil && at.a.list == m.list:
		return x.acrossValue(in, at, m.field)
	}
	item, _ := in.itemOf(m.list)
	if item == nil && m.field == "row" && in.block.least > 0 { // a line to be filled in by hand
		return value{v: in.k + 1}
	}
	return valueOf(item[m.field])
}

// acrossValue is a cell of what stands across: in a row of the list over which
// it stands the row's own, else the name.
func (x *filling) acrossValue(in *instance, at spot, field string) value {
	if item, ok := in.itemOf(at.a.over); ok {
		return valueOf(item[x.acrossKey(at, field)])
	}
	groups := x.standing(at.a)
	if at.k >= len(groups) {
		return value{}
	}
	if field == "row" {
		return value{v: at.k + 1}
	}
	switch g := groups[at.k]; {
	case g.Code.List != "":
		return value{v: g.Code}
	case g.Code.Code != "":
		return value{v: data.PlaceName(g.Code.Code)}
	default:
		return value{v: data.Bilingual{KK: g.NameKK, RU: g.NameRU}}
	}
}

func (x *filling) acrossKey(at spot, field string) string {
	groups := x.standing(at.a)
	if at.k >= len(groups) {
		return ""
	}
	return at.a.list + "." + groups[at.k].Key + "." + field
}

func (x *filling) count(in *instance, list string) value {
	rows := x.items(list, in)
	var sources []data.ID
	for _, r := range rows {
		sources = append(sources, r["row"].Sources...)
	}
	return value{v: len(rows), sources: sources}
}

// sum adds a field up over the rows that the place sees. Where the whole has a
// total of its own, because it is no mere sum, that stands.
func (x *filling) sum(in *instance, list, field string) value {
	_, grouped := in.list(list)
	if sheet := x.from.sheet(list); sheet != nil && !grouped {
		if c, ok := sheet.Total[field]; ok {
			return valueOf(c)
		}
	}
	var whole int
	var part float64
	var sources []data.ID
	fraction, any := false, false
	rows := x.items(list, in)
	for _, r := range rows {
		c := r[field]
		switch v := c.Value.(type) {
		case int:
			whole += v
			any = true
		case float64:
			part += v
			fraction, any = true, true
		default:
			continue
		}
		sources = append(sources, c.Sources...)
	}
	switch {
	case !any && len(rows) == 0:
		return value{}
	case fraction:
		return value{v: part + float64(whole), sources: sources}
	}
	return value{v: whole, sources: slices.Clip(sources)}
}

// days1904 is how many days later some workbooks begin to count.
const days1904 = 1462

// serial is a date as the workbook counts days.
func (x *filling) serial(d data.Date) float64 {
	days := xlsx.TimeSerial(d.Time())
	if x.form.from1904 {
		days -= days1904
	}
	return days
}

// seen finds what a formula on a sheet refers to.
func (x *filling) seen(on *sheet, own mapping) func(string) (mapping, string) {
	return func(name string) (mapping, string) {
		if name == "" || strings.EqualFold(name, on.name) {
			return own, x.names[on]
		}
		for s, p := range x.placed {
			if strings.EqualFold(s.name, name) {
				return p.whole(), x.names[s]
			}
		}
		return nil, name
	}
}
