package data

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Scope is what a check may look at beside the record itself.
type Scope struct {
	Today   Date
	Places  Places
	Project *Project // the project of the record, nil where it has none yet
	Event   *Event   // the event of an attendance, issue or recommendation
}

// Check returns all that is wrong with a record, in the order of its fields.
func Check(r Record, s Scope) Problems {
	p := &report{t: r.Type()}
	for _, f := range p.t.Fields {
		p.checkField(f, f.Get(r), s)
	}
	if p.t.rule != nil {
		p.t.rule(r, s, p)
	}
	return p.inOrder()
}

// report gathers the problems of one record.
type report struct {
	t    *Type
	list Problems
}

func (p *report) refuse(field, code string, args Args) {
	p.list = append(p.list, Problem{Type: p.t.Key, Field: field, Code: code, Args: args})
}

func (p *report) warn(field, code string, args Args) {
	p.list = append(p.list, Problem{Type: p.t.Key, Field: field, Code: code, Args: args, Warning: true})
}

// ok reports whether the field has no refusal yet: a rule over two fields has
// nothing to add where one of them is already wrong.
func (p *report) ok(fields ...string) bool {
	for _, problem := range p.list {
		for _, field := range fields {
			if problem.Field == field && !problem.Warning {
				return false
			}
		}
	}
	return true
}

func (p *report) inOrder() Problems {
	var out Problems
	for _, f := range p.t.Fields {
		for _, problem := range p.list {
			if problem.Field == f.Key {
				out = append(out, problem)
			}
		}
	}
	for _, problem := range p.list {
		if problem.Field == "" {
			out = append(out, problem)
		}
	}
	return out
}

func (p *report) checkField(f *Field, v Value, s Scope) {
	if v == nil {
		if f.Required {
			p.refuse(f.Key, "required", nil)
		}
		return
	}
	switch f.Kind {
	case Text, Note:
		p.checkText(f, v.(string))
	case Lines:
		for _, line := range v.([]string) {
			p.checkText(f, line)
		}
	case Int:
		p.checkBounds(f, int(v.(int64)))
	case Numbers:
		for key, n := range v.(map[string]int64) {
			if f.List != "" {
				p.checkCode(f, key)
			}
			p.checkBounds(f, int(n))
		}
	case Time:
		if c, err := ParseClock(v.(string)); err != nil || string(c) != v.(string) {
			p.refuse(f.Key, "not_a_time", Args{"text": v})
		}
	case Choice:
		p.checkCode(f, v.(string))
	case Choices:
		for _, code := range v.([]string) {
			p.checkCode(f, code)
		}
	case PlaceCode:
		p.checkPlace(f, v.(string), s)
	case PlaceCodes:
		for _, code := range v.([]string) {
			p.checkPlace(f, code, s)
		}
	}
}

func (p *report) checkText(f *Field, text string) {
	if n := utf8.RuneCountInString(text); n > f.Length {
		p.refuse(f.Key, "too_long", Args{"length": n, "max": f.Length})
		return
	}
	for _, r := range text {
		if r == utf8.RuneError || unicode.IsControl(r) && (f.Kind == Text || r != '\n' && r != '\t') {
			p.refuse(f.Key, "bad_character", nil)
			return
		}
	}
}

func (p *report) checkBounds(f *Field, n int) {
	switch {
	case n < f.Min:
		p.refuse(f.Key, "too_small", Args{"value": n, "min": f.Min})
	case n > f.Max:
		p.refuse(f.Key, "too_large", Args{"value": n, "max": f.Max})
	}
}

func (p *report) checkCode(f *Field, code string) {
	if !InList(f.List, code) {
		p.refuse(f.Key, "not_in_list", Args{"value": code})
	}
}

func (p *report) checkPlace(f *Field, code string, s Scope) {
	if s.Places == nil {
		return
	}
	if _, ok := s.Places.Place(code); !ok {
		p.refuse(f.Key, "no_such_place", Args{"value": code})
	}
}

// checkSpan refuses an end that lies before its start.
func (p *report) checkSpan(endField string, start, end Date) {
	if start != 0 && end != 0 && end < start {
		p.refuse(endField, "end_before_start", Args{"start": start, "end": end})
	}
}

// checkInProject refuses a day outside the project's own first and last day.
func (p *report) checkInProject(field string, d Date, s Scope) {
	if d == 0 || s.Project == nil || s.Project.Start == 0 || s.Project.End == 0 || !p.ok(field) {
		return
	}
	if d < s.Project.Start || d > s.Project.End {
		p.refuse(field, "outside_project", Args{"date": d, "start": s.Project.Start, "end": s.Project.End})
	}
}

// checkVillage refuses a settlement that does not lie in the district.
func (p *report) checkVillage(field, district, village string, s Scope) {
	if district == "" || village == "" || s.Places == nil || !p.ok(field, "district") {
		return
	}
	if home, ok := s.Places.DistrictOf(village); ok && home.Code != district {
		p.refuse(field, "other_district", Args{"village": village, "home": home.Code, "district": district})
	}
}

// checkDistrict refuses a district that the project does not cover.
func (p *report) checkDistrict(field, district string, s Scope) {
	if district == "" || s.Places == nil || s.Project == nil || !p.ok(field) {
		return
	}
	for _, d := range s.Places.Districts(s.Project.Region, s.Project.WithCity) {
		if d.Code == district {
			return
		}
	}
	p.refuse(field, "outside_region", Args{"district": district})
}

// checkLinks warns of a line that no browser could open.
func (p *report) checkLinks(field string, links []string) {
	for _, link := range links {
		u, err := url.Parse(strings.TrimSpace(link))
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			p.warn(field, "not_a_link", Args{"text": link})
		}
	}
}
