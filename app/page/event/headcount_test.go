package event

import (
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
)

// counting opens an event's head-count and puts the keys into its first cell.
func counting(t *testing.T, change func(*data.Event)) (*rig, data.Event, *details) {
	t.Helper()
	r := newRig(t)
	e := r.event(day(2026, 5, 20), change)
	d := r.open(e.ID, data.Event{}).details
	r.page.turn(d)
	if !d.open {
		d.openUnlisted(true)
	}
	kit.Focus(d.headcount.cells[0])
	r.tasks.Drain()
	return r, e, d
}

func TestAHeadCountByAgeAndSexAddsUp(t *testing.T) {
	r, e, d := counting(t, nil)
	r.key(enter, enter).word("12").key(enter).word("9").key(enter).word("5") // 14–18: male, female; 19–23: male
	r.ctrl(fyne.KeyS)
	got := r.stored(e.ID)
	want := e
	want.Unlisted, want.UnlistedMale, want.UnlistedFemale = 26, 17, 9
	want.UnlistedBands = map[string]int{"14_18_m": 12, "14_18_f": 9, "19_23_m": 5}
	want.Base = got.Base
	if !same(&got, &want) {
		t.Errorf("stored %+v", got.UnlistedBands)
	}
	// more were in the hall than were counted by age: the whole is the person's
	d.form.Focus("unlisted")
	r.key(fyne.KeyEnd).word("0").ctrl(fyne.KeyS) // 260
	kit.Focus(d.headcount.cells[2])
	r.key(fyne.KeyEnd).word("0").ctrl(fyne.KeyS) // 120 of 14–18
	got = r.stored(e.ID)
	if got.Unlisted != 260 || got.UnlistedMale != 125 || got.UnlistedBands["14_18_m"] != 120 {
		t.Errorf("%d, of them %d male, %v", got.Unlisted, got.UnlistedMale, got.UnlistedBands)
	}
	again := r.open(e.ID, data.Event{}).details
	if n, _ := again.headcount.cells[2].Value(); n != 120 || !again.open {
		t.Errorf("opened again: %d, in sight %t", n, again.open)
	}
}

func TestAHeadCountThatIsMoreThanAllIsRefused(t *testing.T) {
	r, e, d := counting(t, func(e *data.Event) { e.Unlisted = 10 })
	r.word("11").ctrl(fyne.KeyS)
	if got := r.stored(e.ID); got.UnlistedBands != nil {
		t.Errorf("stored %v", got.UnlistedBands)
	}
	want := r.sentence(data.Problem{Type: "event", Field: "unlisted_bands", Code: "part_exceeds_whole", Args: data.Args{"value": 11, "max": 10}})
	if got := d.form.Problem("unlisted_bands"); got != want {
		t.Errorf("says %q, want %q", got, want)
	}
	if n, _ := d.headcount.cells[0].Value(); n != 11 {
		t.Errorf("what was typed is gone: %d", n)
	}
}

func TestAHeadCountThatIsNoNumberStays(t *testing.T) {
	r, e, d := counting(t, nil)
	r.paste("он екі").ctrl(fyne.KeyS)
	if got := r.stored(e.ID); !same(&got, &e) || !d.changed() {
		t.Errorf("saved %+v; unsaved text %t", got.UnlistedBands, d.changed())
	}
	if d.form.Problem("unlisted_bands") == "" || r.win.Canvas().Focused() != d.headcount.cells[0] {
		t.Error("nothing says what is wrong, and where")
	}
}
