package ownlist

import (
	"regexp"
	"strconv"

	"sapar/data"
	"sapar/data/xlsx"
)

// tally is what rows add up to.
type tally struct {
	rows int
	sums map[int]int // by column
}

func (t *tally) add(column, n int) {
	if t.sums == nil {
		t.sums = map[int]int{}
	}
	t.sums[column] += n
}

// count adds a row to what is held against the next total.
func (in *reading) count(row *Row) {
	in.group.rows++
	in.all.rows++
	for _, c := range in.columns {
		if !c.counts() {
			continue
		}
		if cell := row.cell(c.place); !isBlank(cell) {
			if n, w := intOf(cell); w == nil {
				in.group.add(c.place, n)
				in.all.add(c.place, n)
			}
		}
	}
}

var numberIn = regexp.MustCompile(`\d{1,6}`)

// compare holds a row of totals against what was read: since the last one, or
// since the beginning, for lists have both.
func (in *reading) compare(row *Row) {
	differ := func(column string, said, read int) {
		in.notice(data.Notice{Code: "totals_differ", Args: data.Args{
			"sheet": in.s.Name, "row": row.Line, "column": column, "said": said, "read": read,
		}})
	}
	if in.m.Kind == Events {
		for _, c := range in.columns {
			cell := row.cell(c.place)
			if !c.counts() || isBlank(cell) || cell.Kind != xlsx.Number {
				continue
			}
			if n, w := intOf(cell); w == nil && n != in.group.sums[c.place] && n != in.all.sums[c.place] {
				differ(in.m.heading(c.place), n, in.nearer(n, in.group.sums[c.place], in.all.sums[c.place]))
			}
		}
		return
	}
	said, ok := in.saidCount(row)
	if ok && said != in.group.rows && said != in.all.rows {
		differ(in.m.heading(in.nameColumn()), said, in.nearer(said, in.group.rows, in.all.rows))
	}
}

// nearer is the one of two numbers that a total was more likely meant for.
func (in *reading) nearer(said, group, all int) int {
	if max(said-group, group-said) <= max(said-all, all-said) {
		return group
	}
	return all
}

// saidCount is the number of people that a row of totals states: the first one.
func (in *reading) saidCount(row *Row) (int, bool) {
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Kind == xlsx.Number && !c.Date {
			n, w := intOf(c)
			return n, w == nil
		}
		if c.Kind == xlsx.Text {
			if found := numberIn.FindString(textOf(c)); found != "" {
				n, err := strconv.Atoi(found)
				return n, err == nil
			}
		}
	}
	return 0, false
}

// nameColumn is the first column that holds names.
func (in *reading) nameColumn() int {
	for _, c := range in.columns {
		if in.isNameColumn(c.place) {
			return c.place
		}
	}
	return -1
}
