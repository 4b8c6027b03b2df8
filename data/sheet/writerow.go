package sheet

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"sapar/data"
	"sapar/data/xlsx"
)

// typeWriter writes the sheet of one type.
type typeWriter struct {
	*writing
	of       *data.Type
	columns  []column
	styles   []xlsx.StyleID
	labels   *labels
	sheet    *xlsx.SheetWriter
	about    sheetAbout
	withheld bool // personal fields are left out

	shown []string          // texts of the record's visible cells, by column
	twins map[string]string // exact values, by field
	codes []byte
	mark  []byte
}

// record writes a record's row, and the versions that the row cannot hold.
func (t *typeWriter) record(s *data.Shipped) {
	if s.Deleted {
		t.labels.add(s.Record)
		t.versionsOf(s)
		return
	}
	label, own := "", true
	if referred[t.of.Key] {
		label, own = t.labels.add(s.Record)
	}
	t.remember(s.Record, label)
	t.sheet.Row(xlsx.RowOptions{})
	t.codes = t.codes[:0]
	helpers := uint32(0)
	faithful := len(data.BaseOf(s.Record).Extra) == 0
	district := districtOf(s.Record)
	for i, c := range t.columns {
		switch c.role {
		case fieldRole:
			v := c.field.Get(s.Record)
			content := ""
			if v != nil {
				faithful = faithful && exact(c.field, v)
				content = t.field(i, c, v, district)
			}
			t.codes = appendCode(t.codes, code(content))
		case helperRole:
			content := ""
			if c.key != helpLabel {
				content = t.help(i, c, s.Record)
			} else if !own {
				content = label
				t.sheet.Unique(i, t.styles[i], label)
			}
			helpers = mix(helpers, content)
		case twinRole:
			if twin := t.twins[c.key]; twin != "" && len(twin) <= longestCell {
				if c.kind == data.Choice || c.kind == data.Ref || c.kind == data.PlaceCode {
					t.sheet.Text(i, t.styles[i], twin)
				} else {
					t.sheet.Unique(i, t.styles[i], twin)
				}
			}
		case idRole:
			t.sheet.Unique(i, t.styles[i], data.BaseOf(s.Record).ID.String())
		case versionRole:
			t.codes = appendCode(t.codes, helpers)
			text := t.version(s, faithful)
			t.about.add(text)
			t.sheet.Unique(i, t.styles[i], text)
		}
	}
	clear(t.twins)
}

// remember keeps what later sheets show of the record.
func (t *typeWriter) remember(r data.Record, label string) {
	switch r := r.(type) {
	case *data.Project:
		t.note(r)
	case *data.Event:
		t.events[r.ID.String()] = eventHelp{r.Date, t.places.name(r.Village, r.District)}
	case *data.Person:
		h := personHelp{birthYear: r.BirthYear, sex: t.words.word("sex", r.Sex)}
		if t.m.Names {
			h.work, h.phone = r.Work, r.Phone
		}
		t.people[r.ID.String()] = h
	}
	if label != "" {
		t.offered.offer(t.of.Key, label)
	}
}

// districtOf is the district that a record's settlements are told apart in.
func districtOf(r data.Record) string {
	switch r := r.(type) {
	case *data.Event:
		return r.District
	case *data.Trip:
		return r.District
	case *data.Member:
		return r.District
	}
	return ""
}

// field writes a field's cell and returns the content that its code is taken
// over.
func (t *typeWriter) field(i int, c column, v data.Value, district string) string {
	switch v := v.(type) {
	case int64:
		if v <= -longestInt || v >= longestInt {
			return t.asRead(c.kind, t.cell(i, strconv.FormatInt(v, 10), false))
		}
		t.sheet.Int(i, t.styles[i], v)
		return strconv.FormatInt(v, 10)
	case bool:
		t.sheet.Text(i, t.styles[i], t.x.Words(t.lang, "sheet.yes"))
		return "1"
	case string:
		return t.text(i, c, v, district)
	case []string:
		if c.kind == data.Lines {
			return t.cell(i, strings.Join(v, "\n"), false)
		}
		t.twins[c.key] = strings.Join(v, " ")
		words := make([]string, len(v))
		for n, item := range v {
			words[n] = t.word(c, item, district)
		}
		return t.cell(i, strings.Join(words, "; "), true)
	case map[string]int64:
		t.twins[c.key] = string(data.AppendValue(nil, v))
		return t.cell(i, t.numbers(c, v), true)
	}
	return ""
}

func (t *typeWriter) text(i int, c column, v, district string) string {
	switch c.kind {
	case data.Day:
		if d := parseISO(v); d >= 19000301 {
			t.sheet.Date(i, t.styles[i], d.Time())
			return v
		}
		return t.asRead(c.kind, t.cell(i, v, false))
	case data.Time:
		return t.asRead(c.kind, t.cell(i, v, true))
	case data.Choice, data.Ref, data.PlaceCode:
		t.twins[c.key] = v
		return t.cell(i, t.word(c, v, district), true)
	}
	return t.cell(i, v, false)
}

