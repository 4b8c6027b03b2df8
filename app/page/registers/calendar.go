package registers

import (
	"fmt"

	"fyne.io/fyne/v2"

	"sapar/app/register"
	"sapar/app/theme"
	"sapar/data"
)

// days is the tab of the days on which nothing should be planned: those built
// into the program, each as a record has it where one stands for it, and
// people's own.
type days struct {
	plain
	p    *Page
	kept map[data.ID]bool // there is a record
}

func newCalendar(p *Page) tab {
	t := &days{p: p}
	t.r = register.New(p.d, t.kind(), register.Options{
		Read: t.read, Find: true, Add: addKey,
		Draft: func() data.Record { return &data.Holiday{Start: p.d.Today()} },
		Locked: func(r data.Record) string {
			if t.kept[data.BaseOf(r).ID] {
				return ""
			}
			return p.w.T("page.registers.built_in")
		},
	})
	return t
}

func (t *days) kind() register.Kind {
	w, holidays := t.p.w, data.HolidayType
	// days of any year follow each other as they do in a year
	within := func(d data.Date) int { return int(d % 10000) }
	columns := []register.Column{
		{
			Key: "start", Width: 130, Left: true, Number: of(func(h *data.Holiday) int { return within(h.Start) }),
			Text: of(func(h *data.Holiday) string { return t.day(h, h.Start) }),
		},
		{
			Key: "end", Width: 130, Left: true, Number: of(func(h *data.Holiday) int { return within(h.LastDay()) }),
			Text: of(func(h *data.Holiday) string { return t.day(h, h.End) }),
		},
		{
			Key: "name_kk", Title: w.T("word.name"), Weight: 4,
			Text: of(func(h *data.Holiday) string { return h.Name(string(w.Lang())) }),
		},
		{Key: "kind", Weight: 1.3},
		{Key: "off", Title: w.T("word.status"), Weight: 1.5, Text: of(func(h *data.Holiday) string {
			if h.Off {
				return w.Field("holiday", "off")
			}
			return ""
		})},
	}
	for i := range columns {
		columns[i].Colour = of(func(h *data.Holiday) fyne.ThemeColorName {
			if h.Off {
				return theme.ColorNameMuted
			}
			return ""
		})
	}
	return register.Kind{
		Type: holidays, Columns: columns, Order: "start",
		Form:    []string{"name_kk", "name_ru", "kind", "start", "end", "yearly", "off"},
		Filters: []register.Filter{t.p.d.FilterBy(holidays, "kind", w.T("page.registers.all_kinds"))},
	}
}

// day is one of a holiday's; of a yearly one without the year.
func (t *days) day(h *data.Holiday, d data.Date) string {
	switch {
	case d == 0:
		return ""
	case h.Yearly:
		return fmt.Sprintf("%02d.%02d", d.Day(), d.Month())
	}
	return t.p.w.Date(d.Time())
}

// read reads the records, and adds the built-in days that none stands for.
func (t *days) read() ([]data.Record, error) {
	list, err := t.p.records(data.HolidayType)
	if err != nil {
		return nil, err
	}
	t.kept = map[data.ID]bool{}
	for _, r := range list {
		t.kept[data.BaseOf(r).ID] = true
	}
	for i := range t.p.o.Holidays {
		if h := t.p.o.Holidays[i]; !t.kept[h.ID] {
			list = append(list, &h)
		}
	}
	return list, nil
}
