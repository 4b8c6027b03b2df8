package reports

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/data"
)

// layoutsKey opens the layouts.
func layoutsKey() fyne.Shortcut { return kit.CtrlShift(fyne.KeyL) }

// layouts is the dialog in which the office's own layouts come and go.
type layouts struct {
	p       *Page
	file    *kit.SearchSelect
	form    *kit.Form
	status  *kit.Text
	faults  []data.CellProblem
	table   *kit.Table[data.CellProblem]
	content *fyne.Container
	dialog  *kit.Dialog
}

// showLayouts lets a person give out a layout for editing, and check and take in
// one of their own.
func (p *Page) showLayouts() {
	l := &layouts{p: p, status: kit.NewText(p.w.T("page.reports.layout_hint"), kit.Neutral)}
	w := p.w
	l.file = kit.NewSearchSelect(kit.SelectOptions{FreeText: true, Options: workbooks, OnEnter: l.add})
	l.file.SetFreeText(p.o.Folder + string(filepath.Separator))
	l.form = kit.NewForm(kit.FormOptions{}, kit.Row{Key: "file", Label: w.T("page.reports.layout_file"), Field: l.file})
	l.table = kit.NewTable(kit.TableOptions[data.CellProblem]{
		Columns: []kit.Column[data.CellProblem]{
			{Title: w.T("receipt.sheet"), Width: 120, Text: func(c data.CellProblem) string { return c.Sheet }},
			{Title: w.T("receipt.cell"), Width: 70, Text: func(c data.CellProblem) string { return c.Cell }},
			{Title: w.T("receipt.problem"), Weight: 3, Text: func(c data.CellProblem) string { return w.CellProblem(c, p.o.Places) }},
			{Title: w.T("receipt.proposal"), Weight: 1, Text: func(c data.CellProblem) string { return c.Proposal }},
		},
		Count: func() int { return len(l.faults) },
		Row: func(i int) (data.CellProblem, bool) {
			if i < 0 || i >= len(l.faults) {
				return data.CellProblem{}, false
			}
			return l.faults[i], true
		},
		OnSelected: func(i int) { // a long sentence stands above in full
			if i >= 0 && i < len(l.faults) {
				l.say(l.faults[i].Cell+": "+w.CellProblem(l.faults[i], p.o.Places), kit.Bad)
			}
		},
	})
	button := func(key string, run func()) *kit.Button {
		return kit.NewButton(kit.ButtonOptions{Text: w.T(key), Run: run})
	}
	remove := button("page.reports.layout_remove", l.remove)
	if !p.own() {
		remove.Disable()
	}
	buttons := container.NewHBox(
		button("page.reports.layout_give", func() { l.give(p.name, p.name) }),
		button("page.reports.layout_try", l.example), button("page.reports.layout_marks", l.marks), remove)
	l.content = kit.NewStack(10, kit.NewText(w.T("page.reports.layouts_text"), kit.Neutral), buttons, l.form,
		container.NewHBox(button("page.reports.layout_check", l.add)), l.status, tall(l.table))
	l.dialog = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: w.T("page.reports.layouts"), Width: 1000, Cancel: w.T("button.close"),
		Content: l.content,
	})
}

func (l *layouts) say(text string, state kit.State) {
	l.status.Set(text, state)
	l.content.Refresh()
}

// give writes the file of a layout where the reports go, beside what is there.
func (l *layouts) give(layout, name string) {
	path := free(filepath.Join(l.p.fields.path(), name+".xlsx"))
	if err := l.p.o.Reports.Export(layout, path); err != nil {
		l.refuse(err)
		return
	}
	l.say(l.p.w.T("page.reports.saved", "path", short(path)), kit.Good)
}

// example writes the layout with invented data and opens it.
func (l *layouts) example() {
	r, err := l.p.o.Reports.Example(l.p.name)
	l.write(r, err, l.p.name+"-example")
}

// marks writes the list of all marks and opens it.
func (l *layouts) marks() {
	r, err := l.p.o.Reports.Build(context.Background(), data.ReportQuery{Name: "marks", On: l.p.today()})
	l.write(r, err, "sapar-marks")
}

// write writes a report beside what is there and opens it.
func (l *layouts) write(r data.Report, err error, name string) {
	path := free(filepath.Join(l.p.fields.path(), name+".xlsx"))
	if err == nil {
		err = l.p.o.Reports.WriteFile(context.Background(), path, r, data.ReportOptions{Lang: l.p.fields.language.Value()})
	}
	if err != nil {
		l.refuse(err)
		return
	}
	l.say(l.p.w.T("page.reports.saved", "path", short(path)), kit.Good)
	l.p.export.open(path)
}

// free is a path at which nothing stands yet: someone may have worked in the
// file that is there.
func free(path string) string {
	ending := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ending)
	for n := 2; ; n++ {
		if _, err := os.Stat(path); err != nil {
			return path
		}
		path = stem + "-" + string(rune('0'+n%10)) + ending
		if n >= 9 {
			return path
		}
	}
}

// add checks the file and takes it in, or says all that is wrong with it.
func (l *layouts) add() {
	path := strings.TrimSpace(l.file.Text)
	added, faults, err := l.p.o.Reports.Add(path)
	l.faults = faults
	l.table.Reload()
	switch {
	case err != nil:
		l.refuse(err)
	case len(faults) > 0:
		l.say(l.p.w.T("page.reports.layout_faults", "count", l.p.w.Int(len(faults))), kit.Bad)
	default:
		l.say(l.p.w.T("page.reports.layout_added", "name", added.Name), kit.Good)
		l.p.name = added.Name
		l.p.readLayouts()
		l.p.changed()
	}
}

func (l *layouts) remove() {
	if err := l.p.o.Reports.Remove(l.p.name); err != nil {
		l.refuse(err)
		return
	}
	l.dialog.Close()
	l.p.readLayouts()
	l.p.changed()
}

// refuse says why something was not done.
func (l *layouts) refuse(err error) {
	var known *data.Error
	if !errors.As(err, &known) {
		l.p.o.Fail(err)
		return
	}
	l.say(l.p.w.Refusal(err, l.p.o.Places), kit.Bad)
}

// own reports whether the layout that is chosen is the office's.
func (p *Page) own() bool {
	for _, l := range p.layouts {
		if l.Name == p.name {
			return l.Own
		}
	}
	return false
}

// workbooks offers the workbooks of the folder that a path is being typed in,
// and the folders beside them.
func workbooks(text string) []kit.Option {
	options := form.Folders(text)
	folder, begun := filepath.Split(text)
	entries, err := os.ReadDir(folder)
	if err != nil {
		return options
	}
	for _, e := range entries {
		name := e.Name()
		if !e.IsDir() && strings.EqualFold(filepath.Ext(name), ".xlsx") && strings.HasPrefix(strings.ToLower(name), strings.ToLower(begun)) {
			path := filepath.Join(folder, name)
			options = append(options, kit.Option{ID: path, Label: path})
		}
	}
	return options
}
