package data

// ConsentText is one version of the text that people sign when they consent to
// their data being kept (law 94-V, article 8). What was signed stays as it was:
// another wording is another version.
type ConsentText struct {
	Base
	Project  ID
	Number   int    // of the version, from 1
	From     Date   // the first day on which it is signed
	Operator string // who keeps the data
	BIN      string // the operator's business number, 12 digits
	Term     int    // for how many months after the project's last day consents hold
	TextKK   string
	TextRU   string
	Note     string
}

// How a consent can be proven; the law knows no consent by word of mouth alone.
const (
	SignedInList     = "list" // a signature in the event's registration sheet
	SignedApart      = "sheet"
	SignedElectronic = "electronic"
)

// Whether someone lets photographs be taken and shown. It is asked apart from
// the consent to keep data.
const (
	PhotoAllowed = "yes"
	PhotoRefused = "no"
)

// Until is the last day on which consents with the text hold.
func (t *ConsentText) Until(p *Project) Date {
	if p.End == 0 {
		return 0
	}
	return p.End.AddMonths(t.Term)
}

// KeptUntil is the last day to which a project's personal data may be kept: that
// of the consents with the text of the longest term; its own last day where
// nobody has signed any.
func KeptUntil(p *Project, texts []ConsentText) Date {
	until := p.End
	for i := range texts {
		until = max(until, texts[i].Until(p))
	}
	return until
}

// TextOn is the text that is signed on a day: the latest that has begun. Where
// two begin on one day, the one with the greater number is.
func TextOn(texts []ConsentText, on Date) (ConsentText, bool) {
	var found ConsentText
	for _, t := range texts {
		if t.From <= on && (t.From > found.From || t.From == found.From && t.Number > found.Number) {
			found = t
		}
	}
	return found, found.From != 0
}

// ConsentTextType declares the fields of a ConsentText.
var ConsentTextType = declare("consent_text", checkConsentText,
	field("project", Ref, func(t *ConsentText) *ID { return &t.Project }, required, to("project"), identity),
	field("number", Int, func(t *ConsentText) *int { return &t.Number }, required, bounds(1, 999), label, identity),
	field("from", Day, func(t *ConsentText) *Date { return &t.From }, required, label),
	field("operator", Text, func(t *ConsentText) *string { return &t.Operator }, required),
	field("bin", Text, func(t *ConsentText) *string { return &t.BIN }, required, length(12)),
	field("term", Int, func(t *ConsentText) *int { return &t.Term }, bounds(0, 60)),
	field("text_kk", Note, func(t *ConsentText) *string { return &t.TextKK }, required),
	field("text_ru", Note, func(t *ConsentText) *string { return &t.TextRU }, required),
	field("note", Note, func(t *ConsentText) *string { return &t.Note }),
)

// Type is ConsentTextType.
func (*ConsentText) Type() *Type { return ConsentTextType }

func checkConsentText(t *ConsentText, _ Scope, r *report) {
	if t.BIN != "" && r.ok("bin") && !digits(t.BIN, 12) {
		r.refuse("bin", "not_a_bin", Args{"text": t.BIN})
	}
}
