package registers

import (
	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/register"
	"sapar/app/theme"
	"sapar/data"
)

// materials is the tab of what is handed out: what came in, what went out, and
// what is left of each, with the supplies and the events of the selected one.
type materials struct {
	*below
	p        *Page
	stocks   map[data.ID]map[string]data.Stock
	handouts []*data.Handout
	events   map[data.ID]*data.Event
}

func newMaterials(p *Page) tab {
	t := &materials{p: p}
	list := register.New(p.d, t.kind(), register.Options{
		Read: t.read, Find: true, Add: addKey, ByDistrict: true,
		Draft:    func() data.Record { return &data.Material{Project: p.project.ID} },
		Selected: func(r data.Record) { t.below.follow(r) },
		Locked:   t.locked, Sum: t.short,
	})
	supplies := register.New(p.d, t.supplyKind(), register.Options{
		Read: t.readSupplies, Add: addPartKey, Changed: func() { t.r.Show() },
		Draft: func() data.Record {
			m := t.r.Chosen()
			if m == nil {
				return nil
			}
			return &data.Supply{Material: data.BaseOf(m).ID, District: t.r.District(), Date: p.within(p.d.Today())}
		},
		Sum: func(shown []data.Record) (string, kit.State) {
			n := 0
			for _, r := range shown {
				n += r.(*data.Supply).Quantity
			}
			return p.w.N("count.piece", n), kit.Neutral
		},
	})
	handouts := register.New(p.d, t.handoutKind(), register.Options{
		Read: t.readHandouts,
		Open: func(r data.Record) { p.o.OpenEvent(r.(*data.Handout).Event) },
		Sum: func(shown []data.Record) (string, kit.State) {
			n := 0
			for _, r := range shown {
				n += r.(*data.Handout).Quantity
			}
			return p.w.N("count.piece", n), kit.Neutral
		},
	})
	parts := []part{{p.w.T("page.registers.supplies"), supplies}, {p.w.T("page.registers.handouts"), handouts}}
	if p.d.Roams() {
		parts = append(parts, part{p.w.T("word.districts"), newBalances(t)})
	}
	t.below = newBelow(p, list, parts...)
	return t
}

func (t *materials) kind() register.Kind {
	w, list := t.p.w, data.MaterialType
	number := func(key, title string, n func(s data.Stock) int) register.Column {
		count := of(func(m *data.Material) int { return n(t.stock(m.ID)) })
		return register.Column{
			Key: key, Title: title, Width: 130, Number: count,
			Text: func(r data.Record) string { return w.Int(count(r)) },
		}
	}
	balance := number("balance", w.T("page.registers.balance"), data.Stock.Balance)
	balance.Colour = of(func(m *data.Material) fyne.ThemeColorName {
		if t.stock(m.ID).Balance() < 0 {
			return theme.ColorNameCancelled
		}
		return ""
	})
	return register.Kind{
		Type: list, Order: "name",
		Columns: []register.Column{
			{Key: "name", Weight: 3}, {Key: "kind", Weight: 1.2},
			number("supplied", w.T("page.registers.supplied"), func(s data.Stock) int { return s.Supplied }),
			number("handed_out", w.T("page.registers.handed_out"), func(s data.Stock) int { return s.HandedOut }),
			balance,
		},
		Form:    []string{"name", "kind", "note"},
		Filters: []register.Filter{t.p.d.FilterBy(list, "kind", w.T("page.registers.all_kinds"))},
	}
}

func (t *materials) supplyKind() register.Kind {
	return register.Kind{
		Type: data.SupplyType, Order: "date", Newest: true,
		Columns: []register.Column{
			{Key: "date", Title: t.p.w.T("word.date"), Width: 100}, {Key: "quantity", Width: 120},
			{Key: "district", Title: t.p.w.T("word.district"), Weight: 1.5, Text: of(func(s *data.Supply) string { return t.stockOf(s.District) })},
			{Key: "source", Weight: 2}, {Key: "note", Weight: 1.5},
		},
		Form: []string{"date", "quantity", "district", "source", "note"},
	}
}

// stockOf names whose stock it is: a district's, or the region's.
func (t *materials) stockOf(district string) string {
	if district == "" {
		return t.p.w.T("page.registers.regions_stock")
	}
	return t.p.short(district)
}

