package privacy

import (
	"strings"

	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// askEnd shows what the end of the selected project destroys and what stays,
// and asks who answers for it.
func (k *kept) askEnd() {
	p, w, e := k.p, k.p.w, k.selected()
	if !k.canEnd() {
		return
	}
	project := e.Project
	d, err := p.o.Records.Ending(p.ctx, project.ID)
	if err != nil {
		k.refused(err)
		return
	}
	commission := kit.NewNote(kit.NoteOptions{Rows: 3, TooLong: w.T("input.too_long", "max", w.Int(kit.NoteMax))})
	fields := kit.NewForm(kit.FormOptions{Columns: 1},
		kit.Row{Key: "commission", Label: w.Field("destruction", "commission"), Hint: w.T("page.privacy.commission_hint"), Field: commission})
	said := []string{
		w.T("page.privacy.end_gone", "people", w.Int(d.People), "members", w.Int(d.Members), "performances", w.Int(d.Performances), "scans", w.Int(d.Scans)),
		w.T("page.privacy.end_stays", "events", w.Int(d.Events), "attendances", w.Int(d.Attendances)),
	}
	if d.Kept > 0 {
		said = append(said, w.T("page.privacy.end_kept", "n", w.Int(d.Kept)))
	}
	if d.Term >= p.today() {
		said = append(said, w.T("page.privacy.end_early", "date", w.Date(d.Term.Time())))
	}
	said = append(said, w.T("page.privacy.end_forever"))
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: w.T("page.privacy.end_title", "project", project.Title(string(w.Lang()))), Width: 620,
		Content: kit.NewStack(12, kit.NewBody(strings.Join(said, "\n\n")), fields),
		OK:      w.T("page.privacy.end_yes"), Cancel: w.T("button.cancel"), Danger: true,
		OnOK: func() bool {
			d.Commission = lines(commission.Value())
			k.destroy(&d)
			return true
		},
	})
}

func lines(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// destroy does it, which takes a while: the files are written anew.
func (k *kept) destroy(d *data.Destruction) {
	p := k.p
	p.o.Say(p.w.T("page.privacy.destroying"))
	k.end.Disable()
	var err error
	p.o.Tasks.Background(func() { err = p.o.Records.Destroy(p.ctx, d) }, func() {
		if err != nil {
			k.refused(err)
		} else {
			p.o.Say(p.w.T("page.privacy.destroyed", "n", p.w.Int(d.People)))
		}
		p.d.History.Teller.Forget()
		p.again()
		k.focus()
	})
}

func (k *kept) refused(err error) {
	kit.ShowProblem(k.p.o.Window, kit.MessageOptions{
		Title: k.p.w.T("page.privacy.not_destroyed"), Text: k.p.w.Refusal(err, k.p.o.Places), OK: k.p.w.T("button.ok"),
	})
}

// askProtocol asks where the protocol of the selected project goes.
func (k *kept) askProtocol() {
	p, w := k.p, k.p.w
	if !k.canPrint() {
		return
	}
	e := k.selected()
	letter := p.o.Protocol(&e.Project, e.texts, e.destroyed)
	fields := kit.NewForm(kit.FormOptions{Columns: 1}, p.delivery.Row())
	name := "sapar-protocol-" + e.destroyed.Date.String() + ".docx"
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: w.T("page.privacy.protocol"), Width: 560, Content: container.NewVBox(kit.NewBody(name), fields),
		OK: w.T("button.save"), Cancel: w.T("button.cancel"),
		OnOK: func() bool {
			path, ok := p.delivery.Write(fields, name, letter.WriteFile)
			if ok {
				p.o.Say(w.T("delivery.saved", "path", name))
				p.delivery.Offer(path, w.T("page.privacy.protocol"), w.T("delivery.saved", "path", path), "")
			}
			return ok
		},
	})
}
