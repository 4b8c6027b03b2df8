package history

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// dialog shows the versions: one line a field that a version changed, and
// under them where the selected one came from.
type dialog struct {
	b        *Book
	look     Look
	versions []version
	lines    []line
	table    *kit.Table[line]
	from     *fyne.Container
	dialog   *kit.Dialog
	busy     bool // a change is being taken back
	taken    bool // a change was taken back
}

// Size of the dialog's content: the list, and what it shows of its selected
// line. The list has what else the window leaves, within bounds.
const width, least, most, fromHeight, gap = 1000, 200, 400, 116, 10

// around is what the window needs for all but the list: the dialog's margins,
// title and buttons, and what is shown of the selected line.
const around = 330

// takeBackKey takes the selected change back.
var takeBackKey = kit.Ctrl(fyne.KeyZ)

func (d *dialog) show() {
	w := d.b.Teller.w()
	d.table = d.newTable()
	d.from = kit.NewStack(2)
	height := max(least, min(most, d.b.Window.Canvas().Size().Height-around))
	o := kit.DialogOptions{
		Title: w.T("history.title", "record", d.look.Title), Width: width,
		Content: kit.NewStack(gap, newHigh(d.table, height), newHigh(container.NewVScroll(d.from), fromHeight)),
		Cancel:  w.T("button.close"),
		OnClosed: func() {
			if d.look.Closed != nil && !d.taken {
				d.look.Closed()
			}
		},
	}
	if d.look.Undone != nil {
		o.More = []kit.Command{{Name: w.T("history.take_back"), Shortcut: takeBackKey, Enabled: d.own, Run: d.askTakeBack}}
	}
	d.dialog = kit.ShowDialog(d.b.Window, o)
	d.table.Focus() // which selects the first line: earlier the list knows no height to scroll in
	d.dialog.Follow()
}

func (d *dialog) newTable() *kit.Table[line] {
	t, w := d.b.Teller, d.b.Teller.w()
	once := func(of func(*version) string) func(line) string {
		return func(l line) string {
			if !l.first {
				return ""
			}
			return of(&d.versions[l.version])
		}
	}
	columns := []kit.Column[line]{
		{Title: w.T("history.column_when"), Width: 138, Text: once(func(v *version) string { return t.At(v.Writer.At) })},
		{Title: w.T("history.column_who"), Weight: 1.3, Text: once(func(v *version) string { return Join(", ", v.Writer.Author, t.Who(v.Writer)) })},
	}
	if len(d.look.Of) > 1 {
		columns = append(columns, kit.Column[line]{
			Title: w.T("history.column_record"), Width: 104, Text: once(func(v *version) string { return w.T("type." + v.of) }),
		})
	}
	columns = append(columns,
		kit.Column[line]{Title: w.T("history.column_field"), Weight: 1.3, Text: d.heading},
		kit.Column[line]{Title: w.T("history.column_was"), Text: func(l line) string { return d.cell(l, d.versions[l.version].Before) }},
		kit.Column[line]{Title: w.T("history.column_became"), Weight: 1.3, Text: func(l line) string { return d.cell(l, d.versions[l.version].Fields) }})
	return kit.NewTable(kit.TableOptions[line]{
		Columns: columns,
		Count:   func() int { return len(d.lines) },
		Row: func(i int) (line, bool) {
			if i < 0 || i >= len(d.lines) {
				return line{}, false
			}
			return d.lines[i], true
		},
		OnSelected: func(int) { d.drawFrom() },
	})
}

// selected is the line under the cursor and its version, nil where there is
// none.
func (d *dialog) selected() (line, *version) {
	i := d.table.Selected()
	if i < 0 || i >= len(d.lines) {
		return line{}, nil
	}
	return d.lines[i], &d.versions[d.lines[i].version]
}

func (d *dialog) heading(l line) string {
	if l.field == "" {
		return ""
	}
	return d.b.Teller.Heading(d.versions[l.version].of, l.field)
}

// cell is a field's content before or after a change.
func (d *dialog) cell(l line, fields data.Fields) string {
	t, of := d.b.Teller, d.versions[l.version].of
	if fields[l.field] != nil && l.field == data.RedactedField || l.field == data.DeletedField {
		return t.Value(of, l.field, fields[l.field])
	}
	return Shorten(t.Plain(of, l.field, fields[l.field]), LongLabel)
}

// drawFrom writes who made the selected change, where it came from and what it
// was, in full.
func (d *dialog) drawFrom() {
	l, v := d.selected()
	if v == nil {
		return
	}
	t, w := d.b.Teller, d.b.Teller.w()
	action := ""
	if key := "history.action." + v.Writer.Action; w.Has(key) {
		action = w.T(key)
	}
	rows := []fyne.CanvasObject{kit.NewBody(Join(" · ", action, t.Who(v.Writer), t.Signed(v.Writer)))}
	for j := range v.Came {
		if v.Writer.Here {
			break // it was written here, whatever brought it back
		}
		rows = append(rows, kit.NewText(d.came(&v.Came[j], l.field), kit.Neutral))
	}
	if l.field != "" {
		text := w.T("history.changed", "field", d.heading(l),
			"was", Shorten(t.Value(v.of, l.field, v.Before[l.field]), LongValue),
			"became", Shorten(t.Value(v.of, l.field, v.Fields[l.field]), LongValue))
		if strings.HasSuffix(text, "..") { // a day in words ends in a full stop of its own
			text = text[:len(text)-1]
		}
		rows = append(rows, kit.NewBody(text))
	}
	if v.Partial {
		rows = append(rows, kit.NewText(w.T("history.partial"), kit.Neutral))
	}
	d.from.Objects = rows
	d.from.Refresh()
	if d.dialog != nil {
		d.dialog.Follow()
	}
}

// came says in which file a change stood, and where in it.
func (d *dialog) came(c *data.Came, field string) string {
	w := d.b.Teller.w()
	text := w.T("history.came_file", "file", c.File.Source.Name)
	if c.Sheet != "" {
		text = Join(", ", text, w.T("history.came_sheet", "sheet", c.Sheet))
	}
	switch cell := c.Cells[field]; {
	case cell != "":
		text = Join(", ", text, w.T("history.came_cell", "cell", cell))
	case c.Line > 0:
		text = Join(", ", text, w.T("history.came_line", "line", c.Line))
	}
	return text
}

// high asks for a height whatever its only object asks for.
type high float32

func newHigh(o fyne.CanvasObject, height float32) *fyne.Container {
	return &fyne.Container{Layout: high(height), Objects: []fyne.CanvasObject{o}}
}

func (h high) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, float32(h))
}

func (h high) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
