package i18n

import (
	"maps"
	"strconv"
	"strings"

	"sapar/data"
)

// Clash is the sentence for what is in the way of an event or a trip.
func (w *Words) Clash(c data.Clash, places data.Places) string {
	values := w.spoken(c.Code, c.Args, places)
	if values["title"] == "" {
		values["title"] = w.T("type." + c.Type)
	}
	if kk, bilingual := c.Args["name_kk"].(string); bilingual {
		ru, _ := c.Args["name_ru"].(string)
		h := data.Holiday{NameKK: kk, NameRU: ru}
		values["name"] = h.Name(string(w.lang))
	}
	return strings.TrimSpace(w.Fill("clash."+c.Code, values))
}

// Gap is the sentence for a rule that a proposal leaves open: which, and why.
func (w *Words) Gap(g data.Gap, places data.Places) string {
	args := maps.Clone(g.Args)
	if specialties, ok := args["specialties"].([]string); ok {
		names := make([]string, len(specialties))
		for i, code := range specialties {
			names[i] = w.Choice("field", code)
		}
		args["specialties"] = strings.Join(names, ", ")
	}
	args["kind"] = w.Choice("indicator_kind", g.Indicator.Kind)
	args["subject"] = w.T("gap.project")
	if !g.Indicator.ID.IsZero() {
		args["subject"] = w.Indicator(g.Indicator)
	}
	if place, ok := places.Place(g.District); ok {
		args["subject"] = w.T("gap.subject", "district", w.Place(place), "rule", args["subject"])
	}
	return Capital(w.Fill("gap."+g.Code, w.spoken(g.Code, args, places)))
}

// Indicator is its number in the contract and its name.
func (w *Words) Indicator(i data.Indicator) string {
	name := i.Name(string(w.lang))
	if i.Number > 0 {
		return strconv.Itoa(i.Number) + ". " + name
	}
	return name
}

// Entitle gives a proposed trip and its events titles: where they go, and what
// they are.
func (w *Words) Entitle(p *data.ProposedTrip, places data.Places) {
	name := func(code string) string {
		place, _ := places.Place(code)
		return w.Place(place)
	}
	if stops := p.Trip.Villages; len(stops) > 0 {
		p.Trip.Title = name(stops[0])
		if last := stops[len(stops)-1]; len(stops) > 1 {
			p.Trip.Title += " – " + name(last)
		}
	}
	for i := range p.Events {
		e := &p.Events[i].Event
		e.Title = w.Choice("event_type", e.Kind) + ": " + name(e.Village)
	}
}
