package demo

import (
	"slices"

	"sapar/data"
)

// setTarget gives an indicator without a number a plan for each district: what
// the district's calendar holds, or up to a third more, so that some districts
// are behind. What the contract's text says stays.
func setTarget(i *data.Indicator, all []*calendar) {
	if i.Plan > 0 || i.PerMonth > 0 {
		return
	}
	i.ByDistrict = map[string]int{}
	for _, c := range all {
		n := c.measure(i)
		part := max(1, n*(98+c.random.IntN(36))/100)
		if i.Kind == data.CountCoverage {
			part = min(part, len(c.villages))
		}
		i.ByDistrict[c.district.Code] = part
		i.Plan += i.ByDistrict[c.district.Code]
	}
}

// measure is what the indicator will come to in the district when all that is
// planned is held.
func (c *calendar) measure(i *data.Indicator) int {
	total := 0
	var places []string
	for _, v := range c.visits {
		for n, e := range v.events {
			if e.Status != data.Held && e.Status != data.Planned {
				continue
			}
			place := c.place(i.Level, v.village.Code)
			switch {
			case i.Kind == data.CountHandouts && e.Status == data.Planned:
				total += e.Expected / 3
			case i.Kind == data.CountHandouts:
				total += e.Handouts
			case i.Kind == data.CountEvents && serves(i, e, n):
				total++
			case i.Kind == data.CountRecommendations && e.Kind == data.Dialogue:
				total += 3
			case i.Kind == data.CountTalents && gifted(e):
				total++
			case i.Kind == data.CountProducts && e.Kind == data.Concert:
				total = min(total+1, videos)
			case i.Kind == data.CountCoverage && !slices.Contains(places, place):
				places = append(places, place)
			}
		}
	}
	return total + len(places)
}

func (c *calendar) place(level, village string) string {
	switch data.PlaceKind(level) {
	case data.Okrug:
		o, _ := c.generator.options.Places.OkrugOf(village)
		return o.Code
	case data.Village:
		return village
	}
	return c.district.Code
}

// serves reports whether the event of that place in its visit's day counts for
// the indicator. One that names no types counts visits: a village's day once.
func serves(i *data.Indicator, e *data.Event, place int) bool {
	switch i.Kind {
	case data.CountEvents:
		if len(i.EventTypes) == 0 {
			return place == 0
		}
		return slices.Contains(i.EventTypes, e.Kind)
	case data.CountHandouts:
		return e.Handouts > 0
	}
	return false
}
