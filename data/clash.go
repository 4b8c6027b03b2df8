package data

// Clash is something in the way of an event or a trip as it is being planned:
// a member who is elsewhere, a vehicle that is taken, a holiday. It is told and
// never keeps anything from being saved. Code has a sentence in every language
// under "clash.<code>" with the names of Args.
type Clash struct {
	Code   string
	Minor  bool // often meant so: worth a look, and no more
	Day    Date // the first day on which it is
	Type   string
	Record ID // the other record, which can be opened; zero where there is none
	Args   Args
}

// Codes of clashes.
const (
	ClashMember    = "member"    // a member is at another event or on another trip
	ClashVehicle   = "vehicle"   // the vehicle is on another trip
	ClashVillage   = "village"   // another event in the village on the day
	ClashHoliday   = "holiday"   // a public holiday or one of the district's own
	ClashExam      = "exam"      // an exam of those whom the event is for
	ClashInactive  = "inactive"  // a member is not in the group on the day
	ClashSpecialty = "specialty" // the group lacks a specialty that the project asks for
)
