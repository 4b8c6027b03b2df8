package data

// Issue is a topical issue that youth raised at a dialogue platform.
type Issue struct {
	Base
	Event       ID
	Text        string
	Topic       string // list topic
	RaisedBy    string // list category; never a name
	Status      string // list issue_status
	SameAs      ID     // the issue that was raised before, mostly in another village
	Responsible string
	Note        string
}

// IssueType declares the fields of an Issue.
var IssueType = declare("issue", checkIssue,
	field("event", Ref, func(i *Issue) *ID { return &i.Event }, required, owner("event"), identity),
	field("text", Note, func(i *Issue) *string { return &i.Text }, required, label, identity),
	field("topic", Choice, func(i *Issue) *string { return &i.Topic }, from("topic")),
	field("raised_by", Choice, func(i *Issue) *string { return &i.RaisedBy }, from("category")),
	field("status", Choice, func(i *Issue) *string { return &i.Status }, required, from("issue_status")),
	field("same_as", Ref, func(i *Issue) *ID { return &i.SameAs }, to("issue")),
	field("responsible", Text, func(i *Issue) *string { return &i.Responsible }),
	field("note", Note, func(i *Issue) *string { return &i.Note }),
)

// Type is IssueType.
func (*Issue) Type() *Type { return IssueType }

func checkIssue(i *Issue, _ Scope, r *report) {
	if i.SameAs == i.ID && !i.ID.IsZero() {
		r.refuse("same_as", "same_as_itself", nil)
	}
}

// Recommendation is a way proposed to solve an issue, and what came of it.
type Recommendation struct {
	Base
	Event        ID
	Issue        ID // that it answers; none for one of a general kind
	Text         string
	Addressee    string // the body it was sent to
	LetterDate   Date
	LetterNumber string
	Due          Date
	Answer       string
	AnswerDate   Date   // of the answer
	DoneDate     Date   // on which it was carried out
	Status       string // list recommendation_status
	Responsible  string
	Note         string
}

// RecommendationType declares the fields of a Recommendation.
var RecommendationType = declare("recommendation", checkRecommendation,
	field("event", Ref, func(r *Recommendation) *ID { return &r.Event }, required, owner("event"), identity),
	field("issue", Ref, func(r *Recommendation) *ID { return &r.Issue }, to("issue")),
	field("text", Note, func(r *Recommendation) *string { return &r.Text }, required, label, identity),
	field("addressee", Text, func(r *Recommendation) *string { return &r.Addressee }),
	field("letter_date", Day, func(r *Recommendation) *Date { return &r.LetterDate }),
	field("letter_number", Text, func(r *Recommendation) *string { return &r.LetterNumber }, length(60)),
	field("due", Day, func(r *Recommendation) *Date { return &r.Due }),
	field("answer", Note, func(r *Recommendation) *string { return &r.Answer }),
	field("answer_date", Day, func(r *Recommendation) *Date { return &r.AnswerDate }),
	field("done_date", Day, func(r *Recommendation) *Date { return &r.DoneDate }),
	field("status", Choice, func(r *Recommendation) *string { return &r.Status }, required, from("recommendation_status")),
	field("responsible", Text, func(r *Recommendation) *string { return &r.Responsible }),
	field("note", Note, func(r *Recommendation) *string { return &r.Note }),
)

// Type is RecommendationType.
func (*Recommendation) Type() *Type { return RecommendationType }

func checkRecommendation(r *Recommendation, _ Scope, p *report) {
	p.checkSpan("due", r.LetterDate, r.Due)
	p.checkSpan("answer_date", r.LetterDate, r.AnswerDate)
	p.checkSpan("done_date", r.LetterDate, r.DoneDate)
}

// Overdue reports whether the recommendation's answer is late on a day.
func (r *Recommendation) Overdue(on Date) bool {
	return r.Due != 0 && r.Due < on && r.AnswerDate == 0 && (r.Status == "draft" || r.Status == "sent")
}
