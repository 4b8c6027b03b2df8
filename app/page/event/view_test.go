package event

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// looking opens a list of four with the bar over it.
func looking(t *testing.T) (*rig, data.Event, *view) {
	t.Helper()
	r := newRig(t)
	e := r.event(day(2026, 5, 20), nil)
	r.attend(e, data.Person{Name: "Оразов Болат", BirthYear: 2001, Category: "worker", Work: "ЖШС"})
	r.attend(e, data.Person{Name: "Әбенова Гүл", BirthYear: 2010, Category: "pupil", Work: "№ 2 мектеп"})
	r.attend(e, data.Person{Name: "Ким Олег", BirthYear: 1998, Category: "worker"})
	r.attend(e, data.Person{Name: "Абаев Нұр", Category: "pupil", Work: "№ 2 мектеп", Phone: "+7 701 111 22 33"})
	p := r.open(e.ID, data.Event{})
	r.ctrl(fyne.KeyG)
	return r, e, p.attendance.view
}

func (v *view) numbers() []int {
	var out []int
	for _, l := range v.shown {
		out = append(out, l.number)
	}
	return out
}

func TestTheListIsNarrowedAndSortedAndKeepsItsNumbers(t *testing.T) {
	r, e, v := looking(t)
	r.word("оқушы мек")
	if got := v.numbers(); !slices.Equal(got, []int{2, 4}) || v.told.Text == "" {
		t.Fatalf("shows %v, says %q", got, v.told.Text)
	}
	v.a.table.SetSort("", false)
	v.sort("name", false)
	if got := v.numbers(); !slices.Equal(got, []int{4, 2}) {
		t.Errorf("by name %v", got)
	}
	v.sort("birth_year", true)
	if got := v.numbers(); !slices.Equal(got, []int{2, 4}) {
		t.Errorf("the youngest first %v", got)
	}
	// a line that is opened, corrected and removed is the one that is shown
	r.key(enter, fyne.KeyHome, fyne.KeyDown, enter)
	if v.a.row.number != 4 || v.a.row.typedName() != "Абаев Нұр" {
		t.Errorf("opened %d %q", v.a.row.number, v.a.row.typedName())
	}
	v.a.row.clearAndStay()
	v.a.table.Focus()
	r.key(fyne.KeyHome, fyne.KeyDelete)
	if list := r.list(e.ID); len(list) != 3 || slices.ContainsFunc(list, func(p data.Participant) bool { return p.Person.Name == "Әбенова Гүл" }) {
		t.Errorf("left on the list: %v", list)
	}
	// whoever comes is seen, also where the list is narrowed to others
	r.ctrl(fyne.KeyF)
	r.word("Сәтов Ержан").ctrl(enter)
	if got := v.numbers(); !slices.Equal(got, []int{1, 2, 3, 4}) || v.at(v.a.table.Selected()).Person.Name != "Сәтов Ержан" {
		t.Errorf("shows %v, selected %d %q", got, v.a.table.Selected(), v.at(v.a.table.Selected()).Person.Name)
	}
}

func TestEscapePutsTheListBack(t *testing.T) {
	r, _, v := looking(t)
	r.word("ким")
	v.sort("name", true)
	kit.Focus(v.filter)
	r.key(fyne.KeyEscape)
	if got := v.numbers(); !slices.Equal(got, []int{1, 2, 3, 4}) || v.bar.Visible() {
		t.Errorf("shows %v, the bar stands: %t", got, v.bar.Visible())
	}
	if r.win.Canvas().Focused() != fyne.Focusable(v.a.row.name) {
		t.Error("the keys are not in the name")
	}
}

func TestColumnsAreChosenRememberedAndCopied(t *testing.T) {
	r, e, v := looking(t)
	v.chooseColumns()
	r.word(" ").key(tab).word(" ") // birth year and age
	r.ctrl(enter)
	if got := v.a.table.HiddenColumns(); !slices.Equal(got, []string{"birth_year", "age"}) {
		t.Fatalf("hidden %v", got)
	}
	kit.Press(r.win.Canvas(), kit.CtrlShift(fyne.KeyC))
	text := fyne.CurrentApp().Clipboard().Content()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) != 5 || strings.Contains(text, "2001") || !strings.HasPrefix(lines[2], "2\tӘбенова Гүл\t") {
		t.Errorf("copied %q", text)
	}
	if columns := strings.Count(lines[0], "\t"); columns != 7 || strings.Count(lines[4], "\t") != columns {
		t.Errorf("%d columns: %q", columns+1, lines[0])
	}
	again := r.open(e.ID, data.Event{}).attendance.view
	if got := again.a.table.HiddenColumns(); !slices.Equal(got, []string{"birth_year", "age"}) {
		t.Errorf("opened again, hidden %v", got)
	}
}
