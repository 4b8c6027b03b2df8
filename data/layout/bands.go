package layout

import (
	"slices"
	"strings"
)

// block is a stretch of rows that is written once, for each row of a list, or
// for each group of one.
type block struct {
	first, last int
	list        string // "": written once
	by          string // field of a group; "" for each row
	least       int    // so many times at least
	page        bool   // each begins a printed page
	inner       []*block
}

// across is a stretch of columns that is written for each of what stands across
// a list.
type across struct {
	first, last int
	list        string // what stands across
	over        string // the list whose rows have the cells
	fit         int    // so many on a printed page; 0 for all
	cell        *cell  // that says so
	mark        *mark
}

// structure finds the blocks of a sheet, and what is wrong with them.
func (f *Form) structure(s *sheet) {
	f.readControls(s)
	f.findAcross(s)
	b := &building{f: f, s: s}
	root := &block{first: 1, last: s.last}
	b.into(root, 1, s.last, nil)
	s.blocks = root.inner
	f.resolveGroups(s, s.blocks, nil)
	f.checkMerges(s)
	f.checkAcross(s)
	f.checkSums(s)
}

// each visits the cells of the sheet in their order.
func (s *sheet) each(visit func(*cell)) {
	for n := 1; n <= s.last; n++ {
		if r := s.rows[n]; r != nil {
			for _, c := range r.cells {
				visit(c)
			}
		}
	}
}

// readControls takes note of conditions, and of rows that hold nothing but
// words for the program.
func (f *Form) readControls(s *sheet) {
	for n := 1; n <= s.last; n++ {
		r := s.rows[n]
		if r == nil {
			continue
		}
		controls, others := false, false
		for _, c := range r.cells {
			if c.runs == nil {
				others = others || c.text != "" || c.value != "" || c.formula != ""
				continue
			}
			for _, run := range c.runs {
				for _, p := range run.pieces {
					switch {
					case p.mark == nil:
						others = others || strings.TrimSpace(p.text) != ""
					case p.mark.verb == verbOnly:
						s.only[n] = p.mark
					case p.mark.verb == verbColumn:
						s.column[c.column] = p.mark
					case p.mark.verb == verbEach, p.mark.verb == verbGroup, p.mark.verb == verbEnd:
						controls = true
					case p.mark.verb != verbRows && p.mark.verb != verbPage:
						others = true
					}
				}
			}
		}
		s.gone[n] = controls && !others
	}
}

func (f *Form) findAcross(s *sheet) {
	s.each(func(c *cell) {
		c.marks(func(m *mark) {
			if m.verb != verbAcross {
				return
			}
			a := &across{first: c.column, last: c.column, list: m.list, fit: m.number, cell: c, mark: m}
			for _, merged := range s.merges {
				if merged.top == c.row && merged.left == c.column {
					a.last = merged.right
				}
			}
			for _, other := range s.across {
				if a.first <= other.last && other.first <= a.last {
					f.complain(s, c, fault{code: "layout_overlap", mark: m.asItIs})
					return
				}
			}
			s.across = append(s.across, a)
		})
	})
	slices.SortFunc(s.across, func(a, b *across) int { return a.first - b.first })
}

func (s *sheet) acrossAt(column int) *across {
	for _, a := range s.across {
		if column >= a.first && column <= a.last {
			return a
		}
	}
	return nil
}

// building finds the blocks of a sheet from top to bottom.
type building struct {
	f *Form
	s *sheet
}

