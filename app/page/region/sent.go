package region

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"sapar/app/exchange"
	"sapar/app/form"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

// sent is the tab of who has sent what: a grid of districts and months, and
// under it the selected cell in words with what can be done about it.
type sent struct {
	p      *Page
	grid   *grid
	shown  *kit.Card
	inside *fyne.Container
	tiers  *fyne.Container
	none   *kit.Empty
	object *fyne.Container
}

func newSent(p *Page) *sent {
	x := &sent{p: p}
	// Later: the space that opens a dialog would be typed into its field.
	x.grid = newGrid(p, x.drawShown, func() { p.o.Tasks.Later(x.decide) })
	x.inside = kit.NewStack(6)
	x.shown = kit.NewCard("", x.inside)
	x.tiers = newTiers(&fyne.Container{Layout: capped{x.grid}, Objects: []fyne.CanvasObject{x.grid}}, x.shown)
	x.none = kit.NewEmpty(kit.EmptyOptions{Title: p.w.T("page.region.no_rows_title"), Text: p.w.T("page.region.no_rows")})
	x.object = container.NewStack(x.tiers, x.none)
	return x
}

func (x *sent) content() fyne.CanvasObject { return x.object }

func (x *sent) title() string { return x.p.w.T("page.region.tab_sent") }

func (x *sent) draw() {
	if len(x.p.now.rows) == 0 || len(x.p.now.rows[0].Months) == 0 {
		instead(x.none, x.tiers)
		return
	}
	instead(x.tiers, x.none)
	x.grid.show(x.p.now.rows)
	x.drawShown()
}

func (x *sent) focus() {
	if x.tiers.Visible() {
		kit.Focus(x.grid)
	}
}

// selected is the row under the cursor and its month, nil beside the months.
func (x *sent) selected() (*exchange.SentRow, *exchange.SentMonth) {
	row, column := x.grid.cursor()
	if row < 0 || row >= len(x.p.now.rows) {
		return nil, nil
	}
	r := &x.p.now.rows[row]
	if column < 0 || column >= len(r.Months) {
		return r, nil
	}
	return r, &r.Months[column]
}

// drawShown says the selected cell in words.
func (x *sent) drawShown() {
	r, m := x.selected()
	if r == nil {
		return
	}
	w := x.p.w
	var rows []fyne.CanvasObject
	if m != nil {
		rows = append(rows, kit.NewBody(x.what(r, m)+". "+x.came(m)))
		if by := x.accepted(m); by != "" {
			rows = append(rows, kit.NewText(by, kit.Accent))
		}
	} else {
		rows = append(rows, kit.NewBody(w.Place(r.District)))
	}
	rows = append(rows, kit.NewText(x.about(r), kit.Neutral))
	var action fyne.CanvasObject
	switch {
	case !x.p.region():
		rows = append(rows, kit.NewText(w.T("page.region.own_files")+" "+w.T("page.region.only_region"), kit.Neutral))
	case m == nil:
	case m.Sealed.Status == data.Sealed:
		action = container.NewCenter(kit.NewButton(kit.ButtonOptions{Text: w.T("page.region.reopen") + " (Enter)", Run: x.decide}))
	default:
		action = container.NewCenter(kit.NewButton(kit.ButtonOptions{Text: w.T("page.region.accept") + " (Enter)", Run: x.decide}))
	}
	x.inside.Objects = append(rows, container.NewBorder(nil, nil, action, x.legend()))
	x.inside.Refresh()
	x.tiers.Refresh()
	x.grid.reveal() // it may have become lower
}

// legend says what the marks of months mean.
func (x *sent) legend() fyne.CanvasObject {
	all := container.NewHBox()
	for _, status := range []string{data.Sealed, data.Reopened} {
		icon := canvas.NewImageFromResource(theme.ColoredIcon(marks[status], fynetheme.ColorNamePrimary))
		icon.FillMode = canvas.ImageFillContain
		icon.SetMinSize(fyne.NewSquareSize(markSide))
		label := widget.NewLabel(x.p.w.Choice("seal_status", status))
		label.Importance = widget.LowImportance
		all.Add(container.NewCenter(icon))
		all.Add(label)
	}
	return all
}

// what is the district and the month.
func (x *sent) what(r *exchange.SentRow, m *exchange.SentMonth) string {
	return x.p.monthOf(r.District.Code, m.Month)
}

// monthOf names a district and a month.
func (p *Page) monthOf(district, month string) string {
	return p.teller.Place(district) + ", " + p.month(month)
}

