package indicator

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"sort"

	"sapar/data"
)

// ledger holds the records that an indicator counts.
type ledger interface {
	// count returns what the records of a district ("" for all) come to on the
	// days upTo, and what those of them in the period come to.
	count(district string, upTo, period data.Period) tally
	// of is the type of the records.
	of() *data.Type
	// districts are those that may have some; "" may be among them.
	districts() iter.Seq[string]
}

// tally is what a ledger counts, with the records that each figure counts, by
// date.
type tally struct {
	fact, inPeriod int
	proof          []data.ID
	periodProof    []data.ID
}

// mark is one record in a ledger.
type mark struct {
	record data.ID
	date   data.Date
	n      int // what it adds, or the number of the place or person that it stands for
}

// byDistrict are marks by district, those of all under "", each list by date.
type byDistrict map[string][]mark

func (b byDistrict) add(record data.ID, date data.Date, district string, n int) {
	m := mark{record, date, n}
	b[""] = append(b[""], m)
	if district != "" {
		b[district] = append(b[district], m)
	}
}

// sort brings marks into the order of their dates that were added in another.
func (b byDistrict) sort() {
	for _, marks := range b {
		slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.date, b.date) })
	}
}

// within are a district's marks on those days.
func (b byDistrict) within(district string, days data.Period) []mark {
	marks := b[district]
	from := sort.Search(len(marks), func(n int) bool { return marks[n].date >= days.From })
	to := sort.Search(len(marks), func(n int) bool { return marks[n].date > days.To })
	return marks[from:max(from, to)]
}

// tallyOf is the tally of marks, of which n says what each adds on the days up
// to now and in the period.
func tallyOf(marks []mark, period data.Period, n func(m mark, inPeriod bool) int) tally {
	var t tally
	if len(marks) > 0 {
		t.proof = make([]data.ID, len(marks))
	}
	first, last := len(marks), 0
	for i, m := range marks {
		t.proof[i] = m.record
		t.fact += n(m, false)
		if period.Contains(m.date) {
			t.inPeriod += n(m, true)
			first, last = min(first, i), i+1
		}
	}
	if first < last {
		t.periodProof = t.proof[first:last:last]
	}
	return t
}

// sums is the ledger of what adds up over time: events, pieces, products,
// talents, people who have finished.
type sums struct {
	records *data.Type
	marks   byDistrict
}

func newSums(of *data.Type) *sums { return &sums{of, byDistrict{}} }

func (s *sums) of() *data.Type { return s.records }

func (s *sums) count(district string, upTo, period data.Period) tally {
	return tallyOf(s.marks.within(district, upTo), period, func(m mark, _ bool) int { return m.n })
}

// distinct is the ledger of what counts once however often it comes: places
// with at least one held event.
type distinct struct {
	records *data.Type
	marks   byDistrict
	things  int // how many different ones the marks name
}

func (s *sums) districts() iter.Seq[string]     { return maps.Keys(s.marks) }
func (c *distinct) districts() iter.Seq[string] { return maps.Keys(c.marks) }
func (g *groups) districts() iter.Seq[string]   { return slices.Values(g.own) }

func (c *distinct) of() *data.Type { return c.records }

func (c *distinct) count(district string, upTo, period data.Period) tally {
	seen := make([]bool, 2*c.things) // each thing, then each in the period
	return tallyOf(c.marks.within(district, upTo), period, func(m mark, inPeriod bool) int {
		n := m.n
		if inPeriod {
			n += c.things
		}
		if seen[n] {
			return 0
		}
		seen[n] = true
		return 1
	})
}

// numbers gives each different thing the next number.
type numbers[K comparable] map[K]int

func (x numbers[K]) of(k K) int {
	n, known := x[k]
	if !known {
		n = len(x)
		x[k] = n
	}
	return n
}

// groups is the ledger of the districts' groups that have all the specialties
// asked for on the last day. In a period count those that are complete at its
// end and were not before it.
type groups struct {
	own         []string
	members     map[string][]*data.Member // by district
	specialties []string
	places      func(district string) bool
}

func (g *groups) of() *data.Type { return data.MemberType }

func (g *groups) count(district string, upTo, period data.Period) tally {
	var t tally
	for _, d := range g.own {
		if district != "" && d != district || !g.places(d) {
			continue
		}
		counts := func(on data.Date) []data.ID {
			if on < upTo.From {
				return nil
			}
			return g.complete(d, on)
		}
		if team := counts(upTo.To); team != nil {
			t.fact++
			t.proof = append(t.proof, team...)
		}
		at := min(period.To, upTo.To)
		if team := counts(at); team != nil && at >= period.From && counts(period.From.AddDays(-1)) == nil {
			t.inPeriod++
			t.periodProof = append(t.periodProof, team...)
		}
	}
	return t
}

// complete are the members active on the day who make the group have all the
// specialties; nil where one is missing.
func (g *groups) complete(district string, on data.Date) []data.ID {
	var team []data.ID
	for _, field := range g.specialties {
		before := len(team)
		for _, m := range g.members[district] {
			if m.Specialty == field && m.Active(on) {
				team = append(team, m.ID)
			}
		}
		if len(team) == before {
			return nil
		}
	}
	return team
}
