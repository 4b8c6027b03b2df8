package territory

import (
	"math"

	"sapar/data"
)

// earthRadius is the mean radius of the earth in kilometres (IUGG R1).
const earthRadius = 6371.0088

// Distance returns the length of the great circle between two places in
// kilometres: as the crow flies, shorter than any road, and no surer than the
// Precision of both. ok is false where the coordinates of either are unknown.
func Distance(a, b data.Place) (km float64, ok bool) {
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
