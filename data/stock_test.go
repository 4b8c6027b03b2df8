package data_test

import (
	"testing"

	"pgregory.net/rapid"

	"sapar/data"
)

// The districts' stocks add up to all that came in less all that went out at
// held events.
func TestStocksAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.Map(rapid.ByteRange(1, 3), func(b byte) data.ID { return data.ID{b} })
		district := rapid.SampledFrom([]string{"", "a", "b"})
		events := map[data.ID]*data.Event{}
		for b := range byte(3) {
			events[data.ID{b + 1}] = &data.Event{
				District: district.Draw(t, "at"), Status: rapid.SampledFrom(data.List("status")).Draw(t, "status"),
			}
		}
		var supplies []*data.Supply
		var handouts []*data.Handout
		want := 0
		for range rapid.IntRange(0, 8).Draw(t, "moves") {
			n := rapid.IntRange(1, 100).Draw(t, "n")
			if rapid.Bool().Draw(t, "in") {
				supplies = append(supplies, &data.Supply{Material: id.Draw(t, "m"), District: district.Draw(t, "d"), Quantity: n})
				want += n
				continue
			}
			h := &data.Handout{Material: id.Draw(t, "m"), Event: rapid.OneOf(id, rapid.Just(data.ID{9})).Draw(t, "e"), Quantity: n}
			handouts = append(handouts, h)
			if e := events[h.Event]; e != nil && e.Status == data.Held {
				want -= n
			}
		}
		var sum data.Stock
		for _, of := range data.Stocks(supplies, handouts, events) {
			for _, s := range of {
				sum = sum.Add(s)
			}
		}
		if sum.Balance() != want {
			t.Fatalf("%+v are left, want %d", sum, want)
		}
	})
}

func TestOnlyHeldEventsTakeFromTheirDistrictsStock(t *testing.T) {
	leaflet, held, planned := data.ID{1}, data.ID{2}, data.ID{3}
	got := data.Stocks(
		[]*data.Supply{{Material: leaflet, Quantity: 100}, {Material: leaflet, District: "a", Quantity: 20}},
		[]*data.Handout{{Material: leaflet, Event: held, Quantity: 25}, {Material: leaflet, Event: planned, Quantity: 7}},
		map[data.ID]*data.Event{held: {District: "a", Status: data.Held}, planned: {District: "a", Status: data.Planned}})[leaflet]
	if got["a"] != (data.Stock{Supplied: 20, HandedOut: 25}) || got["a"].Balance() != -5 || got[""].Balance() != 100 {
		t.Errorf("%+v", got)
	}
}
