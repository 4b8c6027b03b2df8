package event

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/data"
	"sapar/data/clash"
	"sapar/data/holiday"
	"sapar/data/store/storetest"
)

// wary opens an event on a page that looks for clashes, and keeps what it
// leaves for.
func (r *rig) wary(id data.ID) (left *[]data.ID) {
	left = new([]data.ID)
	finder := &clash.Finder{Records: r.store, Holidays: holiday.All}
	o := r.options()
	o.Event, o.Clashes = id, finder.Clashes
	leave := func(id data.ID) { *left = append(*left, id) }
	o.OpenEvent, o.OpenTrip = leave, leave
	r.openWith(o)
	return left
}

func (r *rig) clashes() string {
	var lines []string
	for _, c := range r.page.details.clashes.Shown() {
		lines = append(lines, r.page.w.Clash(c, r.page.o.Places))
	}
	return strings.Join(lines, "\n")
}

func TestWhatIsInTheWayIsSaidWhileItIsTyped(t *testing.T) {
	r := newRig(t)
	m := &data.Member{Project: r.project.ID, District: storetest.Akzhaiyk, Name: "Серікова Әсем", Specialty: "health"}
	r.save(m)
	other := r.event(20260610, func(e *data.Event) { e.Village, e.Members, e.Title = storetest.Zhaiyk, []data.ID{m.ID}, "Кеш" })
	e := r.event(20260611, func(e *data.Event) { e.Members = []data.ID{m.ID} })
	left := r.wary(e.ID)
	if got := r.clashes(); got != "" {
		t.Fatalf("before anything was typed: %s", got)
	}
	d := r.page.details
	date := d.fields.Widget("date").(*kit.DateField)
	date.SetValue(kit.Day(20260610))
	d.edited("date")
	r.tasks.Drain()
	if got := r.clashes(); !strings.Contains(got, "Серікова Әсем") || !strings.Contains(got, "Кеш") {
		t.Fatalf("it says %q", got)
	}
	t.Run("and does not keep it from being saved", func(t *testing.T) {
		if !r.page.Save() {
			t.Fatal("it is refused")
		}
	})
	t.Run("the other event is opened", func(t *testing.T) {
		r.page.openClash(d.clashes.Shown()[0])
		if len(*left) != 1 || (*left)[0] != other.ID {
			t.Errorf("left for %v", *left)
		}
	})
	t.Run("a holiday", func(t *testing.T) {
		date.SetValue(kit.Day(20260706))
		d.edited("date")
		r.tasks.Drain()
		if got := r.clashes(); !strings.Contains(got, "Астана күні") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("what is cancelled has nothing in its way", func(t *testing.T) {
		d.status.SetValue(data.Cancelled)
		d.edited("status")
		r.tasks.Drain()
		if got := r.clashes(); got != "" {
			t.Errorf("it says %q", got)
		}
	})
}

func TestManyClashesAreCountedAndShownWhenAskedFor(t *testing.T) {
	r := newRig(t)
	m := &data.Member{Project: r.project.ID, District: storetest.Akzhaiyk, Name: "Серікова Әсем", Specialty: "health"}
	r.save(m)
	for range 5 {
		r.event(20260610, func(e *data.Event) { e.Village, e.Members = storetest.Zhaiyk, []data.ID{m.ID} })
	}
	e := r.event(20260610, func(e *data.Event) { e.Members = []data.ID{m.ID} })
	r.wary(e.ID)
	var more *kit.Button
	for range 60 {
		r.win.Canvas().FocusNext()
		if b, ok := r.win.Canvas().Focused().(*kit.Button); ok && strings.HasPrefix(b.Text, "Тағы 2") {
			more = b
			break
		}
	}
	if more == nil {
		t.Fatal("no way leads to the rest of the warnings")
	}
	more.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	opens := map[*kit.Button]bool{}
	for range 60 {
		r.win.Canvas().FocusNext()
		if b, ok := r.win.Canvas().Focused().(*kit.Button); ok && b.Text == "Ашу" {
			opens[b] = true
		}
	}
	if len(opens) != 5 {
		t.Errorf("%d of the 5 other events can be opened", len(opens))
	}
}
