package people

import (
	"context"
	"slices"

	"sapar/app/kit"
	"sapar/data"
)

// askWithdraw asks whether a person withdraws the consent to be named. The name
// goes for good, here and wherever the next workbook takes it; what is counted
// stays.
func (e *editor) askWithdraw() {
	p := e.p
	records, err := p.o.Records.Named(context.Background(), e.person.ID)
	scans := 0
	if err == nil {
		scans, err = p.o.Records.Signed(context.Background(), e.person.ID)
	}
	if err != nil {
		p.o.Fail(err)
		return
	}
	detail := e.w.N("page.people.withdraw_detail", len(people(records)))
	if scans > 0 {
		detail += "\n" + e.w.T("page.people.withdraw_scans", "n", e.w.Int(scans))
	}
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title:  e.w.T("page.people.withdraw_title"),
		Text:   e.w.T("page.people.withdraw_text", "name", e.person.Name),
		Detail: detail,
		OK:     e.w.T("page.people.withdraw_yes"), Cancel: e.w.T("button.cancel"), Danger: true,
		OnOK: func() {
			if err := p.o.Records.Redact(context.Background(), data.ActionWithdraw, records...); err != nil {
				p.o.Fail(err)
			}
			e.close()
			p.o.Say(e.w.T("page.people.withdrawn"))
			p.history.Teller.Forget()
			p.reload()
		},
	})
}

// people are the records of people among others.
func people(records []data.Record) []data.Record {
	return slices.DeleteFunc(slices.Clone(records), func(r data.Record) bool { return r.Type() != data.PersonType })
}
