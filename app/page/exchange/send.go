package exchange

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/exchange"
	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/task"
	"sapar/app/theme"
	"sapar/data"
)

// whole stands for all districts in the list of them.
const whole = "whole"

// send is the tab that writes a workbook for another computer, and says first
// what would leave this one.
type send struct {
	p *Page
	w *i18n.Words

	part, language *kit.Choice
	noNames, empty *kit.Check
	password       *kit.Entry
	target         *target
	form           *kit.Form
	says           *kit.Text // what leaves, in a sentence
	export         *export
	rows           []leavingRow
	table          *kit.Table[leavingRow]
	column         *fyne.Container
	object         *container.Scroll

	drop  task.Cancel // what is being counted
	busy  bool        // it is
	stale bool        // the records may have changed since
	shown exchange.ExportOptions
	begun data.ID // the project whose districts are offered
}

// leavingRow is what leaves of one record type.
type leavingRow struct {
	kind     string
	n        int
	personal string // headings of the fields with names and the like
}

func newSend(p *Page) *send {
	s := &send{p: p, w: p.w, drop: func() {}, stale: true}
	s.part = kit.NewChoice(kit.ChoiceOptions{OnChanged: func(string) { s.update() }, OnEnter: p.next})
	s.language = kit.NewChoice(kit.ChoiceOptions{Options: languages(p.w), OnEnter: p.next})
	if p.w.Lang() == i18n.RU {
		s.language.SetValue(string(i18n.RU))
	}
	s.noNames = kit.NewCheck(kit.CheckOptions{Label: p.w.T("page.exchange.no_names"), OnChanged: func(bool) { s.update() }, OnEnter: p.next})
	s.empty = kit.NewCheck(kit.CheckOptions{Label: p.w.T("page.exchange.form"), OnChanged: func(bool) { s.update() }, OnEnter: p.next})
	s.password = kit.NewEntry(kit.EntryOptions{OnEnter: p.next})
	s.target = newTarget(p, p.next)
	s.form = kit.NewForm(kit.FormOptions{Columns: 2}, append([]kit.Row{
		{Key: "part", Label: p.w.T("page.exchange.part"), Field: s.part},
		{Key: "language", Label: p.w.T("page.exchange.language"), Field: s.language},
		{Key: "no_names", Field: s.noNames, Hint: p.w.T("page.exchange.no_names_hint")},
		{Key: "empty", Field: s.empty, Hint: p.w.T("page.exchange.form_hint")},
		{Key: "password", Label: p.w.T("page.exchange.password"), Field: s.password, Hint: p.w.T("page.exchange.password_hint")},
		{Key: "beside", Field: container.NewWithoutLayout()}, // so that folder and name stand side by side
	}, s.target.rows()...)...)
	s.target.form = s.form
	s.says = kit.NewBody("")
	s.export = newExport(s)
	s.table = s.newTable()
	card := kit.NewCard(p.w.T("page.exchange.leaves"), s.table)
	s.column = container.New(rows{grow: 3}, s.form, s.says, s.export.object, card)
	s.object = scrolled(s.column)
	return s
}

// languages are those that the lists of a workbook can be in.
func languages(w *i18n.Words) []kit.Option {
	var options []kit.Option
	for _, lang := range []i18n.Lang{i18n.KK, i18n.RU} {
		options = append(options, kit.Option{ID: string(lang), Label: w.Choice("language", string(lang))})
	}
	return options
}

func (s *send) newTable() *kit.Table[leavingRow] {
	count := s.w.T("page.exchange.column.records")
	return kit.NewTable(kit.TableOptions[leavingRow]{
		Columns: []kit.Column[leavingRow]{
			{Title: s.w.T("page.exchange.column.type"), Text: func(r leavingRow) string { return r.kind }},
			{Title: count, Width: max(90, titleWidth(count)), Align: fyne.TextAlignTrailing, Text: func(r leavingRow) string { return s.w.Int(r.n) }},
			{Title: s.w.T("page.exchange.column.personal"), Weight: 2.4, Text: func(r leavingRow) string { return r.personal },
				Colour: func(leavingRow) fyne.ThemeColorName { return theme.ColorNamePlanned }},
		},
		Count: func() int { return len(s.rows) },
		Row: func(i int) (leavingRow, bool) {
			if i >= len(s.rows) {
				return leavingRow{}, false
			}
			return s.rows[i], true
		},
		Empty: kit.EmptyOptions{Text: s.w.T("page.exchange.nothing_leaves")}, MinRows: 5,
	})
}

