package settings

import (
	"fmt"
	"maps"

	"sapar/app/kit"
	"sapar/data"
)

// target is one line of the dialog in which all plans are entered at once.
type target struct {
	indicator data.Indicator
	plan      *kit.IntField
	part      *kit.IntField // of the own district; nil where there is none
}

// enterPlans asks for the numbers of the contract, one after another: Enter
// goes on, and saves after the last.
func (s *indicators) enterPlans() {
	if len(s.list) == 0 {
		return
	}
	p := s.p
	w, district := p.w, p.settings.District
	var targets []target
	var rows []kit.Row
	for n, i := range s.list {
		t := target{indicator: i}
		last := n == len(s.list)-1
		key := fmt.Sprintf("plan %d", n)
		label := fmt.Sprintf("%d. %s, %s", i.Number, i.Name(string(w.Lang())), w.Choice("unit", i.Unit))
		value := i.Plan
		if t.monthly() {
			label += " (" + w.Field("indicator", "per_month") + ")"
			value = i.PerMonth
		}
		t.plan = s.planField("plan", value, last && district == "")
		rows = append(rows, kit.Row{Key: key, Label: label, Field: t.plan})
		if district != "" {
			t.part = s.planField("by_district", i.ByDistrict[district], last)
			rows = append(rows, kit.Row{
				Key: "part " + key, Label: w.T("page.settings.part") + ": " + p.maker.PlaceName(district), Field: t.part,
			})
		}
		targets = append(targets, t)
	}
	form := kit.NewForm(kit.FormOptions{Columns: 2}, rows...)
	hint := kit.NewText(w.T("page.settings.plans_hint", "keys", p.keys()), kit.Neutral)
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: w.T("page.settings.plans_title"), Content: kit.NewStack(12, hint, form), Width: dialogWidth,
		OK: w.T("button.save"), Cancel: w.T("button.cancel"),
		OnOK: func() bool { return form.Check() && s.savePlans(targets) },
	})
}

// planField is one number; the last one's Enter is left to the dialog.
func (s *indicators) planField(key string, value int, last bool) *kit.IntField {
	o := kit.IntOptions{Placeholder: s.p.w.T("page.settings.no_plan"), OnEnter: s.p.next}
	if last {
		o.OnEnter = nil
	}
	f := s.p.maker.Int(data.IndicatorType.Field(key), o)
	if value != 0 {
		f.SetValue(value)
	}
	return f
}

// monthly reports whether the plan is so many in each month.
func (t target) monthly() bool { return t.indicator.Plan == 0 && t.indicator.PerMonth > 0 }

// changed is the indicator as the line has it.
func (t target) changed(district string) data.Indicator {
	i := t.indicator
	plan, _ := t.plan.Value()
	if t.monthly() {
		i.PerMonth = plan
	} else {
		i.Plan = plan
	}
	if t.part != nil {
		i.ByDistrict = maps.Clone(i.ByDistrict)
		if i.ByDistrict == nil {
			i.ByDistrict = map[string]int{}
		}
		i.ByDistrict[district], _ = t.part.Value()
	}
	return i
}

func (s *indicators) savePlans(targets []target) bool {
	var records []data.Record
	for _, t := range targets {
		i := t.changed(s.p.settings.District)
		records = append(records, &i)
	}
	if err := s.p.o.Records.Save(s.p.ctx, data.ActionEdit, records...); err != nil {
		s.p.o.Fail(err)
		return false
	}
	s.p.o.Tasks.Later(func() { s.saved(targets[0].indicator.ID) })
	return true
}
