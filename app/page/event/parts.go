package event

import (
	"fyne.io/fyne/v2"

	"sapar/app/history"
	"sapar/app/kit"
	"sapar/app/register"
	"sapar/data"
)

// parts is a section of records that are parts of the event: the numbers of
// its programme, what was handed out, the employers of a job fair.
type parts struct {
	p     *Page
	r     *register.Register
	title string                 // key of its tab's name
	usual func(kind string) bool // events of that type have such parts, and it is offered
	own   []kit.Command          // what else can be done in it
}

// addPartKey adds to the section in sight.
var addPartKey = kit.Ctrl(fyne.KeyI)

// newParts makes the section of a kind of parts; begin fills a new one.
func newParts(p *Page, title string, k register.Kind, usual func(kind string) bool, begin func() data.Record, o register.Options) *parts {
	s := &parts{p: p, title: title, usual: usual}
	o.Add, o.Changed = addPartKey, func() {
		p.details.hints()
		p.refresh()
	}
	o.Read = func() ([]data.Record, error) {
		if p.event.ID.IsZero() {
			return nil, nil
		}
		return p.o.Records.Records(p.ctx, k.Type, data.RecordQuery{Whole: p.event.ID})
	}
	o.Draft = func() data.Record {
		if p.event.ID.IsZero() {
			return nil
		}
		return begin()
	}
	s.r = register.New(p.desk, k, o)
	return s
}

// newDesk is what the lists of parts stand on.
func (p *Page) newDesk() *register.Desk {
	maker := p.search.Maker
	maker.Find, maker.Next = p.o.Places.Find, func() { p.o.Window.Canvas().FocusNext() }
	return &register.Desk{
		Maker: maker, Records: p.o.Records, History: p.history, Window: p.o.Window, Tasks: p.o.Tasks, Settings: p.o.Settings,
		Project: func() data.Project { return p.project }, Tidy: p.o.Tidy, Compare: p.o.Compare, Say: func(string) { p.said() },
		Remove: func(r register.Removal) bool {
			name := shortened(r.Name)
			return p.remove(name, p.w.T("page.event.item.removed", "text", name), r.Records...)
		},
	}
}

// newHandouts makes the section of what was handed out.
func newHandouts(p *Page) *parts {
	return newParts(p, "page.event.tab.handouts", register.Kind{
		Type:    data.HandoutType,
		Columns: []register.Column{{Key: "material", Weight: 3}, {Key: "quantity", Width: 150}, {Key: "note", Weight: 2}},
		Form:    []string{"material", "quantity", "note"},
	}, func(string) bool { return true },
		func() data.Record { return &data.Handout{Event: p.event.ID} },
		register.Options{Sum: func([]data.Record) (string, kit.State) {
			return p.w.N("count.piece", p.pieces()), kit.Neutral
		}})
}

// pieces are what was handed out, as far as it is listed by material.
func (p *Page) pieces() int {
	n := 0
	for _, r := range p.handouts.r.Shown() {
		n += r.(*data.Handout).Quantity
	}
	return n
}

// newEmployers makes the section of a job fair's employers.
func newEmployers(p *Page) *parts {
	return newParts(p, "page.event.tab.employers", register.Kind{
		Type: data.EmployerType, Order: "name",
		Columns: []register.Column{
			{Key: "name", Weight: 3}, {Key: "vacancies", Width: 130}, {Key: "referred", Width: 150}, {Key: "hired", Width: 150},
			{Key: "note", Weight: 1.5},
		},
		Form: []string{"name", "vacancies", "referred", "hired", "note"},
	}, func(kind string) bool { return kind == data.JobFair },
		func() data.Record { return &data.Employer{Event: p.event.ID} },
		register.Options{Sum: func(shown []data.Record) (string, kit.State) {
			var vacancies, referred, hired int
			for _, r := range shown {
				e := r.(*data.Employer)
				vacancies, referred, hired = vacancies+e.Vacancies, referred+e.Referred, hired+e.Hired
			}
			return p.w.T("page.event.employers_sum",
				"vacancies", p.w.Int(vacancies), "referred", p.w.Int(referred), "hired", p.w.Int(hired)), kit.Neutral
		}})
}

func (s *parts) name() string              { return s.p.w.T(s.title, "n", s.p.w.Int(len(s.r.Shown()))) }
func (s *parts) object() fyne.CanvasObject { return s.r.Content() }
func (s *parts) focus()                    { s.r.Focus() }
func (s *parts) save() bool                { return s.r.Leave() }
func (s *parts) changed() bool             { return false } // each dialog saves by itself
func (s *parts) discard()                  {}
func (s *parts) reload()                   { s.r.Show() }

// offered reports whether the section has a tab.
func (s *parts) offered() bool { return s.usual(s.p.event.Kind) || len(s.r.Shown()) > 0 }

// past looks at the part whose line has the keys.
func (s *parts) past(look *history.Look) {
	if of := s.r.Chosen(); of != nil && s.r.Focused() {
		look.Of = []data.Record{of}
	}
}
