package overview

import (
	"maps"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// attended is a line of who came: in all, in a district, in a month.
type attended struct {
	of string
	data.Attended
}

// attendedHeight is that of the table of who came: nine lines in sight.
const attendedHeight = 300

func (c *charts) newAttended() *kit.Table[attended] {
	w := c.p.w
	number := func(key string, of func(attended) int) kit.Column[attended] {
		return kit.Column[attended]{Title: w.T(key), Align: fyne.TextAlignTrailing, Text: func(a attended) string { return w.Int(of(a)) }}
	}
	return kit.NewTable(kit.TableOptions[attended]{
		Columns: []kit.Column[attended]{
			{Weight: 1.6, Text: func(a attended) string { return a.of }},
			number("page.overview.attended_times", func(a attended) int { return a.Times }),
			number("page.overview.attended_people", func(a attended) int { return a.People }),
		},
		Count: func() int { return len(c.came) },
		Row: func(i int) (attended, bool) {
			if i < 0 || i >= len(c.came) {
				return attended{}, false
			}
			return c.came[i], true
		},
	})
}

// drawAttended shows who came, the whole first. There is no line of sums: people
// are counted once in each line.
func (c *charts) drawAttended(reach data.Reach) {
	p := c.p
	c.came = []attended{{p.w.T("page.overview.attended_all"), reach.Whole}}
	if p.o.Settings.District == "" {
		for _, d := range p.o.Places.Districts(p.now.project.Region, p.now.project.WithCity) {
			kk, ru := p.o.Places.Short(d.Code)
			c.came = append(c.came, attended{either(p.w.Lang(), kk, ru), reach.Districts[d.Code]})
		}
	}
	for _, month := range slices.Sorted(maps.Keys(reach.Months)) {
		label := month
		if first, err := time.Parse("2006-01", month); err == nil {
			label = i18n.Capital(p.w.MonthName(first.Month())) + " " + month[:4]
		}
		c.came = append(c.came, attended{label, reach.Months[month]})
	}
	c.attended.Reload()
}
