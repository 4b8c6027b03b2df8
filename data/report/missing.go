package report

import (
	"context"
	"slices"

	"sapar/data"
)

// Missing is what the data of a report's period lacks before the report can be
// uploaded, the earlier event first, then indicator by indicator.
func (b *Builder) Missing(ctx context.Context, q data.ReportQuery) ([]data.Missing, error) {
	g, err := b.gather(ctx, q)
	if err != nil {
		return nil, err
	}
	if err := g.count(); err != nil {
		return nil, err
	}
	var out []data.Missing
	proven := map[data.ID]bool{}
	for i := range g.events {
		e := &g.events[i]
		proven[e.ID] = len(e.Files)+len(e.Links) > 0
		out = append(out, g.missingOf(e)...)
	}
	progress, err := g.measured()
	if err != nil {
		return nil, err
	}
	for i := range progress {
		p := &progress[i]
		if p.District != g.report.District || p.PeriodFact == 0 || p.Indicator.Proof != "" ||
			slices.ContainsFunc(p.PeriodProof, func(id data.ID) bool { return proven[id] }) {
			continue
		}
		out = append(out, data.Missing{
			Code: data.MissingProof, Type: data.IndicatorType.Key, Record: p.Indicator.ID,
			Args: data.Args{"name": data.Bilingual{KK: p.Indicator.NameKK, RU: p.Indicator.NameRU}, "fact": p.PeriodFact},
		})
	}
	return out, nil
}

// missingOf is what one event lacks.
func (g *gathered) missingOf(e *data.Event) []data.Missing {
	var out []data.Missing
	add := func(code string, more data.Args) {
		args := data.Args{"date": e.Date, "village": e.Village, "title": e.Title}
		for key, v := range more {
			args[key] = v
		}
		out = append(out, data.Missing{Code: code, Type: data.EventType.Key, Record: e.ID, Args: args})
	}
	t := g.turnouts[e.ID]
	switch {
	case e.Status == data.Planned && e.LastDay() < g.report.On:
		add(data.MissingStatus, nil)
	case e.Status == data.Planned:
	case e.Status != data.Held:
		if e.Reason == "" {
			add(data.MissingReason, nil)
		}
	case t.Total == 0:
		add(data.MissingAttendance, nil)
	default:
		if n := t.Total - t.Male - t.Female; n != 0 {
			add(data.MissingSex, data.Args{"count": n, "total": t.Total})
		}
		if t.NoAge > 0 {
			add(data.MissingAge, data.Args{"count": t.NoAge, "total": t.Total})
		}
	}
	return out
}
