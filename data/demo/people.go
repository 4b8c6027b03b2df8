package demo

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"sapar/data"
)

// resident is a person of the district who has been to an event.
type resident struct {
	data.Person
	keen    float64 // how readily the person comes again
	seen    int     // number of the event that lists the person
	leaving bool    // finished school this summer
	found   bool    // as a talent
}

// crowd is who has been to the district's events so far.
type crowd struct {
	book     *book
	random   *rand.Rand
	consents *rand.Rand
	text     data.ID // that people sign
	today    data.Date
	villages []data.Place
	weights  []int
	all      []*resident
	of       map[string][]*resident // by village
	lines    int                    // of lists that are still to be filled
	newcomer int                    // people who have still to appear
}

// list says who is on an event's list, number, of n lines: people who came
// before, those of the village and the keen first, and newcomers. It returns
// the newcomers apart, whose records are new.
func (c *crowd) list(e *data.Event, number, n int) (again, fresh []*resident) {
	newcomers := 0
	if c.lines > 0 {
		share := float64(n) * float64(c.newcomer) / float64(c.lines)
		newcomers = int(math.Round(share * (0.7 + 0.6*c.random.Float64())))
	}
	newcomers = min(n, c.newcomer, newcomers)
	again = c.comeAgain(e, number, n-newcomers)
	for len(again)+len(fresh) < n {
		p := c.born(e)
		p.seen = number
		fresh = append(fresh, p)
	}
	c.lines -= n
	return again, fresh
}

// comeAgain picks at most n who have been somewhere before.
func (c *crowd) comeAgain(e *data.Event, number, n int) []*resident {
	type ticket struct {
		*resident
		draw float64
	}
	here := c.of[e.Village]
	tickets := make([]ticket, 0, len(here))
	for _, p := range here {
		if p.seen == number {
			continue // on the list already
		}
		// the highest draws are a sample by weight
		tickets = append(tickets, ticket{p, math.Pow(c.random.Float64(), 1/(p.keen*fit(e.Audience, e.Date.Year()-p.BirthYear)))})
	}
	slices.SortStableFunc(tickets, func(a, b ticket) int { return cmp.Compare(b.draw, a.draw) })
	var chosen []*resident
	for _, t := range tickets[:min(n, len(tickets)*4/5)] {
		t.seen = number
		chosen = append(chosen, t.resident)
	}
	for tries := 0; len(chosen) < n && tries < 20*n && len(c.all) > 0; tries++ { // guests of other villages
		p := c.all[c.random.IntN(len(c.all))]
		if p.seen != number && c.random.Float64() < p.keen*fit(e.Audience, e.Date.Year()-p.BirthYear) {
			p.seen = number
			chosen = append(chosen, p)
		}
	}
	return chosen
}

// fit is how likely somebody of that age comes to an event for the audience.
func fit(audience string, age int) float64 {
	lo, hi := 14, 34
	switch audience {
	case "pupils":
		lo, hi = 12, 17
	case "students":
		lo, hi = 16, 24
	case "working_youth", "young_families":
		lo, hi = 20, 36
	case "neet":
		lo, hi = 18, 32
	case "all":
		return 1
	}
	if age < lo || age > hi {
		return 0.15
	}
	return 1
}

// born invents somebody who comes for the first time to the event.
func (c *crowd) born(e *data.Event) *resident {
	r := c.random
	p := &resident{keen: 0.08 + 0.25*r.Float64()}
	if r.IntN(100) < 7 {
		p.keen = 0.7 + 0.3*r.Float64() // comes whenever there is something
	}
	p.Sex = []string{data.Male, data.Female}[pick(r, 47, 53)]
	p.Name = c.book.name(r, p.Sex)
	age := c.age(e.Audience)
	p.BirthYear = e.Date.Year() - age
	p.Category = category(r, c.today.Year()-p.BirthYear)
	p.leaving = (p.Category == "college" || p.Category == "student") && c.today.Year()-p.BirthYear <= 18
	village := e.Village
	if r.IntN(100) < 15 {
		village = c.villages[pick(r, c.weights...)].Code
	}
	p.Village = village
	p.Work = c.book.say(r, "work."+p.Category, c.villageName(village))
	c.sign(p, age, e.Date)
	if r.IntN(100) < 60 {
		p.Phone = phone(r)
	}
	switch r.IntN(200) { // what was left blank on paper
	case 0:
		p.BirthYear = 0
	case 1:
		p.Sex = ""
	case 2:
		p.Village = ""
	}
	c.all = append(c.all, p)
	c.of[village] = append(c.of[village], p)
	c.newcomer = max(0, c.newcomer-1)
	return p
}

