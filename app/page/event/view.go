package event

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/app/theme"
)

// listKey shows the bar over the list, and puts the list back in order.
var listKey = kit.Ctrl(fyne.KeyG)

// copyKey copies the list as a table.
var copyKey = kit.CtrlShift(fyne.KeyC)

// columnMemory is what the hidden columns are remembered under on this
// computer.
const columnMemory, attendanceColumns = "columns", "attendance"

// view is how the list is looked at: narrowed to what is typed, sorted by a
// heading, with the columns that are wanted. What stands on paper and its
// numbers stay as they are.
type view struct {
	a     *attendance
	shown []line
	order string // key of a column; "" and "number": as on paper
	desc  bool

	filter *kit.Entry
	told   *widget.Label
	bar    *fyne.Container
}

func newView(a *attendance) *view {
	v := &view{a: a, told: widget.NewLabel("")}
	v.told.Importance = widget.LowImportance
	w := a.p.w
	v.filter = kit.NewEntry(kit.EntryOptions{
		Placeholder: w.T("page.event.list.filter"),
		OnChanged:   func(string) { v.narrow() },
		OnEnter:     func() { a.table.Focus() },
		OnEscape:    v.close,
	})
	columns := kit.NewButton(kit.ButtonOptions{Text: w.T("page.event.list.columns"), Quiet: true, Run: v.chooseColumns})
	copied := kit.NewButton(kit.ButtonOptions{Text: kit.Named(w.T("page.event.list.copy"), copyKey), Quiet: true, Run: v.copy})
	v.bar = container.NewBorder(nil, nil, nil, container.NewHBox(v.told, columns, copied), v.filter)
	v.bar.Hide()
	return v
}

// toggle shows the bar with the keys in it, or puts everything back.
func (v *view) toggle() {
	if v.bar.Visible() && v.filter.Value() == "" && v.order == "" {
		v.close()
		return
	}
	v.a.p.turn(v.a)
	if v.a.p.current != v.a {
		return
	}
	v.bar.Show()
	v.a.box.Refresh()
	kit.Focus(v.filter)
}

// close shows the whole list in its order again, and goes on typing.
func (v *view) close() {
	v.whole()
	v.bar.Hide()
	v.a.box.Refresh()
	v.a.row.focus()
}

// whole shows all of the list, as on paper.
func (v *view) whole() {
	v.order, v.desc = "", false
	v.a.table.SetSort("", false)
	v.filter.SetValue("")
	v.narrow()
}

// narrow shows the list as it is narrowed now. Whoever was selected stays so.
func (v *view) narrow() {
	was := v.at(v.a.table.Selected()).number
	v.arrange()
	v.a.table.Reload()
	v.a.table.Select(v.index(was))
}

// arrange sorts out which lines are shown, and in which order.
func (v *view) arrange() {
	query := v.a.p.search.Split(v.filter.Value())
	v.shown = v.shown[:0]
	for i, row := range v.a.rows {
		if l := (line{i + 1, row}); len(query) == 0 || form.Begin(query, v.words(l)) {
			v.shown = append(v.shown, l)
		}
	}
	if compare := v.orders()[v.order]; compare != nil {
		slices.SortStableFunc(v.shown, func(a, b line) int {
			if v.desc {
				a, b = b, a
			}
			return compare(a, b)
		})
	}
	told := ""
	if len(query) > 0 {
		told = v.a.p.w.T("page.event.list.shown", "n", v.a.p.w.Int(len(v.shown)), "of", v.a.p.w.Int(len(v.a.rows)))
	}
	v.a.table.SetEmpty(v.none(len(query) > 0))
	if told != v.told.Text {
		v.told.SetText(told)
		v.bar.Refresh() // room for it
	}
}

