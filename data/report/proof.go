package report

import (
	"cmp"
	"context"
	"slices"

	"sapar/data"
)

// Counted returns the records that each indicator's figures count by a day, in
// the contract's order of the indicators: in one district, or in all ("").
type Counted func(ctx context.Context, district string, period data.Period, on data.Date) ([][]data.Counted, error)

// proofs are the records behind the indicators' figures. Nobody is named in
// them: a member stands for a specialty, whoever finished a course for the
// course, a talent for its field.
func (g *gathered) proofs() error {
	progress, err := g.measured()
	if err != nil {
		return err
	}
	counted, err := g.b.Counted(g.ctx, g.report.District, g.report.Period, g.report.On)
	if err != nil {
		return err
	}
	p := &proving{gathered: g, known: map[string]map[data.ID]data.ReportRow{}}
	if err := p.readEvents(); err != nil {
		return err
	}
	for i := range progress {
		if progress[i].District != g.report.District {
			continue
		}
		proof, err := p.proof(&progress[i], counted[len(g.report.Proofs)])
		if err != nil {
			return err
		}
		g.report.Proofs = append(g.report.Proofs, proof)
	}
	return nil
}

// proving is what proofs are made from, each type of record read once.
type proving struct {
	*gathered
	events  map[data.ID]data.ReportRow            // of the whole project, to the day of the data
	known   map[string]map[data.ID]data.ReportRow // the records of other types
	courses map[data.ID]*data.Course
}

// readEvents reads what a line says of each event. They are the project's: a
// figure since the start counts more than those of the period.
func (p *proving) readEvents() error {
	q := data.EventQuery{Project: p.report.Project.ID, To: p.report.On}
	events, err := p.b.Records.Events(p.ctx, q)
	if err != nil {
		return err
	}
	turnouts, err := p.b.Records.Turnouts(p.ctx, q)
	if err != nil {
		return err
	}
	p.events = make(map[data.ID]data.ReportRow, len(events))
	for i := range events {
		e := &events[i]
		row := line(e.District, e.Village)
		set(row, "date", e.Date)
		set(row, "kind", data.Code{List: "event_type", Code: e.Kind})
		set(row, "title", e.Title)
		row["listed"] = cell(turnouts[e.ID].Total - turnouts[e.ID].Unlisted)
		p.events[e.ID] = row
	}
	return nil
}

func line(district, village string) data.ReportRow {
	row := data.ReportRow{}
	set(row, "district", data.PlaceName(district))
	set(row, "village", data.PlaceName(village))
	return row
}

// proof is that of one indicator, its records by district and day.
func (p *proving) proof(of *data.Progress, counted []data.Counted) (data.ReportProof, error) {
	proof := data.ReportProof{
		Indicator: of.Indicator.ID, Name: data.Bilingual{KK: of.Indicator.NameKK, RU: of.Indicator.NameRU},
		Unit: data.Code{List: "unit", Code: of.Indicator.Unit}, First: map[string]int{},
	}
	lines, err := p.lines(of.ProofOf)
	if err != nil {
		return proof, err
	}
	for _, c := range counted {
		if c.Adds == 0 && c.PeriodAdds == 0 && of.ProofOf == data.EventType.Key {
			continue // a further event where the first of them already counts
		}
		row := data.ReportRow{}
		for key, v := range lines[c.Record] {
			row[key] = v
		}
		set(row, "date", c.Date) // of a recommendation the day on which it came so far
		row["adds"], row["period_adds"] = figure(c.Adds, c.Record), cell(c.PeriodAdds)
		proof.Rows = append(proof.Rows, row)
	}
	order := map[string]int{}
	for i, code := range p.b.districts(p.report.Project) {
		order[code] = i + 1
	}
	where := func(row data.ReportRow) int {
		if n := order[districtOf(row)]; n > 0 {
			return n
		}
		return len(order) + 1
	}
	slices.SortStableFunc(proof.Rows, func(a, b data.ReportRow) int {
		return cmp.Or(cmp.Compare(where(a), where(b)), cmp.Compare(districtOf(a), districtOf(b)))
	})
	for i, row := range proof.Rows {
		row["row"] = cell(i + 1)
		if _, ok := proof.First[districtOf(row)]; !ok {
			proof.First[districtOf(row)] = i
		}
	}
	return proof, nil
}

func districtOf(row data.ReportRow) string {
	code, _ := row["district"].Value.(data.PlaceName)
	return string(code)
}

// lines say of each record of a type what stands in its line.
func (p *proving) lines(of string) (map[data.ID]data.ReportRow, error) {
	if of == data.EventType.Key {
		return p.events, nil
	}
	if known, ok := p.known[of]; ok {
		return known, nil
	}
	all, err := p.everywhere(data.TypeByKey(of))
	if err != nil {
		return nil, err
	}
	out := make(map[data.ID]data.ReportRow, len(all))
	for _, r := range all {
		row, title, err := p.line(r)
		if err != nil {
			return nil, err
		}
		if row["kind"].Value == nil {
			set(row, "kind", data.Code{List: "type", Code: of})
		}
		set(row, "title", title)
		out[data.BaseOf(r).ID] = row
	}
	p.known[of] = out
	return out, nil
}

// everywhere reads the project's records of a type: a figure of the only
// district counts those that are no district's.
func (p *proving) everywhere(of *data.Type) ([]data.Record, error) {
	return p.b.Records.Records(p.ctx, of, data.RecordQuery{Project: p.report.Project.ID})
}

// line is what stands in the line of a record that is no event, and its title.
func (p *proving) line(r data.Record) (row data.ReportRow, title any, err error) {
	switch r := r.(type) {
	case *data.Product:
		row = line(r.District, "")
		set(row, "kind", data.Code{List: "product_kind", Code: r.Kind})
		return row, r.Title, nil
	case *data.Recommendation:
		at := p.events[r.Event]
		return data.ReportRow{"district": at["district"], "village": at["village"]}, r.Text, nil
	case *data.Talent:
		return line(r.District, r.Village), data.Code{List: "talent_field", Code: r.Field}, nil
	case *data.Member:
		return line(r.District, ""), data.Code{List: "field", Code: r.Specialty}, nil
	case *data.Enrolment:
		course, err := p.course(r.Course)
		if err != nil || course == nil {
			return data.ReportRow{}, "", err
		}
		return line(course.District, course.Village), course.Title, nil
	}
	return data.ReportRow{}, "", nil // of a newer program
}

func (p *proving) course(id data.ID) (*data.Course, error) {
	if p.courses == nil {
		all, err := p.everywhere(data.CourseType)
		if err != nil {
			return nil, err
		}
		p.courses = make(map[data.ID]*data.Course, len(all))
		for _, r := range all {
			c := r.(*data.Course)
			p.courses[c.ID] = c
		}
	}
	return p.courses[id], nil
}