// asRead is the content of a text in a column of another kind, as a reader will
// understand it.
func (t *typeWriter) asRead(k data.Kind, text string) string {
	content, _ := t.x.content(k, &xlsx.Cell{Kind: xlsx.Text, Text: text})
	return content
}

// cell writes a text as far as it fits and returns the content that a reader
// will see.
func (t *typeWriter) cell(i int, text string, shared bool) string {
	text = short(text, longestCell)
	if shared {
		t.sheet.Text(i, t.styles[i], text)
	} else {
		t.sheet.Unique(i, t.styles[i], text)
	}
	return tidy(text)
}

// word is a coded value as people read it.
func (p *writing) word(c column, v, district string) string {
	switch c.kind {
	case data.Choice, data.Choices:
		return p.words.word(c.field.List, v)
	case data.Ref, data.Refs:
		return p.labels[c.field.Of].of(v)
	}
	return p.places.name(v, district)
}

// numbers are counts by key as people read them.
func (p *writing) numbers(c column, v map[string]int64) string {
	keys := slices.Sorted(maps.Keys(v))
	name := func(key string) string { return p.places.name(key, "") }
	if c.field != nil && c.field.List != "" {
		codes := data.List(c.field.List)
		slices.SortStableFunc(keys, func(a, b string) int { return slices.Index(codes, a) - slices.Index(codes, b) })
		name = func(key string) string { return p.words.word(c.field.List, key) }
	}
	var b strings.Builder
	for i, key := range keys {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(name(key))
		b.WriteString(": ")
		b.WriteString(strconv.FormatInt(v[key], 10))
	}
	return b.String()
}

// help writes a helper's cell and returns its content.
func (t *typeWriter) help(i int, c column, r data.Record) string {
	a, ok := r.(*data.Attendance)
	if !ok {
		return ""
	}
	switch c.key {
	case helpDate:
		if d := t.events[t.twins["event"]].date; d >= 19000301 {
			t.sheet.Date(i, t.styles[i], d.Time())
			return isoDay(d)
		}
	case helpVillage:
		return t.cell(i, t.events[t.twins["event"]].village, true)
	case helpBirthYear:
		if n := t.people[t.twins["person"]].birthYear; n != 0 {
			t.sheet.Int(i, t.styles[i], int64(n))
			return strconv.Itoa(n)
		}
	case helpSex:
		return t.cell(i, t.people[t.twins["person"]].sex, true)
	case helpWork:
		return t.cell(i, t.people[a.Person.String()].work, true)
	case helpPhone:
		return t.cell(i, t.people[a.Person.String()].phone, true)
	}
	return ""
}

// version is the text of the row's version cell. A version that the row cannot
// hold goes to the hidden sheet as well.
func (t *typeWriter) version(s *data.Shipped, faithful bool) string {
	b := append(t.mark[:0], data.BaseOf(s.Record).ID.String()...)
	if s.Only == nil {
		t.versionsOf(s)
		b = t.kind(b, 'h')
		for i, head := range s.Heads {
			if i > 0 {
				b = append(b, ',')
			}
			b = t.hidden.appendVersionID(b, head)
		}
		b = append(b, ' ')
	} else {
		v := *s.Only
		v.Fields = nil
		if !faithful || t.withheld {
			v.Fields = t.of.Values(s.Record)
		}
		if t.withhold(&v) {
			b = t.kind(b, 'p')
		} else {
			b = t.kind(b, '1')
		}
		if !faithful {
			t.hidden.add(&v)
		}
		b = t.hidden.appendVersionID(b, v.ID)
		b = append(b, ' ')
		b = strconv.AppendInt(b, int64(v.Stamp), 10)
		b = append(b, ' ')
		b = strconv.AppendInt(b, int64(t.hidden.batch(v.Batch)), 10)
		b = append(b, ' ')
		b = strconv.AppendUint(b, uint64(v.Hash), 16)
		b = append(b, ' ')
	}
	t.mark = append(b, t.codes...)
	return string(t.mark)
}

// kind appends what a version cell is and which export it is of: a row that was
// pasted from another workbook names devices and batches by other numbers.
func (t *typeWriter) kind(b []byte, kind byte) []byte {
	b = append(b, ' ', kind)
	b = appendCode(b, exportTag(&t.m))
	return append(b, ' ')
}

// versionsOf adds all versions of a record to the hidden sheet.
func (t *typeWriter) versionsOf(s *data.Shipped) {
	if s.Only != nil {
		v := *s.Only
		v.Fields = t.of.Values(s.Record)
		t.withhold(&v)
		t.hidden.add(&v)
		return
	}
	for i := range s.Versions {
		v := s.Versions[i]
		t.withhold(&v)
		t.hidden.add(&v)
	}
}

// withhold takes the personal fields out of a version where names stay here,
// and reports whether there were any.
func (t *typeWriter) withhold(v *data.Version) bool { return t.withheld && v.Withhold(t.of) }
