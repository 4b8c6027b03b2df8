package layout

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"sapar/data"
)

// Languages in which a form can be filled.
const (
	Kazakh  = "kk"
	Russian = "ru"
	Both    = "kk+ru" // Kazakh first
)

// Languages lists the languages of a form, the usual one first.
func Languages() []string { return []string{Both, Kazakh, Russian} }

// Places names the places of a report.
type Places interface {
	// Place returns the place with that code.
	Place(code string) (data.Place, bool)
	// Short returns a place's names without the word for its type, as in a
	// column that is headed "district".
	Short(code string) (kk, ru string)
}

// Source is what a form is filled with, and how.
type Source struct {
	Report data.Report
	Lang   string // one of Languages; "" for the usual one
	Places Places
	// Words puts a code into words: Words("kk", "list.sex.f"); what a sentence
	// wants to be filled with comes as names and values.
	Words func(lang, key string, args ...any) string
	// Upload makes the copy for upload: values in the place of formulas, no
	// hidden sheets, nothing that says who made it.
	Upload bool
	// NoNames leaves out what is declared to be personal.
	NoNames bool
	// Personal tells which fields of a list are.
	Personal func(list, field string) bool
}

// holds reports whether a condition holds.
func (s *Source) holds(m *mark) bool {
	held := false
	switch {
	case m.list != "":
		l := s.sheet(m.list)
		held = l != nil && len(l.Rows) > 0
	case m.field == whenUpload:
		held = s.Upload
	case m.field == whenNames:
		held = !s.NoNames
	default:
		held = s.say(s.Report.Head[m.field].Value, s.Lang, " / ") != ""
	}
	return held != m.not
}

func (s *Source) sheet(list string) *data.ReportSheet {
	for i := range s.Report.Sheets {
		if s.Report.Sheets[i].Key == list {
			return &s.Report.Sheets[i]
		}
	}
	return nil
}

// say puts a value into words. In both languages they are put side by side.
func (s *Source) say(v any, lang, sep string) string {
	if lang == Both {
		switch v.(type) {
		case data.Code, data.PlaceName, data.Bilingual, data.Period, []data.Code, []data.PlaceName, bool:
			return join(s.say(v, Kazakh, sep), s.say(v, Russian, sep), sep)
		}
	}
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strings.Replace(strconv.FormatFloat(v, 'f', 1, 64), ".", ",", 1)
	case data.Date:
		if v == 0 {
			return ""
		}
		return fmt.Sprintf("%02d.%02d.%04d", v.Day(), v.Month(), v.Year())
	case data.Code:
		if v.Code == "" {
			return ""
		}
		switch v.List {
		case "month":
			return s.Words(lang, "month."+v.Code+".name")
		case "type":
			return s.Words(lang, "type."+v.Code)
		}
		return s.Words(lang, "list."+v.List+"."+v.Code)
	case data.PlaceName:
		return s.sayPlace(string(v), lang)
	case data.Bilingual:
		if lang == Russian && v.RU != "" || v.KK == "" {
			return v.RU
		}
		return v.KK
	case data.Period:
		return s.sayPeriod(v, lang)
	case []data.PlaceName:
		names := make([]string, len(v))
		for i, code := range v {
			names[i] = s.say(code, lang, sep)
		}
		return strings.Join(names, ", ")
	case []data.WithCode:
		lines := make([]string, len(v))
		for i, one := range v {
			lines[i] = one.Text
			if code := s.say(one.Code, lang, sep); code != "" {
				lines[i] += " (" + code + ")"
			}
		}
		return strings.Join(lines, "\n")
	case bool:
		if !v {
			return ""
		}
		return s.Words(lang, "sheet.yes")
	case []string:
		return strings.Join(v, "\n")
	case []data.Code:
		words := make([]string, len(v))
		for i, code := range v {
			words[i] = s.say(code, lang, sep)
		}
		return strings.Join(words, ", ")
	}
	return fmt.Sprint(v)
}

func join(kk, ru, sep string) string {
	switch {
	case kk == ru || ru == "":
		return kk
	case kk == "":
		return ru
	}
	return kk + sep + ru
}

func (s *Source) sayPlace(code, lang string) string {
	if code == "" || s.Places == nil {
		return code
	}
	kk, ru := s.Places.Short(code)
	if name := (data.Bilingual{KK: kk, RU: ru}); name != (data.Bilingual{}) {
		return s.say(name, lang, "")
	}
	return code
}

// sayPeriod names a period in the words for its kind: layout.period.quarter.
func (s *Source) sayPeriod(p data.Period, lang string) string {
	kind := p.Kind
	if kind == "" {
		kind = data.Days
	}
	month := ""
	if m := int(p.From.Month()); m >= 1 && m <= 12 {
		month = s.Words(lang, fmt.Sprintf("month.%02d.name", m))
	}
	return s.Words(lang, "layout.period."+string(kind),
		"year", strconv.Itoa(p.From.Year()), "month", month, "number", strconv.Itoa(p.Number()), "from", s.say(p.From, lang, ""), "to", s.say(p.To, lang, ""))
}

// spoken are the pieces of a cell that stand in a language, and the language
// of each.
func spoken(runs []run, lang string) []spokenRun {
	both := lang == Both && slices.ContainsFunc(runs, func(r run) bool {
		return slices.ContainsFunc(r.pieces, func(p piece) bool { return p.mark != nil && p.mark.tongue == Both && p.mark.verb == verbTongue })
	})
	tongue := ""
	in := func() bool {
		switch {
		case tongue == "":
			return true
		case both:
			return tongue == Both
		case lang == Both:
			return tongue != Both
		}
		return tongue == lang
	}
	// A line of which nothing is left goes with its end.
	kept, marked := false, false
	out := make([]spokenRun, len(runs))
	for i, r := range runs {
		out[i].run = r
		for _, p := range r.pieces {
			if p.mark != nil {
				if p.mark.verb == verbTongue {
					if lang == Both && !both && kept && tongue != "" {
						out[i].pieces = append(out[i].pieces, spokenPiece{piece: piece{text: " / "}})
					}
					tongue, marked = p.mark.tongue, true
				} else if in() {
					kept = true
					out[i].pieces = append(out[i].pieces, spokenPiece{p, language(tongue, lang)})
				}
				continue
			}
			for n, line := range strings.Split(p.text, "\n") {
				if n > 0 {
					if kept || !marked {
						out[i].pieces = append(out[i].pieces, spokenPiece{piece: piece{text: "\n"}})
					}
					tongue, kept, marked = "", false, false
				}
				if line != "" && in() {
					kept = true
					out[i].pieces = append(out[i].pieces, spokenPiece{piece: piece{text: line}})
				}
			}
		}
	}
	// Nor does a text end with an empty line that was another language's.
	if marked && !kept {
		for i := len(out) - 1; i >= 0; i-- {
			if n := len(out[i].pieces); n > 0 {
				if out[i].pieces[n-1].text == "\n" {
					out[i].pieces = out[i].pieces[:n-1]
				}
				break
			}
		}
	}
	return out
}

type spokenRun struct {
	run    run
	pieces []spokenPiece
}

type spokenPiece struct {
	piece
	lang string // of a mark
}

func language(tongue, lang string) string {
	if tongue == Kazakh || tongue == Russian {
		return tongue
	}
	return lang
}
