package demo

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"sapar/data"
)

// kinds are the types of event, how many in a thousand are of each, how well
// they are attended, and how many in a hundred who come take something home.
var kinds = []struct {
	kind     string
	share    int
	crowd    float64
	handouts int
}{
	{"meeting", 300, 1, 60},
	{"dialogue", 200, 1, 50},
	{"seminar", 120, 0.6, 90},
	{"master_class", 105, 0.5, 0},
	{"concert", 80, 0.8, 0},
	{"contest", 45, 1.1, 0},
	{"campaign", 45, 1.3, 80},
	{"raid", 30, 0.3, 40},
	{"job_fair", 25, 1.4, 100},
	{"excursion", 20, 0.35, 0},
	{"course", 15, 0.3, 30},
	{"visit", 15, 0.7, 100},
}

// Hours of an event by its place in a village's day.
var hours = [][2]data.Clock{{"10:00", "11:30"}, {"12:30", "14:00"}, {"15:00", "16:30"}}

// Hours of what stands alone in a day, and of what is always in the evening.
var (
	alone   = [][2]data.Clock{{"10:00", "12:00"}, {"11:00", "12:30"}, {"14:30", "16:00"}, {"15:00", "17:00"}}
	evening = map[string][2]data.Clock{"concert": {"18:00", "20:00"}, "raid": {"20:30", "23:00"}}
)

// chooseEvents says what is held at each visit: of each type its share, no type
// twice in a day.
func (c *calendar) chooseEvents() {
	var bag []int
	total := 0
	for _, v := range c.visits {
		total += len(v.events)
	}
	for i, k := range kinds {
		for range (total*k.share + 500) / 1000 {
			bag = append(bag, i)
		}
	}
	for len(bag) < total {
		bag = append(bag, 0)
	}
	c.random.Shuffle(len(bag), func(i, j int) { bag[i], bag[j] = bag[j], bag[i] })
	for _, v := range c.visits {
		var chosen []int
		for range v.events {
			for i := range bag { // the first that the day has not got
				if !slices.Contains(chosen, bag[i]) || i == len(bag)-1 {
					bag[0], bag[i] = bag[i], bag[0]
					break
				}
			}
			chosen = append(chosen, bag[0])
			bag = bag[1:]
		}
		for i, kind := range chosen {
			v.events[i] = c.event(v, kinds[kind].kind, i)
		}
		slices.SortStableFunc(v.events, func(a, b *data.Event) int { return cmp.Compare(a.Start, b.Start) })
	}
}

func (c *calendar) event(v *visit, kind string, place int) *data.Event {
	b, r := c.generator.book, c.random
	title, hall := b.draw(r, "title."+kind, 3), b.draw(r, b.either("hall."+kind, "hall"), 2)
	when := hours[min(place, len(hours)-1)]
	if len(v.events) == 1 {
		when = alone[r.IntN(len(alone))]
	}
	if late, ok := evening[kind]; ok {
		when = late
	}
	e := &data.Event{
		Kind: kind, Topic: title[0], Audience: title[1], Title: title[2],
		Date: v.day, Start: when[0], End: when[1], Status: data.Planned,
		District: c.district.Code, Village: v.village.Code, Place: strings.ReplaceAll(hall[0], "{village}", v.village.NameKK), Venue: hall[1],
		Partners:    b.list("partners", kind),
		Responsible: c.coordinator,
	}
	if v.day < c.generator.options.Today {
		e.Status = data.Held
	}
	return e
}

// putOff takes whole visits that have so many events in all, long enough ago,
// and holds their events again a week or two later.
func (c *calendar) putOff(visits []*visit, events int) {
	latest := c.generator.options.Today.AddDays(-30)
	for _, v := range c.someOf(visits, events, latest) {
		days := workdays(v.day.AddDays(7), v.day.AddDays(16))
		reason := c.generator.book.say(c.random, "reason."+season(v.day), "")
		again := &visit{village: v.village, day: days[c.random.IntN(len(days))]}
		for _, e := range v.events {
			second := *e
			second.Date = again.day
			again.events = append(again.events, &second)
			e.Status, e.MovedTo, e.Reason = data.Postponed, again.day, reason
		}
		c.visits = append(c.visits, again)
	}
}

