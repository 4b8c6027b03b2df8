package people

import (
	"context"

	"sapar/app/kit"
	"sapar/data"
)

// askWithdraw asks whether a person withdraws the consent to be named. The name
// goes for good, here and wherever the next workbook takes it; what is counted
// stays.
func (e *editor) askWithdraw() {
	p := e.p
	records, err := p.o.Records.RecordsOf(context.Background(), e.person.ID)
	if err != nil {
		p.o.Fail(err)
		return
	}
	kit.Confirm(p.o.Window, kit.MessageOptions{
		Title:  e.w.T("page.people.withdraw_title"),
		Text:   e.w.T("page.people.withdraw_text", "name", e.person.Name),
		Detail: e.w.N("page.people.withdraw_detail", len(records)),
		OK:     e.w.T("page.people.withdraw_yes"), Cancel: e.w.T("button.cancel"), Danger: true,
		OnOK: func() {
			going := make([]data.Record, len(records))
			for i := range records {
				going[i] = &records[i]
			}
			if err := p.o.Records.Redact(context.Background(), data.ActionWithdraw, going...); err != nil {
				p.o.Fail(err)
			}
			e.close()
			p.o.Say(e.w.T("page.people.withdrawn"))
			p.history.Teller.Forget()
			p.reload()
		},
	})
}
