package settings_test

import (
	"context"
	"maps"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sapar/app/kit"
	"sapar/app/page/settings"
	"sapar/data"
	"sapar/data/store/storetest"
)

// Times Tab from the kind, the first field of an event-counting indicator.
const (
	toPlan      = 5
	toDistrict1 = toPlan + 4
	toEven      = toDistrict1 + 12
	toSplit     = toEven + 1
	toFrom      = toSplit + 1
)

func onIndicators(t *testing.T) *desk { return deskWith(t, settings.Indicators, grant) }

// opened opens the dialog of the indicator with that number.
func (d *desk) openedNumber(n int) {
	d.t.Helper()
	d.pressed(fyne.KeyHome)
	d.times(n-1, fyne.KeyDown)
	d.pressed(fyne.KeyReturn)
}

func (d *desk) number(n int) data.Indicator {
	d.t.Helper()
	for _, i := range d.indicators() {
		if i.Number == n {
			return i
		}
	}
	d.t.Fatalf("there is no indicator %d", n)
	return data.Indicator{}
}

func TestIndicatorIsAddedByKeys(t *testing.T) {
	d := onIndicators(t)
	d.keys(kit.CtrlShift(fyne.KeyN))
	d.wantSeen("Жаңа көрсеткіш")
	d.pressed(fyne.KeyTab)
	d.typed("Рейд пен байқау")
	d.pressed(fyne.KeyReturn, fyne.KeyReturn) // no Russian name
	d.typed("рейд")
	d.pressed(fyne.KeyReturn)
	d.typed("байқ")
	d.pressed(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyTab) // at least goes without saying
	d.typed("24")
	d.times(4, fyne.KeyTab) // unit, per month, each district, the first district
	for _, n := range []string{"3", "2", "2"} {
		d.typed(n)
		d.pressed(fyne.KeyReturn)
	}
	d.wantSeen("Қосындысы: 7, жоспар: 24")
	d.save()
	d.sound()

	got := d.number(15)
	want := data.Indicator{
		Base: got.Base, Project: d.set.Project, Number: 15, Kind: "events", NameKK: "Рейд пен байқау", Unit: "events",
		EventTypes: []string{"raid", "contest"}, Plan: 24,
		ByDistrict: map[string]int{storetest.Akzhaiyk: 3, baiterek: 2, bokeyOrdasy: 2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("kept another indicator:\n%s", diff)
	}
	d.wantSeen("Рейд пен байқау")
	d.pressed(fyne.KeyReturn) // the new one is chosen
	d.wantSeen("Рейд")
	d.wantSeen("Қосындысы: 7, жоспар: 24")
}

// The districts that stand second and third in the Kazakh alphabet.
const (
	baiterek    = "274400000"
	bokeyOrdasy = "275400000"
)

func TestTargetsByDistrictAreEdited(t *testing.T) {
	d := onIndicators(t)
	d.openedNumber(4)
	d.times(toPlan, fyne.KeyTab)
	d.typed("40")
	d.times(toEven-toPlan, fyne.KeyTab)
	d.pressed(fyne.KeyReturn) // evenly
	d.wantSeen("Қосындысы: 40, жоспар: 40")
	for range 12 {
		d.window.Canvas().FocusPrevious()
	}
	d.retyped("10")
	d.wantSeen("Қосындысы: 46, жоспар: 40")
	d.wantSeen("Аудандарға бөлінгені 46, бұл жоспардан (40) көп") // a warning: it is saved all the same
	d.save()
	d.sound()
	got := d.number(4)
	if got.Plan != 40 || len(got.ByDistrict) != 12 || got.ByDistrict[storetest.Akzhaiyk] != 10 {
		t.Errorf("kept %+v", got)
	}
	parts := slices.Sorted(maps.Values(got.ByDistrict))
	if parts[0] != 3 || parts[11] != 10 {
		t.Errorf("the parts are %v", parts)
	}
}

func TestPlanIsSplitByMonth(t *testing.T) {
	d := onIndicators(t)
	d.openedNumber(4)
	d.wantUnseen("Айлар бойынша")
	d.times(toPlan, fyne.KeyTab)
	d.typed("24")
	d.times(toSplit-toPlan, fyne.KeyTab)
	d.typed(" ")
	d.wantSeen("Айлар бойынша")
	d.wantSeen("Қаң 2026")
	d.wantSeen("Жел 2026")
	d.pressed(fyne.KeyTab)
	d.typed("2")
	d.pressed(fyne.KeyReturn)
	d.typed("3")
	d.wantSeen("Айлардың қосындысы 5, ал жоспар 24")
	d.save()
	d.sound()
	want := map[string]int{"2026-01": 2, "2026-02": 3}
	if diff := cmp.Diff(want, d.number(4).ByMonth); diff != "" {
		t.Errorf("kept other months:\n%s", diff)
	}

	d.openedNumber(4)
	d.wantSeen("Айлар бойынша")
	d.times(toSplit, fyne.KeyTab)
	d.typed(" ") // no longer
	d.save()
	if got := d.number(4).ByMonth; len(got) > 0 {
		t.Errorf("the months %v stay", got)
	}
}

func TestMonthOutsideTheProjectKeepsItsPart(t *testing.T) {
	d := deskWith(t, settings.Indicators, func(d *desk) {
		i := data.Indicator{
			Project: d.set.Project, Number: 1, Kind: "events", NameKK: "Кездесу", Unit: "events", Plan: 7,
			ByMonth: map[string]int{"2025-11": 3, "2026-03": 4}, ByDistrict: map[string]int{"311000000": 1},
		}
		if err := d.store.Save(context.Background(), data.ActionEdit, &i); err != nil {
			t.Fatal(err)
		}
	})
	d.openedNumber(1)
	d.wantSeen("Қар 2025")
	d.wantSeen("Тараз")
	before := d.number(1)
	d.pressed(fyne.KeyTab)
	d.retyped("Кездесулер")
	d.save()
	d.sound()
	before.NameKK = "Кездесулер"
	if diff := cmp.Diff(before, d.number(1)); diff != "" {
		t.Errorf("more than the name has changed:\n%s", diff)
	}
}

func TestKindShapesTheDialog(t *testing.T) {
	d := onIndicators(t)
	d.keys(kit.CtrlShift(fyne.KeyN))
	d.wantSeen("Іс-шараның түрлері")
	d.wantUnseen("Қамту деңгейі")
	d.pressed(fyne.KeyDown) // handouts
	d.wantSeen("дана")
	d.pressed(fyne.KeyDown) // coverage
	d.wantSeen("Аумақты қамту")
	d.wantSeen("Қамту деңгейі")
	d.pressed(fyne.KeyTab, fyne.KeyTab)
	d.typed("Қамтылған округтер")
	d.save()
	d.wantSeen("Бұл жолды толтыру қажет") // the level
	d.pressed(fyne.KeyDown, fyne.KeyDown)
	d.wantSeen("ауылдық округ") // the unit has followed
	d.save()
	d.sound()
	got := d.number(15)
	if got.Kind != "coverage" || got.Level != "okrug" || got.Unit != "okrugs" || got.PerMonth != 0 {
		t.Errorf("kept %+v", got)
	}
}

// What is filled in is read back as a sentence.
func TestIndicatorIsReadBackAsASentence(t *testing.T) {
	d := onIndicators(t)
	d.openedNumber(4)
	d.times(toPlan, fyne.KeyTab)
	d.typed("40")
	d.wantSeen("Кемінде 40 кездесу")
	d.window.Canvas().FocusPrevious()
	d.pressed(fyne.KeyDown)
	d.wantSeen("Дәл 40 кездесу")
	d.save()
	d.sound()
	if got := d.number(4); got.Bound != data.Exactly || got.Plan != 40 {
		t.Errorf("kept %+v", got)
	}
}

func TestIndicatorIsRefusedAtTheField(t *testing.T) {
	tests := []struct {
		condition string
		do        func(d *desk)
		says      string
		mend      func(d *desk)
	}{
		{"no name", func(d *desk) { d.pressed(fyne.KeyTab); d.retyped("") }, "Бұл жолды толтыру қажет",
			func(d *desk) { d.typed("Кездесулер") }},
		{"a day outside the project", func(d *desk) { d.times(toFrom, fyne.KeyTab); d.typed("01.01.2026") },
			"01.01.2026 – жоба мерзімінен тыс. 15.01.2026 – 14.12.2026", func(d *desk) { d.retyped("01.02.2026") }},
		{"an end before the start", func(d *desk) {
			d.times(toFrom, fyne.KeyTab)
			d.typed("01.05.2026")
			d.pressed(fyne.KeyReturn)
			d.typed("01.04.2026")
		}, "Аяқталуы (01.04.2026) басталуынан (01.05.2026) бұрын тұр", func(d *desk) { d.retyped("01.06.2026") }},
		{"a plan beyond all bounds", func(d *desk) { d.times(toPlan, fyne.KeyTab); d.typed("99999999") },
			"0 мен 10\u00a0000\u00a0000 аралығындағы бүтін сан жазыңыз", func(d *desk) { d.retyped("9") }},
		{"a district's part beyond all bounds", func(d *desk) { d.times(toDistrict1+4, fyne.KeyTab); d.typed("99999999") },
			"аралығындағы бүтін сан жазыңыз", func(d *desk) { d.retyped("9") }},
	}
	for _, tt := range tests {
		t.Run(tt.condition, func(t *testing.T) {
			d := onIndicators(t)
			before := d.number(4)
			d.openedNumber(4)
			tt.do(d)
			d.save()
			if d.window.Canvas().Overlays().Top() == nil {
				t.Fatal("the dialog is closed")
			}
			if !containsText(d.seen(), tt.says) {
				t.Errorf("%q is not on the screen:\n%s", tt.says, d.seen())
			}
			if diff := cmp.Diff(before, d.number(4)); diff != "" {
				t.Errorf("something was saved:\n%s", diff)
			}
			tt.mend(d)
			d.save()
			if d.window.Canvas().Overlays().Top() != nil || cmp.Equal(before, d.number(4)) {
				t.Errorf("mended, but not saved:\n%s", d.seen())
			}
			d.sound()
		})
	}
}

func TestPlansOfTheGrantAreEnteredInOneGo(t *testing.T) {
	d := onIndicators(t)
	d.wantSeen("12 көрсеткіштің жоспары қойылмаған")
	d.press("Жоспарларды енгізу")
	d.pressed(fyne.KeyReturn, fyne.KeyReturn) // 12 districts, as the text says
	for _, number := range []string{"120", "10", "96", "8", "40", "4", "48", "4", "24", "2", "12", "1", "12", "1", "5000", "450", "3", "", "12", "1", "30", "2", "20", "1", "90"} {
		d.typed(number)
		d.pressed(fyne.KeyReturn)
	}
	d.pressed(fyne.KeyReturn) // after the last the dialog saves
	d.sound()
	if d.window.Canvas().Overlays().Top() != nil {
		t.Fatalf("the dialog still stands:\n%s", d.seen())
	}
	var plans, own []int
	for _, i := range d.indicators() {
		plans, own = append(plans, i.Plan), append(own, i.ByDistrict[storetest.Akzhaiyk])
	}
	if want := []int{12, 120, 96, 40, 48, 24, 12, 12, 5000, 3, 12, 30, 20, 90}; !slices.Equal(plans, want) {
		t.Errorf("the plans are %v", plans)
	}
	if want := []int{0, 10, 8, 4, 4, 2, 1, 1, 450, 0, 1, 2, 1, 0}; !slices.Equal(own, want) {
		t.Errorf("the district's parts are %v", own)
	}
	d.wantUnseen("жоспары қойылмаған")
	d.wantSeen("5 000")
}

func TestMonthlyPlanStaysMonthly(t *testing.T) {
	d := deskWith(t, settings.Indicators, func(d *desk) {
		d.set.Role, d.set.District = "manager", ""
		i := data.Indicator{Project: d.set.Project, Number: 1, Kind: "events", NameKK: "Рейд", Unit: "times", PerMonth: 3}
		if err := d.store.Save(context.Background(), data.ActionEdit, &i); err != nil {
			t.Fatal(err)
		}
	})
	d.wantSeen("айына 3")
	d.press("Жоспарларды енгізу")
	d.retyped("4")
	d.pressed(fyne.KeyReturn)
	d.sound()
	if got := d.number(1); got.PerMonth != 4 || got.Plan != 0 {
		t.Errorf("kept %+v", got)
	}
}

func TestDeletionOfAnIndicatorAsksFirst(t *testing.T) {
	d := onIndicators(t)
	d.pressed(fyne.KeyDown, fyne.KeyDelete)
	d.wantSeen("«Ауылдық елді мекендерге шығулар» көрсеткіші жойылсын ба?")
	d.pressed(fyne.KeyReturn) // the focus is on the way out
	if len(d.indicators()) != 14 {
		t.Fatal("deleted without a yes")
	}
	d.pressed(fyne.KeyDelete, fyne.KeyTab, fyne.KeyReturn)
	d.sound()
	if list := d.indicators(); len(list) != 13 || list[1].Number != 3 {
		t.Errorf("left are %+v", list)
	}
	d.wantUnseen("Ауылдық елді мекендерге шығулар")
}
