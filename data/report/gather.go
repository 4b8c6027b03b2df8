package report

import (
	"context"
	"slices"
	"strings"

	"sapar/data"
)

// gathered is what lists are made from; each part is read once, when a list
// first asks for it.
type gathered struct {
	b      *Builder
	ctx    context.Context
	report data.Report
	event  data.ID

	events    []data.Event // of the period, in order
	turnouts  map[data.ID]data.Turnout
	members   []data.Member
	dialogues map[data.ID]data.DialogueCount
	pieces    map[data.ID]int // that were handed out, by event, where there are lines of materials
	progress  []data.Progress
	counted   bool
	labels    map[string]map[data.ID]string
	reached   *data.Reach
}

func (b *Builder) gather(ctx context.Context, q data.ReportQuery) (*gathered, error) {
	project, err := b.Records.Project(ctx)
	if err != nil {
		return nil, err
	}
	if q.Period == (data.Period{}) {
		q.Period = project.Period()
	}
	// Everything is counted up to the period's end, or to the day of the data
	// where that is earlier: a report for a past quarter says what it said then.
	if q.Period.To != 0 && q.Period.To < q.On {
		q.On = q.Period.To
	}
	g := &gathered{b: b, ctx: ctx, event: q.Event, labels: map[string]map[data.ID]string{}}
	g.report = data.Report{Name: q.Name, Project: project, District: q.District, Period: q.Period, On: q.On}
	if q.District != "" && !slices.Contains(b.districts(project), q.District) {
		return nil, &data.Error{Code: "outside_region", Args: data.Args{"district": q.District}}
	}
	if !q.Event.IsZero() {
		e, err := b.Records.Event(ctx, q.Event)
		if err != nil {
			return nil, err
		}
		g.report.Event, g.report.District = &e, e.District
		g.report.Period = data.Period{Kind: data.Days, From: e.Date, To: e.LastDay()}
		g.events = []data.Event{e}
	} else if g.events, err = b.Records.Events(ctx, eventQuery(&g.report)); err != nil {
		return nil, err
	}
	inOrder(g.events)
	if g.members, err = b.Records.Members(ctx, project.ID); err != nil {
		return nil, err
	}
	return g, nil
}

// count reads who was at the events and what was said there.
func (g *gathered) count() (err error) {
	if g.counted {
		return nil
	}
	g.counted = true
	q := eventQuery(&g.report)
	if g.turnouts, err = g.b.Records.Turnouts(g.ctx, q); err != nil {
		return err
	}
	if g.dialogues, err = g.b.Records.IssueCounts(g.ctx, q); err != nil {
		return err
	}
	all, err := g.all(data.HandoutType)
	lines := make([]data.Handout, len(all))
	for i, r := range all {
		lines[i] = *r.(*data.Handout)
	}
	g.pieces = data.PiecesByEvent(lines)
	return err
}

// who counts the people of the period by what they share.
func (g *gathered) who() (*data.Reach, error) {
	if g.reached == nil {
		p, err := g.b.Records.Reach(g.ctx, eventQuery(&g.report))
		if err != nil {
			return nil, err
		}
		g.reached = &p
	}
	return g.reached, nil
}

func (g *gathered) measured() ([]data.Progress, error) {
	if g.progress == nil {
		p, err := g.b.Measure(g.ctx, g.report.Period, g.report.On)
		if err != nil {
			return nil, err
		}
		g.progress = p
	}
	return g.progress, nil
}

// label is what people call a record by.
func (g *gathered) label(of string, id data.ID) (string, error) {
	known, ok := g.labels[of]
	if !ok {
		t := data.TypeByKey(of)
		all, err := g.b.Records.Records(g.ctx, t, data.RecordQuery{})
		if err != nil {
			return "", err
		}
		known = make(map[data.ID]string, len(all))
		for _, r := range all {
			known[data.BaseOf(r).ID] = t.Label(r)
		}
		g.labels[of] = known
	}
	return known[id], nil
}

// declared are the declared fields of a record, as a layout writes them. Those
// in skip are left to the caller.
func (g *gathered) declared(r data.Record, skip ...string) (data.ReportRow, error) {
	row := data.ReportRow{}
	of := r.Type()
	for _, f := range of.Fields {
		if slices.Contains(skip, f.Key) {
			continue
		}
		v := f.Get(r)
		if v == nil {
			continue
		}
		switch f.Kind {
		case data.Choice:
			set(row, f.Key, data.Code{List: f.List, Code: v.(string)})
		case data.Choices:
			var codes []data.Code
			for _, code := range v.([]string) {
				codes = append(codes, data.Code{List: f.List, Code: code})
			}
			row[f.Key] = cell(codes)
		case data.PlaceCode:
			set(row, f.Key, data.PlaceName(v.(string)))
		case data.PlaceCodes:
			var names []data.PlaceName
			for _, code := range v.([]string) {
				names = append(names, data.PlaceName(code))
			}
			row[f.Key] = cell(names)
		case data.Day:
			set(row, f.Key, *f.At(r).(*data.Date))
		case data.Int:
			row[f.Key] = cell(*f.At(r).(*int))
		case data.Bool:
			row[f.Key] = cell(true)
		case data.Ref:
			id := *f.At(r).(*data.ID)
			words, err := g.label(f.Of, id)
			if err != nil {
				return nil, err
			}
			row[f.Key] = data.Cell{Value: words, Sources: []data.ID{id}}
		case data.Refs:
			var names []string
			for _, id := range *f.At(r).(*[]data.ID) {
				words, err := g.label(f.Of, id)
				if err != nil {
					return nil, err
				}
				names = append(names, words)
			}
			row[f.Key] = cell(names)
		case data.Lines:
			set(row, f.Key, *f.At(r).(*[]string))
		case data.Numbers: // a part by district or month stands in the lists of those
		default:
			if s, ok := v.(string); ok {
				set(row, f.Key, s)
			}
		}
	}
	return row, nil
}

