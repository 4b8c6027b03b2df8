package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// HideColumns hides the columns with those keys, and shows all others.
func (t *table) HideColumns(keys ...string) {
	for i := range t.columns {
		c := &t.columns[i]
		c.hidden = c.key != "" && slices.Contains(keys, c.key)
	}
	t.arranged++
	t.heading = -1
	t.Reload()
}

// HiddenColumns are the keys of the columns that are hidden, in their order.
func (t *table) HiddenColumns() []string {
	var keys []string
	for _, c := range t.columns {
		if c.hidden {
			keys = append(keys, c.key)
		}
	}
	return keys
}

// ColumnsOptions are what ChooseColumns says. All are needed.
type ColumnsOptions struct {
	Title, OK, Cancel string
	All               string // the button that ticks all
	OnChosen          func(hidden []string)
}

// ChooseColumns asks which columns are to be seen: a box for each that can be
// hidden.
func (t *table) ChooseColumns(win fyne.Window, o ColumnsOptions) {
	var keys []string
	var boxes []*Check
	grid := container.NewGridWithColumns(2)
	for _, c := range t.columns {
		if c.key == "" {
			continue
		}
		box := NewCheck(CheckOptions{Label: c.title})
		box.SetValue(!c.hidden)
		keys, boxes = append(keys, c.key), append(boxes, box)
		grid.Add(box)
	}
	ShowDialog(win, DialogOptions{
		Title: o.Title, Content: grid, Width: 420, OK: o.OK, Cancel: o.Cancel,
		More: []Command{{Name: o.All, Run: func() {
			for _, box := range boxes {
				box.SetValue(true)
			}
		}}},
		OnOK: func() bool {
			var hidden []string
			for i, box := range boxes {
				if !box.Value() {
					hidden = append(hidden, keys[i])
				}
			}
			t.HideColumns(hidden...)
			o.OnChosen(hidden)
			return true
		},
	})
}
