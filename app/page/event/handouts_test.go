package event

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// handouts are the event's lines of materials, and all materials, as stored.
func (r *rig) handouts(e data.Event) (lines []data.Handout, materials []data.Material) {
	r.t.Helper()
	all, err := r.store.Records(ctx, data.HandoutType, data.RecordQuery{Whole: e.ID})
	if err != nil {
		r.t.Fatal(err)
	}
	for _, one := range all {
		lines = append(lines, *one.(*data.Handout))
	}
	if all, err = r.store.Records(ctx, data.MaterialType, data.RecordQuery{}); err != nil {
		r.t.Fatal(err)
	}
	for _, one := range all {
		materials = append(materials, *one.(*data.Material))
	}
	return lines, materials
}

// A material that is not in the list is added where it is handed out, and is
// there for the next time.
func TestMaterialIsAddedWhereItIsHandedOut(t *testing.T) {
	r := newRig(t)
	e := r.event(20260510, nil)
	r.open(e.ID, data.Event{})
	r.to(r.page.handouts)
	r.ctrl(fyne.KeyI).word("Есірткіге жол жоқ")
	if got := r.inSight(); !strings.Contains(got, "Жаңа материал қосу: Есірткіге жол жоқ") {
		t.Fatalf("not offered:\n%s", got)
	}
	r.key(enter) // asks about it: its name stands there, its kind comes next
	r.key(enter)
	r.key(fyne.KeyDown)
	r.ctrl(fyne.KeyReturn)
	r.key(enter) // goes on to the quantity
	r.word("40").ctrl(fyne.KeyReturn)
	lines, materials := r.handouts(e)
	if len(materials) != 1 || materials[0].Name != "Есірткіге жол жоқ" || materials[0].Kind == "" || materials[0].Project != r.project.ID {
		t.Fatalf("materials %+v\n%s", materials, r.inSight())
	}
	if len(lines) != 1 || lines[0].Material != materials[0].ID || lines[0].Quantity != 40 {
		t.Fatalf("handed out %+v\n%s", lines, r.inSight())
	}

	r.ctrl(fyne.KeyI).word("есірткіге ЖОЛ жоқ")
	if got := r.inSight(); strings.Contains(got, "Жаңа материал қосу") {
		t.Errorf("offered again though it is there:\n%s", got)
	}
	r.key(enter, enter).word("5").ctrl(fyne.KeyReturn)
	if lines, materials := r.handouts(e); len(lines) != 2 || len(materials) != 1 || lines[1].Material != materials[0].ID {
		t.Errorf("handed out %+v of %+v", lines, materials)
	}
}

// Where nothing is in the list yet, adding is offered before anything is typed,
// and giving it up leaves the line as it was.
func TestFirstMaterialIsOfferedToBeAdded(t *testing.T) {
	r := newRig(t)
	e := r.event(20260510, nil)
	r.open(e.ID, data.Event{})
	r.to(r.page.handouts)
	r.ctrl(fyne.KeyI).key(fyne.KeyDown, fyne.KeyDown)
	if got := r.inSight(); !strings.Contains(got, "Жаңа материал қосу") {
		t.Fatalf("not offered:\n%s", got)
	}
	r.key(enter, fyne.KeyEscape)
	if field, ok := r.win.Canvas().Focused().(*kit.SearchSelect); !ok || field.Value().ID != "" {
		t.Errorf("the keys are at the %T\n%s", r.win.Canvas().Focused(), r.inSight())
	}
	if lines, materials := r.handouts(e); len(lines)+len(materials) > 0 {
		t.Errorf("saved %+v of %+v", lines, materials)
	}
}

// inSight are all texts of the window and of what stands over it.
func (r *rig) inSight() string {
	all := textIn(r.win.Canvas().Content())
	for _, o := range r.win.Canvas().Overlays().List() {
		all += "\n" + textIn(o)
	}
	return strings.ReplaceAll(all, "\u00a0", " ")
}
