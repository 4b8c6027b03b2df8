package people

import "sapar/app/form"

// askWithdraw asks whether the person withdraws the consent to be named.
func (e *editor) askWithdraw() {
	p := e.p
	q := form.Withdrawal{Maker: p.maker, Records: p.o.Records, Window: p.o.Window, Say: p.o.Say}
	q.Ask(e.person, func() {
		e.close()
		p.history.Teller.Forget()
		p.reload()
	})
}
