package people

import (
	"context"
	"errors"

	"sapar/app/kit"
	"sapar/data"
)

// consentTexts are those of the project.
func (p *Page) consentTexts() []data.ConsentText {
	project, err := p.o.Records.Project(context.Background())
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	var texts []data.ConsentText
	if err == nil {
		texts, err = p.o.Records.ConsentTexts(context.Background(), project.ID)
	}
	if err != nil {
		p.o.Fail(err)
	}
	return texts
}

// texts are the versions of the consent that a typed text may mean.
func (e *editor) texts(typed string) []kit.Option {
	var options []kit.Option
	for _, t := range e.p.consentTexts() {
		options = append(options, e.text(t.ID.String()))
	}
	return e.fields.Filter(typed, options)
}

// text is the option of a version of the consent.
func (e *editor) text(id string) kit.Option {
	return kit.Option{ID: id, Label: e.p.history.Teller.Name(data.ConsentTextType.Key, id)}
}

// given fills in, where it is still open, how a consent is usually given: with
// a signature in the list, on the text of its day.
func (e *editor) given() {
	p := e.value()
	if !p.Consented() || e.person.Consented() {
		return
	}
	day := p.ConsentDate
	if day == 0 {
		day = e.p.today()
	}
	text, known := data.TextOn(e.p.consentTexts(), day)
	for _, in := range e.fields.Inputs {
		switch {
		case in.Field.Key == "consent_form" && p.ConsentForm == "":
			in.Show(data.SignedInList)
		case in.Field.Key == "consent_text" && p.ConsentText.IsZero() && known:
			in.Show(text.ID.String())
		}
	}
}
