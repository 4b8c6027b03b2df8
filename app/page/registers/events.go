package registers

import (
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// showEvents lists events in a dialog, of which one can be opened.
func (p *Page) showEvents(title string, list []data.Event) {
	w := p.w
	var dialog *kit.Dialog
	open := func(i int) {
		dialog.Close()
		p.o.OpenEvent(list[i].ID)
	}
	table := kit.NewTable(kit.TableOptions[data.Event]{
		Columns: []kit.Column[data.Event]{
			{Title: w.Field("event", "date"), Width: 96, Text: func(e data.Event) string { return w.Date(e.Date.Time()) }},
			{Title: w.Field("event", "kind"), Weight: 2, Text: func(e data.Event) string { return w.Choice("event_type", e.Kind) }},
			{Title: w.Field("event", "title"), Weight: 4, Text: func(e data.Event) string { return e.Title }},
		},
		Count: func() int { return len(list) },
		Row: func(i int) (data.Event, bool) {
			if i < 0 || i >= len(list) {
				return data.Event{}, false
			}
			return list[i], true
		},
		OnOpened: open,
	})
	table.Select(0)
	dialog = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: title, Content: container.NewStack(table), Width: 700, Height: 240,
		OK: w.T("button.open"), Cancel: w.T("button.close"),
		OnOK: func() bool {
			p.o.Tasks.Later(func() { p.o.OpenEvent(list[max(0, table.Selected())].ID) }) // the dialog is closed by then
			return true
		},
	})
	table.Focus()
}
