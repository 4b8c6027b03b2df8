package data

// Proposal is a plan for what is left of a project: trips that close what is
// missing, and what no trip can close.
type Proposal struct {
	Trips []ProposedTrip // by day
	Gaps  []Gap
}

// ProposedTrip is a trip that nobody has accepted yet.
type ProposedTrip struct {
	Trip   Trip // without an id
	Events []ProposedEvent
}

// ProposedEvent is an event of a proposed trip.
type ProposedEvent struct {
	Event  Event // without an id or a title
	Closes []ID  // the indicators that it brings nearer to their plan
}

// Gap is a rule that the proposal leaves open, with the reason. Code has
// a sentence in every language under "gap.<code>" with the names of Args.
type Gap struct {
	Code      string
	Indicator Indicator // with no id where the rule is the project's own
	District  string    // code, "" for the whole project
	Args      Args
}

// Codes of gaps.
const (
	GapKind       = "kind"       // no visit closes an indicator of the kind
	GapOver       = "over"       // no day is left
	GapPlaces     = "places"     // coverage asks for more places than there are
	GapNowhere    = "nowhere"    // no place of the indicator lies in the district
	GapSpecialist = "specialist" // nobody in the group has the specialty
	GapBusy       = "busy"       // those who have it are never free
	GapDays       = "days"       // there are too few free days
)

// ProposalQuery asks for a proposal: for one district, or ("") for all.
type ProposalQuery struct {
	District    string
	StopsPerDay int // villages that a trip passes in a day; 0: 2
	DaysPerTrip int // 0: 3
}

// Records are the trip and its events, ready to be saved together: with the id
// the trip is named by its events.
func (p *ProposedTrip) Records(id ID) []Record {
	trip := p.Trip
	trip.ID = id
	all := []Record{&trip}
	for _, proposed := range p.Events {
		e := proposed.Event
		e.Trip = id
		all = append(all, &e)
	}
	return all
}
