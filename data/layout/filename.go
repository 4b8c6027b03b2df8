package layout

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sapar/assets"
	"sapar/data"
)

// FileName proposes a name for the file of a report: in Latin letters and
// without spaces, as upload pages want it, like
// BQO_events_Aqzhaiyq_2026-Q2.xlsx.
func FileName(r data.Report, lang string, places Places) string {
	period := r.Period.String()
	if from, to, ok := strings.Cut(period, ".."); ok {
		if period = from; to != from {
			period = from + "_" + to
		}
	}
	if lang == Both {
		lang = ""
	}
	name := strings.Join([]string{Latin(r.Project.Region, places), spell(r.Name), latinPlace(r.District, places), period, lang}, "_")
	name = unfit.ReplaceAllString(name, "_")
	name = strings.Trim(runs.ReplaceAllString(name, "_"), "_-.")
	if name == "" {
		name = r.Name
	}
	return cut(name, 120) + ".xlsx"
}

var (
	unfit = regexp.MustCompile(`[^A-Za-z0-9._-]`)
	runs  = regexp.MustCompile(`_+`)
)

// Latin is a place's name as the names of files have it: short, in Latin
// letters and without spaces; a region's is abbreviated.
func Latin(code string, places Places) string {
	if places == nil {
		return code
	}
	if p, ok := places.Place(code); ok && p.Kind == data.Region {
		return region(p)
	}
	return latinPlace(code, places)
}

// region is a region as people abbreviate it: the first letters of its name,
// or the name where that is one word.
func region(p data.Place) string {
	words := strings.Fields(p.NameKK)
	if len(words) < 2 {
		return spell(p.NameKK)
	}
	short := ""
	for _, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		short += strings.ToUpper(spell(string(first)))
	}
	if short == "" {
		return p.Code
	}
	return short
}

// latinPlace is a place's short Kazakh name in Latin letters, or its code where
// the name has letters that cannot be spelled so.
func latinPlace(code string, places Places) string {
	if code == "" || places == nil {
		return code
	}
	kk, _ := places.Short(code)
	name := spell(kk)
	if name == "" || unfit.MatchString(strings.ReplaceAll(name, " ", "")) {
		return code
	}
	return strings.ReplaceAll(name, " ", "-")
}

func spell(s string) string {
	var b strings.Builder
	for _, r := range s {
		small := unicode.ToLower(r)
		spelled, ok := spelling()[small]
		if !ok {
			spelled = string(small)
		}
		if small != r && spelled != "" {
			spelled = strings.ToUpper(spelled[:1]) + spelled[1:]
		}
		b.WriteString(spelled)
	}
	return b.String()
}

// spelling is the Latin spelling of each small letter.
var spelling = sync.OnceValue(func() map[rune]string {
	text, err := assets.Alphabet.ReadFile(path.Join("alphabet", "latin.txt"))
	if err != nil {
		panic(fmt.Sprintf("read alphabet: %v", err)) // embedded: cannot be absent
	}
	out := map[rune]string{}
	for line := range strings.Lines(string(text)) {
		letter, latin, _ := strings.Cut(strings.TrimSpace(line), " ")
		if r, _ := utf8.DecodeRuneInString(letter); r != '#' {
			out[r] = latin
		}
	}
	return out
})
