package reports

import (
	"sapar/app/kit"
	"sapar/data"
)

// missingWidth is that of the list of what is missing.
const missingWidth = 820

// askReason shows what the period's data lacks, from which each record opens,
// and asks why the copy is made all the same.
func (x *export) askReason(q data.ReportQuery, path string, missing []data.Missing) {
	p := x.p
	var d *kit.Dialog
	table := kit.NewTable(kit.TableOptions[data.Missing]{
		Columns: []kit.Column[data.Missing]{{
			Title: p.w.T("page.reports.missing_what"), Weight: 1, Text: func(m data.Missing) string { return p.w.Missing(m, p.o.Places) },
		}},
		Count: func() int { return len(missing) },
		Row: func(i int) (data.Missing, bool) {
			if i < 0 || i >= len(missing) {
				return data.Missing{}, false
			}
			return missing[i], true
		},
		OnOpened: func(i int) {
			d.Close()
			if missing[i].Type == data.EventType.Key {
				p.o.OpenEvent(missing[i].Record)
			} else {
				p.o.Settle()
			}
		},
	})
	reason := kit.NewEntry(kit.EntryOptions{})
	form := kit.NewForm(kit.FormOptions{}, kit.Row{Key: "reason", Label: p.w.T("page.reports.missing_reason"), Field: reason})
	d = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: p.w.T("page.reports.missing_title"), Width: missingWidth,
		Content: kit.NewStack(8, kit.NewText(p.w.T("page.reports.missing_text"), kit.Neutral), tall(table), form),
		OK:      p.w.T("page.reports.despite"), Cancel: p.w.T("button.cancel"),
		OnOK: func() bool {
			if reason.Value() == "" {
				form.SetProblem("reason", p.w.Problem(data.Problem{Code: "required"}, nil))
				form.FocusProblem()
				return false
			}
			x.write(q, path, reason.Value())
			return true
		},
	})
	table.Focus()
}
