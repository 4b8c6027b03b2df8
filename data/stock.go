package data

// Stock is how many pieces of a material came in and went out.
type Stock struct{ Supplied, HandedOut int }

// Balance is what is left; below nothing where more was handed out than came
// in, as far as anybody has written it down.
func (s Stock) Balance() int { return s.Supplied - s.HandedOut }

// Add is both stocks together.
func (s Stock) Add(other Stock) Stock {
	return Stock{s.Supplied + other.Supplied, s.HandedOut + other.HandedOut}
}

// Stocks are the pieces of each material in each district, "" for the
// region's own stock. Only what was handed out at a held event has gone, and
// it has gone from the event's district.
func Stocks(supplies []*Supply, handouts []*Handout, events map[ID]*Event) map[ID]map[string]Stock {
	all := map[ID]map[string]Stock{}
	add := func(material ID, district string, s Stock) {
		if all[material] == nil {
			all[material] = map[string]Stock{}
		}
		all[material][district] = all[material][district].Add(s)
	}
	for _, s := range supplies {
		add(s.Material, s.District, Stock{Supplied: s.Quantity})
	}
	for _, h := range handouts {
		if e := events[h.Event]; e != nil && e.Status == Held {
			add(h.Material, e.District, Stock{HandedOut: h.Quantity})
		}
	}
	return all
}
