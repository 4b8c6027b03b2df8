package ownlist

import (
	"strings"
	"unicode"

	"sapar/data/xlsx"
)

// read finds out what a row is and takes it or skips it.
func (in *reading) read(row *Row) {
	switch {
	case row.Line < in.m.FirstRow && (in.m.HeadRow == 0 || row.Line < in.m.HeadRow):
		in.skip(row, SkippedTitle)
		return
	case isNumberRow(row):
		in.skip(row, SkippedNumbers)
		return
	case row.Line < in.m.FirstRow, in.repeatsHeadings(row):
		in.skip(row, SkippedHeadings)
		return
	}
	key := in.isKeyed(row)
	switch {
	case !key && in.v.isTotal(row):
		in.skip(row, SkippedTotal)
		in.compare(row)
		in.endGroup()
	case !key && in.isSignature(row):
		in.skip(row, SkippedSignature)
	case in.m.Kind == People && in.onlyEvent(row):
		in.skip(row, SkippedTitle)
		in.standsBelow(row)
	case !key && in.isTitle(row):
		in.skip(row, SkippedTitle)
		in.title(row)
	case !key && !in.saysAnything(row):
		in.skip(row, SkippedEmpty)
	default:
		in.begun = true
		in.count(row)
		in.take(row)
	}
}

// take takes a row of data.
func (in *reading) take(row *Row) {
	if row.Hidden {
		in.hidden++
	}
	for i := range row.Cells {
		if row.Cells[i].Formula {
			in.formulas++
		}
	}
	switch in.m.Kind {
	case People:
		in.person(row)
	case Events:
		in.register(row)
	default:
		in.member(row)
	}
}

// endGroup forgets what stood for the rows of a group alone.
func (in *reading) endGroup() { in.group = tally{} }

// title takes in what a title says of the rows below it.
func (in *reading) title(row *Row) {
	f := in.titles.read(row, false)
	if in.m.Kind != People {
		f.title = "" // of a part of the register, and of no event in it
	}
	if in.begun {
		in.before, in.block = in.facts, facts{}
		in.carry = map[string]mergeFrom{}
		in.endGroup()
	}
	in.block.add(f)
	in.facts = in.before
	in.facts.follow(in.block, func(village, district string) bool {
		home, ok := in.r.Places.DistrictOf(village)
		return ok && home.Code == district
	})
	in.begun, in.last = false, nil
	clear(in.named)
}

// isKeyed reports whether a row has what makes it a row of data beyond doubt: a
// name, or the day of an event in its column.
func (in *reading) isKeyed(row *Row) bool {
	switch in.m.Kind {
	case Events:
		c := row.cell(in.place("event.date"))
		if isBlank(c) {
			return false
		}
		_, _, _, w := in.v.dayOf(c, in.inYear)
		return w == nil && len(row.Cells) > 1
	case People, Members:
		of := "person"
		if in.m.Kind == Members {
			of = "member"
		}
		for _, field := range []string{of + ".name", of + ".name.family", of + ".name.given"} {
			c := row.cell(in.place(field))
			if isBlank(c) || c.Kind != xlsx.Text || !in.v.likeName(textOf(c), 1, false) {
				continue
			}
			first := in.firstText(row)
			if in.v.begins(in.v.totals, textOf(c)) || in.v.begins(in.v.signs, first) || in.widened(row, c.Column) ||
				isLabel(first) || len(row.Cells) <= 3 && in.titles.label(first) != "" {
				return false
			}
			return len(row.Cells) > 1 || in.v.likeName(textOf(c), 2, true) && in.titles.read(row, false).kind == ""
		}
	}
	return false
}

// place is the column of a field, -1 where there is none.
func (in *reading) place(field string) int {
	if at, ok := in.at[field]; ok {
		return at
	}
	return -1
}

// firstText is the first text of a row.
func (in *reading) firstText(row *Row) string {
	for i := range row.Cells {
		if c := &row.Cells[i]; c.Kind == xlsx.Text && !isBlank(c) {
			return textOf(c)
		}
	}
	return ""
}

// widened reports whether a cell is merged with others of its row.
func (in *reading) widened(row *Row, column int) bool {
	m, ok := in.s.merge(row.Line, column)
	return ok && m.LastColumn > m.FirstColumn
}

