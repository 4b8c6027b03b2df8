package ownlist

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"sapar/data"
)

// facts are what a title says of the rows below it.
type facts struct {
	district, village string // codes
	day               days
	dayText           string // a date that could not be read: its year is not known, or there is none such
	start, end        data.Clock
	kind, title       string
	place             string
	responsible       string
	at                cellAt // the title's first cell
	caption           bool   // it calls the list a list
}

// none reports whether nothing is said.
func (f *facts) none() bool {
	return f.district == "" && f.village == "" && !f.event() && f.place == "" && f.responsible == ""
}

// event reports whether an event is said.
func (f *facts) event() bool {
	return f.day.start != 0 || f.dayText != "" || f.kind != "" || f.title != ""
}

// add lets more be said by a title that follows at once.
func (f *facts) add(more facts) {
	set := func(to *string, from string) {
		if from != "" {
			*to = from
		}
	}
	set(&f.district, more.district)
	set(&f.village, more.village)
	set(&f.kind, more.kind)
	set(&f.title, more.title)
	set(&f.place, more.place)
	set(&f.responsible, more.responsible)
	if more.day.start != 0 || more.dayText != "" {
		f.day, f.dayText = more.day, more.dayText
	}
	if more.start != "" {
		f.start, f.end = more.start, more.end
	}
	if f.at.line == 0 || more.event() {
		f.at = more.at
	}
	f.caption = f.caption || more.caption
}

// lack takes over what is not said yet.
func (f *facts) lack(other facts) {
	own := *f
	*f = other
	f.add(own)
}

// follow is what holds after a title that comes after rows: what is said of a
// wider place ends all that was said below it, and a new event the one before.
func (f *facts) follow(next facts, in func(village, district string) bool) {
	switch {
	case next.district != "":
		*f = facts{}
	case next.village != "":
		kept := facts{}
		if in(next.village, f.district) {
			kept.district = f.district
		}
		*f = kept
	case next.event():
		kept := facts{district: f.district, village: f.village}
		if next.day.start == 0 && next.dayText == "" {
			kept.day, kept.dayText = f.day, f.dayText
		}
		*f = kept
	}
	f.add(next)
}

// defaults are the facts as a Mapping has them, of the fields that its columns
// do not hold.
func (f *facts) defaults(kind string, m *Mapping) map[string]string {
	out := map[string]string{}
	set := func(field, value string) {
		if value != "" && takes(kind, field) && m.column(field) < 0 {
			out[field] = value
		}
	}
	set("member.district", f.district)
	set("event.district", f.district)
	set("event.village", f.village)
	if kind != People {
		return out
	}
	date := f.dayText
	if f.day.start != 0 {
		date = f.day.start.String()
	}
	set("event.date", date)
	set("event.end_date", f.day.end.String())
	set("event.start", string(f.start))
	set("event.end", string(f.end))
	set("event.kind", f.kind)
	set("event.title", f.title)
	set("event.place", f.place)
	set("event.responsible", f.responsible)
	return out
}

// titles reads titles.
type titles struct {
	v      *vocabulary
	places *placeFinder
	inYear yearless
	within string // district
}

// read is what a row of titles says: labels with their values beside or behind
// them, or a sentence. Over the table stands much that is no event (who
// approves, whose list it is): there a sentence must say more than a name.
func (t *titles) read(row *Row, over bool) facts {
	var out facts
	for i := 0; i < len(row.Cells); i++ {
		text := textOf(&row.Cells[i])
		var f facts
		if field := t.label(text); field != "" && i+1 < len(row.Cells) {
			i++
			f = t.labelled(field, &row.Cells[i])
		} else {
			for line := range strings.SplitSeq(text, "\n") {
				f.add(t.line(line, over))
			}
		}
		f.at = cellAt{row.Line, row.Cells[i].Column}
		if !f.none() || f.caption {
			at := out.at
			out.add(f)
			if at.line != 0 {
				out.at = at
			}
		}
	}
	if out.at.line == 0 && len(row.Cells) > 0 {
		out.at = cellAt{row.Line, row.Cells[0].Column}
	}
	return out
}

