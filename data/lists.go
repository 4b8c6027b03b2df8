package data

import "slices"

// lists are the coded lists of the field (domain vocabulary), in the order in
// which people are offered them. Their words stand in the languages' files
// under "list.<list>.<code>".
var lists = map[string][]string{
	"project_kind":   {"grant", "order"},
	"indicator_kind": {"events", "handouts", "coverage", "finishers", "products", "composition", "recommendations", "talents"},
	"level":          {"district", "okrug", "village"},
	"unit":           {"times", "events", "people", "pieces", "videos", "publications", "recommendations", "groups", "districts", "okrugs", "villages"},
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
	"consent":               {ByPerson, ByRepresentative, ByNobody},
	"consent_form":          {SignedInList, SignedApart, SignedElectronic},
	"photo_consent":         {PhotoAllowed, PhotoRefused},
	"issue_status":          {"open", "in_work", "solved", "explained", "declined"},
	"recommendation_status": {"draft", "sent", "accepted", "done", "declined"},
	"place_kind":            {string(Region), string(District), string(City), string(Okrug), string(Village)},
	"age_band":              ageBands,
	"headcount":             headcounts(),
	"unlisted_band":         append(slices.Clone(ageBands), "all"),
	"bound":                 {AtLeast, Exactly},
	"stage":                 {StageMade, StageSent, StageAnswered, StageDone, StageSupported},
	"venue": {
		"school", "college", "university", "culture_house", "library", "sports_hall", "youth_centre",
		"akimat", "workplace", "public_place", "outdoors", "online", "other",
	},
	"partner": {
		"law_enforcement", "akimat", "health", "education", "culture", "sport", "employment_centre",
		"business", "ngo", "religious_affairs", "media", "sponsors", "other",
	},
	"material_kind": {"leaflet", "booklet", "brochure", "poster", "souvenir", "other"},
	"product_kind":  {"video", "publication", "broadcast", "post", "photo_report", "printed", "other"},
	"talent_field": {
		"vocal", "dance", "instrument", "poetry", "theatre", "ktk", "art", "craft", "sport", "science",
		"technology", "leadership", "other",
	},
	"talent_level": {"village", "district", "region", "country", "world"},
	"support":      {"stage", "training", "contest", "mentor", "equipment", "scholarship", "publicity", "other"},
	"genre":        {"song", "dance", "kuy", "terme", "ktk", "poetry", "theatre", "circus", "other"},
	"holiday_kind": {"public", "exam", "other"},
	"seal_status":  {Sealed, Reopened},
	"sameness":     {SamePerson, NeverTheSame},

	"evidence_kind":   {SignedSheet, EventPhoto},
	"evidence_format": {JPEG, PDF},

	"departure_kind": {DepartedWorkbook, DepartedReport, DepartedUpload, DepartedPaper},

	// What reports say beside the records.
	"annex":           {"attendance", "files", "video", "links", "letters"},
	"fulfilment":      {"done"},
	"expected_result": {"groups", "coverage", "recommendations", "events"},
	"mark_kind":       {"once", "row", "across"},
	"expected_proof":  {"groups", "coverage", "recommendations", "events"},
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

	CountComposition     = "composition"     // kind 7: groups that have the specialties
	CountRecommendations = "recommendations" // kind 9: recommendations, at a stage
	CountTalents         = "talents"         // gifted youth found, or supported

	AtLeast = "at_least"
	Exactly = "exactly"

	StageMade      = "made" // worked out, found
	StageSent      = "sent"
	StageAnswered  = "answered"
	StageDone      = "done"
	StageSupported = "supported"

	Dialogue = "dialogue" // the event type of a dialogue platform
	Concert  = "concert"
	Contest  = "contest"
	JobFair  = "job_fair"
	Lesson   = "course" // the event type of a course's lesson
)

// List returns the codes of a list, in the order in which people are offered
// them.
func List(name string) []string { return lists[name] }

// InList reports whether the list has the code.
func InList(name, code string) bool { return slices.Contains(lists[name], code) }
