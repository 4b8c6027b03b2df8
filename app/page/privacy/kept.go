package privacy

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"sapar/app/form"
	"sapar/app/kit"
	"sapar/app/theme"
	"sapar/data"
)

var (
	endKey      = kit.Ctrl(fyne.KeyH)
	protocolKey = kit.Ctrl(fyne.KeyP)
)

// kept is the tab of what is kept and until when, of those who have withdrawn,
// and of the projects that are over.
type kept struct {
	p        *Page
	holdings []holding
	waiting  []data.Person
	projects []ended

	consents     *kit.Text
	whole        *kit.Text // all fields of the selected row, for which its column is too narrow
	holdingTable *kit.Table[holding]
	waitingTable *kit.Table[data.Person]
	projectTable *kit.Table[ended]
	end, print   *kit.Button
	content      fyne.CanvasObject
}

// holding is how many records of a type hold which personal fields.
type holding struct {
	of     *data.Type
	what   string
	n      int
	fields []string
}

// ended is a project with its texts, and what its end destroyed.
type ended struct {
	data.Project
	texts     []data.ConsentText
	destroyed *data.Destruction
}

// term is until when its data may be kept.
func (e *ended) term() data.Date { return data.KeptUntil(&e.Project, e.texts) }

func newKept(p *Page) *kept {
	k := &kept{p: p, consents: kit.NewBody(""), whole: kit.NewText("", kit.Neutral)}
	w := p.w
	k.holdingTable = kit.NewTable(kit.TableOptions[holding]{
		Count: func() int { return len(k.holdings) }, Row: at(&k.holdings), MinRows: 3, OnSelected: func(int) { k.spell() },
		Columns: []kit.Column[holding]{
			{Title: w.T("page.privacy.data"), Width: 210, Text: func(h holding) string { return h.what }},
			{Title: w.T("page.privacy.fields"), Weight: 3, Text: func(h holding) string { return strings.Join(h.fields, ", ") }},
			{Title: w.T("page.privacy.records"), Width: 100, Align: fyne.TextAlignTrailing, Text: func(h holding) string { return w.Int(h.n) }},
			{Title: w.T("page.privacy.until"), Width: 150, Text: func(holding) string { return k.until() }},
		},
	})
	k.waitingTable = kit.NewTable(kit.TableOptions[data.Person]{
		Count: func() int { return len(k.waiting) }, Row: at(&k.waiting), MinRows: 3, OnOpened: k.askEmpty,
		Columns: []kit.Column[data.Person]{
			{Title: w.Field("person", "name"), Weight: 3, Text: func(r data.Person) string { return w.Person(r) }},
			{Title: w.Field("person", "withdrawal_date"), Width: 230, Text: func(r data.Person) string { return w.Date(r.WithdrawalDate.Time()) }},
			{Title: w.T("page.privacy.due"), Width: 170, Text: func(r data.Person) string { return w.Date(k.due(r).Time()) }, Colour: k.late},
			{Title: w.T("page.privacy.left"), Width: 210, Align: fyne.TextAlignTrailing, Text: func(r data.Person) string {
				return strconv.Itoa(data.WorkingDays(p.today(), k.due(r), p.off))
			}, Colour: k.late},
		},
		Empty: kit.EmptyOptions{Title: w.T("page.privacy.nobody_waits")},
	})
	k.projectTable = kit.NewTable(kit.TableOptions[ended]{
		Count: func() int { return len(k.projects) }, Row: at(&k.projects), MinRows: 3,
		OnSelected: func(int) { k.enable() },
		OnOpened: func(int) {
			if k.canPrint() {
				k.askProtocol()
			} else {
				k.askEnd()
			}
		},
		Columns: []kit.Column[ended]{
			{Title: w.T("word.project"), Weight: 3, Text: func(e ended) string { return e.Title(string(w.Lang())) }},
			{Title: w.Field("project", "end"), Width: 140, Text: func(e ended) string { return day(p, e.End) }},
			{Title: w.T("page.privacy.until"), Width: 150, Text: func(e ended) string { return day(p, e.term()) }},
			{Title: w.T("word.status"), Weight: 1.6, Text: k.state, Colour: func(e ended) fyne.ThemeColorName {
				if e.destroyed == nil && e.End < p.today() && e.term() < p.today() {
					return theme.ColorNamePlanned
				}
				return ""
			}},
		},
		Empty: kit.EmptyOptions{Title: w.T("page.privacy.no_project")},
	})
	k.end = kit.NewButton(kit.ButtonOptions{Text: kit.Named(w.T("page.privacy.end"), endKey), Quiet: true, Run: k.askEnd})
	k.print = kit.NewButton(kit.ButtonOptions{Text: kit.Named(w.T("page.privacy.protocol"), protocolKey), Quiet: true, Run: k.askProtocol})
	below := container.NewVBox(k.whole,
		kit.NewHeading(2, w.T("page.privacy.waiting")), k.waitingTable,
		container.NewBorder(nil, nil, nil, container.NewHBox(k.end, k.print), kit.NewHeading(2, w.T("page.privacy.projects"))), k.projectTable)
	k.content = container.NewBorder(container.New(layout.NewCustomPaddedLayout(0, 6, 0, 0), k.consents), below, nil, nil, k.holdingTable)
	return k
}

// at reads rows of a list that is read anew.
func at[R any](rows *[]R) func(i int) (R, bool) {
	return func(i int) (R, bool) {
		if i < 0 || i >= len(*rows) {
			return *new(R), false
		}
		return (*rows)[i], true
	}
}