// month names a month as "2026-05".
func (p *Page) month(key string) string {
	month, err := data.ParsePeriod(key)
	if err != nil {
		return key
	}
	return p.w.MonthOf(month.From.Time())
}

// came says how much of a month is here.
func (x *sent) came(m *exchange.SentMonth) string {
	w := x.p.w
	switch {
	case !m.Sent.IsZero():
		return w.T("page.region.sent_on", "date", x.p.day(m.Sent))
	case m.Part:
		return w.T("page.region.sent_part")
	}
	return w.T("page.region.sent_none")
}

// accepted says who accepted a month or opened it again.
func (x *sent) accepted(m *exchange.SentMonth) string {
	s := &m.Sealed
	switch s.Status {
	case data.Sealed:
		return x.p.w.T("page.region.sealed_by", "by", s.By)
	case data.Reopened:
		return x.p.w.T("page.region.reopened_by", "by", s.By, "reason", s.Reason)
	}
	return ""
}

// about is what is known of the district as a whole.
func (x *sent) about(r *exchange.SentRow) string {
	w := x.p.w
	if r.Last.IsZero() {
		return w.T("page.region.never_sent")
	}
	newest := w.T("history.value_empty")
	if r.Newest != 0 {
		newest = w.Date(r.Newest.Time())
	}
	return w.T("page.region.about", "last", x.p.day(r.Last), "newest", newest, "wrong", w.Int(r.Wrong), "questions", w.Int(r.Questions))
}

// day is the day of an instant.
func (p *Page) day(t time.Time) string { return p.w.Date(t.In(p.o.Now().Location())) }

// decide accepts the selected month, or reopens one that is accepted.
func (x *sent) decide() {
	r, m := x.selected()
	switch {
	case m == nil:
	case !x.p.region():
		x.p.o.Say(x.p.w.T("page.region.only_region"))
	case m.Sealed.Status == data.Sealed:
		x.p.reopen(m.Sealed)
	default:
		x.accept(r, m)
	}
}

// accept asks whether a month is to be accepted, and says what that means.
func (x *sent) accept(r *exchange.SentRow, m *exchange.SentMonth) {
	w, warning := x.p.w, ""
	month, err := data.ParsePeriod(m.Month)
	switch {
	case err == nil && month.To >= x.p.today():
		warning = w.T("page.region.accept_running")
	case m.Sent.IsZero():
		warning = w.T("page.region.accept_unsent")
	}
	district, key, what := r.District.Code, m.Month, x.what(r, m)
	kit.Confirm(x.p.o.Window, kit.MessageOptions{
		Title: w.T("page.region.accept_title", "what", what), Text: w.T("page.region.accept_text"), Detail: warning,
		OK: w.T("page.region.accept"), Cancel: w.T("button.cancel"),
		OnOK: func() {
			if err := x.p.o.Records.Seal(x.p.ctx, x.p.now.project.ID, district, key); err != nil {
				x.p.o.Fail(err)
				return
			}
			x.p.o.Say(w.T("page.region.accepted", "what", what))
			x.p.decided()
		},
	})
}

// reopenWidth is the room that the reason asks for.
const reopenWidth = 520

// reopen asks why an accepted month is to be opened again, and opens it.
func (p *Page) reopen(seal data.Seal) {
	what := p.monthOf(seal.District, seal.Month)
	fields := &form.Fields{Maker: p.maker, Type: data.SealType}
	reason := fields.Row("reason")
	reason.Required = true
	asked, done := fields.Form(1, reason), false
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: p.w.T("page.region.reopen_title", "what", what), Width: reopenWidth,
		Content: kit.NewStack(12, kit.NewBody(p.w.T("page.region.reopen_text")), asked),
		OK:      p.w.T("page.region.reopen"), Cancel: p.w.T("button.cancel"),
		OnOK: func() bool {
			if !fields.Check() {
				return false
			}
			why := form.Text(fields.Inputs[0].Read())
			if why == "" {
				fields.Refuse(data.Problems{{Type: data.SealType.Key, Field: "reason", Code: "required"}})
				return false
			}
			if err := p.o.Records.Reopen(p.ctx, seal, why); err != nil {
				fields.Refuse(err)
				return false
			}
			p.o.Say(p.w.T("page.region.reopened", "what", what))
			done = true
			return true
		},
		OnClosed: func() {
			if done {
				p.decided()
			}
		},
	})
}

// decided shows a month as it is now. The button that was pressed is drawn
// anew, so the keys go to what is above it.
func (p *Page) decided() { p.reload(func() { p.parts[p.current].focus() }) }
