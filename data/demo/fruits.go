package demo

import (
	"fmt"

	"sapar/data"
)

// What an event leaves behind beside its list of names: pieces handed out,
// talents found, publications, people sent to work.

// supply brings the district a little more of each material than it hands out.
func (d *district) supply() {
	total := 0
	for _, v := range d.visits {
		for _, e := range v.events {
			total += e.Handouts
		}
	}
	each := total / max(1, len(d.generator.materials))
	for _, m := range d.generator.materials {
		s := &data.Supply{
			Material: m.ID, District: d.district.Code, Date: d.generator.project.Start,
			Quantity: (each*23/20)/50*50 + 100, Source: d.generator.book.say(d.random, "supply", ""),
		}
		s.ID = d.ids.next()
		d.give(s)
	}
}

// handOut says what the pieces were that the event gave away.
func (d *district) handOut(e *data.Event) {
	left := e.Handouts
	for i, m := range d.generator.materials {
		n := left / (len(d.generator.materials) - i)
		if left -= n; n == 0 {
			continue
		}
		h := &data.Handout{Event: e.ID, Material: m.ID, Quantity: n}
		h.ID = d.ids.next()
		d.give(h)
	}
}

// videos is how many a district makes.
const videos = 2

// publish makes a publication of one event in twelve, and the district's two
// videos of its first concerts.
func (d *district) publish(e *data.Event) {
	day := e.Date.AddDays(1 + d.random.IntN(3))
	if day > d.generator.options.Today || day > d.generator.project.End {
		return
	}
	p := &data.Product{Project: d.generator.project.ID, District: d.district.Code, Event: e.ID, Date: day, Reach: 200 + d.random.IntN(60)*50}
	switch {
	case e.Kind == data.Concert && d.videos < videos:
		p.Kind, p.Title = "video", d.generator.book.sections["video"][d.videos%len(d.generator.book.sections["video"])][0]
		p.Files = []string{fmt.Sprintf("%s-%s.mp4", e.Date, e.Village)}
		p.Indicators = d.generator.served(data.CountProducts)
		d.videos++
	case d.random.IntN(12) == 0:
		p.Kind, p.Title = "publication", e.Title
		p.Media = d.generator.book.say(d.random, "media", "")
		p.Links = []string{fmt.Sprintf("https://example.com/sapar/news/%s-%s", e.Date, e.Village)}
	default:
		return
	}
	p.ID = d.ids.next()
	d.give(p)
}

// gifted reports whether talents are found at an event.
func gifted(e *data.Event) bool { return e.Kind == data.Concert || e.Kind == "contest" }

// talentFields are the fields of talent of a concert's genres.
var talentFields = map[string]string{
	"song": "vocal", "dance": "dance", "kuy": "instrument", "terme": "poetry", "ktk": "ktk", "poetry": "poetry", "theatre": "theatre",
}

// perform fills a concert's programme. One of its performers, and one of a
// contest's, is a talent found there.
func (d *district) perform(e *data.Event, present []*resident) {
	if !gifted(e) || e.Status != data.Held && e.Status != data.Planned {
		return
	}
	genre, star := "song", d.star(e, present)
	for n := range d.programme(e) {
		p := &data.Performance{Event: e.ID, Number: n + 1, Genre: genre, Minutes: 3 + d.random.IntN(5)}
		p.ID = d.ids.next()
		p.Title = d.generator.book.say(d.random, "number."+genre, "")
		switch {
		case n == 0 && star != nil:
			p.Person = star.ID
		case genre == "ktk":
			p.Team = d.generator.book.say(d.random, "team", "")
		default:
			p.Performer = d.generator.book.name(d.random, []string{data.Male, data.Female}[d.random.IntN(2)])
		}
		d.give(p)
		genres := data.List("genre")
		genre = genres[(n+1)%(len(genres)-2)] // neither circus nor other
	}
	if star != nil {
		d.find(e, star)
	}
}

// programme is how many numbers an event has.
func (d *district) programme(e *data.Event) int {
	if e.Kind != data.Concert {
		return 0
	}
	return 7 + d.random.IntN(5)
}

// star is a young person of those present, whom nobody has found before.
func (d *district) star(e *data.Event, present []*resident) *resident {
	for _, p := range present {
		if age, known := data.Age(p.BirthYear, e.Date); known && age >= data.DefaultAgeMin && age <= data.DefaultAgeMax && !p.found {
			p.found = true
			return p
		}
	}
	return nil
}

func (d *district) find(e *data.Event, p *resident) {
	r, b := d.random, d.generator.book
	t := &data.Talent{
		Project: d.generator.project.ID, Person: p.ID, District: e.District, Village: e.Village, Event: e.ID, Date: e.Date,
		Level: []string{"village", "district", "region"}[pick(r, 50, 40, 10)], Achievements: b.say(r, "achievement", ""),
	}
	t.ID = d.ids.next()
	genres := []string{"song", "dance", "kuy", "terme", "ktk", "poetry", "theatre"}
	t.Field = talentFields[genres[r.IntN(len(genres))]]
	if day := e.Date.AddDays(10 + r.IntN(40)); day <= d.generator.options.Today && r.IntN(100) < 70 {
		support := []string{"stage", "training", "contest", "mentor"}[r.IntN(4)]
		t.Support, t.SupportDate, t.SupportNote = []string{support}, day, b.say(r, "support."+support, "")
	}
	d.give(t)
}

// hire fills a job fair with employers.
func (d *district) hire(e *data.Event) {
	if e.Kind != data.JobFair || e.Status != data.Held && e.Status != data.Planned {
		return
	}
	names := d.generator.book.sections["employer"]
	for _, i := range d.random.Perm(len(names))[:min(len(names), 3+d.random.IntN(4))] {
		em := &data.Employer{Event: e.ID, Name: names[i][0], Vacancies: 1 + d.random.IntN(8)}
		em.ID = d.ids.next()
		if e.Status == data.Held {
			em.Referred = d.random.IntN(em.Vacancies + 2)
			em.Hired = em.Referred * (20 + d.random.IntN(60)) / 100
		}
		d.give(em)
	}
}
