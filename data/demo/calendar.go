package demo

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"sapar/data"
)

// calendar is a district's year: who is in its group, where it went and will
// go, and what is held there. Nothing in it has an id yet.
type calendar struct {
	generator   *Generator
	number      int // of the district among the project's, from 1
	district    data.Place
	random      *rand.Rand
	villages    []data.Place
	weights     []int // how often a village is visited; 0 is never
	coordinator string
	members     []*data.Member
	visits      []*visit // by day
}

// visit is one day of the group in one village.
type visit struct {
	trip    *data.Trip // nil where it belongs to none
	day     data.Date
	village data.Place
	events  []*data.Event // by hour
	sheet   []int         // how many names each event's list has
}

func newCalendar(g *Generator, district data.Place, number int) *calendar {
	c := &calendar{generator: g, number: number, district: district, random: random(g.options, district.Code, useCalendar)}
	c.coordinator = g.book.name(c.random, []string{data.Male, data.Female}[c.random.IntN(2)])
	c.weighVillages()
	c.formGroup()
	ahead := 22 + c.random.IntN(7)
	today, p := g.options.Today, g.project
	moved := 8 // events that were put off and held later: they stand twice
	past := c.tours(Events-ahead-moved, workdays(p.Start.AddDays(5), today.AddDays(-1)))
	future := c.tours(ahead, workdays(today.AddDays(1), p.End))
	c.visits = slices.Concat(past, future)
	c.chooseEvents()
	c.putOff(past, moved)
	c.callOff(past, 7)
	slices.SortStableFunc(c.visits, func(a, b *visit) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.village.Code, b.village.Code))
	})
	c.count()
	c.settleTrips()
	return c
}

// weighVillages makes the district's centre, which the classifier lists first,
// the most visited, and leaves a few villages out.
func (c *calendar) weighVillages() {
	c.villages = c.generator.options.Places.Villages(c.district.Code)
	slices.SortFunc(c.villages, func(a, b data.Place) int { return cmp.Compare(a.Code, b.Code) })
	c.weights = make([]int, len(c.villages))
	for i := range c.villages {
		c.weights[i] = 1 + c.random.IntN(5)
	}
	if len(c.villages) < 4 {
		return
	}
	c.weights[0] = 20
	for range max(2, len(c.villages)/9) {
		c.weights[1+c.random.IntN(len(c.villages)-1)] = 0
	}
}

// formGroup names eight specialists, the four fields that the lot names first.
func (c *calendar) formGroup() {
	fields := slices.Clone(data.List("field"))
	fields = fields[:len(fields)-1] // not "other"
	c.random.Shuffle(len(fields)-4, func(i, j int) { fields[4+i], fields[4+j] = fields[4+j], fields[4+i] })
	for _, field := range fields[:8] {
		post := c.generator.book.draw(c.random, "member."+field, 2)
		c.members = append(c.members, &data.Member{
			District: c.district.Code, Name: c.generator.book.name(c.random, []string{data.Male, data.Female}[c.random.IntN(2)]),
			Specialty: field, Organisation: post[0], Position: post[1], Phone: phone(c.random), From: c.generator.project.Start,
		})
	}
}

// workdays lists the days on which the group goes out: no Sundays, and not the
// first week of the year.
func workdays(from, to data.Date) []data.Date {
	var days []data.Date
	for d := from; d <= to; d = d.AddDays(1) {
		if d.Time().Weekday() != time.Sunday && (d.Month() != time.January || d.Day() > 7) {
			days = append(days, d)
		}
	}
	return days
}

// tours spreads visits with so many events in all over the days, some alone and
// some in trips of two or three villages on days that follow each other.
func (c *calendar) tours(events int, days []data.Date) []*visit {
	var all [][]*visit
	for events > 0 {
		stops := 1 + pick(c.random, 55, 30, 15)
		var tour []*visit
		at := c.village()
		for range stops {
			if events == 0 {
				break
			}
			n := min(events, 1+pick(c.random, 45, 37, 18))
			tour = append(tour, &visit{village: c.villages[at], events: make([]*data.Event, n)})
			events -= n
			at = c.neighbour(at)
		}
		all = append(all, tour)
	}
	var visits []*visit
	for i, tour := range all {
		var trip *data.Trip
		if len(tour) > 1 {
			trip = &data.Trip{District: c.district.Code}
		}
		room := float64(max(0, len(days)-len(tour)))
		first := int((float64(i) + c.random.Float64()) / float64(len(all)) * room)
		for n, v := range tour {
			v.trip, v.day = trip, days[min(first+n, len(days)-1)]
		}
		visits = append(visits, tour...)
	}
	return visits
}

// village picks one by weight.
func (c *calendar) village() int { return pick(c.random, c.weights...) }

// neighbour is a visited village that stands near in the classifier, which
// lists a district okrug by okrug.
func (c *calendar) neighbour(at int) int {
	for range 20 {
		n := (at + 1 + c.random.IntN(4)) % len(c.villages)
		if c.weights[n] > 0 {
			return n
		}
	}
	return at
}

// settleTrips fills in what the visits say of their trips.
func (c *calendar) settleTrips() {
	stops := map[*data.Trip][]*visit{}
	for _, v := range c.visits {
		if v.trip != nil {
			stops[v.trip] = append(stops[v.trip], v)
		}
	}
	done := map[*data.Trip]bool{}
	for _, v := range c.visits {
		t := v.trip
		if t == nil || done[t] {
			continue
		}
		done[t] = true
		t.StopDays = map[string]int{}
		var names []string
		for _, stop := range stops[t] {
			names = append(names, stop.village.NameKK)
			t.Villages = append(t.Villages, stop.village.Code)
			if t.Status != data.Held {
				t.Status = stop.events[0].Status
			}
			if t.Start == 0 {
				t.Start = stop.day
			}
			t.End = stop.day
			if t.StopDays[stop.village.Code] == 0 {
				t.StopDays[stop.village.Code] = t.Start.DaysUntil(stop.day) + 1
			}
		}
		t.Title = strings.Join(names, " – ")
		t.Responsible = c.coordinator
		t.Vehicle = c.generator.book.say(c.random, "vehicle", "")
	}
}

// pick draws an index by weight.
func pick(r *rand.Rand, weights ...int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	n := r.IntN(total)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return 0
}
