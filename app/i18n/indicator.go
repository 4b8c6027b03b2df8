package i18n

import (
	"strings"

	"sapar/data"
)

// Quantity is so many of what an indicator counts: "10 meetings".
func (w *Words) Quantity(i *data.Indicator, n int) string {
	switch i.Kind {
	case data.CountEvents:
		return w.oneOf("event_type", "event", i.EventTypes, n)
	case data.CountProducts:
		return w.oneOf("product_kind", "product", i.Products, n)
	case data.CountCoverage:
		return w.N("quantity.covered_"+i.Level, n)
	}
	return w.N("quantity."+i.Kind, n)
}

// oneOf counts things of one kind by its own name, and of several by a common
// one with the kinds in brackets.
func (w *Words) oneOf(list, common string, codes []string, n int) string {
	if len(codes) == 1 && w.Has("quantity."+list+"."+codes[0]) {
		return w.N("quantity."+list+"."+codes[0], n)
	}
	text := w.N("quantity."+common, n)
	if len(codes) > 0 {
		text += " (" + w.list(list, codes) + ")"
	}
	return text
}

// Target is an indicator as a sentence: at least or exactly, how many of what,
// per what, where, on which conditions, until when.
func (w *Words) Target(i *data.Indicator, places data.Places) string {
	n, per := i.Plan, ""
	if i.PerMonth > 0 && i.AddsUp() {
		n, per = i.PerMonth, "quantity.per_month"
	}
	text := w.Quantity(i, n)
	if per != "" {
		text = w.T(per, "quantity", text)
	}
	if i.EachDistrict {
		text = w.T("quantity.each_district", "quantity", text)
	}
	switch {
	case n == 0:
		text = w.T("quantity.no_plan", "what", w.Choice("indicator_kind", i.Kind))
	case i.Bound == data.Exactly:
		text = w.T("quantity.exactly", "quantity", text)
	default:
		text = w.T("quantity.at_least", "quantity", text)
	}
	parts := append([]string{text}, w.conditions(i, places)...)
	if i.From != 0 {
		parts = append(parts, w.T("quantity.from", "date", w.Date(i.From.Time())))
	}
	if i.To != 0 {
		parts = append(parts, w.T("quantity.until", "date", w.Date(i.To.Time())))
	}
	return strings.Join(parts, "; ")
}

// Conditions are what an event must be to count, without the types that the
// quantity names; "" where anything counts.
func (w *Words) Conditions(i *data.Indicator, places data.Places) string {
	return strings.Join(w.conditions(i, places), "; ")
}

func (w *Words) conditions(i *data.Indicator, places data.Places) []string {
	var parts []string
	add := func(key, text string) {
		if text != "" {
			parts = append(parts, w.T("quantity.if_"+key, "list", text))
		}
	}
	if i.Kind != data.CountEvents && i.Kind != data.CountProducts {
		add("event_types", w.list("event_type", i.EventTypes))
	}
	if i.Kind == data.CountRecommendations || i.Kind == data.CountTalents {
		if i.Stage != "" && i.Stage != data.StageMade {
			add("stage", w.lower("stage", i.Stage))
		}
	}
	add("places", w.placesOf(i.Places, places))
	add("audiences", w.list("audience", i.Audiences))
	add("partners", w.list("partner", i.Partners))
	add("venues", w.list("venue", i.Venues))
	add("topics", w.list("topic", i.Topics))
	add("specialties", w.list("field", i.Specialties))
	return parts
}

// list is the codes of a list in words, as they stand within a sentence.
func (w *Words) list(list string, codes []string) string {
	texts := make([]string, len(codes))
	for n, code := range codes {
		texts[n] = w.lower(list, code)
	}
	return strings.Join(texts, ", ")
}

// lower is a code in words with a small first letter, unless the word is an
// abbreviation.
func (w *Words) lower(list, code string) string {
	text := []rune(w.Choice(list, code))
	if len(text) > 1 && strings.ToUpper(string(text[1])) != string(text[1]) {
		text[0] = []rune(strings.ToLower(string(text[0])))[0]
	}
	return string(text)
}

func (w *Words) placesOf(codes []string, places data.Places) string {
	var names []string
	for _, code := range codes {
		if p, ok := places.Place(code); ok {
			names = append(names, w.Place(p))
		} else {
			names = append(names, code)
		}
	}
	return strings.Join(names, ", ")
}