// line is what one line of a title says.
func (t *titles) line(text string, over bool) facts {
	if label, value, ok := strings.Cut(text, ":"); ok && strings.TrimSpace(value) != "" && !endsInDigit(label) {
		if field := t.label(label); field != "" {
			return t.labelled(field, &Cell{Text: strings.TrimSpace(value)})
		}
		if code := t.v.choices["event_type"][t.v.fold(label)]; code != "" {
			f := t.sentence(value, false)
			f.kind = code
			return f
		}
		if t.v.begins(t.v.captions, label) {
			return facts{caption: true}
		}
	}
	return t.sentence(text, over)
}

func endsInDigit(s string) bool { return s != "" && isDigit(rune(s[len(s)-1])) }

// label is the field that a label names, "" for none.
func (t *titles) label(text string) string {
	text = strings.TrimRight(strings.TrimSpace(text), ":")
	best, score := "", 0.0
	spelled := t.v.spellings(text)
	for _, field := range []string{
		"event.date", "event.time", "event.kind", "event.title", "event.district", "event.okrug", "event.village", "event.place", "event.responsible",
	} {
		if s := t.v.fitOf(field, spelled); s > score {
			best, score = field, s
		}
	}
	if score < weakFit {
		return ""
	}
	return best
}

// labelled is what a labelled cell says.
func (t *titles) labelled(field string, c *Cell) facts {
	text := oneLine(textOf(c))
	rest := func() facts { return t.sentence(text, false) }
	switch field {
	case "event.date":
		d, start, end, w := t.v.dayOf(c, t.inYear)
		if w != nil {
			f := rest()
			f.title = ""
			return f
		}
		return facts{day: d, start: start, end: end}
	case "event.time":
		start, end, w := clocksOf(c)
		if w != nil {
			return facts{}
		}
		return facts{start: start, end: end}
	case "event.kind":
		f := rest()
		if code, ok := t.v.code("event_type", text); ok {
			f.kind = code
			if t.v.choices["event_type"][t.v.fold(text)] != "" {
				f.title = ""
			}
		}
		return f
	case "event.title":
		f := rest()
		if t.v.choices["event_type"][t.v.fold(text)] != "" {
			return f
		}
		return facts{title: unquoted(text), kind: f.kind}
	case "event.place":
		return facts{place: text}
	case "event.responsible":
		return facts{responsible: text}
	case "event.district":
		if hit := t.places.find(text, districtKinds, ""); hit.code != "" {
			return facts{district: hit.code}
		}
	case "event.village":
		if hit := t.places.find(text, villageKinds, t.within); hit.code != "" {
			return facts{village: hit.code}
		}
	case "event.okrug":
		return facts{}
	}
	f := rest()
	f.title, f.kind = "", ""
	return f
}

var (
	quotedText = regexp.MustCompile(`[«“"„]([^«»“”"„]{2,})[»”"“]`)
	clockAlone = regexp.MustCompile(`(?:^|\D)\d{1,2}:\d{2}(?:\s*[-–—]\s*\d{1,2}:\d{2})?(?:$|\D)`)
)

// sentence is what a sentence says: its date, its place, the kind of event, and
// as its title what is quoted or what is left.
func (t *titles) sentence(text string, over bool) facts {
	var f facts
	if len(text) > 1000 {
		return f
	}
	rest := text
	if d, around, there := t.v.dayIn(rest, t.inYear); there {
		f.day, rest = d, around
		if d.start == 0 {
			f.dayText = d.text
		}
	}
	if m := clockAlone.FindString(rest); m != "" {
		if start, end, ok := clocksIn(strings.Trim(m, " ,;.")); ok {
			f.start, f.end = start, end
			rest = strings.Replace(rest, m, " ", 1)
		}
	}
	quoted := ""
	unquotedRest := quotedText.ReplaceAllStringFunc(rest, func(q string) string {
		if inner := unquoted(q); len(inner) > len(quoted) && !t.namesProject(rest, q) {
			quoted = inner
		}
		return " "
	})
	words := t.v.fold(unquotedRest)
	var ok bool
	if f.kind, ok = t.v.codeIn("event_type", words); !ok && quoted != "" {
		f.kind, _ = t.v.codeIn("event_type", t.v.fold(quoted))
	}
	left := t.takePlaces(unquotedRest, &f)
	f.caption = t.holdsCaption(words)
	switch {
	case quoted != "":
		f.title = quoted
	case !f.caption:
		f.title = t.leftover(left)
	}
	if over && f.day.start == 0 && f.dayText == "" && f.kind == "" && !f.caption {
		f.title = ""
	}
	if over && quoted == "" && f.kind == "" {
		f.title = "" // a date alone does not make a sentence an event
	}
	return f
}

