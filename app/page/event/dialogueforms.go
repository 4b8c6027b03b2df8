package event

import (
	"fyne.io/fyne/v2/container"

	"sapar/app/kit"
	"sapar/data"
)

// addIssue asks for a new issue.
func (d *dialogue) addIssue() {
	if d.ready() {
		d.askIssue(data.Issue{Event: d.p.event.ID, Status: "open"})
	}
}

func (d *dialogue) editIssue(i int) {
	if issue, ok := at(d.issues, i); ok {
		d.askIssue(issue)
	}
}

func (d *dialogue) askIssue(issue data.Issue) {
	f := &fields{p: d.p, of: data.IssueType}
	f.note("text", 3)
	f.wide()
	f.choice("topic")
	f.choice("raised_by")
	f.choice("status")
	f.text("responsible")
	f.note("note", 2)
	f.wide()
	d.ask(d.p.w.T("type.issue"), 300, f, &issue, func() {
		selectIn(d.issueTable, d.issues, func(i data.Issue) bool { return i.ID == issue.ID })
	})
}

// addRecommendation asks for a new recommendation; it answers the issue that
// is selected.
func (d *dialogue) addRecommendation() {
	if !d.ready() {
		return
	}
	advice := data.Recommendation{Event: d.p.event.ID, Status: "draft"}
	if issue, ok := at(d.issues, d.issueTable.Selected()); ok {
		advice.Issue = issue.ID
	}
	d.askRecommendation(advice)
}

func (d *dialogue) editRecommendation(i int) {
	if advice, ok := at(d.recommendations, i); ok {
		d.askRecommendation(advice)
	}
}

func (d *dialogue) askRecommendation(advice data.Recommendation) {
	f := &fields{p: d.p, of: data.RecommendationType}
	f.note("text", 3)
	f.wide()
	f.pick("issue", d.issueOptions, d.issueOption)
	f.wide()
	f.text("addressee")
	f.text("letter_number")
	f.day("letter_date")
	f.day("due")
	f.choice("status")
	f.text("responsible")
	f.note("answer", 2)
	f.wide()
	d.ask(d.p.w.T("type.recommendation"), 430, f, &advice, func() {
		selectIn(d.adviceTable, d.recommendations, func(r data.Recommendation) bool { return r.ID == advice.ID })
	})
}

func (d *dialogue) issueOptions(query string) []kit.Option {
	var options []kit.Option
	for _, i := range d.issues {
		options = append(options, kit.Option{ID: i.ID.String(), Label: flat(i.Text), Hint: d.p.w.Choice("topic", i.Topic)})
	}
	return d.p.search.filter(query, options)
}

func (d *dialogue) issueOption(id string) kit.Option {
	for _, o := range d.issueOptions("") {
		if o.ID == id {
			return o
		}
	}
	return kit.Option{ID: id, Label: d.p.w.T("word.unknown")}
}

// ask shows a record in a dialog and saves it. What is refused stays in the
// dialog, with the sentence at its field.
func (d *dialogue) ask(title string, height float32, f *fields, r data.Record, done func()) {
	form := f.form(2)
	f.fill(r)
	saved := false
	kit.ShowDialog(d.p.o.Window, kit.DialogOptions{
		Title: title, Content: container.NewVScroll(container.New(besideBar{}, form)),
		OK: d.p.w.T("button.save"), Cancel: d.p.w.T("button.cancel"),
		Width: 690, Height: height, First: f.rows[0].Field,
		OnOK: func() bool {
			form.ClearProblems()
			if !form.Check() {
				return false
			}
			f.read(r)
			if err := d.p.o.Records.Save(d.p.ctx, data.ActionEdit, r); err != nil {
				d.p.refuse(err, form.SetProblem)
				form.FocusProblem()
				return false
			}
			saved = true
			d.reload()
			d.p.refresh()
			d.p.said()
			return true
		},
		OnClosed: func() {
			if saved {
				done()
			}
		},
	})
}
