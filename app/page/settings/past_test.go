package settings_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/page/settings"
	"sapar/data"
	"sapar/data/store/storetest"
)

var pastKey, backKey = kit.Ctrl(fyne.KeyT), kit.Ctrl(fyne.KeyZ)

func TestPastOfAnIndicator(t *testing.T) {
	d := deskWith(t, settings.Indicators, func(d *desk) {
		grant(d)
		i := d.indicators()[0]
		i.Plan, i.ByDistrict = 60, map[string]int{storetest.Akzhaiyk: 40, storetest.Borli: 20}
		if err := d.store.Save(context.Background(), data.ActionEdit, &i); err != nil {
			t.Fatal(err)
		}
	})
	d.pressed(fyne.KeyReturn)
	d.keys(pastKey)
	d.wantSeen("Ақжайық 40, Бөрлі 20")
	d.keys(backKey)
	d.pressed(fyne.KeyReturn)
	if got := d.indicators()[0]; got.Plan == 60 || len(got.ByDistrict) != 0 {
		t.Errorf("the plan is %d, %v", got.Plan, got.ByDistrict)
	}
	d.save()
	d.sound()
	if got := d.indicators()[0]; len(got.ByDistrict) != 0 {
		t.Errorf("saved %v", got.ByDistrict)
	}
}

func TestPastOfAProject(t *testing.T) {
	d := deskWith(t, settings.Project, func(d *desk) {
		p := d.project()
		p.Grantee = "Жастар орталығы"
		if err := d.store.Save(context.Background(), data.ActionEdit, &p); err != nil {
			t.Fatal(err)
		}
	})
	title := d.project().TitleKK
	d.retyped("Ж")
	d.keys(pastKey)
	d.wantSeen("«Жастар орталығы» болды.")
	d.keys(backKey)
	d.wantSeen("Алдымен терілгенді сақтаңыз")
	d.pressed(fyne.KeyReturn, fyne.KeyEscape)
	d.retyped(title)
	d.keys(pastKey)
	d.keys(backKey)
	d.pressed(fyne.KeyReturn)
	if got := d.project().Grantee; got == "Жастар орталығы" {
		t.Errorf("the grantee stays %q", got)
	}
	d.keys(pastKey)
	d.pressed(fyne.KeyEnd)
	d.keys(backKey) // a project is not taken back by a slip
	d.wantUnseen("Өзгерісті кері қайтару керек пе?")
	d.pressed(fyne.KeyEscape)
	d.sound()
	d.keys(kit.Ctrl(fyne.KeyPageUp))
	d.keys(pastKey) // this computer has no history
	d.wantUnseen("Тарихы: ")
}
