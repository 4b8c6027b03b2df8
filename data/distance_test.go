package data_test

import (
	"math"
	"testing"

	"sapar/data"
	"sapar/data/territory"
)

func TestDistance(t *testing.T) {
	c := territory.Builtin()
	oralTown, _ := c.Place("271010000")
	chapaev, _ := c.Place("273230100")
	unknown, _ := c.Place("273230400")
	point := func(lat, lon float64) data.Place { return data.Place{Lat: lat, Lon: lon} }
	tests := map[string]struct {
		a, b data.Place
		want float64 // km; below zero: not known
	}{
		"Oral to Chapaev":                   {oralTown, chapaev, 117},
		"a place to itself":                 {chapaev, chapaev, 0},
		"a place without coordinates":       {chapaev, unknown, -1},
		"from a place without coordinates":  {unknown, chapaev, -1},
		"one degree of a meridian":          {point(50, 51), point(51, 51), 111.2},
		"across the date line":              {point(10, 179.5), point(10, -179.5), 109.5},
		"half round the earth":              {point(1, 0), point(-1, 180), 20015},
		"two points the rounding may upset": {point(0.1, 0.1), point(-0.1, -179.9), 20015},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := data.Distance(tt.a, tt.b)
			if ok != (tt.want >= 0) || ok && math.Abs(got-tt.want) > 0.5 {
				t.Errorf("Distance = %.2f, %v; want %.1f", got, ok, tt.want)
			}
			if back, _ := data.Distance(tt.b, tt.a); math.Abs(back-got) > 1e-9 {
				t.Errorf("the way back is %.9f, not %.9f", back, got)
			}
		})
	}
}

func TestTheWayOfATrip(t *testing.T) {
	c := territory.Builtin()
	trip := data.Trip{District: "273200000", Villages: []string{"273230100"}}
	t.Run("one stop", func(t *testing.T) {
		if way := trip.Way(c); way.Unknown != 0 || !way.FromCentre && way.Kilometres != 0 {
			t.Errorf("%+v", way)
		}
	})
	t.Run("stops that nobody has located are counted and passed over", func(t *testing.T) {
		trip.Villages = append(trip.Villages, "273230400", "no such place")
		if way := trip.Way(c); way.Unknown != 2 {
			t.Errorf("%+v", way)
		}
	})
	t.Run("the order decides", func(t *testing.T) {
		at := places{"a": {Code: "a", Lat: 50, Lon: 51}, "b": {Code: "b", Lat: 51, Lon: 51}, "c": {Code: "c", Lat: 52, Lon: 51}}
		straight, zigzag := data.Trip{Villages: []string{"a", "b", "c"}}, data.Trip{Villages: []string{"b", "a", "c"}}
		if got, want := straight.Way(at).Kilometres, 222.4; math.Abs(got-want) > 0.5 {
			t.Errorf("%.1f km, want %.1f", got, want)
		}
		if got, want := zigzag.Way(at).Kilometres, 333.6; math.Abs(got-want) > 0.5 {
			t.Errorf("%.1f km, want %.1f", got, want)
		}
	})
	t.Run("there and back where the centre is located", func(t *testing.T) {
		at := places{"d": {Code: "d", Lat: 50, Lon: 51}, "a": {Code: "a", Lat: 51, Lon: 51}}
		way := (&data.Trip{District: "d", Villages: []string{"a"}}).Way(at)
		if !way.FromCentre || math.Abs(way.Kilometres-222.4) > 0.5 {
			t.Errorf("%+v", way)
		}
	})
}

// places are a catalogue of a few places.
type places map[string]data.Place

func (p places) Place(code string) (data.Place, bool) { place, ok := p[code]; return place, ok }
func (places) Districts(string, bool) []data.Place    { return nil }
func (places) Villages(string) []data.Place           { return nil }
func (places) DistrictOf(string) (data.Place, bool)   { return data.Place{}, false }
func (places) OkrugOf(string) (data.Place, bool)      { return data.Place{}, false }
