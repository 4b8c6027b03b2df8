package data

import "math"

// earthRadius is the mean radius of the earth in kilometres (IUGG R1).
const earthRadius = 6371.0088

// Distance returns the length of the great circle between two places in
// kilometres: as the crow flies, shorter than any road, and no surer than the
// Precision of both. ok is false where the coordinates of either are unknown.
func Distance(a, b Place) (km float64, ok bool) {
	if !a.Located() || !b.Located() {
		return 0, false
	}
	lat1, lat2 := radians(a.Lat), radians(b.Lat)
	dLat, dLon := lat2-lat1, radians(b.Lon-a.Lon)
	h := square(math.Sin(dLat/2)) + math.Cos(lat1)*math.Cos(lat2)*square(math.Sin(dLon/2))
	// Rounding can lift h over 1 for points on opposite sides of the earth.
	return 2 * earthRadius * math.Asin(math.Sqrt(min(h, 1))), true
}

func radians(degrees float64) float64 { return degrees * math.Pi / 180 }

func square(x float64) float64 { return x * x }

// Way is how far a trip goes.
type Way struct {
	Kilometres float64 // from the district's centre along the stops and back, in straight lines
	FromCentre bool    // else from the first stop to the last: nobody knows where the centre lies
	Unknown    int     // stops without coordinates, which are passed over
}

// Way measures the trip along its stops in their order.
func (t *Trip) Way(places Places) Way {
	var way Way
	var points []Place
	for _, village := range t.Villages {
		if p, ok := places.Place(village); ok && p.Located() {
			points = append(points, p)
		} else {
			way.Unknown++
		}
	}
	centre, _ := places.Place(t.District)
	if way.FromCentre = centre.Located() && len(points) > 0; way.FromCentre {
		points = append(append([]Place{centre}, points...), centre)
	}
	for i := 1; i < len(points); i++ {
		km, _ := Distance(points[i-1], points[i])
		way.Kilometres += km
	}
	return way
}
