package data

import "slices"

// lists are the coded lists of the field (domain vocabulary), in the order in
// which people are offered them. Their words stand in the languages' files
// under "list.<list>.<code>".
var lists = map[string][]string{
	"project_kind":   {"grant", "order"},
	"indicator_kind": {"events", "handouts", "coverage", "finishers", "products"},
	"level":          {"district", "okrug", "village"},
	"unit":           {"times", "events", "people", "pieces", "videos", "districts", "okrugs", "villages"},
	"status":         {Planned, Held, Postponed, Cancelled},
	"event_type": {
		"meeting", "dialogue", "seminar", "master_class", "concert", "contest", "raid",
		"excursion", "campaign", "job_fair", "course", "visit", "other",
	},
	"topic": {
		"unemployment", "facilities", "leisure", "information", "legal_literacy", "financial_literacy",
		"health", "education", "employment", "participation", "safety", "state_programmes", "business", "other",
	},
	"audience": {"rural_youth", "pupils", "students", "working_youth", "neet", "young_families", "all", "other"},
	"field": {
		"health", "education", "culture", "sport", "law", "employment", "business", "agriculture",
		"police", "psychology", "religion", "media", "other",
	},
	"sex": {Male, Female},
	"category": {
		"pupil", "college", "student", "worker", "specialist", "entrepreneur", "neet",
		"unemployed", "volunteer", "disability", "other",
	},
	"consent":               {"self", "representative", "none"},
	"issue_status":          {"open", "in_work", "solved", "explained", "declined"},
	"recommendation_status": {"draft", "sent", "accepted", "done", "declined"},
	"place_kind":            {string(Region), string(District), string(City), string(Okrug), string(Village)},
	"seal_status":           {Sealed, Reopened},
}

// Codes of the lists that rules look at.
const (
	Planned   = "planned"
	Held      = "held"
	Postponed = "postponed"
	Cancelled = "cancelled"

	Male   = "m"
	Female = "f"

	CountEvents    = "events"    // indicator kind 1: events of the types it names
	CountHandouts  = "handouts"  // kind 4: quantity handed out
	CountCoverage  = "coverage"  // kind 6: places with at least one held event
	CountFinishers = "finishers" // kind 3: people who finish a course
	CountProducts  = "products"  // kind 5: products made

	Dialogue = "dialogue" // the event type of a dialogue platform
)

// List returns the codes of a list, in the order in which people are offered
// them.
func List(name string) []string { return lists[name] }

// InList reports whether the list has the code.
func InList(name, code string) bool { return slices.Contains(lists[name], code) }
