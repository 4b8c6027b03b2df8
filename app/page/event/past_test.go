package event

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store/storetest"
)

// over is all text of what stands over the page, "" where nothing does.
func (r *rig) over() string {
	var all []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			all = append(all, o.Text)
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				if child.Visible() {
					walk(child)
				}
			}
		}
	}
	for _, o := range r.win.Canvas().Overlays().List() {
		walk(o)
	}
	return strings.Join(all, " ")
}

func (r *rig) tells(wants ...string) {
	r.t.Helper()
	all := r.over()
	for _, want := range wants {
		if !strings.Contains(all, want) {
			r.t.Errorf("%q is not told:\n%s", want, all)
		}
	}
}

func TestPastOfAnEvent(t *testing.T) {
	r := newRig(t)
	e := r.event(storetest.Day, func(e *data.Event) { e.Handouts = 10 })
	r.open(e.ID, data.Event{})
	keys := r.win.Canvas().Focused()
	r.ctrl(fyne.KeyT)
	r.tells("Тарихы: Кездесу", "20.05.2026", "Бағдарламада жазылды", "осы компьютер", "Іс-шараның атауы", "Ақжайық ауданы")
	r.key(fyne.KeyEscape)
	if r.over() != "" || r.win.Canvas().Focused() != keys {
		t.Errorf("the keys are at %T", r.win.Canvas().Focused())
	}

	kit.Focus(r.page.details.handouts) // what is typed is saved first, and stands in the history
	r.paste("43").ctrl(fyne.KeyT)
	r.tells("10 еді, 43 болды")
	r.ctrl(fyne.KeyZ)
	r.tells("Өзгерісті кері қайтару керек пе?", "1 жазба")
	r.key(fyne.KeyReturn)
	if got := r.stored(e.ID).Handouts; got != 10 {
		t.Errorf("%d handouts", got)
	}
	if n, _ := r.page.details.handouts.Value(); n != 10 || r.page.details.changed() {
		t.Errorf("the field shows %d", n)
	}
	if said := r.said[len(r.said)-1]; said != "Кері қайтарылды: 1 жазба өзгерді" || r.over() != "" {
		t.Errorf("said %q", said)
	}
	if r.win.Canvas().Focused() != fyne.Focusable(r.page.details.handouts) {
		t.Errorf("the keys are at %T", r.win.Canvas().Focused())
	}

	r.fails = true
	r.ctrl(fyne.KeyT).key(fyne.KeyEnd).ctrl(fyne.KeyZ).key(fyne.KeyReturn) // the first version: the event itself
	if len(r.failed) != 1 || r.backs != 0 || r.stored(e.ID).ID != e.ID {
		t.Errorf("an event that was worked on since: %v", r.failed)
	}
	r.tells("Тарихы: Кездесу") // it still stands
}

func TestPastOfANewEventTakenBack(t *testing.T) {
	r := newRig(t)
	e := r.event(storetest.Day, nil)
	r.open(e.ID, data.Event{})
	r.ctrl(fyne.KeyT, fyne.KeyZ).key(fyne.KeyReturn)
	if _, err := r.store.Event(ctx, e.ID); err == nil || r.backs != 1 {
		t.Errorf("%v, went back %d times", err, r.backs)
	}
	r.open(data.ID{}, data.Event{Date: storetest.Day})
	if r.ctrl(fyne.KeyT); r.over() != "" {
		t.Errorf("a new event has a history:\n%s", r.over())
	}
}

func TestPastOfAParticipant(t *testing.T) {
	r, e, row := onTheList(t)
	person := r.attend(e, data.Person{Name: "Ермекова Айгерім", BirthYear: 2004, Category: "student"})
	person.Phone = "+7 701 111 22 33"
	r.save(&person)
	r.page.Show()
	r.page.attendance.table.Focus()
	keys := r.win.Canvas().Focused()
	r.ctrl(fyne.KeyT)
	r.tells("Тарихы: Ермекова Айгерім: Кездесу", "Жазба", "Адам", "Қатысу", "+7 701 111 22 33", "2004")
	r.key(fyne.KeyEscape)
	if r.win.Canvas().Focused() != keys {
		t.Errorf("the keys are at %T", r.win.Canvas().Focused())
	}

	r.key(enter) // corrects the row
	r.ctrl(fyne.KeyT)
	r.tells("Тарихы: Ермекова Айгерім")
	r.key(fyne.KeyEscape)
	if row.number != 1 {
		t.Error("the row is not being corrected any more")
	}

	r.page.attendance.table.Focus()
	r.ctrl(fyne.KeyT).ctrl(fyne.KeyZ).key(enter)
	if got, _ := r.store.Person(ctx, person.ID); got.Phone != "" || r.page.attendance.rows[0].Person.Phone != "" {
		t.Errorf("the phone stays %q", got.Phone)
	}
}

func TestPastOfAnIssue(t *testing.T) {
	r := newRig(t)
	e := r.event(storetest.Day, func(e *data.Event) { e.Kind, e.Status = data.Dialogue, data.Held })
	issue := data.Issue{Event: e.ID, Text: "Су жоқ", Status: "open"}
	r.save(&issue)
	advice := data.Recommendation{Event: e.ID, Issue: issue.ID, Text: "Құбыр тарту", Status: "draft"}
	r.save(&advice)
	p := r.open(e.ID, data.Event{})
	p.turn(p.dialogue)
	p.dialogue.adviceTable.Focus()
	r.ctrl(fyne.KeyT)
	r.tells("Құбыр тарту", "Су жоқ")
	r.key(fyne.KeyEscape)

	issue.Status = "solved"
	r.save(&issue)
	p.Show()
	p.dialogue.issueTable.Focus()
	r.key(enter).ctrl(fyne.KeyT) // from the dialog in which it is edited
	r.tells("Су жоқ")
	r.ctrl(fyne.KeyZ).key(enter)
	if got := p.dialogue.issues[0].Status; got != "open" {
		t.Errorf("the issue is %q", got)
	}
	r.ctrl(enter) // the dialog still stands, and has nothing to save
	if list, _ := r.store.Issues(ctx, e.ID); list[0].Status != "open" || r.over() != "" {
		t.Errorf("saved %q", list[0].Status)
	}
}
