package data

// Progress is how far an indicator has come by a day, for the whole project
// or for one district of it.
type Progress struct {
	Indicator  Indicator
	District   string // code, or "" for the whole project
	On         Date   // the last day counted
	Plan       int    // for the whole project period; 0 means none was set
	PlanToDate int    // by On; never above Plan
	Fact       int    // from the project's first day to On
	PeriodPlan int    // for the reporting period asked for
	PeriodFact int
	MonthsLeft int  // until the indicator's end, a started month counted whole
	Counted    bool // false for a kind that the program does not count yet
	Events     []ID // held events that Fact counts: its proof
}

// Done reports whether the whole plan is reached.
func (p Progress) Done() bool { return p.Plan > 0 && p.Fact >= p.Plan }

// Deviation is fact less plan to date.
func (p Progress) Deviation() int { return p.Fact - p.PlanToDate }

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