// none says why there is nothing to be seen.
func (v *view) none(narrowed bool) kit.EmptyOptions {
	w := v.a.p.w
	if narrowed {
		return kit.EmptyOptions{
			Title: w.T("page.people.nobody_title"), Text: w.T("page.event.list.nobody", "text", v.filter.Value()),
			Action: w.T("page.people.clear"), Run: v.close,
		}
	}
	return kit.EmptyOptions{
		Icon:  theme.ColoredIcon(theme.IconPeople, theme.ColorNameMuted),
		Title: w.T("page.event.attendance.empty"), Text: w.T("page.event.attendance.empty_text"),
	}
}

// words are what a line is found by: all that its cells say.
func (v *view) words(l line) []string {
	var texts []string
	for _, c := range v.a.table.Columns() {
		texts = append(texts, c.Text(l))
	}
	return v.a.p.search.Split(strings.Join(texts, " "))
}

// orders are the columns that the list can be sorted by.
func (v *view) orders() map[string]func(a, b line) int {
	w, text := v.a.p.w, v.a.p.o.Compare
	if text == nil {
		text = strings.Compare
	}
	return map[string]func(a, b line) int{
		"number":     func(a, b line) int { return a.number - b.number },
		"name":       func(a, b line) int { return text(a.Person.Name, b.Person.Name) },
		"birth_year": func(a, b line) int { return a.Person.BirthYear - b.Person.BirthYear },
		"age":        func(a, b line) int { return b.Person.BirthYear - a.Person.BirthYear },
		"sex":        func(a, b line) int { return cmp.Compare(a.Person.Sex, b.Person.Sex) },
		"category": func(a, b line) int {
			return text(w.Choice("category", a.Attendance.Category), w.Choice("category", b.Attendance.Category))
		},
		"village": func(a, b line) int { return text(v.a.home(a.Person), v.a.home(b.Person)) },
		"work":    func(a, b line) int { return text(a.Person.Work, b.Person.Work) },
		"phone":   func(a, b line) int { return cmp.Compare(a.Person.Phone, b.Person.Phone) },
		"consent": func(a, b line) int {
			return text(w.Choice("consent_short", a.consent()), w.Choice("consent_short", b.consent()))
		},
	}
}

func (v *view) sort(key string, descending bool) {
	v.order, v.desc = key, descending
	v.narrow()
}

// at is the line in a row of the table; without a number where there is none.
func (v *view) at(i int) line {
	if i < 0 || i >= len(v.shown) {
		return line{}
	}
	return v.shown[i]
}

// index is the row of the table with the line of that number, −1 where it is
// not shown.
func (v *view) index(number int) int {
	return slices.IndexFunc(v.shown, func(l line) bool { return l.number == number })
}

// chooseColumns asks which columns are wanted, and remembers them.
func (v *view) chooseColumns() {
	p := v.a.p
	v.a.table.ChooseColumns(p.o.Window, kit.ColumnsOptions{
		Title: p.w.T("page.event.list.columns_title"), OK: p.w.T("button.ok"), Cancel: p.w.T("button.cancel"),
		All: p.w.T("page.event.list.columns_all"),
		OnChosen: func(hidden []string) {
			if err := p.o.Records.Remember(p.ctx, columnMemory, attendanceColumns, strings.Join(hidden, " ")); err != nil {
				p.o.Fail(err)
			}
		},
	})
}

// remembered hides the columns that were not wanted the last time.
func (v *view) remembered() {
	kept, err := v.a.p.o.Records.Remembered(v.a.p.ctx, columnMemory)
	if err != nil {
		v.a.p.o.Fail(err)
		return
	}
	if hidden := strings.Fields(kept[attendanceColumns]); len(hidden) > 0 {
		v.a.table.HideColumns(hidden...)
	}
}

// copy puts the list as it is shown onto the clipboard, for a spreadsheet.
func (v *view) copy() {
	fyne.CurrentApp().Clipboard().SetContent(v.a.table.Text())
	v.a.p.o.Say(v.a.p.w.T("page.event.list.copied", "n", v.a.p.w.Int(len(v.shown))))
}
