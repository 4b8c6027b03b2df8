package report

import (
	"fmt"

	"sapar/data"
)

// monthsOf are the months of the period, the first of each.
func (g *gathered) monthsOf() []data.Date {
	var out []data.Date
	p := g.report.Period
	if p.From == 0 || p.To == 0 {
		return nil
	}
	for y, m := p.From.Year(), int(p.From.Month()); ; m++ {
		if m > 12 {
			y, m = y+1, 1
		}
		first := data.Date(y*10_000 + m*100 + 1)
		if first > p.To || len(out) > 120 {
			return out
		}
		out = append(out, first)
	}
}

func monthKey(d data.Date) string { return fmt.Sprintf("%04d-%02d", d.Year(), int(d.Month())) }

// acrossMonths puts the number of visits planned and held in each month into
// the rows.
func (g *gathered) acrossMonths(sheet *data.ReportSheet, rows map[string]data.ReportRow) {
	counts := map[string]sums{}
	type visit struct {
		village string
		day     data.Date
		held    bool
	}
	seen := map[visit]bool{}
	for i := range g.events {
		e := &g.events[i]
		if e.Village == "" {
			continue
		}
		add := func(field string, held bool) {
			if at := (visit{e.Village, e.Date, held}); !seen[at] {
				seen[at] = true
				if counts[e.District] == nil {
					counts[e.District] = sums{}
				}
				counts[e.District].add(Month+"."+monthKey(e.Date)+"."+field, 1, e.ID)
			}
		}
		add("planned", false)
		if e.Status == data.Held {
			add("held", true)
		}
	}
	for _, first := range g.monthsOf() {
		key := monthKey(first)
		name := monthOf(first)
		sheet.Across[Month] = append(sheet.Across[Month], data.ReportGroup{Key: key, Code: name})
		for code, row := range rows {
			for _, field := range []string{"planned", "held"} {
				if c := counts[code][Month+"."+key+"."+field]; c != nil {
					row[Month+"."+key+"."+field] = *c
				}
			}
		}
	}
}

// months are the months of the period.
func (g *gathered) months() (data.ReportSheet, error) {
	if err := g.count(); err != nil {
		return data.ReportSheet{}, err
	}
	who, err := g.who()
	if err != nil {
		return data.ReportSheet{}, err
	}
	by := map[string]sums{}
	for i := range g.events {
		e := &g.events[i]
		key := monthKey(e.Date)
		if by[key] == nil {
			by[key] = sums{}
		}
		by[key].add("planned", 1, e.ID)
		if e.Status == data.Held {
			by[key].add("held", 1, e.ID)
			by[key].add("participants", g.turnouts[e.ID].Total, e.ID)
			by[key].add("youth", g.turnouts[e.ID].Youth, e.ID)
		}
	}
	sheet := data.ReportSheet{Total: data.ReportRow{"unique": cell(who.Whole.People)}}
	for _, first := range g.monthsOf() {
		key := monthKey(first)
		row := data.ReportRow{"row": cell(len(sheet.Rows) + 1), "month": cell(monthOf(first)), "unique": cell(who.Months[key].People)}
		for _, field := range []string{"planned", "held", "participants", "youth"} {
			row[field] = cell(0)
			if c := by[key][field]; c != nil {
				row[field] = *c
			}
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet, nil
}
