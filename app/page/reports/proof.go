package reports

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// record is one line of a proof.
type record struct {
	day         data.Date
	kind, title string
	place       string
	event       data.ID // to open; zero where there is none
}

// open shows the records that a cell counts; of a cell that counts none, those
// that its row is about.
func (v *preview) open(row, column int) {
	if v.busy || v.sheet >= len(v.tables) || len(v.tables[v.sheet].Columns) == 0 {
		return
	}
	table := &v.tables[v.sheet]
	sources := v.grid.sources(row, column)
	heading := strings.ReplaceAll(heading(table.Columns[column]), "\n", ", ") + ": " + v.grid.text(row, column)
	if len(sources) == 0 {
		heading = v.heading(table)
		for column := range table.Columns {
			sources = append(sources, v.grid.sources(row, column)...)
		}
	}
	records, err := v.resolve(sources)
	if err != nil {
		v.p.o.Fail(err)
		return
	}
	if len(records) == 0 {
		v.p.o.Say(v.p.w.T("page.reports.no_proof"))
		return
	}
	v.p.showProof(heading, records)
}

// resolve reads the records by their ids, each once, in the order given.
func (v *preview) resolve(ids []data.ID) ([]record, error) {
	ctx := context.Background()
	list, err := v.p.o.Records.Events(ctx, data.EventQuery{Project: v.report.Project.ID})
	if err != nil {
		return nil, err
	}
	known := make(map[data.ID]record, len(list))
	for i := range list {
		known[list[i].ID] = v.p.eventRecord(&list[i])
	}
	if err := v.addAttendances(ctx, known); err != nil {
		return nil, err
	}
	if err := v.addOthers(ctx, ids, known); err != nil {
		return nil, err
	}
	var records []record
	taken := map[data.ID]bool{}
	for _, id := range ids {
		if r, ok := known[id]; ok && !taken[id] {
			taken[id] = true
			records = append(records, r)
		}
	}
	return records, nil
}

func (p *Page) eventRecord(e *data.Event) record {
	return record{
		day: e.Date, kind: p.w.Choice("event_type", e.Kind), title: e.Title, place: p.place(e.Village), event: e.ID,
	}
}

// addOthers makes the records of all other types known, type by type while some
// of the ids are not.
func (v *preview) addOthers(ctx context.Context, ids []data.ID, known map[data.ID]record) error {
	missing := map[data.ID]bool{}
	for _, id := range ids {
		if _, ok := known[id]; !ok {
			missing[id] = true
		}
	}
	for _, of := range data.Types() {
		if len(missing) == 0 || of == data.EventType || of == data.AttendanceType {
			continue
		}
		all, err := v.p.o.Records.Records(ctx, of, data.RecordQuery{Project: v.report.Project.ID})
		if err != nil {
			return err
		}
		for _, r := range all {
			if id := data.BaseOf(r).ID; missing[id] {
				known[id] = v.p.otherRecord(r, known)
				delete(missing, id)
			}
		}
	}
	return nil
}

// otherRecord is a record that is no event: what it is called and, of what was
// written down at an event, when and where that was.
func (p *Page) otherRecord(r data.Record, known map[data.ID]record) record {
	of := r.Type()
	out := record{kind: p.w.T("type." + of.Key), title: of.Label(r)}
	if i, ok := r.(*data.Indicator); ok {
		out.title = i.Name(string(p.w.Lang()))
	}
	if f := of.Field("event"); f != nil && f.Kind == data.Ref {
		at := known[*f.At(r).(*data.ID)]
		out.day, out.place, out.event = at.day, at.place, at.event
	}
	if f := of.Field("date"); f != nil {
		out.day = *f.At(r).(*data.Date)
	}
	return out
}

// addAttendances makes those listed at the table's event known, where it is
// about one.
func (v *preview) addAttendances(ctx context.Context, known map[data.ID]record) error {
	event := v.tables[v.sheet].About
	if v.report.Event != nil {
		event = v.report.Event.ID
	}
	if event.IsZero() {
		return nil
	}
	people, err := v.p.o.Records.Participants(ctx, event)
	if err != nil {
		return err
	}
	day := known[event].day
	for _, one := range people {
		known[one.Attendance.ID] = record{
			day: day, kind: v.p.w.T("type.attendance"), title: one.Person.Name,
			place: v.p.place(one.Person.Village), event: event,
		}
	}
	return nil
}

// proofHeight is that of the list of records.
const proofWidth, proofHeight = 760, 300

// showProof lists records, from which an event opens.
func (p *Page) showProof(heading string, records []record) {
	var d *kit.Dialog
	table := kit.NewTable(kit.TableOptions[record]{
		Columns: []kit.Column[record]{
			{Title: p.w.Field("event", "date"), Width: 100, Text: func(r record) string { return p.w.Date(r.day.Time()) }},
			{Title: p.w.Field("event", "kind"), Text: func(r record) string { return r.kind }},
			{Title: p.w.Field("event", "title"), Weight: 2, Text: func(r record) string { return r.title }},
			{Title: p.w.Field("event", "village"), Text: func(r record) string { return r.place }},
		},
		Count: func() int { return len(records) },
		Row: func(i int) (record, bool) {
			if i < 0 || i >= len(records) {
				return record{}, false
			}
			return records[i], true
		},
		OnOpened: func(i int) {
			if event := records[i].event; !event.IsZero() {
				d.Close()
				p.o.OpenEvent(event)
			}
		},
	})
	hint := kit.NewText(p.w.T("page.reports.proof_hint", "records", p.w.N("count.record", len(records))), kit.Neutral)
	d = kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title: p.title(), Width: proofWidth, Cancel: p.w.T("button.close"),
		Content: kit.NewStack(8, kit.NewBody(heading), hint, tall(table)),
	})
	table.Focus()
}

// tall gives the list its height.
func tall(o fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: tallLayout{}, Objects: []fyne.CanvasObject{o}}
}

type tallLayout struct{}

func (tallLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width, proofHeight)
}

func (tallLayout) Layout(o []fyne.CanvasObject, size fyne.Size) { o[0].Resize(size) }
