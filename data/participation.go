package data

// Participation is how many were at held events in a month, in person-times, of
// an age band on the event's date and of a sex. Only those in lists have either.
type Participation struct {
	Month string // as "2026-05"
	Band  string // list age_band
	Sex   string // list sex; "" where unknown
	Count int
}

// Reach counts who was at the held events of a query, in lists: people each
// once, and person-times by what they share.
type Reach struct {
	Whole      Attended
	Districts  map[string]Attended // by the district of the events
	Months     map[string]Attended // as "2026-05"
	Bands      map[Share]int       // person-times by age band on the event's date
	Categories map[Share]int       // person-times by category on that day
}

// Attended is who came, in lists: each person once, and the person-times. Times
// add up; people do not, since one may be in several districts and months.
type Attended struct{ People, Times int }

// Share is what some of those who were at events have in common.
type Share struct {
	Code string // of a list; "" where unknown
	Sex  string // "" where unknown
}

// AgeBand is the code of the band that an age falls into; an unknown age has
// one of its own.
func AgeBand(age int, known bool) string {
	switch {
	case !known:
		return "unknown"
	case age < 14:
		return "under_14"
	case age <= 18:
		return "14_18"
	case age <= 23:
		return "19_23"
	case age <= 28:
		return "24_28"
	case age <= 34:
		return "29_34"
	}
	return "35_up"
}
