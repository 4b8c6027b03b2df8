package data

// Progress is how far an indicator has come by a day, for the whole project
// or for one district of it.
type Progress struct {
	Indicator   Indicator
	District    string // code, or "" for the whole project
	On          Date   // the last day counted
	Plan        int    // for the whole project period; 0 means none was set
	PlanToDate  int    // by On; never above Plan
	Fact        int    // from the indicator's first day to On
	PeriodPlan  int    // for the reporting period asked for
	PeriodFact  int
	MonthsLeft  int     // until the indicator's end, a started month counted whole
	Pace        float64 // what came in an average month from the first day to On
	Forecast    int     // what Fact will be on the last day at that pace; never below Fact
	ProofOf     string  // the type of the records that Fact counts: event, product, member, …
	Proof       []ID    // those records
	PeriodProof []ID    // those that PeriodFact counts
}

// Done reports whether the plan is reached: exactly, where the contract says
// so.
func (p Progress) Done() bool {
	if p.Indicator.Bound == Exactly {
		return p.Plan > 0 && p.Fact == p.Plan
	}
	return p.Plan > 0 && p.Fact >= p.Plan
}

// Over reports whether more was done than a plan that is exact.
func (p Progress) Over() bool { return p.Indicator.Bound == Exactly && p.Plan > 0 && p.Fact > p.Plan }

// Deviation is fact less plan to date.
func (p Progress) Deviation() int { return p.Fact - p.PlanToDate }

// Needed is how much of the plan is to be done in each month that is left; all
// of what is missing where none is.
func (p Progress) Needed() int {
	missing, months := max(0, p.Plan-p.Fact), max(1, p.MonthsLeft)
	return (missing + months - 1) / months
}

// Counted is a record that a figure of an indicator counts, and what it adds:
// what all of them add comes to the figure. A further event in a village that
// is covered already adds nothing to the number of villages.
type Counted struct {
	Record     ID
	Date       Date // on which it counts; 0 of a group's member, who counts on the last day
	Adds       int  // to the fact
	PeriodAdds int  // to the fact of the period
}

// Overlap is by how much the facts of an indicator's districts, added up,
// exceed the whole's: a person who finishes a course in two districts is one
// for each and one for both. It is below zero where the whole has records that
// are no district's, as a video of the region.
func Overlap(whole Progress, districts []Progress) int {
	over := -whole.Fact
	for _, p := range districts {
		over += p.Fact
	}
	return over
}

// MonthProgress is what one calendar month of an indicator asked for and
// brought. The facts of all months add up to the fact; where places or people
// are counted, a month has those that were new in it.
type MonthProgress struct {
	Month      string // as "2026-05"
	Plan, Fact int
}

// Misfit is an event that names an indicator and does not count for it.
type Misfit struct {
	Event  ID
	Fields []string // keys of the indicator's fields whose condition it fails
}

// Percent is fact ÷ plan × 100, not rounded and not capped; false where there
// is no plan, which a report shows as a dash.
func Percent(fact, plan int) (float64, bool) {
	if plan == 0 {
		return 0, false
	}
	return float64(fact) * 100 / float64(plan), true
}

// Preset is a contract's text made into a project that one can edit: the
// grant lot of the region, or a social order.
type Preset struct {
	Key        string
	Project    Project
	Indicators []Indicator
	Months     int // length of the project where the text gives it, else 0
}
