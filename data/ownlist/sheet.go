package ownlist

import (
	"cmp"
	"slices"

	"sapar/data/xlsx"
)

// Sheet is one sheet of a list.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   []Row // that have content, in their order

	width  int                  // columns that have content
	hidden []xlsx.Columns       // columns that are not shown
	merges map[int][]xlsx.Range // by column, by first row
}

// Row is a row with content.
type Row struct {
	Line   int // from 1
	Hidden bool
	Cells  []Cell // in the order of their columns; those that are empty are left out
}

// Cell is a cell with its content.
type Cell = xlsx.Cell

// finish makes a sheet ready when all its rows are in.
func (s *Sheet) finish(merges []xlsx.Range, hidden []xlsx.Columns) {
	for i := range s.Rows {
		cells := s.Rows[i].Cells
		s.width = max(s.width, cells[len(cells)-1].Column+1)
	}
	s.hidden = hidden
	s.merges = map[int][]xlsx.Range{}
	for _, m := range merges {
		for column := m.FirstColumn; column <= min(m.LastColumn, s.width-1); column++ {
			s.merges[column] = append(s.merges[column], m)
		}
	}
	for _, list := range s.merges {
		slices.SortFunc(list, func(a, b xlsx.Range) int { return cmp.Compare(a.FirstRow, b.FirstRow) })
	}
}

// Width is how many columns the sheet has, empty ones before the last with
// content among them.
func (s *Sheet) Width() int { return s.width }

// Text is what a person sees in a cell; columns count from 0.
func (s *Sheet) Text(line, column int) string {
	if c := s.cell(line, column); c != nil {
		return textOf(c)
	}
	return ""
}

// HiddenColumn reports whether a column is not shown.
func (s *Sheet) HiddenColumn(column int) bool {
	return slices.ContainsFunc(s.hidden, func(c xlsx.Columns) bool { return c.First <= column && column <= c.Last })
}

// row is the row of a line, nil where it is empty.
func (s *Sheet) row(line int) *Row {
	i, found := slices.BinarySearchFunc(s.Rows, line, func(r Row, line int) int { return cmp.Compare(r.Line, line) })
	if !found {
		return nil
	}
	return &s.Rows[i]
}

// cell is the row's cell of a column, nil where it is empty.
func (r *Row) cell(column int) *Cell {
	if r == nil {
		return nil
	}
	i, found := slices.BinarySearchFunc(r.Cells, column, func(c Cell, column int) int { return cmp.Compare(c.Column, column) })
	if !found {
		return nil
	}
	return &r.Cells[i]
}

func (s *Sheet) cell(line, column int) *Cell { return s.row(line).cell(column) }

// merge is the merged range that a cell lies in.
func (s *Sheet) merge(line, column int) (xlsx.Range, bool) {
	list := s.merges[column]
	i, found := slices.BinarySearchFunc(list, line, func(m xlsx.Range, line int) int { return cmp.Compare(m.FirstRow, line) })
	if !found {
		i--
	}
	if i < 0 || list[i].LastRow < line {
		return xlsx.Range{}, false
	}
	return list[i], true
}

// spread is the cell whose content a cell shows: its own, or that of the merged
// range it lies in. Its line and column are those of the cell that is found.
func (s *Sheet) spread(line, column int) (c *Cell, at cellAt) {
	at = cellAt{line, column}
	c = s.cell(line, column)
	if c != nil {
		return c, at
	}
	if m, ok := s.merge(line, column); ok {
		at = cellAt{m.FirstRow, m.FirstColumn}
		return s.cell(m.FirstRow, m.FirstColumn), at
	}
	return nil, at
}

// cellAt is where a cell stands.
type cellAt struct{ line, column int }

// name is the cell as people name it, "" for none.
func (a cellAt) name() string {
	if a.line == 0 {
		return ""
	}
	return xlsx.CellName(a.line, a.column)
}
