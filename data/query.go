package data

// EventQuery picks events; a zero field does not narrow the choice.
type EventQuery struct {
	Project  ID
	District string
	Village  string
	Trip     ID
	From, To Date // the event's first day lies in these, both included
	Status   string
	Kind     string
	Text     string // words of the title, folded
	Limit    int
	Newest   bool // newest day first, else oldest first
}

// RecordQuery picks records of any type; a zero field does not narrow the
// choice, nor does one that the type does not have.
type RecordQuery struct {
	Project  ID
	District string
	Whole    ID // the record that they are parts of, see Type.Owner
}

// PersonQuery picks people; a zero field does not narrow the choice.
type PersonQuery struct {
	Text    string // beginnings of the words of a name, in any order
	Village string
	Order   string // "" or "name", "birth_year", "events", "last"
	Desc    bool
	Offset  int
	Limit   int
}

// PersonLine is a person in a list, with the events attended.
type PersonLine struct {
	Person Person
	Events int  // held or planned events that the person is listed at
	Last   Date // the newest of their days

	Records int // that are this person: more than one where some were joined
}

// DialogueCount is how many issues were raised and recommendations made at an
// event.
type DialogueCount struct{ Issues, Recommendations int }

// VillageVisits is how often a village has been visited.
type VillageVisits struct {
	Village string
	Held    int
	Planned int
	Last    Date // of the held ones
}

// Contents is how many records of each type the data folder holds, by the
// type's key.
type Contents map[string]int

// Settings are this computer's own and travel nowhere.
type Settings struct {
	Role     string // list role
	Name     string // of the person at the keyboard
	District string // code; "" for the region's manager
	Language string // kk, ru or en
	Theme    string // system, light or dark
	Project  ID     // the one that screens show
	Reports  string // folder that the last report went to
	Incoming string // folder that files were last taken from
}

// Ready reports whether the first questions are answered.
func (s Settings) Ready() bool { return s.Role != "" && !s.Project.IsZero() }