func (s *send) content() fyne.CanvasObject { return s.object }

func (s *send) show() {
	s.begin()
	s.stale = true
	s.update()
	s.object.ScrollToTop()
}

func (s *send) focus() { kit.Focus(s.part) }

func (s *send) leave() { s.drop() }

// begin offers the parts of the project: for the region's manager each
// district, for a coordinator their own.
func (s *send) begin() {
	project := &s.p.project
	if !s.p.known || s.begun == project.ID {
		return
	}
	s.begun = project.ID
	options := []kit.Option{{ID: whole, Label: s.w.T("page.exchange.whole")}}
	for _, d := range s.p.o.Places.Districts(project.Region, project.WithCity) {
		if own := s.p.o.Settings.District; own == "" || own == d.Code {
			options = append(options, kit.Option{ID: d.Code, Label: s.w.T("page.exchange.one_district", "district", s.w.Place(d))})
		}
	}
	s.part.SetOptions(options)
}

// options are what the fields ask for, without the file.
func (s *send) options() exchange.ExportOptions {
	o := exchange.ExportOptions{NoNames: s.noNames.Value(), Form: s.empty.Value()}
	o.Project = s.p.project.ID
	if part := s.part.Value(); part != whole {
		o.District = part
	}
	return o
}

// fileName proposes a name that says whose file this is and of which day, in
// Latin letters and without spaces, as upload pages want it.
func (s *send) fileName(o exchange.ExportOptions) string {
	district := o.District
	if district == "" {
		district = s.p.o.Settings.District
	}
	kind := ""
	if o.Form {
		kind = "form"
	}
	if district != "" {
		district = s.p.o.Latin(district)
	}
	return join("_", s.p.o.Latin(s.p.project.Region), district, kind, data.DateOf(s.p.o.Now()).String()) + ending
}

// update shows what would leave as the fields are now.
func (s *send) update() {
	s.export.forget()
	if !s.p.known {
		s.tell(data.Leaving{})
		return
	}
	o := s.options()
	s.target.propose(s.fileName(o))
	if !s.stale && o == s.shown {
		return
	}
	s.drop()
	s.shown, s.stale, s.busy = o, false, true
	var left data.Leaving
	var err error
	ctx, cancel := context.WithCancel(context.Background())
	forget := s.p.o.Tasks.Background(func() { left, err = s.p.o.Exchange.Leaving(ctx, o) }, func() {
		s.busy = false
		if cancel(); err != nil {
			s.stale = true
			s.p.o.Fail(err)
			return
		}
		s.tell(left)
	})
	s.drop = func() {
		cancel()
		forget()
		if s.busy {
			s.busy, s.stale = false, true
		}
	}
}

// tell says what leaves: in a sentence, and type by type.
func (s *send) tell(left data.Leaving) {
	s.rows = s.rows[:0]
	total := 0
	var personal []string
	for _, of := range data.Types() {
		n := left.Counts[of.Key]
		if n == 0 {
			continue
		}
		total += n
		var headings []string
		for _, field := range left.Fields[of.Key] {
			headings = append(headings, s.w.Field(of.Key, field))
		}
		row := leavingRow{kind: s.p.kind(of.Key), n: n, personal: strings.Join(headings, ", ")}
		if row.personal != "" {
			personal = append(personal, row.kind)
		}
		s.rows = append(s.rows, row)
	}
	said := s.w.N("page.exchange.leaving", total)
	switch {
	case !s.p.known:
		said = s.w.T("page.exchange.no_project")
	case len(personal) > 0:
		said += " " + s.w.T("page.exchange.with_names", "types", strings.Join(personal, ", "))
	case total > 0:
		said += " " + s.w.T("page.exchange.without_names")
	}
	s.says.SetText(said)
	s.table.Select(-1)
	s.table.Reload()
	s.arrange()
}

// arrange gives every part its height: one of them has changed.
func (s *send) arrange() {
	s.column.Refresh()
	s.object.Content.Refresh()
	s.object.Refresh()
}

func (s *send) start() { s.export.start() }
