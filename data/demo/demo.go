// Package demo invents the records of a year's work, for a person who wants to
// see the program full and for the tests that need it full: districts with
// their groups, trips, events, people and lists of who came, on a project made
// from a preset. The same options give the same records, their ids too, and a
// district's are the same whether it is made alone or with the others.
//
// It must never know where records go: it hands them over one by one. Nobody
// in it is real, and what is said in it stands in asset files.
package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"sapar/data"
)

// What each district holds.
const (
	Events     = 300   // of which some two dozen are ahead
	Attendance = 36000 // exactly
	People     = 9000  // about: within a few hundred
)

// Options say which records to invent.
type Options struct {
	Seed      uint64
	Today     data.Date // events before it are over, later ones planned
	Places    data.Places
	Preset    data.Preset // of the project and its indicators
	Districts []string    // codes; none means all that the project covers

	// Consent is the text that people of the project sign; nil: they sign none.
	Consent func(p *data.Project) data.ConsentText
}

// Generator hands over the invented records, each after those it refers to.
type Generator struct {
	options    Options
	book       *book
	project    *data.Project
	indicators []*data.Indicator
	consent    data.ID // the text that is signed
	materials  []*data.Material
	calendars  []*calendar // of the districts asked for
	ids        ids         // of the project and its indicators

	settings data.Settings

	queue []data.Record
	now   *district // whose records are being made
	next  int       // of calendars
}

// New plans the year in every district of the project, so that each has its
// part of the targets, and makes ready to hand over the records of those asked
// for. A district that is none of the project's is refused with a *data.Error
// of code outside_region.
func New(o Options) (*Generator, error) {
	b, err := readBook()
	if err != nil {
		return nil, fmt.Errorf("make demonstration: %w", err)
	}
	g := &Generator{options: o, book: b, project: newProject(o, b), ids: newIDs(o, 0)}
	units := o.Places.Districts(g.project.Region, g.project.WithCity)
	for _, code := range o.Districts {
		if !slices.ContainsFunc(units, func(p data.Place) bool { return p.Code == code }) {
			return nil, &data.Error{Code: "outside_region", Args: data.Args{"district": code}}
		}
	}
	var all []*calendar
	for i, unit := range units {
		c := newCalendar(g, unit, i+1)
		all = append(all, c)
		if len(o.Districts) == 0 || slices.Contains(o.Districts, unit.Code) {
			g.calendars = append(g.calendars, c)
		}
	}
	g.begin(all)
	g.settings = data.Settings{Role: "manager", Name: b.first("manager"), Language: "kk", Project: g.project.ID}
	if len(g.calendars) == 1 || len(g.calendars) < len(all) {
		c := g.calendars[0]
		g.settings.Role, g.settings.Name, g.settings.District = "coordinator", c.coordinator, c.district.Code
	}
	return g, nil
}

// begin queues the project, its indicators and what it hands out.
func (g *Generator) begin(all []*calendar) {
	g.project.ID = g.ids.next()
	g.queue = append(g.queue, g.project)
	list := slices.Clone(g.options.Preset.Indicators)
	for i := range list {
		list[i].ID = g.ids.next()
		list[i].Project = g.project.ID
		setTarget(&list[i], all)
		g.indicators = append(g.indicators, &list[i])
		g.queue = append(g.queue, &list[i])
	}
	for _, line := range g.book.sections["material"] {
		m := &data.Material{Base: data.Base{ID: g.ids.next()}, Project: g.project.ID, Kind: line[0], Name: line[1]}
		g.materials = append(g.materials, m)
		g.queue = append(g.queue, m)
	}
	if g.options.Consent != nil {
		text := g.options.Consent(g.project)
		text.ID, text.Project, text.Number = g.ids.next(), g.project.ID, 1
		g.consent = text.ID
		g.queue = append(g.queue, &text)
	}
}

// served are the project's indicators of a kind.
func (g *Generator) served(kind string) []data.ID {
	var ids []data.ID
	for _, i := range g.indicators {
		if i.Kind == kind {
			ids = append(ids, i.ID)
		}
	}
	return ids
}

// Next returns the next record, and nil after the last.
func (g *Generator) Next() (data.Record, error) {
	for len(g.queue) == 0 {
		if g.now == nil {
			if g.next == len(g.calendars) {
				return nil, nil
			}
			g.now = newDistrict(g, g.calendars[g.next])
			g.calendars[g.next] = nil // its records are not needed twice
			g.next++
		}
		if !g.now.work() {
			g.now = nil
		}
	}
	r := g.queue[0]
	g.queue[0], g.queue = nil, g.queue[1:]
	return r, nil
}

// Settings are those of the person at the keyboard: the one district's
// coordinator, or the region's manager where all districts are made.
func (g *Generator) Settings() data.Settings { return g.settings }

// newProject is a year's project that ends with the month after the next.
func newProject(o Options, b *book) *data.Project {
	p := o.Preset.Project
	month := data.NewDate(o.Today.Year(), o.Today.Month(), 1)
	p.Start, p.End = month.AddMonths(-9), month.AddMonths(3).AddDays(-1)
	p.ContractDate = p.Start.AddDays(-10)
	p.ID = data.ID{}
	for _, pair := range b.pairs("project") {
		if f := data.ProjectType.Field(pair[0]); f != nil {
			_ = f.Set(&p, pair[1]) // a text field takes any text
		}
	}
	return &p
}

// random is a source of its own for each use, so that one does not shift with
// what another draws.
func random(o Options, code string, use uint64) *rand.Rand {
	n, _ := strconv.ParseUint(code, 10, 64) // another form of code is 0
	return rand.New(rand.NewPCG(o.Seed, n<<8|use))
}

// The uses of random numbers.
const (
	useIDs uint64 = iota
	useCalendar
	usePeople
	useConsents
)