func (t *materials) handoutKind() register.Kind {
	w := t.p.w
	event := func(get func(e *data.Event) string) func(data.Record) string {
		return of(func(h *data.Handout) string {
			if e := t.events[h.Event]; e != nil {
				return get(e)
			}
			return ""
		})
	}
	return register.Kind{
		Type: data.HandoutType, Order: "date", Newest: true,
		Columns: []register.Column{
			{
				Key: "date", Title: w.Field("event", "date"), Width: 120, Left: true,
				Text: event(func(e *data.Event) string { return w.Date(e.Date.Time()) }),
				Number: of(func(h *data.Handout) int {
					if e := t.events[h.Event]; e != nil {
						return int(e.Date)
					}
					return 0
				}),
			},
			{Key: "quantity", Width: 130},
			{Key: "event", Weight: 2.5, Text: event(func(e *data.Event) string { return e.Title })},
			{Key: "village", Title: w.T("word.village"), Weight: 1.4, Text: event(func(e *data.Event) string { return t.p.d.PlaceName(e.Village) })},
			{Key: "status", Title: w.T("word.status"), Width: 140, Text: event(func(e *data.Event) string { return w.Choice("status", e.Status) })},
		},
	}
}

// read reads the materials, with what came in and went out.
func (t *materials) read() ([]data.Record, error) {
	p := t.p
	events, err := p.o.Records.Events(p.ctx, data.EventQuery{Project: p.project.ID, District: p.o.Settings.District})
	if err != nil {
		return nil, err
	}
	t.events = map[data.ID]*data.Event{}
	for i := range events {
		t.events[events[i].ID] = &events[i]
	}
	if t.handouts, err = all[data.Handout](p, data.HandoutType); err != nil {
		return nil, err
	}
	supplies, err := all[data.Supply](p, data.SupplyType)
	if err != nil {
		return nil, err
	}
	t.stocks = data.Stocks(supplies, t.handouts, t.events)
	return p.o.Records.Records(p.ctx, data.MaterialType, data.RecordQuery{Project: p.project.ID})
}

// stock is what came and went of a material in the district in sight.
func (t *materials) stock(material data.ID) data.Stock {
	if district := t.r.District(); district != "" {
		return t.stocks[material][district]
	}
	var sum data.Stock
	for _, s := range t.stocks[material] {
		sum = sum.Add(s)
	}
	return sum
}

// short says of how many materials more was handed out than came in, and where.
func (t *materials) short(shown []data.Record) (string, kit.State) {
	w := t.p.w
	n, where := 0, map[string]bool{}
	for _, r := range shown {
		below := false
		for district, s := range t.stocks[data.BaseOf(r).ID] {
			if own := t.r.District(); s.Balance() < 0 && (own == "" || own == district) {
				below, where[district] = true, true
			}
		}
		if below {
			n++
		}
	}
	if n == 0 {
		return "", kit.Neutral
	}
	text := w.N("page.registers.below_nothing", n)
	if t.r.District() == "" {
		names := ""
		for _, d := range t.p.d.Districts() {
			if where[d.Code] {
				names = commas(names, t.p.short(d.Code))
			}
		}
		text += ": " + names
	}
	return text, kit.Bad
}

func commas(a, b string) string {
	if a == "" {
		return b
	}
	return a + ", " + b
}

// locked says why a material cannot be taken away: it was handed out.
func (t *materials) locked(r data.Record) string {
	n := 0
	for _, h := range t.handouts {
		if h.Material == data.BaseOf(r).ID {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return t.p.w.N("page.registers.was_handed_out", n)
}

func (t *materials) readSupplies() ([]data.Record, error) {
	m := t.r.Chosen()
	if m == nil {
		return nil, nil
	}
	return t.p.o.Records.Records(t.p.ctx, data.SupplyType, data.RecordQuery{Whole: data.BaseOf(m).ID, District: t.r.District()})
}

func (t *materials) readHandouts() ([]data.Record, error) {
	m := t.r.Chosen()
	if m == nil {
		return nil, nil
	}
	var list []data.Record
	for _, h := range t.handouts {
		e := t.events[h.Event]
		if own := t.r.District(); h.Material == data.BaseOf(m).ID && (own == "" || e != nil && e.District == own) {
			list = append(list, h)
		}
	}
	return list, nil
}
