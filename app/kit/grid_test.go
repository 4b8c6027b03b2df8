package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

func TestGrid(t *testing.T) {
	rows, opened := 3, ""
	setup := func(t *testing.T) (*screen, *Grid) {
		rows, opened = 3, ""
		g := NewGrid(GridOptions{
			Rows: func() int { return rows }, Columns: func() int { return 4 },
			Row:    func(i int) string { return fmt.Sprint("row ", i) },
			Column: func(i int) string { return fmt.Sprint("column\n", i) },
			Cell: func(row, column int) GridCell {
				if row >= rows {
					t.Errorf("asked for row %d of %d", row, rows)
				}
				return GridCell{Text: fmt.Sprint(row, column)}
			},
			OnOpened: func(row, column int) { opened += fmt.Sprint(row, column, ";") },
		})
		s := show(t, g)
		g.Reload()
		Focus(g)
		return s, g
	}
	at := func(t *testing.T, g *Grid, row, column int) {
		t.Helper()
		r, c := g.Cursor()
		equal(t, "row", r, row)
		equal(t, "column", c, column)
	}
	t.Run("the arrows, Home and End move the cursor, and stay inside", func(t *testing.T) {
		s, g := setup(t)
		at(t, g, 0, 0)
		s.key(fyne.KeyUp, fyne.KeyLeft)
		at(t, g, 0, 0)
		s.key(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
		at(t, g, 1, 2)
		s.key(fyne.KeyEnd, fyne.KeyPageDown, fyne.KeyDown)
		at(t, g, 2, 3)
		s.key(fyne.KeyHome, fyne.KeyPageUp)
		at(t, g, 0, 0)
	})
	t.Run("Enter and space open the cell", func(t *testing.T) {
		s, _ := setup(t)
		s.key(fyne.KeyReturn, fyne.KeyDown, fyne.KeySpace)
		equal(t, "opened", opened, "0 0;1 0;")
	})
	t.Run("the cursor stays inside where there are fewer rows", func(t *testing.T) {
		s, g := setup(t)
		s.key(fyne.KeyPageDown)
		rows = 2
		g.Reload()
		at(t, g, 1, 0)
		rows = 0
		g.Reload()
		at(t, g, -1, -1)
		s.key(fyne.KeyDown, fyne.KeyReturn)
		equal(t, "opened", opened, "")
	})
}