// unquoted is what stands in quotes.
func unquoted(s string) string { return strings.Trim(strings.TrimSpace(s), "«»“”\"„ ") }

// namesProject reports whether a quoted name is said to be a project's.
func (t *titles) namesProject(text, quoted string) bool {
	before, after, _ := strings.Cut(text, quoted)
	near := func(words []string) bool {
		return len(words) > 0 && t.v.begins(t.v.projects, words[0])
	}
	b := strings.Fields(before)
	if len(b) > 0 {
		b = b[len(b)-1:]
	}
	return near(strings.Fields(after)) || near(b)
}

func (t *titles) holdsCaption(folded string) bool {
	words := strings.Fields(folded)
	for _, phrase := range t.v.captions {
		if holds(words, phrase) >= 0 {
			return true
		}
	}
	return false
}

// takePlaces finds the places in a sentence and returns what is left of it, in
// parts.
func (t *titles) takePlaces(text string, f *facts) []string {
	var left []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|()–—\n", r) }) {
		part = strings.TrimSpace(part)
		switch {
		case part == "":
		case t.takeWhole(part, f):
		default:
			left = append(left, t.takeWithin(part, f))
		}
	}
	return left
}

// takeWhole takes a part that is nothing but a place.
func (t *titles) takeWhole(part string, f *facts) bool {
	ofDistrict := slices.ContainsFunc(strings.Fields(t.v.fold(part)), func(w string) bool { return t.v.plain["district"][w] })
	if f.village == "" && !ofDistrict {
		if hit := t.places.find(part, villageKinds, t.within); hit.code != "" {
			f.village = hit.code
			return true
		}
	}
	if f.district == "" {
		if hit := t.places.find(part, districtKinds, ""); hit.code != "" {
			f.district = hit.code
			return true
		}
	}
	return false
}

// takeWithin takes a place out of a part of a sentence: a name with the word
// for a village or a district beside it.
func (t *titles) takeWithin(part string, f *facts) string {
	words := strings.Fields(part)
	for i, w := range words {
		folded := t.v.fold(w)
		district, village := t.v.plain["district"][folded], t.v.plain["village"][folded]
		if !district && !village {
			continue
		}
		for _, span := range [][2]int{{i - 1, i}, {i - 2, i}, {i + 1, i + 2}, {i + 1, i + 3}} {
			from, to := span[0], span[1]
			if from < 0 || to > len(words) {
				continue
			}
			name := strings.Join(words[from:to], " ")
			kinds, said := villageKinds, &f.village
			if district {
				kinds, said = districtKinds, &f.district
			}
			hit := t.places.find(name, kinds, t.within)
			if hit.code == "" || *said != "" {
				continue
			}
			*said = hit.code
			rest := append(append([]string{}, words[:min(from, i)]...), words[max(to, i+1):]...)
			return t.takeWithin(strings.Join(rest, " "), f)
		}
	}
	return part
}

// leftover is the title in what is left of a sentence: all but the words for
// the kind of event, and signs.
func (t *titles) leftover(parts []string) string {
	var kept []string
	for _, part := range parts {
		part = strings.TrimFunc(numbering.ReplaceAllString(part, ""), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,:;-–—№", r) })
		part = strings.TrimSpace(part)
		folded := t.v.fold(part)
		if folded == "" || t.v.choices["event_type"][folded] != "" || t.v.withoutPlain(part, "date") == "" || t.v.withoutPlain(part, "place") == "" {
			continue
		}
		kept = append(kept, part)
	}
	return strings.Join(kept, ", ")
}
