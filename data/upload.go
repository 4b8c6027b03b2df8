package data

// Upload says that a copy of a report was made for upload: who made it, of what,
// and, where the period's data was not complete, why all the same.
type Upload struct {
	Base
	Project  ID
	District string // code; "" for the whole project
	Layout   string // name of the layout
	From, To Date   // the reported period
	Date     Date   // when the copy was made
	By       string
	Gaps     int    // how much was missing
	Reason   string // why it was made all the same
	Note     string
}

// UploadType declares the fields of an Upload.
var UploadType = declare("upload", checkUpload,
	field("project", Ref, func(u *Upload) *ID { return &u.Project }, required, to("project"), identity),
	field("district", PlaceCode, func(u *Upload) *string { return &u.District }, identity),
	field("layout", Text, func(u *Upload) *string { return &u.Layout }, required, label, identity),
	field("from", Day, func(u *Upload) *Date { return &u.From }, identity),
	field("to", Day, func(u *Upload) *Date { return &u.To }, identity),
	field("date", Day, func(u *Upload) *Date { return &u.Date }, required, label, identity),
	field("by", Text, func(u *Upload) *string { return &u.By }),
	field("gaps", Int, func(u *Upload) *int { return &u.Gaps }),
	field("reason", Text, func(u *Upload) *string { return &u.Reason }),
	field("note", Note, func(u *Upload) *string { return &u.Note }),
)

// Type is UploadType.
func (*Upload) Type() *Type { return UploadType }

func checkUpload(u *Upload, s Scope, r *report) {
	r.checkSpan("to", u.From, u.To)
	if u.District != "" {
		r.checkDistrict("district", u.District, s)
	}
	if u.Gaps > 0 && u.Reason == "" {
		r.refuse("reason", "required", nil)
	}
}

// Missing is something that a period's data lacks before its report can be
// uploaded. Code has a sentence in every language under "missing.<code>".
type Missing struct {
	Code   string
	Type   string // of the record, "event" or "indicator"
	Record ID
	Args   Args
}

// Codes of Missing.
const (
	MissingAttendance = "attendance" // a held event with nobody
	MissingSex        = "sex"        // men and women do not add up to all
	MissingAge        = "age"        // some ages are not known
	MissingReason     = "reason"     // cancelled or postponed without a reason
	MissingStatus     = "status"     // its day is over and it is still planned
	MissingProof      = "proof"      // a fact with nothing to show for it
)
