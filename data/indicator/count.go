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
	// counted are the same records one by one, with what each adds to that.
	counted(district string, upTo, period data.Period) []data.Counted
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

// adding says what each of marks, taken in their order, adds on the days up to
// now, or in the period.
type adding func(m mark, inPeriod bool) int

// tallyOf is the tally of marks.
func tallyOf(marks []mark, period data.Period, n adding) tally {
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

// countedOf are marks with what each adds.
func countedOf(marks []mark, period data.Period, n adding) []data.Counted {
	out := make([]data.Counted, len(marks))
	for i, m := range marks {
		out[i] = data.Counted{Record: m.record, Date: m.date, Adds: n(m, false)}
		if period.Contains(m.date) {
			out[i].PeriodAdds = n(m, true)
		}
	}
	return out
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
	return tallyOf(s.marks.within(district, upTo), period, each)
}

func (s *sums) counted(district string, upTo, period data.Period) []data.Counted {
	return countedOf(s.marks.within(district, upTo), period, each)
}

// each is what a mark itself says that it adds.
func each(m mark, _ bool) int { return m.n }

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
	return tallyOf(c.marks.within(district, upTo), period, c.once())
}

func (c *distinct) counted(district string, upTo, period data.Period) []data.Counted {
	return countedOf(c.marks.within(district, upTo), period, c.once())
}

// once has each thing add one by the first of its marks, and by the first of
// those in the period.
func (c *distinct) once() adding {
	seen := make([]bool, 2*c.things) // each thing, then each in the period
	return func(m mark, inPeriod bool) int {
		n := m.n
		if inPeriod {
			n += c.things
		}
		if seen[n] {
			return 0
		}
		seen[n] = true
		return 1
	}
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
	g.teams(district, upTo, period, func(now, inPeriod []data.ID) {
		if now != nil {
			t.fact++
			t.proof = append(t.proof, now...)
		}
		if inPeriod != nil {
			t.inPeriod++
			t.periodProof = append(t.periodProof, inPeriod...)
		}
	})
	return t
}

// counted has each group add one by the first of its members. Who is in it in
// the period and no longer now adds to the period alone.
func (g *groups) counted(district string, upTo, period data.Period) []data.Counted {
	var out []data.Counted
	g.teams(district, upTo, period, func(now, inPeriod []data.ID) {
		from := len(out)
		for i, id := range now {
			one := data.Counted{Record: id}
			if i == 0 {
				one.Adds = 1
			}
			out = append(out, one)
		}
		for i, id := range inPeriod {
			at := slices.IndexFunc(out[from:], func(c data.Counted) bool { return c.Record == id })
			if at < 0 {
				out = append(out, data.Counted{Record: id})
				at = len(out) - 1 - from
			}
			if i == 0 {
				out[from+at].PeriodAdds = 1
			}
		}
	})
	return out
}

// teams visits the districts' groups: who makes each complete on the last day,
// and who did in the period, where it became so then.
func (g *groups) teams(district string, upTo, period data.Period, visit func(now, inPeriod []data.ID)) {
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
		at := min(period.To, upTo.To)
		inPeriod := counts(at)
		if at < period.From || counts(period.From.AddDays(-1)) != nil {
			inPeriod = nil
		}
		visit(counts(upTo.To), inPeriod)
	}
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
