package data

// ageBands are the codes of list age_band.
var ageBands = []string{"under_14", "14_18", "19_23", "24_28", "29_34", "35_up", "unknown"}

// Participation is how many were at held events in a month, in person-times, of
// an age band on the event's date and of a sex. Only those in lists have either.
type Participation struct {
	Month string // as "2026-05"
	Band  string // list age_band
	Sex   string // list sex; "" where unknown
	Count int
}

// Reach counts who was at the held events of a query, in lists: people each
// once, and person-times by what they share. Those in no list stand apart.
type Reach struct {
	Whole      Attended
	Districts  map[string]Attended // by the district of the events
	Months     map[string]Attended // as "2026-05"
	Bands      map[Share]int       // person-times by age band on the event's date
	Categories map[Share]int       // person-times by category on that day
	Unlisted   map[Share]int       // by age band: an estimate of those in no list, in none of the others
}

// Attended is who came, in lists: each person once, and the person-times. Times
// add up; people do not, since one may be in several districts and months.
type Attended struct{ People, Times int }

// Share is what some of those who were at events have in common.
type Share struct {
	Code string // of a list; "" where unknown
	Sex  string // "" where unknown
}

// Headcount is the code in list headcount of those of an age band and a sex who
// were counted without a list.
func Headcount(band, sex string) string { return band + "_" + sex }

// headcounts are the codes of all age bands and both sexes.
func headcounts() []string {
	var codes []string
	for _, band := range ageBands {
		codes = append(codes, Headcount(band, Male), Headcount(band, Female))
	}
	return codes
}

// EstimateBands adds the event's head-count to the shares of its age bands;
// those whose band nobody counted are of an unknown one.
func (e *Event) EstimateBands(into map[Share]int) {
	add := func(band, sex string, n int) {
		if n > 0 {
			into[Share{Code: band, Sex: sex}] += n
		}
	}
	left := e.Unlisted
	for sex, n := range map[string]int{Male: e.UnlistedMale, Female: e.UnlistedFemale} {
		for _, band := range ageBands {
			add(band, sex, e.UnlistedBands[Headcount(band, sex)])
		}
		banded := BandsOf(e.UnlistedBands, sex)
		add("unknown", sex, n-banded)
		left -= max(n, banded)
	}
	add("unknown", "", left)
}

// BandsOf is how many of a head-count by age band and sex are of a sex.
func BandsOf(headcount map[string]int, sex string) int {
	total := 0
	for _, band := range ageBands {
		total += headcount[Headcount(band, sex)]
	}
	return total
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
