package xlsx

import "strconv"

// rows reads the sheetData element, which was entered.
func (r *sheetReader) rows() error {
	for {
		there, err := r.child()
		if err != nil || !there {
			return err
		}
		if !r.is("row") {
			return wrong(whatElement)
		}
		if err := r.beginRow(); err != nil {
			return err
		}
		if err := r.cells(); err != nil {
			return err
		}
		if len(r.row.Cells) == 0 {
			continue
		}
		if err := r.visit(&r.row); err != nil {
			r.refused = true
			return err
		}
	}
}

// beginRow reads the row's attributes. A row without a number follows the one
// before it.
func (r *sheetReader) beginRow() error {
	number := r.row.Number + 1
	if value, there := r.attr("r"); there {
		n, ok := parseCount(value, lastRow)
		if !ok || n < number {
			return wrong(whatRowNumber)
		}
		number = n
	}
	if number > lastRow {
		return wrong(whatRowNumber)
	}
	hidden, err := r.flag("hidden")
	if err != nil {
		return err
	}
	r.setRow(number)
	r.row.Hidden = hidden
	return nil
}

func (r *sheetReader) setRow(number int) {
	r.row.Number, r.row.Hidden, r.row.Cells = number, false, r.row.Cells[:0]
	r.digits = strconv.AppendInt(r.digits[:0], int64(number), 10)
	r.column = -1
	kept := r.arrays[:0]
	for _, a := range r.arrays {
		if a.LastRow >= number {
			kept = append(kept, a)
		}
	}
	r.arrays = kept
}

// cells reads the children of a row, which was entered.
func (r *sheetReader) cells() error {
	fast := r.plainMain()
	for {
		if fast && !r.ending {
			ended, err := r.quickCells()
			if err != nil || ended {
				return err
			}
		}
		there, err := r.child()
		switch {
		case err != nil || !there:
			return err
		case r.is("c"):
			err = r.cell()
		default:
			err = r.skipForeign()
		}
		if err != nil {
			return err
		}
	}
}

// content is what stands in a c element.
type content struct {
	kind       cellType
	style      int
	hasValue   bool // a v element, whose text is value
	hasText    bool // an is element, whose text is value
	hasFormula bool
	value      []byte
}

// cell reads a c element, which was entered, in any form that the standard has.
func (r *sheetReader) cell() error {
	var c content
	column := r.column + 1
	if name, there := r.attr("r"); there {
		row, named, ok := parseCell(name)
		if !ok || row != r.row.Number || named < column {
			return wrong(whatCellName)
		}
		column = named
	}
	if column > lastColumn {
		return wrong(whatCellName)
	}
	r.column = column
	if name, there := r.attr("t"); there {
		if c.kind = parseCellType(name); c.kind == typeUnknown {
			return wrong(whatCellType)
		}
	}
	style, _, err := r.number("s", mostStyles)
	if err != nil {
		return wrong(whatStyle)
	}
	c.style = style
	r.value = r.value[:0]
	for {
		there, err := r.child()
		if err != nil {
			return err
		}
		if !there {
			c.value = r.value
			return r.add(c)
		}
		switch {
		case r.is("v") && !c.hasValue && !c.hasText:
			c.hasValue = true
			r.value, err = r.gather(r.value, longestRaw)
		case r.is("is") && !c.hasValue && !c.hasText:
			c.hasText = true
			r.value, err = r.rich(r.value)
		case r.is("f") && !c.hasFormula:
			c.hasFormula = true
			err = r.formula()
		case r.is("v"), r.is("is"), r.is("f"):
			err = wrong(whatElement)
		default:
			err = r.skipForeign()
		}
		if err != nil {
			return err
		}
	}
}

// mostArrays bounds the array formulas whose ranges go on at one time.
const mostArrays = 1000

// formula leaves an f element, which was entered. What it computes is not for a
// reader; that its values may stand in other cells too is.
func (r *sheetReader) formula() error {
	kind, _ := r.attr("t")
	ref, there := r.attr("ref")
	if there && (string(kind) == "array" || string(kind) == "dataTable") {
		all, ok := parseRange(ref)
		if !ok {
			return wrong(whatRange)
		}
		if all.FirstRow != all.LastRow || all.FirstColumn != all.LastColumn {
			if len(r.arrays) == mostArrays {
				return tooLarge(largeFormulas, mostArrays)
			}
			r.arrays = append(r.arrays, all)
		}
	}
	return r.ignore()
}

// computed reports whether a formula of another cell gives a cell its value.
func (r *sheetReader) computed(column int) bool {
	for _, a := range r.arrays {
		if a.FirstRow <= r.row.Number && a.FirstColumn <= column && column <= a.LastColumn {
			return true
		}
	}
	return false
}