// into fills a block with those inside it, from row to row. group is the group
// that they stand in.
func (b *building) into(whole *block, from, to int, group *block) {
	plain := 0 // the first row of a stretch that is written once
	flush := func(before int) {
		if plain > 0 && plain < before {
			whole.inner = append(whole.inner, &block{first: plain, last: before - 1})
		}
		plain = 0
	}
	for n := from; n <= to; n++ {
		open, at := b.opening(n, true)
		switch {
		case open != nil:
			end := b.closing(n, to)
			if end == 0 {
				b.f.complain(b.s, at, fault{code: "mark_not_ended", mark: open.asItIs})
				end = to
			}
			flush(n)
			one := &block{first: n, last: end, list: open.list}
			if open.verb == verbGroup {
				one.by = open.field
			}
			if group != nil && group.list != one.list {
				b.f.complain(b.s, at, fault{code: "layout_list_in_list", mark: open.asItIs})
			}
			b.settings(one)
			if one.by != "" {
				b.into(one, n, end, one)
			} else {
				b.inEach(one)
			}
			b.s.lists = append(b.s.lists, one.list)
			whole.inner = append(whole.inner, one)
			n = end
		case b.stray(n):
		default:
			list, at := b.listOf(n)
			if list == "" {
				if plain == 0 {
					plain = n
				}
				continue
			}
			flush(n)
			if group != nil && group.list != list {
				b.f.complain(b.s, at, fault{code: "layout_list_in_list", mark: list})
			}
			one := &block{first: n, last: n, list: list}
			for one.last < to {
				if next, _ := b.listOf(one.last + 1); next != list {
					break
				}
				if m, _ := b.opening(one.last+1, false); m != nil {
					break
				}
				one.last++
			}
			b.settings(one)
			b.s.lists = append(b.s.lists, list)
			whole.inner = append(whole.inner, one)
			n = one.last
			continue
		}
		if plain == 0 && open == nil {
			plain = n
		}
	}
	flush(to + 1)
}

// opening is the mark of a row that begins a block, where it has one and the
// row is not already inside that very block.
func (b *building) opening(n int, take bool) (*mark, *cell) {
	r := b.s.rows[n]
	if r == nil {
		return nil, nil
	}
	for _, c := range r.cells {
		var found *mark
		c.marks(func(m *mark) {
			if found == nil && !m.taken && (m.verb == verbEach || m.verb == verbGroup) {
				found = m
			}
		})
		if found != nil {
			found.taken = take
			return found, c
		}
	}
	return nil, nil
}

// closing is the row in which the block that begins in a row ends; 0 where it
// does not.
func (b *building) closing(from, to int) int {
	depth := 1
	for n := from; n <= to; n++ {
		r := b.s.rows[n]
		if r == nil {
			continue
		}
		found := 0
		for _, c := range r.cells {
			c.marks(func(m *mark) {
				switch {
				case (m.verb == verbEach || m.verb == verbGroup) && !m.taken:
					depth++
				case m.verb == verbEnd && !m.taken && found == 0:
					if depth--; depth == 0 {
						m.taken = true
						found = n
					}
				}
			})
		}
		if found > 0 {
			return found
		}
	}
	return 0
}

// stray complains of an end that ends nothing.
func (b *building) stray(n int) bool {
	r := b.s.rows[n]
	if r == nil {
		return false
	}
	found := false
	for _, c := range r.cells {
		c.marks(func(m *mark) {
			if m.verb == verbEnd && !m.taken {
				b.f.complain(b.s, c, fault{code: "mark_ends_nothing", mark: m.asItIs})
				m.taken, found = true, true
			}
		})
	}
	return found
}

// inEach checks the rows of a block that is written for each row of a list.
func (b *building) inEach(one *block) {
	for n := one.first; n <= one.last; n++ {
		if open, at := b.opening(n, false); open != nil {
			b.f.complain(b.s, at, fault{code: "layout_list_in_list", mark: open.asItIs})
		}
		if list, at := b.listOf(n); list != "" && list != one.list {
			b.f.complain(b.s, at, fault{code: "layout_list_in_list", mark: list})
		}
	}
}

// listOf is the list over which a row is repeated because it has its fields, and
// the cell that says so.
func (b *building) listOf(n int) (list string, at *cell) {
	r := b.s.rows[n]
	if r == nil {
		return "", nil
	}
	for _, c := range r.cells {
		a := b.s.acrossAt(c.column)
		c.marks(func(m *mark) {
			if m.verb != verbValue || m.list == "" || m.list == verbGroup || a != nil && a.list == m.list {
				return
			}
			switch {
			case list == "":
				list, at = m.list, c
			case list != m.list:
				b.f.complain(b.s, c, fault{code: "layout_two_lists", mark: m.asItIs})
			}
		})
	}
	return list, at
}

