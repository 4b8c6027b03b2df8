package layout

import (
	"context"
	"fmt"

	"sapar/data"
)

// placing is where the cells of a sheet went.
type placing struct {
	s       *sheet
	root    *instance
	lines   []line // the rows to be written, in their order
	breaks  []int  // rows before which a printed page begins
	columns *columns
	next    int // row
	where   map[int][]*instance
}

// line is a row to be written.
type line struct {
	from   int // row of the layout
	number int
	in     *instance
}

// instance is one writing of a block.
type instance struct {
	block  *block
	parent *instance
	item   data.ReportRow   // of a block that is written for each row
	rows   []data.ReportRow // those of a group
	k      int              // the how-manieth, from 0
	first  []int            // by row of the layout, from the block's first on; 0: nowhere
	last   []int
}

func newInstance(b *block, parent *instance) *instance {
	n := b.last - b.first + 1
	return &instance{block: b, parent: parent, first: make([]int, n), last: make([]int, n)}
}

// put says that a row of the layout stands there, and tells the blocks around.
func (in *instance) put(from, number int) {
	for ; in != nil; in = in.parent {
		i := from - in.block.first
		if in.first[i] == 0 {
			in.first[i] = number
		}
		in.last[i] = number
	}
}

func (in *instance) has(row int) bool { return row >= in.block.first && row <= in.block.last }

// list is the rows of a list as this place sees them: those of its group.
func (in *instance) list(key string) ([]data.ReportRow, bool) {
	for ; in != nil; in = in.parent {
		if in.block.by != "" && in.block.list == key {
			return in.rows, true
		}
	}
	return nil, false
}

// item is the row of a list that this place is about.
func (in *instance) itemOf(key string) (data.ReportRow, bool) {
	for ; in != nil; in = in.parent {
		if in.block.list == key && in.block.by == "" {
			return in.item, true
		}
	}
	return nil, false
}

// group is the innermost group around this place.
func (in *instance) group() *instance {
	for ; in != nil; in = in.parent {
		if in.block.by != "" {
			return in
		}
	}
	return nil
}

// expand finds where each row of a sheet goes. It fails where Excel has no more
// rows, and when the context ends.
func (x *filling) expand(ctx context.Context, s *sheet) (*placing, error) {
	p := &placing{s: s, next: 1}
	p.root = newInstance(&block{first: 1, last: max(s.last, 1), inner: s.blocks}, nil)
	p.columns = x.placeColumns(s)
	if err := x.put(ctx, p, s.blocks, p.root); err != nil {
		return nil, err
	}
	return p, nil
}

