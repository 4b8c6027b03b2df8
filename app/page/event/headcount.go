package event

import (
	"slices"

	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// headcount is the grid in which those without a list are counted by age band
// and sex. What is typed into it adds up into the numbers above it, as long as
// nobody has typed others there.
type headcount struct {
	d     *details
	codes []string
	cells []*kit.IntField // in the order of codes
	sums  map[string]int  // by the event's field, as they were last added up
}

func newHeadcount(d *details) *headcount {
	return &headcount{d: d, codes: data.List("headcount"), sums: map[string]int{}}
}

// row is the grid as a row of the form: a column for each band, the sexes below
// each other. Enter goes down the columns, as people count a hall: the boys of
// a class, the girls of a class.
func (h *headcount) row() kit.Row {
	f, w := &h.d.fields, h.d.p.w
	field := f.Type.Field("unlisted_bands")
	grid := container.NewGridWithColumns(len(data.List("age_band")))
	for _, band := range data.List("age_band") {
		column := kit.NewStack(4, kit.NewHeading(3, w.Choice("age_band", band)))
		for _, sex := range data.List("sex") {
			var cell *kit.IntField
			cell = f.Int(field, kit.IntOptions{
				Placeholder: w.Choice("sex_short", sex),
				OnEnter:     f.Next,
				OnLeave: func() {
					h.d.judge(field.Key)
					if problem := cell.Problem(); problem != "" {
						h.d.form.SetProblem(field.Key, problem)
					}
				},
				OnChanged: func(int, bool) { h.add() },
			})
			h.cells = append(h.cells, cell)
			column.Add(cell)
		}
		grid.Add(column)
	}
	row := f.Row(field.Key, form.Wide, form.Moving(h.fill, h.read))
	row.Field = grid
	return row
}

// fill shows a head-count.
func (h *headcount) fill(v data.Value) {
	counts, _ := v.(map[string]int64)
	for i, cell := range h.cells {
		cell.Clear()
		if n := counts[h.codes[i]]; n != 0 {
			cell.SetValue(int(n))
		}
	}
	h.sums = h.sum()
}

// read returns the counts by code; empty cells are left out.
func (h *headcount) read() data.Value {
	counts := map[string]int64{}
	for i, cell := range h.cells {
		if n, ok := cell.Value(); ok && n != 0 {
			counts[h.codes[i]] = int64(n)
		}
	}
	if len(counts) == 0 {
		return nil
	}
	return counts
}

// unread is the first cell that holds no count, nil where all do.
func (h *headcount) unread() *kit.IntField {
	i := slices.IndexFunc(h.cells, func(cell *kit.IntField) bool { return cell.Problem() != "" })
	if i < 0 {
		return nil
	}
	return h.cells[i]
}

// check goes to the first cell that holds no count; true means that all do.
func (h *headcount) check() bool {
	cell := h.unread()
	if cell == nil {
		return true
	}
	h.d.form.SetProblem("unlisted_bands", cell.Problem())
	kit.Focus(cell)
	return false
}

// sum is what the bands come to, by the field of the event that says it.
func (h *headcount) sum() map[string]int {
	counts := map[string]int{}
	for i, cell := range h.cells {
		counts[h.codes[i]], _ = cell.Value()
	}
	male, female := data.BandsOf(counts, data.Male), data.BandsOf(counts, data.Female)
	return map[string]int{"unlisted": male + female, "unlisted_male": male, "unlisted_female": female}
}

// add takes the sums over into the fields that held the last ones.
func (h *headcount) add() {
	now := h.sum()
	for key, sum := range now {
		whole := h.d.fields.Widget(key).(*kit.IntField)
		n, _ := whole.Value()
		switch {
		case n != h.sums[key] || n == sum:
		case sum == 0:
			whole.Clear()
		default:
			whole.SetValue(sum)
		}
	}
	h.sums = now
	h.d.edited("unlisted_bands")
}