// sign has somebody of an age consent in the list of an event, a minor's parent
// in his or her place. Few refuse photographs, and few think better of it later.
func (c *crowd) sign(p *resident, age int, day data.Date) {
	r := c.consents
	p.Consent, p.ConsentDate, p.ConsentForm, p.ConsentText = data.ByPerson, day, data.SignedInList, c.text
	if age < 18 {
		p.Consent, p.Representative = data.ByRepresentative, c.book.name(r, []string{data.Male, data.Female}[r.IntN(2)])
	}
	switch n := r.IntN(100); {
	case n < 70:
		p.PhotoConsent, p.PhotoDate = data.PhotoAllowed, day
	case n < 76:
		p.PhotoConsent, p.PhotoDate = data.PhotoRefused, day
	}
	if r.IntN(2500) == 0 {
		p.WithdrawalDate = max(day, c.today.AddDays(-3-r.IntN(24)))
	}
}

func (c *crowd) villageName(code string) string {
	for _, v := range c.villages {
		if v.Code == code {
			return v.NameKK
		}
	}
	return ""
}

// age draws one that fits the audience.
func (c *crowd) age(audience string) int {
	r := c.random
	for {
		age := 0
		switch pick(r, 2, 36, 24, 18, 14, 6) {
		case 0:
			age = 11 + r.IntN(3)
		case 1:
			age = 14 + r.IntN(5)
		case 2:
			age = 19 + r.IntN(5)
		case 3:
			age = 24 + r.IntN(5)
		case 4:
			age = 29 + r.IntN(6)
		default:
			age = 35 + int(30*r.Float64()*r.Float64())
		}
		if r.Float64() < fit(audience, age) {
			return age
		}
	}
}

// categories by age, with their weights.
var categories = []struct {
	upTo    int
	codes   []string
	weights []int
}{
	{15, []string{"pupil"}, []int{1}},
	{17, []string{"pupil", "college", "neet"}, []int{80, 19, 1}},
	{18, []string{"pupil", "college", "student", "neet", "volunteer"}, []int{10, 40, 38, 7, 5}},
	{22, []string{"college", "student", "worker", "specialist", "neet", "unemployed", "volunteer", "disability"}, []int{20, 38, 15, 4, 11, 5, 6, 1}},
	{28, []string{"worker", "specialist", "entrepreneur", "neet", "unemployed", "volunteer", "disability"}, []int{40, 22, 10, 14, 8, 4, 2}},
	{34, []string{"worker", "specialist", "entrepreneur", "neet", "unemployed", "disability", "other"}, []int{45, 15, 16, 10, 9, 2, 3}},
	{math.MaxInt, []string{"worker", "specialist", "entrepreneur", "unemployed", "other"}, []int{50, 6, 14, 8, 22}},
}

func category(r *rand.Rand, age int) string {
	for _, band := range categories {
		if age <= band.upTo {
			return band.codes[pick(r, band.weights...)]
		}
	}
	return ""
}

// categoryOn is the person's category on the day: who finished school this
// summer was a pupil in spring.
func (p *resident) categoryOn(day, today data.Date) string {
	autumn := data.NewDate(today.Year(), 9, 1)
	if p.leaving && today >= autumn && day < autumn {
		return "pupil"
	}
	return p.Category
}
