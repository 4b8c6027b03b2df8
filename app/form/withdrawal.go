package form

import (
	"context"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// WithdrawalRecords are what names somebody, and how it is emptied.
type WithdrawalRecords interface {
	// Named is all that names a person: the records that are joined as one, and
	// the numbers of programmes.
	Named(ctx context.Context, person data.ID) ([]data.Record, error)
	// Signed is how many scans of signed sheets have the person's name.
	Signed(ctx context.Context, person data.ID) (int, error)
	// Redact empties the personal part of records for ever.
	Redact(ctx context.Context, action string, records ...data.Record) error
}

// Withdrawal asks whether somebody withdraws the consent to be named. All is
// needed, and of the Maker Words and Fail.
type Withdrawal struct {
	Maker
	Records WithdrawalRecords
	Window  fyne.Window
	Say     func(text string)
}

// Ask asks about a person; done follows where the name has gone. It goes for
// good, here and wherever the next workbook takes it; what is counted stays.
func (q *Withdrawal) Ask(person data.Person, done func()) {
	w, ctx := q.Words, context.Background()
	records, err := q.Records.Named(ctx, person.ID)
	if err != nil {
		q.Fail(err)
		return
	}
	scans, err := q.Records.Signed(ctx, person.ID)
	if err != nil {
		q.Fail(err)
		return
	}
	people := 0
	for _, r := range records {
		if r.Type() == data.PersonType {
			people++
		}
	}
	detail := w.N("page.people.withdraw_detail", people)
	if scans > 0 {
		detail += "\n" + w.T("page.people.withdraw_scans", "n", w.Int(scans))
	}
	kit.Confirm(q.Window, kit.MessageOptions{
		Title: w.T("page.people.withdraw_title"), Text: w.T("page.people.withdraw_text", "name", person.Name), Detail: detail,
		OK: w.T("page.people.withdraw_yes"), Cancel: w.T("button.cancel"), Danger: true,
		OnOK: func() {
			if err := q.Records.Redact(ctx, data.ActionWithdraw, records...); err != nil {
				q.Fail(err)
			}
			q.Say(w.T("page.people.withdrawn"))
			done()
		},
	})
}
