package event

import (
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// proofs is the dialog with the files that prove the event.
type proofs struct {
	p      *Page
	all    []data.Evidence
	here   map[data.ID]bool // whose files are on this computer
	told   *kit.Text
	table  *kit.Table[data.Evidence]
	dialog *kit.Dialog
}

const proofsWidth, proofsHeight = 860, 300

// showEvidence opens the dialog, after what was typed is saved.
func (p *Page) showEvidence() {
	if !p.hasPaper() || p.current.changed() && !p.current.save() {
		return
	}
	w := p.w
	v := &proofs{p: p, told: kit.NewBody("")}
	v.table = v.newTable()
	v.reload() // what stands there first gives the dialog its height
	some := func() bool { return len(v.all) > 0 }
	v.dialog = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: w.T("page.event.evidence.title"), Width: proofsWidth,
		Content: kit.NewStack(8, v.told, &fyne.Container{Layout: pastedRoom(proofsHeight), Objects: []fyne.CanvasObject{v.table}}),
		Cancel:  w.T("button.close"), First: v.table,
		More: []kit.Command{
			{Name: w.T("page.event.evidence.add"), Shortcut: addPartKey, Run: v.add},
			{Name: w.T("page.event.evidence.open"), Shortcut: kit.Ctrl(fyne.KeyO), Enabled: some, Run: func() { v.open(v.table.Selected()) }},
			{Name: w.T("button.delete"), Shortcut: kit.Ctrl(fyne.KeyD), Enabled: some, Run: func() { v.askRemove(v.table.Selected()) }},
		},
		OnClosed: func() { p.attendance.countEvidence() },
	})
}

func (v *proofs) newTable() *kit.Table[data.Evidence] {
	w := v.p.w
	return kit.NewTable(kit.TableOptions[data.Evidence]{
		Columns: []kit.Column[data.Evidence]{
			{Title: w.Field("evidence", "kind"), Weight: 2.7, Text: func(e data.Evidence) string { return w.Choice("evidence_kind", e.Kind) }},
			{Title: w.Field("evidence", "name"), Weight: 2.4, Text: func(e data.Evidence) string { return e.Name }},
			{Title: w.Field("evidence", "date"), Width: 130, Text: func(e data.Evidence) string { return w.Date(e.Date.Time()) }},
			{Title: w.T("page.event.evidence.size"), Width: 90, Align: fyne.TextAlignTrailing, Text: func(e data.Evidence) string { return v.p.kilobytes(e.Size) }},
			{Title: w.T("page.event.evidence.where"), Weight: 1.5, Text: v.where, Colour: func(e data.Evidence) fyne.ThemeColorName {
				if !v.here[e.ID] {
					return theme.ColorNameMuted
				}
				return ""
			}},
		},
		Count: func() int { return len(v.all) },
		Row: func(i int) (data.Evidence, bool) {
			e, ok := at(v.all, i)
			return e, ok
		},
		OnOpened: v.open, OnDelete: v.askRemove,
		Empty: kit.EmptyOptions{Title: w.T("page.event.evidence.none"), Text: w.T("page.event.evidence.none_text")},
	})
}

// where says whether the file can be opened here.
func (v *proofs) where(e data.Evidence) string {
	switch {
	case v.here[e.ID]:
		return v.p.w.T("page.event.evidence.here")
	case e.File() == "":
		return v.p.w.T("page.event.evidence.destroyed")
	}
	return v.p.w.T("page.event.evidence.elsewhere")
}

// reload reads the list again, and counts it by kind.
func (v *proofs) reload() {
	all, err := v.p.o.Paper.Evidence(v.p.ctx, v.p.event.ID)
	if err != nil {
		v.p.o.Fail(err)
		return
	}
	v.all, v.here = all, map[data.ID]bool{}
	count := map[string]int{}
	for i := range all {
		count[all[i].Kind]++
		if path := v.p.o.Paper.EvidencePath(&all[i]); path != "" {
			_, err := os.Stat(path)
			v.here[all[i].ID] = err == nil
		}
	}
	var parts []string
	for _, kind := range data.List("evidence_kind") {
		parts = append(parts, v.p.w.T("page.event.evidence.count", "kind", v.p.w.Choice("evidence_kind", kind), "n", v.p.w.Int(count[kind])))
	}
	v.told.SetText(strings.Join(parts, " · "))
	v.table.Reload()
	if v.table.Selected() < 0 || v.table.Selected() >= len(all) {
		v.table.Select(len(all) - 1)
	}
	if v.dialog != nil {
		v.dialog.Follow()
	}
}

// open shows the file in the system's program.
func (v *proofs) open(i int) {
	e, ok := at(v.all, i)
	if !ok {
		return
	}
	if !v.here[e.ID] {
		kit.Message(v.p.o.Window, kit.MessageOptions{
			Title: v.p.w.T("page.event.evidence.title"), Text: v.p.w.T("page.event.evidence.not_here"), OK: v.p.w.T("button.close"),
		})
		return
	}
	v.p.delivery.Show(v.p.o.Paper.EvidencePath(&e))
}

// askRemove takes a file away if the person means it: it cannot be brought back.
func (v *proofs) askRemove(i int) {
	e, ok := at(v.all, i)
	if !ok {
		return
	}
	w := v.p.w
	kit.Confirm(v.p.o.Window, kit.MessageOptions{
		Title: w.T("page.event.evidence.remove_title"),
		Text:  w.T("page.event.evidence.remove_text", "kind", w.Choice("evidence_kind", e.Kind), "name", e.Name),
		OK:    w.T("button.delete"), Cancel: w.T("button.cancel"), Danger: true,
		OnOK: func() {
			if err := v.p.o.Paper.DropEvidence(v.p.ctx, &e); err != nil {
				v.p.o.Fail(err)
				return
			}
			v.reload()
			v.table.Focus()
		},
	})
}
