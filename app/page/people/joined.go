package people

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// joined says in the dialog of a person of how many records he or she is made,
// and gives each of them back.
type joined struct {
	e       *editor
	records []data.Person
	told    *kit.Text
	object  *fyne.Container
}

func newJoined(e *editor) *joined {
	j := &joined{e: e, told: kit.NewBody("")}
	part := kit.NewButton(kit.ButtonOptions{Text: e.w.T("page.people.joined_part"), Run: j.ask})
	j.object = container.NewBorder(nil, nil, nil, part, j.told)
	return j
}

func (j *joined) show(person data.ID) {
	j.object.Hide()
	if person.IsZero() {
		return
	}
	records, err := j.e.p.o.Records.RecordsOf(context.Background(), person)
	if err != nil {
		j.e.p.o.Fail(err)
		return
	}
	if j.records = records; len(records) > 1 {
		j.told.SetText(j.e.w.N("page.people.joined", len(records)))
		j.object.Show()
	}
}

// ask asks which of the records is somebody else.
func (j *joined) ask() {
	p := j.e.p
	options := make([]kit.Option, len(j.records))
	for i, r := range j.records {
		options[i] = kit.Option{ID: r.ID.String(), Label: r.Name, Hint: p.maker.PlaceName(r.Village)}
		if r.BirthYear != 0 {
			options[i].Hint = strconv.Itoa(r.BirthYear) + " · " + options[i].Hint
		}
	}
	choice := p.maker.Select(kit.SelectOptions{Options: func(text string) []kit.Option { return p.maker.Filter(text, options) }})
	choice.SetValue(options[len(options)-1]) // the one that was made last
	form := kit.NewForm(kit.FormOptions{}, kit.Row{Key: "record", Label: j.e.w.T("type.person"), Required: true, Field: choice})
	kit.ShowDialog(p.o.Window, kit.DialogOptions{
		Title:   j.e.w.T("page.people.joined_title"),
		Content: kit.NewStack(8, kit.NewBody(j.e.w.T("page.people.joined_text")), form),
		OK:      j.e.w.T("page.people.joined_part"), Cancel: j.e.w.T("button.cancel"),
		OnOK: func() bool {
			id, err := data.ParseID(choice.Value().ID)
			if err != nil || id.IsZero() {
				form.SetProblem("record", j.e.w.T("problem.required"))
				return false
			}
			return j.part(id)
		},
	})
}

// part takes away all verdicts that join a record to others: both stand as they
// are, whatever was written into either since.
func (j *joined) part(record data.ID) bool {
	p := j.e.p
	all, err := p.o.Records.Records(context.Background(), data.SamenessType, data.RecordQuery{})
	if err != nil {
		p.o.Fail(err)
		return false
	}
	var going []data.Record
	for _, r := range all {
		if s := r.(*data.Sameness); s.Verdict == data.SamePerson && (s.One == record || s.Other == record) {
			going = append(going, s)
		}
	}
	if err := p.o.Records.Delete(context.Background(), going...); err != nil {
		p.o.Fail(err)
		return false
	}
	p.o.Say(j.e.w.T("page.people.joined_parted"))
	j.e.again()
	return true
}
