package ownlist

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

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
		} else if isLabel(text) && i+1 < len(row.Cells) {
			i++
			if f.caption = t.v.begins(t.v.captions, text); !f.caption {
				f = t.sentence(textOf(&row.Cells[i]), true)
			}
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

// isLabel reports whether a text is a label of the cell beside it.
func isLabel(text string) bool { return strings.HasSuffix(strings.TrimSpace(text), ":") }

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
		f := t.line(text, false)
		if code := t.v.choices["event_type"][t.v.fold(text)]; code != "" {
			return facts{kind: code}
		}
		return f
	case "event.title":
		f := t.line(text, false)
		if label, _, ok := strings.Cut(text, ":"); ok && t.v.choices["event_type"][t.v.fold(label)] != "" || t.v.choices["event_type"][t.v.fold(text)] != "" {
			return f
		}
		return facts{title: unquoted(text), kind: f.kind}
	case "event.place":
		return facts{place: text}
	case "event.responsible":
		return facts{responsible: text}
	case "event.district", "event.okrug", "event.village":
		var f facts
		if (field == "event.village" || strings.Contains(text, ",")) && t.takeVillage(text, &f) {
			return f
		}
		if hit := t.places.find(text, districtKinds, ""); hit.code != "" && field == "event.district" {
			return facts{district: hit.code}
		}
		if field == "event.okrug" {
			return f
		}
	}
	f := rest()
	f.title, f.kind = "", ""
	return f
}

var (
	quotedText = regexp.MustCompile(`[«“"„]([^«»“”"„]{2,})[»”"“]`)
	quotedDay  = regexp.MustCompile(`[«“"„]\s*\d{1,2}\s*[»”"“]`)
	clockAlone = regexp.MustCompile(`(?:^|\D)\d{1,2}:\d{2}(?:\s*[-–—]\s*\d{1,2}:\d{2})?(?:$|\D)`)
)

// longestEvent is how many days an event may take; what a title says of more is
// the period of a report.
const longestEvent = 14

// sentence is what a sentence says: its date, its place, the kind of event, and
// as its title what is quoted or what is left.
func (t *titles) sentence(text string, over bool) facts {
	var f facts
	if len(text) > 1000 {
		return f
	}
	if over && (t.v.begins(t.v.signs, text) || quotedDay.MatchString(text)) {
		return f // who approves the list, and on which day
	}
	rest := text
	if d, around, there := t.v.dayIn(rest, t.inYear); there && d.start.DaysUntil(max(d.start, d.end)) > longestEvent {
		rest = around // the list's period
	} else if there {
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
		if inner := unquoted(q); len(inner) > len(quoted) && t.v.fold(inner) != "" && !t.namesProject(rest, q) {
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
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|()–—\n", r) })
	for i, part := range parts {
		part = strings.TrimSpace(part)
		switch {
		case part == "", t.takeDistrict(part, parts[i+1:], f):
		case t.takeWhole(part, f), t.takeWhole(t.withoutKind(part), f):
		default:
			left = append(left, t.takeWithin(part, f))
		}
	}
	return left
}

// takeDistrict takes a part for a district where a village of it follows: many
// villages are called as a district is.
func (t *titles) takeDistrict(part string, following []string, f *facts) bool {
	hit := t.places.find(part, districtKinds, "")
	if hit.code == "" || f.district != "" || !slices.ContainsFunc(following, func(next string) bool {
		village := t.places.find(next, villageKinds, hit.code)
		home, ok := t.places.r.Places.DistrictOf(village.code)
		return ok && village.code != "" && home.Code == hit.code
	}) {
		return false
	}
	f.district = hit.code
	return true
}

// withoutKind is a part without the words for a kind of event.
func (t *titles) withoutKind(part string) string {
	words := strings.Fields(t.v.fold(part))
	for _, phrase := range t.v.longest["event_type"] {
		if at := holds(words, phrase); at >= 0 {
			return strings.Join(slices.Delete(words, at, at+len(strings.Fields(phrase))), " ")
		}
	}
	return part
}

// takeWhole takes a part that is nothing but a place.
func (t *titles) takeWhole(part string, f *facts) bool {
	ofDistrict := slices.ContainsFunc(strings.Fields(t.v.fold(part)), func(w string) bool { return t.v.plain["district"][w] })
	if !ofDistrict && t.takeVillage(part, f) {
		return true
	}
	if f.district == "" {
		if hit := t.places.find(part, districtKinds, ""); hit.code != "" {
			f.district = hit.code
			return true
		}
	}
	return false
}

// takeVillage takes a village by its name. In a guess nobody knows yet in which
// district it is: then the name itself is kept.
func (t *titles) takeVillage(name string, f *facts) bool {
	if f.village != "" || f.villageText != "" {
		return false
	}
	hit := t.places.find(name, villageKinds, orElse(f.district, t.within))
	switch {
	case hit.code != "":
		f.village = hit.code
	case len(hit.several) > 0 && t.within == "":
		f.villageText = name
	default:
		return false
	}
	return true
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
			if district {
				hit := t.places.find(name, districtKinds, "")
				if hit.code == "" || f.district != "" {
					continue
				}
				f.district = hit.code
			} else if !t.takeVillage(name, f) {
				continue
			}
			rest := append(append([]string{}, words[:min(from, i)]...), words[max(to, i+1):]...)
			return t.takeWithin(strings.Join(rest, " "), f)
		}
	}
	return part
}

// isMonth reports whether a folded text names a month and says nothing else.
func (t *titles) isMonth(folded string) bool {
	return !slices.ContainsFunc(strings.Fields(folded), func(w string) bool {
		return t.v.month(w) == 0 && !t.v.plain["date"][w] && strings.ContainsFunc(w, unicode.IsLetter)
	})
}

// leftover is the title in what is left of a sentence: all but the words for
// the kind of event, and signs.
func (t *titles) leftover(parts []string) string {
	var kept []string
	for _, part := range parts {
		part = strings.TrimFunc(numbering.ReplaceAllString(part, ""), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,:;-–—№", r) })
		part = strings.TrimSpace(part)
		folded := t.v.fold(part)
		if folded == "" || t.v.choices["event_type"][folded] != "" || t.isMonth(folded) || t.v.withoutPlain(part, "date") == "" || t.v.withoutPlain(part, "place") == "" {
			continue
		}
		kept = append(kept, part)
	}
	return strings.Join(kept, ", ")
}