// records is the list of a type's records: those of the period where they have
// a day, and of the district where they have one.
func (g *gathered) records(of *data.Type, keep func(data.Record) bool) (data.ReportSheet, error) {
	all, err := g.b.Records.Records(g.ctx, of, data.RecordQuery{Project: g.report.Project.ID, District: g.report.District})
	if err != nil {
		return data.ReportSheet{}, err
	}
	events := g.byEvent()
	var sheet data.ReportSheet
	for _, r := range all {
		if f := of.Field("date"); f != nil {
			if day := *f.At(r).(*data.Date); day != 0 && (day < g.report.Period.From || g.report.Period.To != 0 && day > g.report.Period.To) {
				continue
			}
		}
		var at *data.Event
		if f := of.Field("event"); f != nil && f.Kind == data.Ref {
			at = events[*f.At(r).(*data.ID)]
			if at == nil && of.Owner() == f {
				continue // of an event outside of the period
			}
		}
		if keep != nil && !keep(r) {
			continue
		}
		row, err := g.declared(r)
		if err != nil {
			return sheet, err
		}
		if at != nil {
			g.addEvent(row, at)
		}
		row["row"] = figure(len(sheet.Rows)+1, data.BaseOf(r).ID)
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet, nil
}

func (g *gathered) byEvent() map[data.ID]*data.Event {
	out := make(map[data.ID]*data.Event, len(g.events))
	for i := range g.events {
		out[g.events[i].ID] = &g.events[i]
	}
	return out
}

// eventFields are what a list says of the event that its rows are of.
var eventFields = []string{
	"event_number", "event_kind", "event_title", "event_topic", "event_date", "event_time", "event_district", "event_okrug", "event_village", "event_where",
	"event_place", "event_responsible", "event_unlisted", "event_unlisted_male", "event_unlisted_female",
}

// full is the name of places one inside the other, each with the word for its
// type, as a line of a form's head has it.
func (g *gathered) full(codes ...string) data.Bilingual {
	var kk, ru []string
	for _, code := range codes {
		if p, ok := g.b.Places.Place(code); ok {
			kk, ru = append(kk, p.NameKK), append(ru, p.NameRU)
		}
	}
	return data.Bilingual{KK: strings.Join(kk, ", "), RU: strings.Join(ru, ", ")}
}

func (g *gathered) addEvent(row data.ReportRow, e *data.Event) {
	for key, c := range g.b.eventHead(e) {
		row[key] = c
	}
	set(row, "event_where", g.full(e.District, string(g.b.okrug(e.Village)), e.Village))
	set(row, "event_topic", data.Code{List: "topic", Code: e.Topic})
	for key, n := range map[string]int{"event_unlisted": e.Unlisted, "event_unlisted_male": e.UnlistedMale, "event_unlisted_female": e.UnlistedFemale} {
		if n > 0 || e.Status == data.Held { // before the event the sheet is to be filled in by hand
			row[key] = figure(n, e.ID)
		}
	}
}

// head is what stands once.
func (g *gathered) head() error {
	p := &g.report.Project
	row, err := g.declared(p)
	if err != nil {
		return err
	}
	h := data.ReportRow{}
	for key, c := range row {
		h["project."+key] = c
	}
	h["project.title"] = cell(data.Bilingual{KK: p.TitleKK, RU: p.TitleRU})
	h["period"] = cell(g.report.Period)
	set(h, "period_start", g.report.Period.From)
	set(h, "period_end", g.report.Period.To)
	set(h, "date", g.report.On)
	set(h, "region", g.full(p.Region))
	if g.report.District != "" {
		set(h, "region", g.full(g.report.District))
	}
	set(h, "district", g.full(g.report.District))
	if e := g.report.Event; e != nil {
		g.addEvent(h, e) // what a group says that has no row
	}
	if err := g.count(); err != nil {
		return err
	}
	total, held := 0, []data.ID(nil)
	for i := range g.events {
		if e := &g.events[i]; e.Status == data.Held {
			total += g.turnouts[e.ID].Total
			held = append(held, e.ID)
		}
	}
	h["participants"], h["events"] = figure(total, held...), figure(len(held), held...)
	who, err := g.who()
	if err != nil {
		return err
	}
	h["unique"] = cell(who.Whole.People)
	g.report.Head = h
	return nil
}
