package layout

import (
	"regexp"
	"strings"
	"unicode"

	"sapar/data"
)

// FileName proposes a name for the report's file: in Latin letters and without
// spaces, as upload pages want it, like BQO_events_Aqzhaiyq_2026-Q2.xlsx.
func FileName(r data.Report, opt Options) (string, error) {
	d, err := newDrawing(r, opt)
	if err != nil {
		return "", err
	}
	period := r.Period.String()
	if from, to, ok := strings.Cut(period, ".."); ok {
		if period = from; to != from {
			period = from + "_" + to
		}
	}
	language := d.opt.Lang
	if language == Both {
		language = ""
	}
	parts := map[string]string{
		"region":   d.region(d.report.Project.Region),
		"report":   r.Name,
		"district": d.latinPlace(r.District),
		"period":   period,
		"lang":     language,
	}
	name := d.expand(d.frame.FileName, Kazakh, func(key string) any { return parts[key] }, shortNames)
	name = unfit.ReplaceAllString(name, "_")
	name = strings.Trim(runs.ReplaceAllString(name, "_"), "_-.")
	if name == "" {
		name = r.Name
	}
	return cut(name, 120) + ".xlsx", nil
}

var (
	unfit = regexp.MustCompile(`[^A-Za-z0-9._-]`)
	runs  = regexp.MustCompile(`_+`)
)

// Latin is a place's name as the names of files have it: short, in Latin
// letters and without spaces; a region's is abbreviated. It is the place's code
// where the form files of the office cannot be read.
func (d Drawer) Latin(code string) string {
	fr, err := readFrame(d.Layouts)
	if err != nil {
		return code
	}
	in := &drawing{opt: Options(d), frame: fr}
	if p, ok := d.Places.Place(code); ok && p.Kind == data.Region {
		return in.region(code)
	}
	return in.latinPlace(code)
}

// region is a region as people abbreviate it: the first letters of its name,
// or the name where that is one word.
func (d *drawing) region(code string) string {
	if d.opt.Places == nil {
		return code
	}
	p, ok := d.opt.Places.Place(code)
	words := strings.Fields(p.NameKK)
	if !ok || len(words) < 2 {
		return d.latinPlace(code)
	}
	short := ""
	for _, word := range words {
		for _, first := range word {
			short += strings.ToUpper(d.latin(string(first)))
			break
		}
	}
	if short == "" {
		return code
	}
	return short
}

// latinPlace is a place's short Kazakh name in Latin letters, or its code where
// the name has letters that cannot be spelled so.
func (d *drawing) latinPlace(code string) string {
	if code == "" || d.opt.Places == nil {
		return code
	}
	kk, _ := d.opt.Places.Short(code)
	name := d.latin(kk)
	if name == "" || unfit.MatchString(strings.ReplaceAll(name, " ", "")) {
		return code
	}
	return strings.ReplaceAll(name, " ", "-")
}

func (d *drawing) latin(s string) string {
	var b strings.Builder
	for _, r := range s {
		small := unicode.ToLower(r)
		spelled, ok := d.frame.Letters[string(small)]
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
