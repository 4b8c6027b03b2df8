package data

// Attendance says that a person was at an event. It keeps the category that
// the person had on that day, so that a report made later says the same.
type Attendance struct {
	Base
	Event    ID
	Person   ID
	Category string // list category, on the event's date
	Note     string
}

// AttendanceType declares the fields of an Attendance.
var AttendanceType = declare[Attendance]("attendance", nil,
	field("event", Ref, func(a *Attendance) *ID { return &a.Event }, required, owner("event"), identity),
	field("person", Ref, func(a *Attendance) *ID { return &a.Person }, required, to("person"), identity),
	field("category", Choice, func(a *Attendance) *string { return &a.Category }, from("category")),
	field("note", Text, func(a *Attendance) *string { return &a.Note }),
)

// Type is AttendanceType.
func (*Attendance) Type() *Type { return AttendanceType }

// Participant is an attendance with the person it names: one line of an
// attendance sheet.
type Participant struct {
	Attendance Attendance
	Person     Person
}

// Turnout is how many were at an event, in person-times. Unlisted people are
// within Total and the parts, and are an estimate.
type Turnout struct {
	Total    int
	Youth    int // within the project's youth bounds on the event's date
	Male     int
	Female   int
	Minors   int // under 18 on the event's date
	NoAge    int // birth year unknown
	NoSex    int // sex unknown
	Unlisted int // of Total, those in no list
}
