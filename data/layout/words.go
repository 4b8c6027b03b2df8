package layout

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"sapar/data"
)

// source gives the value of a key, in one of the shapes of data.Cell.Value; nil
// where there is none.
type source func(key string) any

// naming says which of a place's names is written.
type naming bool

const (
	shortNames naming = false // in a column whose heading names the type
	fullNames  naming = true
)

// in writes a text of the form in the drawing's language. Where both languages
// are wanted they are put side by side with sep between, once where they are
// the same.
func (d *drawing) in(t text, from source, names naming, sep string) string {
	write := func(pattern, lang string) string { return d.expand(pattern, lang, from, names) }
	switch {
	case t.Any != "":
		return write(t.Any, d.opt.Lang)
	case d.opt.Lang == Kazakh:
		return write(t.KK, Kazakh)
	case d.opt.Lang == Russian:
		return write(t.RU, Russian)
	case t.Both != "":
		return write(t.Both, Both)
	}
	return join(write(t.KK, Kazakh), write(t.RU, Russian), sep)
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

var placeholder = regexp.MustCompile(`\{([a-z0-9_]+)(?:\|([^{}]*))?\}`)

// expand puts values in the place of a pattern's keys. Brackets and commas that
// an empty value would leave behind go with it.
func (d *drawing) expand(pattern, lang string, from source, names naming) string {
	values := make(map[string]string)
	gone := false
	pattern = placeholder.ReplaceAllStringFunc(pattern, func(s string) string {
		m := placeholder.FindStringSubmatch(s)
		value := d.say(from(m[1]), lang, names, " / ")
		switch {
		case value != "":
			values[m[1]] = value
			return s
		case m[2] == "":
			gone = true
			return hole
		}
		return m[2]
	})
	if gone {
		for _, traces := range []string{" (" + hole + ")", ", " + hole, hole + ", ", ": " + hole, hole + ": ", " " + hole, hole} {
			pattern = strings.ReplaceAll(pattern, traces, "")
		}
		pattern = strings.TrimSpace(pattern)
	}
	return placeholder.ReplaceAllStringFunc(pattern, func(s string) string {
		return values[placeholder.FindStringSubmatch(s)[1]]
	})
}

// hole marks an empty value in a pattern; no pattern that people write holds it.
const hole = "\x00"

// keysOf lists the keys of a pattern in the order in which they stand.
func keysOf(pattern string) []string {
	var keys []string
	for _, m := range placeholder.FindAllStringSubmatch(pattern, -1) {
		keys = append(keys, m[1])
	}
	return keys
}

// say puts a value into words. In both languages they are put side by side.
func (d *drawing) say(v any, lang string, names naming, sep string) string {
	if p, ok := v.(data.Period); ok {
		return d.sayPeriod(p, lang)
	}
	if lang == Both {
		return join(d.say(v, Kazakh, names, sep), d.say(v, Russian, names, sep), sep)
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
		return sayDate(v)
	case data.Code:
		if v.Code == "" {
			return ""
		}
		return d.opt.Words(lang, "list."+v.List+"."+v.Code)
	case data.PlaceName:
		return d.sayPlace(string(v), lang, names)
	case data.Bilingual:
		if lang == Russian && v.RU != "" || v.KK == "" {
			return v.RU
		}
		return v.KK
	case []string:
		return strings.Join(v, "\n")
	case []data.Code:
		words := make([]string, len(v))
		for i, code := range v {
			words[i] = d.say(code, lang, names, sep)
		}
		return strings.Join(words, ", ")
	}
	return fmt.Sprint(v)
}

func sayDate(v data.Date) string {
	if v == 0 {
		return ""
	}
	return fmt.Sprintf("%02d.%02d.%04d", v.Day(), v.Month(), v.Year())
}

func (d *drawing) sayPlace(code, lang string, names naming) string {
	if code == "" || d.opt.Places == nil {
		return code
	}
	kk, ru := d.opt.Places.Short(code)
	if names == fullNames {
		p, _ := d.opt.Places.Place(code)
		kk, ru = p.NameKK, p.NameRU
	}
	name := data.Bilingual{KK: kk, RU: ru}
	if name == (data.Bilingual{}) {
		return code
	}
	return d.say(name, lang, names, "")
}

// sayPeriod names a period in the frame's words for its kind.
func (d *drawing) sayPeriod(p data.Period, lang string) string {
	form, ok := d.frame.Periods[string(p.Kind)]
	if !ok {
		form = d.frame.Periods[string(data.Days)]
	}
	one := *d
	one.opt.Lang = lang
	return one.in(form, func(key string) any {
		switch key {
		case "year":
			return p.From.Year()
		case "month":
			m := int(p.From.Month())
			if m < 1 || m > 12 {
				return nil
			}
			return data.Bilingual{KK: d.frame.Months.KK[m-1], RU: d.frame.Months.RU[m-1]}
		case "number":
			return p.Number()
		case "from":
			return p.From
		case "to":
			return p.To
		}
		return nil
	}, fullNames, " / ")
}

// fields gives what the frame says about the project and the report.
func (d *drawing) fields(key string) any {
	p := &d.report.Project
	switch key {
	case "project":
		return data.Bilingual{KK: p.TitleKK, RU: p.TitleRU}
	case "contract":
		return p.Number
	case "contract_date":
		return p.ContractDate
	case "grantee":
		return p.Grantee
	case "bin":
		return p.BIN
	case "customer":
		return p.Customer
	case "start":
		return p.Start
	case "end":
		return p.End
	case "approver_position":
		return p.ApproverPosition
	case "approver":
		return p.ApproverName
	case "head":
		return p.Head
	case "executor":
		return p.Executor
	case "phone":
		return p.ExecutorPhone
	case "period":
		return d.report.Period
	case "on":
		return d.report.On
	case "region":
		if d.report.District != "" {
			return data.PlaceName(d.report.District)
		}
		return data.PlaceName(p.Region)
	}
	return nil
}

// around gives the figures that stand around a table, and then the frame's.
func (d *drawing) around(sheet data.ReportSheet) source {
	return func(key string) any {
		if c, ok := sheet.Foot[key]; ok {
			return c.Value
		}
		return d.fields(key)
	}
}

// lines writes those lines that have something to say, each of them in one line
// of text a language.
func (d *drawing) lines(forms []line, from source, names naming, sep string) []string {
	var out []string
	for _, l := range forms {
		if v := from(l.When); l.When != "" && (v == nil || v == 0) {
			continue
		}
		for _, item := range d.items(l.text, from) {
			if written := d.in(l.text, item, names, sep); written != "" {
				out = append(out, strings.Split(written, "\n")...)
			}
		}
	}
	return out
}

// items takes a line whose values are lists apart: the line is written once for
// the first of each list, once for the second, and so on. A line whose first
// value is empty is not written at all.
func (d *drawing) items(t text, from source) []source {
	pattern := t.Any + t.KK + t.RU
	keys := keysOf(pattern)
	count := 0
	for _, key := range keys {
		switch v := from(key).(type) {
		case []string:
			count = max(count, len(v))
		case []data.Code:
			count = max(count, len(v))
		}
	}
	if m := placeholder.FindStringSubmatch(pattern); len(m) == 3 && m[2] == "" &&
		d.say(from(m[1]), d.opt.Lang, shortNames, "") == "" {
		return nil
	}
	if count == 0 {
		return []source{from}
	}
	list := make([]source, count)
	for i := range list {
		list[i] = func(key string) any {
			switch v := from(key).(type) {
			case []string:
				if i < len(v) {
					return v[i]
				}
				return nil
			case []data.Code:
				if i < len(v) {
					return v[i]
				}
				return nil
			default:
				return v
			}
		}
	}
	return list
}
