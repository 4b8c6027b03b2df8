package event

import (
	"sapar/app/form"
	"sapar/app/history"
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
	f := &form.Fields{Maker: d.p.search.Maker, Type: data.IssueType}
	f.Form(2,
		f.Row("text", form.Wide, form.Rows(3)),
		f.Row("topic"), f.Row("raised_by"),
		f.Row("status"), f.Row("responsible"),
		f.Row("note", form.Wide))
	d.ask(d.p.w.T("type.issue"), f, &issue, func() {
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
	f := &form.Fields{Maker: d.p.search.Maker, Type: data.RecommendationType}
	f.Form(2,
		f.Row("text", form.Wide, form.Rows(3)),
		f.Row("issue", form.Wide, form.Offer(d.issueOptions, d.issueOption)),
		f.Row("addressee"), f.Row("letter_number"),
		f.Row("letter_date"), f.Row("due"),
		f.Row("status"), f.Row("responsible"),
		f.Row("answer", form.Wide))
	d.ask(d.p.w.T("type.recommendation"), f, &advice, func() {
		selectIn(d.adviceTable, d.recommendations, func(r data.Recommendation) bool { return r.ID == advice.ID })
	})
}

func (d *dialogue) issueOptions(query string) []kit.Option {
	var options []kit.Option
	for _, i := range d.issues {
		options = append(options, kit.Option{ID: i.ID.String(), Label: flat(i.Text), Hint: d.p.w.Choice("topic", i.Topic)})
	}
	return d.p.search.Filter(query, options)
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
func (d *dialogue) ask(title string, f *form.Fields, r data.Record, done func()) {
	f.Fill(r)
	saved := false
	var dialog *kit.Dialog
	past := func() {
		d.p.look(history.Look{Of: []data.Record{r}, Typing: f.Changed}, func() {
			if now := d.again(r); now != nil {
				r = now
				f.Fill(r)
			} else {
				dialog.Close()
			}
		})
	}
	dialog = kit.ShowDialog(d.p.o.Window, kit.DialogOptions{
		Title: title, Content: f.Forms[0],
		OK: d.p.w.T("button.save"), Cancel: d.p.w.T("button.cancel"),
		Width: 690, First: f.Inputs[0].Widget,
		More: d.p.history.More(r, past),
		OnOK: func() bool {
			if !f.Check() {
				return false
			}
			f.Read(r)
			if err := d.p.o.Records.Save(d.p.ctx, data.ActionEdit, r); err != nil {
				f.Refuse(err)
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

// again is a record of this section as it was read last, nil where it is gone.
func (d *dialogue) again(r data.Record) data.Record {
	id := data.BaseOf(r).ID
	for i := range d.issues {
		if d.issues[i].ID == id {
			return &d.issues[i]
		}
	}
	for i := range d.recommendations {
		if d.recommendations[i].ID == id {
			return &d.recommendations[i]
		}
	}
	return nil
}
