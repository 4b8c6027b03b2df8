package sheet

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"sapar/data"
	"sapar/data/xlsx"
)

// parse reads what a person wrote into a field's cell.
func (s *sheetIn) parse(t *turn, i int, district string) (data.Value, *wrong) {
	c := &s.columns[i]
	cell := s.cells[i]
	if cell == nil {
		return nil, nil
	}
	content, w := s.x.content(c.kind, cell)
	if w != nil {
		return nil, w
	}
	if !coded(c.kind) {
		return typedValue(c.kind, content), nil
	}
	if content = typed(content); content == "" || content == "-" || content == "–" || content == "—" {
		return nil, nil
	}
	if c.field == nil {
		return nil, &wrong{code: "newer_field"}
	}
	if s.shows(i, content, district) {
		if v, ok := exactValue(c.kind, s.text(s.twinAt[i])); ok {
			return v, nil
		}
	}
	switch c.kind {
	case data.Choice:
		return s.choice(c, content)
	case data.Ref:
		return t.ref(c, content)
	case data.PlaceCode:
		return s.placeCode(c, content, district)
	case data.Numbers:
		return s.numbers(c, content)
	}
	var out []string
	for _, part := range splitList(content) {
		var v data.Value
		var w *wrong
		switch c.kind {
		case data.Choices:
			v, w = s.choice(c, part)
		case data.Refs:
			v, w = t.ref(c, part)
		default:
			v, w = s.placeCode(c, part, district)
		}
		if w != nil {
			return nil, w
		}
		out = append(out, v.(string))
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, nil
}

// typedValue reads a value that stands for itself. What people put around a
// text without meaning it goes.
func typedValue(k data.Kind, content string) data.Value {
	switch k {
	case data.Text:
		content = strings.Join(strings.FieldsFunc(content, func(r rune) bool { return r == '\n' || r == '\t' }), " ")
		if len(content) > 1 && content[0] == '\'' && (isDigit(rune(content[1])) || content[1] == '+') {
			content = content[1:]
		}
	case data.Lines:
		var lines []string
		for _, line := range strings.Split(content, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		if len(lines) == 0 {
			return nil
		}
		return lines
	}
	v, _ := plainValue(k, content)
	return v
}

// splitList takes apart what stands in one cell with semicolons between.
func splitList(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '\n' }) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// shows reports whether a text is how the twin's value is shown: then it is
// what the twin says, although nothing tells that the cell was not touched.
func (s *sheetIn) shows(i int, text, district string) bool {
	twin := s.text(s.twinAt[i])
	if twin == "" {
		return false
	}
	c := &s.columns[i]
	show := func(v string) string {
		switch c.kind {
		case data.Choice, data.Choices:
			return s.words.word(c.field.List, v)
		case data.PlaceCode, data.PlaceCodes:
			return s.places.name(v, district)
		case data.Ref, data.Refs:
			if id, ok := parseHexID(v); ok {
				return s.callsOf(c.field.Of).label(id)
			}
		}
		return ""
	}
	var shown []string
	for _, v := range strings.Fields(twin) {
		shown = append(shown, show(v))
	}
	return strings.Join(shown, "; ") == text
}

func (s *sheetIn) choice(c *column, text string) (data.Value, *wrong) {
	if code, ok := s.words.code(c.field.List, text); ok {
		return code, nil
	}
	return nil, &wrong{code: "not_in_list", args: data.Args{"value": text}, proposal: s.words.nearest(c.field.List, text)}
}

func (s *sheetIn) placeCode(c *column, text, district string) (data.Value, *wrong) {
	hit := s.places.find(text, c.key, district)
	switch {
	case hit.code != "":
		return hit.code, nil
	case len(hit.several) > 1:
		var names []string
		for _, p := range hit.several {
			names = append(names, s.places.name(p.Code, ""))
		}
		return nil, &wrong{code: "ambiguous_place", args: data.Args{"text": text}, proposal: strings.Join(names, "; ")}
	}
	w := &wrong{code: "no_such_place_name", args: data.Args{"text": text}}
	if len(hit.several) == 1 {
		w.proposal = s.places.name(hit.several[0].Code, district)
	} else {
		w.proposal = s.places.nearest(text, c.key, district)
	}
	return nil, w
}

var monthForm = regexp.MustCompile(`^(\d{4})[-./](\d{1,2})$|^(\d{1,2})[-./](\d{4})$`)

// numbers reads counts by key: "Place: 3; Other: 4", "2026-05: 3".
func (s *sheetIn) numbers(c *column, text string) (data.Value, *wrong) {
	out := map[string]int64{}
	for _, part := range splitList(text) {
		at := strings.LastIndexAny(part, ":=")
		if at < 0 && c.field.List == "" { // whose words have dashes
			at = strings.LastIndexAny(part, "–—")
		}
		if at < 0 {
			at = strings.LastIndexFunc(part, unicode.IsSpace)
		}
		if at <= 0 {
			return nil, &wrong{code: "not_a_part", args: data.Args{"text": part}}
		}
		key := strings.TrimSpace(part[:at])
		number := strings.TrimLeft(part[at:], ":=–— \u00a0")
		n, ok := parseInt(number)
		if !ok {
			return nil, &wrong{code: "not_a_part", args: data.Args{"text": part}}
		}
		if c.field.List != "" {
			code, ok := s.words.band(c.field.List, key)
			if !ok {
				return nil, &wrong{code: "not_in_list", args: data.Args{"value": key}, proposal: s.words.nearest(c.field.List, key)}
			}
			key = code
		} else if m := monthForm.FindStringSubmatch(key); m != nil {
			year, month := m[1]+m[4], m[2]+m[3]
			if len(month) == 1 {
				month = "0" + month
			}
			key = year + "-" + month
			if k, _ := strconv.Atoi(month); k < 1 || k > 12 {
				return nil, &wrong{code: "not_a_part", args: data.Args{"text": part}}
			}
		} else if hit := s.places.find(key, "district", ""); hit.code != "" {
			key = hit.code
		} else {
			w := &wrong{code: "no_such_place_name", args: data.Args{"text": key}}
			w.proposal = s.places.nearest(key, "district", "")
			return nil, w
		}
		if n != 0 {
			out[key] += n
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	return out, nil
}

// ref finds the record that a text names.
func (t *turn) ref(c *column, text string) (data.Value, *wrong) {
	calls := t.s.callsOf(c.field.Of)
	year := 0
	attends := t.s.of == data.AttendanceType && c.key == "person"
	if attends {
		year = t.helperNumber(helpBirthYear)
	}
	ids := calls.find(text, year)
	if len(ids) == 0 && attends {
		if name, born := splitYear(text); born != 0 {
			year = born
			ids = calls.find(name, born)
		}
	}
	switch {
	case len(ids) == 1:
		t.pending = t.pending || t.s.waitsNew[ids[0]]
		return hexID(ids[0]), nil
	case len(ids) > 1:
		return nil, &wrong{code: "ambiguous_record", args: data.Args{"text": text, "of": c.field.Of}, proposal: calls.namesOf(ids)}
	case attends:
		return t.newPerson(text, year)
	}
	return nil, &wrong{code: "no_such_record", args: data.Args{"text": text, "of": c.field.Of}, proposal: calls.nearest(text)}
}

// helperCell is the cell of a helper's column, nil where it is empty.
func (t *turn) helperCell(key string) *xlsx.Cell {
	for i, c := range t.s.columns {
		if c.role == helperRole && c.key == key {
			return t.s.cells[i]
		}
	}
	return nil
}

// helperNumber is the number in a helper's column, 0 where there is none.
func (t *turn) helperNumber(key string) int {
	c := t.helperCell(key)
	if c == nil {
		return 0
	}
	content, w := intContent(c)
	if w != nil {
		return 0
	}
	n, _ := strconv.Atoi(content)
	return n
}

// newPerson makes a person of what an attendance row says of somebody whom the
// file does not know.
func (t *turn) newPerson(text string, year int) (data.Value, *wrong) {
	p := &data.Person{}
	p.Name, _ = splitYear(text)
	p.BirthYear = year
	if c := t.helperCell(helpBirthYear); c != nil && year == 0 {
		if _, w := intContent(c); w != nil {
			t.refuse("~"+helpBirthYear, w.code, w.args).Proposal = w.proposal
		}
	}
	if c := t.helperCell(helpSex); c != nil {
		if content := typed(textContent(c)); content != "" {
			code, ok := t.s.words.code("sex", content)
			if !ok {
				t.refuse("~"+helpSex, "not_in_list", data.Args{"value": content}).Proposal = t.s.words.nearest("sex", content)
			}
			p.Sex = code
		}
	}
	if c := t.helperCell(helpWork); c != nil {
		p.Work, _ = typedValue(data.Text, textContent(c)).(string)
	}
	if c := t.helperCell(helpPhone); c != nil {
		p.Phone, _ = typedValue(data.Text, textContent(c)).(string)
	}
	for i, c := range t.s.columns {
		if c.role == fieldRole && c.key == "category" && t.s.cells[i] != nil {
			p.Category, _ = t.s.words.code("category", typed(textContent(t.s.cells[i])))
		}
	}
	p.ID = t.s.madeID(data.PersonType, p, 0)
	t.made = append(t.made, p)
	return hexID(p.ID), nil
}