// settings are what the rows of a block say of it.
func (b *building) settings(one *block) {
	for n := one.first; n <= one.last; n++ {
		if r := b.s.rows[n]; r != nil {
			for _, c := range r.cells {
				c.marks(func(m *mark) {
					switch {
					case m.verb == verbRows && one.by == "":
						one.least = m.number
					case m.verb == verbPage && !m.taken:
						one.page, m.taken = true, true
					}
				})
			}
		}
	}
}

// checkMerges names marks that a merge hides, and merges that a list would tear.
func (f *Form) checkMerges(s *sheet) {
	for _, m := range s.merges {
		s.each(func(c *cell) {
			inside := c.row >= m.top && c.row <= m.bottom && c.column >= m.left && c.column <= m.right
			if inside && c.runs != nil && (c.row != m.top || c.column != m.left) {
				f.complain(s, c, fault{code: "layout_merged", mark: c.text})
			}
		})
		var torn func(blocks []*block)
		torn = func(blocks []*block) {
			for _, b := range blocks {
				if b.list == "" {
					continue
				}
				if touches := m.top <= b.last && b.first <= m.bottom; touches && (m.top < b.first || m.bottom > b.last) {
					f.complain(s, &cell{row: m.top, column: m.left, text: m.String()}, fault{code: "layout_torn_merge", mark: m.String()})
				}
				torn(b.inner)
			}
		}
		torn(s.blocks)
	}
}

// checkAcross finds the list whose rows have the cells of what stands across.
func (f *Form) checkAcross(s *sheet) {
	for _, a := range s.across {
		for _, key := range s.lists {
			if l := f.names.byKey(key); l != nil && l.Across[a.list] != nil {
				a.over = key
			}
		}
		if a.over == "" {
			f.complain(s, a.cell, fault{code: "layout_across", mark: a.mark.asItIs})
		}
	}
}

// checkSums names sums of what must not be added up. Down what stands across a
// matrix each column is one thing, and adds up.
func (f *Form) checkSums(s *sheet) {
	s.each(func(c *cell) {
		c.marks(func(m *mark) {
			if a := s.acrossAt(c.column); m.verb != verbSum || a != nil && a.list == m.list {
				return
			}
			l := f.names.byKey(m.list)
			if l == nil {
				return
			}
			if sum := l.sum(m.field); sum == SumNowhere || sum == SumWhole && grouped(s.blocks, c.row, m.list) {
				f.complain(s, c, fault{code: "mark_not_added", mark: m.asItIs})
			}
		})
	})
}

// grouped reports whether a row stands in a group of the list.
func grouped(blocks []*block, row int, list string) bool {
	for _, b := range blocks {
		if row >= b.first && row <= b.last && (b.by != "" && b.list == list || grouped(b.inner, row, list)) {
			return true
		}
	}
	return false
}

// resolveGroups finds the fields of {{group.…}} in the list of the group that
// they stand in.
func (f *Form) resolveGroups(s *sheet, blocks []*block, group *block) {
	for _, b := range blocks {
		inside := group
		if b.by != "" {
			inside = b
		}
		f.resolveGroups(s, b.inner, inside)
		if len(b.inner) > 0 {
			continue
		}
		for n := b.first; n <= b.last; n++ {
			if s.rows[n] == nil {
				continue
			}
			for _, c := range s.rows[n].cells {
				c.marks(func(m *mark) {
					if m.list != verbGroup {
						return
					}
					if inside != nil {
						if key, ok := f.names.byKey(inside.list).field(m.field); ok {
							m.field = key
							return
						}
					}
					f.complain(s, c, fault{code: "mark_no_group", mark: m.asItIs})
				})
			}
		}
	}
}
