package registers

import (
	"fyne.io/fyne/v2"

	"sapar/app/register"
	"sapar/app/theme"
	"sapar/data"
)

// newCalendar makes the tab of the days on which nothing should be planned.
func newCalendar(p *Page) tab {
	w, holidays := p.w, data.HolidayType
	off := of(func(h *data.Holiday) fyne.ThemeColorName {
		if h.Off {
			return theme.ColorNameMuted
		}
		return ""
	})
	columns := []register.Column{
		{Key: "start", Width: 130}, {Key: "end", Width: 130},
		{Key: "name_kk", Title: w.T("word.name"), Weight: 3, Text: of(func(h *data.Holiday) string { return h.Name(string(w.Lang())) })},
		{Key: "kind", Weight: 1.2}, {Key: "yearly", Width: 110}, {Key: "off", Weight: 1.2},
	}
	for i := range columns {
		columns[i].Colour = off
	}
	return plain{register.New(p.d, register.Kind{
		Type: holidays, Columns: columns, Order: "start",
		Form:    []string{"name_kk", "name_ru", "kind", "start", "end", "yearly", "off"},
		Filters: []register.Filter{p.d.FilterBy(holidays, "kind", w.T("page.registers.all_kinds"))},
	}, register.Options{
		Read: p.reader(holidays), Find: true, Add: addKey,
		Draft: func() data.Record { return &data.Holiday{Start: p.d.Today()} },
	})}
}
