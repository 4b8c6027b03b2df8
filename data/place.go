package data

// PlaceKind is the level of a place in the region's official classifier.
type PlaceKind string

// The levels that the classifier (KATO) knows and the program uses.
const (
	Region   PlaceKind = "region"
	District PlaceKind = "district"
	City     PlaceKind = "city"
	Okrug    PlaceKind = "okrug"
	Village  PlaceKind = "village"
)

// Place is one entry of the catalogue of places. Records refer to it by Code,
// never by name: names change by decree, codes do not.
type Place struct {
	Code       string // nine digits of the classifier
	Kind       PlaceKind
	Parent     string // code of the unit it belongs to, empty for a region
	NameKK     string
	NameRU     string
	Aliases    []string // former and colloquial names, any language
	Lat, Lon   float64  // degrees, WGS 84; both 0 where unknown
	Precision  int      // kilometres, 0 where the coordinates are unknown
	Population int      // persons, 0 where unknown
}

// Located reports whether the place's coordinates are known.
func (p Place) Located() bool { return p.Lat != 0 || p.Lon != 0 }

// Places is the catalogue of places as the rules and reports need it.
type Places interface {
	// Place returns the place with that code.
	Place(code string) (Place, bool)
	// Districts lists the units a project in that region reports by: the
	// districts of a region (with the city where asked), or a city by itself.
	Districts(region string, withCity bool) []Place
	// Villages lists the settlements below a district, okrug or city.
	Villages(code string) []Place
	// DistrictOf returns the district (or city) a settlement, okrug or
	// district belongs to.
	DistrictOf(code string) (Place, bool)
	// OkrugOf returns the okrug-level unit a settlement belongs to.
	OkrugOf(code string) (Place, bool)
}
