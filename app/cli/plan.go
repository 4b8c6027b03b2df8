package cli

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"sapar/data"
)

// propose says which trips would close what is left of the plan, and saves
// them where that is asked for.
func (r *run) propose(ctx context.Context) error {
	args := &r.args.Plan.Propose
	district, err := r.district(args.District)
	if err != nil {
		return err
	}
	return r.filled(ctx, func(f *Folder) error {
		made, err := r.proposal(ctx, f, district)
		if err != nil {
			return err
		}
		if args.Apply {
			if err := made.save(ctx); err != nil {
				return err
			}
		}
		if !args.JSON {
			return r.say(made.text(args.Apply))
		}
		raw, err := json.MarshalIndent(made.state(args.Apply), "", "  ")
		if err != nil {
			return err
		}
		return r.say(string(raw))
	})
}

// proposal is one with what it takes to tell it.
type proposal struct {
	*run
	data.Proposal
	records    Records
	indicators map[data.ID]data.Indicator
	members    map[data.ID]data.Member
}

// proposal makes a proposal for the district, else for that of the folder's
// coordinator, else for all.
func (r *run) proposal(ctx context.Context, f *Folder, district string) (*proposal, error) {
	if district == "" {
		set, err := f.Records.Settings(ctx)
		if err != nil {
			return nil, err
		}
		district = set.District
	}
	p := &proposal{run: r, records: f.Records, indicators: map[data.ID]data.Indicator{}, members: map[data.ID]data.Member{}}
	project, err := f.Records.Project(ctx)
	if err != nil {
		return nil, err
	}
	members, err := f.Records.Members(ctx, project.ID)
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		p.members[m.ID] = m
	}
	progress, err := f.Measure(ctx, project.Period(), r.today())
	if err != nil {
		return nil, err
	}
	for _, one := range progress {
		p.indicators[one.Indicator.ID] = one.Indicator
	}
	if p.Proposal, err = f.Propose(ctx, data.ProposalQuery{District: district}); err != nil {
		return nil, err
	}
	for i := range p.Trips {
		r.words.Entitle(&p.Trips[i], r.Places)
	}
	return p, nil
}

// save writes all trips with their events as one batch, which can be taken back
// as one.
func (p *proposal) save(ctx context.Context) error {
	var records []data.Record
	for i := range p.Trips {
		records = append(records, p.Trips[i].Records(p.records.NewID())...)
	}
	if len(records) == 0 {
		return nil
	}
	return p.records.Save(ctx, data.ActionEdit, records...)
}

// text is the proposal for a person: each trip with its events and what they
// close, then what stays open and why.
func (p *proposal) text(saved bool) string {
	w := p.words
	lines := []string{w.T("proposal.title")}
	switch {
	case len(p.Trips) > 0:
		lines = append(lines, p.sum())
	case len(p.Gaps) == 0:
		lines = append(lines, w.T("proposal.nothing"))
	default:
		lines = append(lines, w.T("proposal.nothing_possible"))
	}
	for i := range p.Trips {
		lines = append(lines, "", strconv.Itoa(i+1)+". "+p.trip(&p.Trips[i].Trip))
		for _, e := range p.Trips[i].Events {
			lines = append(lines, "   "+w.Date(e.Event.Date.Time())+"  "+e.Event.Title+" → "+p.closes(e.Closes))
		}
	}
	if len(p.Gaps) > 0 {
		lines = append(lines, "", w.T("proposal.gaps"))
	}
	for _, g := range p.Gaps {
		lines = append(lines, "   "+w.Gap(g, p.Places))
	}
	if saved && len(p.Trips) > 0 {
		lines = append(lines, "", w.T("proposal.saved", "trips", w.N("count.trip", len(p.Trips)), "events", w.N("count.event", p.events())))
	}
	return strings.Join(lines, "\n")
}

func (p *proposal) sum() string {
	return p.words.T("proposal.summary", "trips", p.words.N("count.trip", len(p.Trips)), "events", p.words.N("count.event", p.events()))
}

func (p *proposal) events() int {
	n := 0
	for i := range p.Trips {
		n += len(p.Trips[i].Events)
	}
	return n
}

// trip is a trip's days, place, group and vehicle in one line.
func (p *proposal) trip(t *data.Trip) string {
	w := p.words
	days := w.Date(t.Start.Time())
	if t.End > t.Start {
		days += " – " + w.Date(t.End.Time())
	}
	place, _ := p.Places.Place(t.District)
	parts := []string{days + ", " + w.Place(place) + ": " + t.Title}
	var names []string
	for _, id := range t.Members {
		m := p.members[id]
		names = append(names, m.Name+" ("+w.Choice("field", m.Specialty)+")")
	}
	if len(names) > 0 {
		parts = append(parts, w.T("proposal.group", "names", strings.Join(names, ", ")))
	}
	if t.Vehicle != "" {
		parts = append(parts, w.T("proposal.vehicle", "vehicle", t.Vehicle))
	}
	return strings.Join(parts, "; ")
}

// closes names indicators.
func (p *proposal) closes(ids []data.ID) string {
	var names []string
	for _, id := range ids {
		names = append(names, p.words.Indicator(p.indicators[id]))
	}
	return strings.Join(names, "; ")
}