func (x *filling) put(ctx context.Context, p *placing, blocks []*block, in *instance) error {
	for _, b := range blocks {
		switch {
		case b.list == "":
			if err := x.rowsOf(p, b, in); err != nil {
				return err
			}
		case b.by == "":
			items := x.items(b.list, in)
			for k := range max(len(items), b.least, 1) {
				if k%256 == 0 {
					if err := ctx.Err(); err != nil {
						return err
					}
				}
				one := newInstance(b, in)
				one.k = k
				if k < len(items) {
					one.item = items[k]
				}
				p.begin(b, k)
				if err := x.rowsOf(p, b, one); err != nil {
					return err
				}
			}
		default:
			for k, rows := range x.groups(b, in) {
				one := newInstance(b, in)
				one.k, one.rows = k, rows
				p.begin(b, k)
				if err := x.put(ctx, p, b.inner, one); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// begin begins a printed page where the block asks for one.
func (p *placing) begin(b *block, k int) {
	if b.page && k > 0 {
		p.breaks = append(p.breaks, p.next)
	}
}

func (x *filling) rowsOf(p *placing, b *block, in *instance) error {
	for n := b.first; n <= b.last; n++ {
		if p.s.gone[n] || !x.stands(p.s.only[n], in) {
			continue
		}
		if p.next > maxRow {
			return &data.Error{Code: "layout_too_many_rows", Args: data.Args{"sheet": p.s.name, "limit": maxRow}}
		}
		in.put(n, p.next)
		p.lines = append(p.lines, line{n, p.next, in})
		p.next++
	}
	return nil
}

// stands reports whether a row on a condition, nil for none, is written.
func (x *filling) stands(m *mark, in *instance) bool {
	switch {
	case m == nil:
		return true
	case m.field == whenFirst && m.list == "":
		return (in.k == 0) != m.not
	}
	return x.from.holds(m)
}

func (x *filling) items(list string, in *instance) []data.ReportRow {
	if rows, ok := in.list(list); ok {
		return rows
	}
	if sheet := x.from.sheet(list); sheet != nil {
		return sheet.Rows
	}
	return nil
}

// groups are the rows of a list by the value of a field, in the order in which
// the values come.
func (x *filling) groups(b *block, in *instance) [][]data.ReportRow {
	var out [][]data.ReportRow
	at := map[string]int{}
	for _, row := range x.items(b.list, in) {
		// Two records may be called the same.
		key := fmt.Sprint(row[b.by].Value, row[b.by].Sources)
		if _, ok := at[key]; !ok {
			at[key] = len(out)
			out = append(out, nil)
		}
		out[at[key]] = append(out[at[key]], row)
	}
	if len(out) == 0 {
		out = append(out, nil) // the frame stands once, with nothing in it
	}
	return out
}

// columns says where the columns of a sheet went.
type columns struct {
	to    [][]spot // by column of the layout, from 1
	shift int      // of those beyond
}

// spot is a place of a column.
type spot struct {
	column int
	a      *across
	k      int // which of what stands across
}

func (x *filling) placeColumns(s *sheet) *columns {
	c := &columns{to: make([][]spot, s.right+1)}
	next := 1
	for n := 1; n <= s.right; n++ {
		a := s.acrossAt(n)
		if a == nil {
			if m := s.column[n]; m == nil || x.from.holds(m) {
				c.to[n] = []spot{{column: next}}
				next++
			}
			continue
		}
		times := max(len(x.standing(a)), 1)
		for k := range times {
			for i := a.first; i <= min(a.last, s.right); i++ {
				if m := s.column[i]; m == nil || x.from.holds(m) {
					c.to[i] = append(c.to[i], spot{next, a, k})
					next++
				}
			}
		}
		n = a.last
	}
	c.shift = next - 1 - s.right
	return c
}

// standing is what stands across.
func (x *filling) standing(a *across) []data.ReportGroup {
	if sheet := x.from.sheet(a.over); sheet != nil {
		return sheet.Across[a.list]
	}
	return nil
}

// at is the place of a column for what stands across as the k-th of a.
func (c *columns) at(column int, a *across, k int) (spot, bool) {
	if column >= len(c.to) {
		return spot{column: column + c.shift}, true
	}
	for _, s := range c.to[column] {
		if s.a == nil || s.a == a && s.k == k {
			return s, true
		}
	}
	return spot{}, false
}

// view is the sheet as one of its cells sees it: its own row of a list, its own
// of what stands across.
type view struct {
	p  *placing
	in *instance
	a  *across
	k  int
}

func (v view) rows(row int, fixed bool) (first, last int, ok bool) {
	if row > v.p.root.block.last {
		return row + v.p.next - 1 - v.p.root.block.last, row + v.p.next - 1 - v.p.root.block.last, true
	}
	for in := v.in; in != nil; in = in.parent {
		if in.has(row) {
			i := row - in.block.first
			return in.first[i], in.last[i], in.first[i] > 0
		}
		// The row above the first of a list is, for the second, the first: a
		// running total refers to it.
		height := in.block.last - in.block.first + 1
		if in.k > 0 && in.block.by == "" && in.block.list != "" && !fixed && row < in.block.first && row >= in.block.first-height && in.first[0] > 0 {
			return in.first[0] - in.block.first + row, in.first[0] - in.block.first + row, true
		}
	}
	return 0, 0, false
}

func (v view) columns(column int, _ bool) (first, last int, ok bool) {
	c := v.p.columns
	if column >= len(c.to) {
		return column + c.shift, column + c.shift, true
	}
	spots := c.to[column]
	if len(spots) == 0 {
		return 0, 0, false
	}
	if v.a != nil && spots[0].a == v.a {
		s, ok := c.at(column, v.a, v.k)
		return s.column, s.column, ok
	}
	return spots[0].column, spots[len(spots)-1].column, true
}

// whole is the sheet as the others see it.
func (p *placing) whole() view { return view{p: p, in: p.root} }

// moved reports whether any cell went elsewhere.
func (p *placing) moved() bool {
	if p.next-1 != p.root.block.last || p.columns.shift != 0 {
		return true
	}
	for i, n := range p.root.first {
		if n != i+1 || p.root.last[i] != n {
			return true
		}
	}
	return false
}