// repeatsHeadings reports whether a row has the headings once more.
func (in *reading) repeatsHeadings(row *Row) bool {
	hits, filled := 0, 0
	for i := range row.Cells {
		c := &row.Cells[i]
		if isBlank(c) {
			continue
		}
		filled++
		if c.Kind == xlsx.Text && (in.headings[in.r.Fold(textOf(c))] || in.r.Fold(textOf(c)) == "") {
			hits++
		}
	}
	return hits >= 2 && hits*3 >= filled*2
}

// isSignature reports whether a row is where somebody signs.
func (in *reading) isSignature(row *Row) bool {
	first := 0
	for first < len(row.Cells) && isBlank(&row.Cells[first]) {
		first++
	}
	if first == len(row.Cells) || row.Cells[first].Kind != xlsx.Text {
		return false
	}
	text := textOf(&row.Cells[first])
	return in.v.begins(in.v.signs, text) && in.titles.label(strings.TrimRight(text, "_ ")) != "event.date" && len(row.Cells) <= 5
}

// isTitle reports whether a row says what the rows below are of.
func (in *reading) isTitle(row *Row) bool {
	var filled []*Cell
	for i := range row.Cells {
		if !isBlank(&row.Cells[i]) {
			filled = append(filled, &row.Cells[i])
		}
	}
	if len(filled) == 0 {
		return false
	}
	first := filled[0]
	text := textOf(first)
	if first.Kind == xlsx.Text && len(filled) > 1 && (len(filled) <= 4 && in.titles.label(text) != "" || len(filled) == 2 && isLabel(text)) {
		return true
	}
	if last := filled[len(filled)-1]; len(filled) <= 2 && last.Kind == xlsx.Text && in.widened(row, last.Column) {
		return true
	}
	if len(filled) > 1 || !strings.ContainsFunc(text, unicode.IsLetter) && !first.Date && !in.startsDay(text) {
		return false
	}
	if in.isNameColumn(first.Column) {
		f := in.titles.read(row, false)
		return f.kind != "" || f.day.start != 0 || f.village != "" || f.district != "" || strings.ContainsAny(text, "«»:")
	}
	return true
}

func (in *reading) startsDay(text string) bool {
	d, _, there := in.v.dayIn(text, in.inYear)
	return there && d.start != 0
}

// isNameColumn reports whether a column holds names, or parts of them.
func (in *reading) isNameColumn(column int) bool {
	for _, c := range in.columns {
		if c.place == column && c.field != nil && c.field.Key == "name" {
			return true
		}
	}
	return false
}

// onlyEvent reports whether a row of a list of people has nothing but columns
// of the event: it stands for the rows below.
func (in *reading) onlyEvent(row *Row) bool {
	var said []mapped
	for _, c := range in.columns {
		cell := row.cell(c.place)
		if isBlank(cell) {
			continue
		}
		if !c.carried() || in.widened(row, c.place) {
			return false
		}
		said = append(said, c)
	}
	if len(said) != 1 {
		return len(said) > 1
	}
	p := &profile{r: in.r, v: in.v, places: in.places, cells: []*Cell{row.cell(said[0].place)}}
	return p.test(said[0].key) != nil && p.share(said[0].key) == 1
}

// standsBelow keeps what a row says of the event for the rows below.
func (in *reading) standsBelow(row *Row) {
	if in.begun {
		in.carry = map[string]mergeFrom{}
		in.endGroup()
	}
	in.begun, in.last = false, nil
	in.keepBelow(row)
}

// keepBelow keeps the cells of an event that rows below leave empty.
func (in *reading) keepBelow(row *Row) {
	for _, c := range in.columns {
		if cell := row.cell(c.place); c.carried() && !isBlank(cell) {
			in.carry[c.key] = mergeFrom{cell, cellAt{row.Line, c.place}}
		}
	}
}

// saysAnything reports whether a column that is read has something of the row's
// own.
func (in *reading) saysAnything(row *Row) bool {
	for _, c := range in.columns {
		if cell := row.cell(c.place); !isBlank(cell) && (cell.Kind != xlsx.Number || cell.Number != 0) {
			return true
		}
	}
	return false
}
