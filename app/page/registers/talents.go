package registers

import (
	"sapar/app/kit"
	"sapar/app/register"
	"sapar/data"
)

// newTalents makes the tab of gifted youth.
func newTalents(p *Page) tab {
	var t plain
	w, talents := p.w, data.TalentType
	columns := []register.Column{
		{Key: "person", Title: w.T("page.registers.person"), Weight: 2.4}, {Key: "field", Title: w.T("page.registers.field"), Weight: 1.5}, {Key: "level", Width: 96}, {Key: "village", Title: w.T("word.village"), Weight: 1.4},
		{Key: "date", Title: w.T("page.registers.found"), Width: 96}, {Key: "support", Title: w.T("page.registers.support"), Weight: 2.2},
		{Key: "support_date", Title: w.T("page.registers.supported_on"), Width: 104},
	}
	if p.d.Roams() {
		columns[3].Text = of(func(r *data.Talent) string { return join(p.short(r.District), p.d.History.Teller.Place(r.Village)) })
	}
	t.r = register.New(p.d, register.Kind{
		Type: talents, Columns: columns, Order: "date", Newest: true,
		Form: []string{
			"person", "district", "village", "field", "level", "date", "event", "achievements", "support", "support_date", "support_note", "note",
		},
		Filters: []register.Filter{p.d.FilterBy(talents, "field", w.T("page.registers.all_fields")), p.supported()},
	}, register.Options{
		Read: p.reader(talents), Find: true, Add: addKey,
		Draft: func() data.Record {
			return &data.Talent{Project: p.project.ID, District: t.r.District(), Date: p.within(p.d.Today())}
		},
		Sum: func(shown []data.Record) (string, kit.State) {
			n := 0
			for _, r := range shown {
				if isSupported(r) {
					n++
				}
			}
			return w.N("page.registers.supported_count", n), kit.Neutral
		},
	})
	return t
}

func isSupported(r data.Record) bool { return len(r.(*data.Talent).Support) > 0 }

// supported parts those who have got support from those who have not.
func (p *Page) supported() register.Filter {
	return register.Filter{
		All: p.w.T("page.registers.supported_or_not"),
		Options: func() []kit.Option {
			return []kit.Option{
				{ID: "yes", Label: p.w.T("page.registers.supported")},
				{ID: "no", Label: p.w.T("page.registers.not_supported")},
			}
		},
		Holds: func(r data.Record, id string) bool { return isSupported(r) == (id == "yes") },
	}
}

// within is the day of the project that is nearest to a day.
func (p *Page) within(day data.Date) data.Date {
	if p.project.End != 0 {
		day = min(day, p.project.End)
	}
	return max(day, p.project.Start)
}

// join puts dots between the texts that are not empty.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " · " + b
}