func season(d data.Date) string {
	return []string{"winter", "spring", "summer", "autumn"}[int(d.Month())/3%4]
}

// callOff takes visits of which nothing came.
func (c *calendar) callOff(visits []*visit, events int) {
	for _, v := range c.someOf(visits, events, c.generator.options.Today.AddDays(-1)) {
		reason := c.generator.book.say(c.random, "reason.other", "")
		for _, e := range v.events {
			e.Status, e.Reason = data.Cancelled, reason
		}
	}
}

// someOf picks held visits by chance whose events are so many in all.
func (c *calendar) someOf(visits []*visit, events int, latest data.Date) []*visit {
	var some []*visit
	for _, i := range c.random.Perm(len(visits)) {
		v := visits[i]
		if len(v.events) <= events && v.day <= latest && v.events[0].Status == data.Held {
			some = append(some, v)
			events -= len(v.events)
		}
	}
	return some
}

// count says how many came to each event: the lists of names together have
// exactly Attendance lines.
func (c *calendar) count() {
	var weights []float64
	var held []*int
	sum := 0.0
	for _, v := range c.visits {
		v.sheet = make([]int, len(v.events))
		for i, e := range v.events {
			w := c.crowd(e) * (0.6 + 0.8*c.random.Float64())
			e.Expected = max(10, int(w*110*(0.9+0.3*c.random.Float64()))/10*10)
			if e.Status == data.Held {
				weights, held = append(weights, w), append(held, &v.sheet[i])
				sum += w
			}
		}
	}
	if len(held) == 0 {
		return
	}
	left := Attendance
	for i, w := range weights {
		*held[i] = min(maxSheet, max(minSheet, int(w/sum*Attendance)))
		left -= *held[i]
	}
	for step := 0; left != 0; step++ { // one line more or less, event by event
		n := held[step%len(held)]
		switch {
		case left > 0 && *n < maxSheet:
			*n++
			left--
		case left < 0 && *n > minSheet:
			*n--
			left++
		}
	}
	for _, v := range c.visits {
		for i, e := range v.events {
			if e.Status == data.Held {
				c.outcome(e, v.sheet[i])
			}
		}
	}
}

// A list of names has at least and at most so many lines.
const (
	minSheet = 8
	maxSheet = 400
)

func (c *calendar) crowd(e *data.Event) float64 {
	for _, k := range kinds {
		if k.kind == e.Kind {
			if e.Village == c.villages[0].Code {
				return k.crowd * 1.5
			}
			return k.crowd
		}
	}
	return 1
}

// outcome is what a held event came to beside its list of names.
func (c *calendar) outcome(e *data.Event, listed int) {
	r := c.random
	for _, k := range kinds {
		if k.kind == e.Kind && k.handouts > 0 {
			e.Handouts = listed * k.handouts / 100 / 5 * 5
		}
	}
	if e.Kind == "concert" {
		e.Unlisted = 80 + r.IntN(40)*10
		e.UnlistedYouth = e.Unlisted * (55 + r.IntN(30)) / 100
		e.UnlistedMale = e.Unlisted * (40 + r.IntN(15)) / 100
		e.UnlistedFemale = e.Unlisted - e.UnlistedMale
		e.UnlistedMinors = e.Unlisted * (20 + r.IntN(20)) / 100
		e.UnlistedBands = map[string]int{}
		for band, percent := range map[string]int{"under_14": 14, "14_18": 31, "19_23": 18, "24_28": 12, "29_34": 9, "35_up": 16} {
			e.UnlistedBands[data.Headcount(band, data.Male)] = e.UnlistedMale * percent / 100
			e.UnlistedBands[data.Headcount(band, data.Female)] = e.UnlistedFemale * percent / 100
		}
	}
	stamp := fmt.Sprintf("%s-%s-%d", e.Date, e.Village, r.IntN(900)+100)
	if r.IntN(100) < 40 {
		e.Links = []string{"https://example.com/sapar/" + stamp}
	}
	for n := range r.IntN(4) {
		e.Files = append(e.Files, fmt.Sprintf("%s-%d.jpg", stamp, n+1))
	}
}

// phone is a number that nobody has.
func phone(r *rand.Rand) string {
	return fmt.Sprintf("+7 700 000 %02d %02d", r.IntN(100), r.IntN(100))
}
