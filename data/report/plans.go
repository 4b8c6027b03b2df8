package report

import (
	"slices"

	"sapar/data"
)

// contractPlans puts the contract's plans for the period into the table of
// districts where the contract has an indicator that counts meetings, or
// dialogue platforms, and nothing else; of two such, as of meetings with
// students and with officers, their sum. The form's plan is the contract's, and
// the calendar says only how somebody meant to fulfil it. A district without a
// part of its own in the contract's number has no plan. Where the contract asks
// for none of a kind, the plan remains the calendar's.
func (g *gathered) contractPlans(sheet *data.ReportSheet, rows map[string]data.ReportRow, whole sums) error {
	progress, err := g.measured()
	if err != nil {
		return err
	}
	for kind, key := range plannedKinds {
		of := g.plansOf(progress, kind)
		all, ok := of[g.report.District]
		if !ok {
			continue
		}
		for code, row := range rows {
			delete(row, key+"_plan")
			delete(row, key+"_percent")
			if c, ok := of[code]; ok {
				row[key+"_plan"] = c
				fact, _ := row[key].Value.(int)
				percent(row, key+"_percent", fact, c.Value.(int))
			}
		}
		delete(sheet.Total, key+"_percent")
		sheet.Total[key+"_plan"] = all
		percent(sheet.Total, key+"_percent", whole.number(key), all.Value.(int))
	}
	return nil
}

// plansOf are the plans for the period of the indicators that count events of a
// kind alone, by district, "" being the whole project; those of each that has a
// plan at all.
func (g *gathered) plansOf(progress []data.Progress, kind string) map[string]data.Cell {
	out, parts := map[string]data.Cell{}, map[data.ID][]data.Progress{}
	add := func(p data.Progress) {
		if p.Plan == 0 {
			return
		}
		c, _ := out[p.District].Value.(int)
		out[p.District] = data.Cell{Value: c + p.PeriodPlan, Sources: append(out[p.District].Sources, p.Indicator.ID)}
	}
	counts := func(i *data.Indicator) bool {
		return i.Kind == data.CountEvents && slices.Equal(i.EventTypes, []string{kind})
	}
	for _, p := range progress {
		if counts(&p.Indicator) && p.District != "" {
			parts[p.Indicator.ID] = append(parts[p.Indicator.ID], p)
			add(p)
		}
	}
	for _, p := range progress {
		if counts(&p.Indicator) && p.District == "" {
			add(inAll(p, parts[p.Indicator.ID]))
		}
	}
	return out
}
