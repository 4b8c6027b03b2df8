package indicator

import (
	"slices"
	"sort"

	"sapar/data"
)

// ledger holds the held events that an indicator may count.
type ledger interface {
	// count returns what the events of a district ("" for all) come to on the
	// days upTo, what those of them in the period come to, and the events that
	// the first figure counts, by date.
	count(district string, upTo, period data.Period) (fact, inPeriod int, events []data.ID)
}

// mark is one event in a ledger.
type mark struct {
	event data.ID
	date  data.Date
	n     int // what it adds, or the number of the place that it covers
}

// byDistrict are marks by district, those of all under "", each list by date.
type byDistrict map[string][]mark

func (b byDistrict) add(e *data.Event, n int) {
	m := mark{e.ID, e.Date, n}
	b[""] = append(b[""], m)
	if e.District != "" {
		b[e.District] = append(b[e.District], m)
	}
}

// within are a district's marks on those days.
func (b byDistrict) within(district string, days data.Period) []mark {
	marks := b[district]
	from := sort.Search(len(marks), func(n int) bool { return marks[n].date >= days.From })
	to := sort.Search(len(marks), func(n int) bool { return marks[n].date > days.To })
	return marks[from:max(from, to)]
}

// proof are the marked events.
func proof(marks []mark) []data.ID {
	if len(marks) == 0 {
		return nil
	}
	ids := make([]data.ID, len(marks))
	for n, m := range marks {
		ids[n] = m.event
	}
	return ids
}

// sums is the ledger of what adds up: events, pieces handed out.
type sums struct {
	of    *data.Indicator
	marks byDistrict
}

// add enters a held event that names the indicator. One that adds nothing is
// no proof of anything.
func (s *sums) add(e *data.Event) {
	switch types := s.of.EventTypes; {
	case s.of.Kind == data.CountHandouts && e.Handouts > 0:
		s.marks.add(e, e.Handouts)
	case s.of.Kind == data.CountEvents && (len(types) == 0 || slices.Contains(types, e.Kind)):
		s.marks.add(e, 1)
	}
}

func (s *sums) count(district string, upTo, period data.Period) (fact, inPeriod int, events []data.ID) {
	marks := s.marks.within(district, upTo)
	for _, m := range marks {
		fact += m.n
		if period.Contains(m.date) {
			inPeriod += m.n
		}
	}
	return fact, inPeriod, proof(marks)
}

// covered is the ledger of places with at least one held event.
type covered struct {
	marks  byDistrict
	places int // how many different ones the marks name
}

func (c *covered) count(district string, upTo, period data.Period) (fact, inPeriod int, events []data.ID) {
	seen := make([]bool, 2*c.places) // each place, then each place in the period
	first := func(n int) int {
		if seen[n] {
			return 0
		}
		seen[n] = true
		return 1
	}
	marks := c.marks.within(district, upTo)
	for _, m := range marks {
		fact += first(m.n)
		if period.Contains(m.date) {
			inPeriod += first(c.places + m.n)
		}
	}
	return fact, inPeriod, proof(marks)
}

// coverage makes the ledgers of covered places, one for each level that is
// asked for: all indicators of a level share it.
type coverage struct {
	held    []*data.Event
	own     []string
	okrugs  map[string]string // settlement of the project's region → okrug, or ""
	byLevel map[string]*covered
}

func newCoverage(own []string, held []*data.Event, places data.Places) *coverage {
	c := &coverage{held: held, own: own, okrugs: map[string]string{}, byLevel: map[string]*covered{}}
	for _, district := range own {
		for _, settlement := range places.Villages(district) {
			okrug, _ := places.OkrugOf(settlement.Code)
			c.okrugs[settlement.Code] = okrug.Code
		}
	}
	return c
}

func (c *coverage) of(level string) ledger {
	if l := c.byLevel[level]; l != nil {
		return l
	}
	l := &covered{marks: byDistrict{}}
	number := map[string]int{}
	for _, e := range c.held {
		code := c.place(level, e)
		if code == "" {
			continue
		}
		n, known := number[code]
		if !known {
			n = len(number)
			number[code] = n
		}
		l.marks.add(e, n)
	}
	l.places = len(number)
	c.byLevel[level] = l
	return l
}

// place is the code of what an event covers at a level; "" where it lies
// outside the project's region or the level knows no such place.
func (c *coverage) place(level string, e *data.Event) string {
	switch data.PlaceKind(level) {
	case data.District:
		if slices.Contains(c.own, e.District) {
			return e.District
		}
	case data.Okrug:
		return c.okrugs[e.Village]
	case data.Village:
		if _, ours := c.okrugs[e.Village]; ours {
			return e.Village
		}
	}
	return ""
}