func day(p *Page, d data.Date) string {
	if d == 0 {
		return ""
	}
	return p.w.Date(d.Time())
}

// until is the latest day to which the data of a project that has not been
// destroyed may be kept.
func (k *kept) until() string {
	latest := data.Date(0)
	for i := range k.projects {
		if k.projects[i].destroyed == nil {
			latest = max(latest, k.projects[i].term())
		}
	}
	return day(k.p, latest)
}

func (k *kept) due(r data.Person) data.Date { return data.WithdrawalDue(r.WithdrawalDate, k.p.off) }

func (k *kept) late(r data.Person) fyne.ThemeColorName {
	if data.WorkingDays(k.p.today(), k.due(r), k.p.off) <= 3 {
		return theme.ColorNamePlanned
	}
	return ""
}

// state is how far the end of a project is.
func (k *kept) state(e ended) string {
	w, today := k.p.w, k.p.today()
	switch {
	case e.destroyed != nil:
		return w.T("page.privacy.destroyed_on", "date", w.Date(e.destroyed.Date.Time()), "n", w.Int(e.destroyed.People))
	case e.End == 0 || e.End >= today:
		return w.T("page.privacy.goes_on")
	case e.term() >= today:
		return w.T("page.privacy.term_runs")
	}
	return w.T("page.privacy.term_over")
}

func (k *kept) focus() {
	switch {
	case len(k.waiting) > 0:
		k.waitingTable.Focus()
	case len(k.projects) > 0:
		k.projectTable.Focus()
	default:
		k.holdingTable.Focus()
	}
}

// show reads all of it again.
func (k *kept) show() {
	p, r := k.p, k.p.o.Records
	counts, err := r.Keeping(p.ctx, p.today())
	if err != nil {
		p.o.Fail(err)
		return
	}
	if k.waiting, err = r.Withdrawing(p.ctx); err != nil {
		p.o.Fail(err)
		return
	}
	if err := k.readProjects(); err != nil {
		p.o.Fail(err)
		return
	}
	w := p.w
	k.holdings = []holding{
		{of: data.PersonType, what: w.T("page.privacy.people"), n: counts.People},
		{of: data.MemberType, what: w.T("page.privacy.members"), n: counts.Members},
		{of: data.PerformanceType, what: w.T("page.privacy.performances"), n: counts.Performances},
		{of: data.EvidenceType, what: w.T("page.privacy.scans"), n: counts.Scans, fields: []string{w.T("page.privacy.signatures")}},
		{of: data.EvidenceType, what: w.T("page.privacy.photos"), n: counts.Photos, fields: []string{w.T("page.privacy.faces")}},
	}
	for i := range k.holdings {
		h := &k.holdings[i]
		for _, f := range h.of.Fields {
			if f.Personal && h.of != data.EvidenceType {
				h.fields = append(h.fields, w.Field(h.of.Key, f.Key))
			}
		}
	}
	k.consents.SetText(w.T("page.privacy.consents", "people", w.Int(counts.People), "consented", w.Int(counts.Consented),
		"minors", w.Int(counts.Minors), "alone", w.Int(counts.MinorsAlone),
		"photo", w.Int(counts.PhotoAllowed), "refused", w.Int(counts.PhotoRefused), "emptied", w.Int(counts.Emptied)))
	k.holdingTable.Reload()
	k.spell()
	k.waitingTable.Reload()
	k.projectTable.Reload()
	if k.projectTable.Selected() < 0 {
		k.projectTable.Select(0)
	}
	k.enable()
	k.content.Refresh() // tables that have rows now are higher
}

// spell says all fields of the selected row.
func (k *kept) spell() {
	h := k.holdings[max(0, k.holdingTable.Selected())]
	k.whole.SetText(h.what + ": " + strings.Join(h.fields, ", "))
}

func (k *kept) readProjects() error {
	p := k.p
	projects, err := p.o.Records.Projects(p.ctx)
	if err != nil {
		return err
	}
	destructions, err := p.o.Records.Destructions(p.ctx)
	if err != nil {
		return err
	}
	k.projects = make([]ended, len(projects))
	for i := range projects {
		texts, err := p.o.Records.ConsentTexts(p.ctx, projects[i].ID)
		if err != nil {
			return err
		}
		k.projects[i] = ended{projects[i], texts, data.DestructionOf(projects[i].ID, destructions)}
	}
	return nil
}

func (k *kept) selected() *ended {
	if i := k.projectTable.Selected(); i >= 0 && i < len(k.projects) {
		return &k.projects[i]
	}
	return nil
}

func (k *kept) canEnd() bool {
	e := k.selected()
	return e != nil && e.End != 0 && e.End < k.p.today()
}

func (k *kept) canPrint() bool {
	e := k.selected()
	return e != nil && e.destroyed != nil
}

func (k *kept) enable() {
	set(k.end, k.canEnd())
	set(k.print, k.canPrint())
}

func set(b *kit.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// askEmpty asks whether somebody who has withdrawn is to be named no more.
func (k *kept) askEmpty(i int) {
	if i < 0 || i >= len(k.waiting) {
		return
	}
	p := k.p
	q := form.Withdrawal{Maker: p.d.Maker, Records: p.o.Records, Window: p.o.Window, Say: p.o.Say}
	q.Ask(k.waiting[i], func() {
		p.again()
		k.focus()
	})
}
