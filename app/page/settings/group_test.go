package settings_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sapar/app/kit"
	"sapar/app/page/settings"
	"sapar/data"
	"sapar/data/store/storetest"
)

// member saves a group member.
func (d *desk) member(m data.Member) {
	d.t.Helper()
	m.Project = d.set.Project
	if m.District == "" {
		m.District = storetest.Akzhaiyk
	}
	if err := d.store.Save(context.Background(), data.ActionEdit, &m); err != nil {
		d.t.Fatal(err)
	}
}

func TestMemberIsAddedByKeys(t *testing.T) {
	d := deskWith(t, settings.Group, nil)
	d.wantSeen("Топта әлі ешкім жоқ")
	d.wantSeen("Топқа мына салалардан маман керек: денсаулық сақтау, білім беру, мәдениет, спорт.")
	d.pressed(fyne.KeyReturn) // the empty screen's own button
	d.typed("нұрланқызы айгүл")
	d.pressed(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown) // education
	d.pressed(fyne.KeyTab)
	d.typed("+7 705 123 45 67")
	d.pressed(fyne.KeyReturn)
	d.typed("№ 2 мектеп")
	d.pressed(fyne.KeyReturn)
	d.typed("мұғалім")
	d.pressed(fyne.KeyReturn)
	d.typed("1.9")
	d.pressed(fyne.KeyReturn, fyne.KeyReturn)
	d.typed("тек сенбіде")
	d.save()
	d.sound()

	list := d.members()
	if len(list) != 1 {
		t.Fatalf("there are %d members:\n%s", len(list), d.seen())
	}
	want := data.Member{
		Base: list[0].Base, Project: d.set.Project, District: storetest.Akzhaiyk, Name: "Нұрланқызы Айгүл",
		Specialty: "education", Phone: "+7 705 123 45 67", Organisation: "№ 2 мектеп", Position: "мұғалім",
		From: 20260901, Note: "тек сенбіде",
	}
	if diff := cmp.Diff(want, list[0]); diff != "" {
		t.Errorf("kept another member:\n%s", diff)
	}
	d.wantSeen("Топқа мына салалардан маман керек: денсаулық сақтау, мәдениет, спорт.")
	d.wantSeen("Нұрланқызы Айгүл")
}

func TestMemberIsRefusedAtTheField(t *testing.T) {
	d := deskWith(t, settings.Group, nil)
	d.keys(kit.CtrlShift(fyne.KeyN))
	d.save()
	d.wantSeen("Бұл жолды толтыру қажет")
	d.typed("Есенова Дана") // the name has the keys
	d.pressed(fyne.KeyReturn)
	d.save()
	d.wantSeen("Бұл жолды толтыру қажет") // the field of work
	d.wantSeen("Есенова Дана")
	d.pressed(fyne.KeyEnd)
	d.times(4, fyne.KeyTab)
	d.typed("01.05.2026")
	d.pressed(fyne.KeyReturn)
	d.typed("01.04.2026")
	d.save()
	d.wantSeen("Аяқталуы (01.04.2026) басталуынан (01.05.2026) бұрын тұр")
	if len(d.members()) != 0 {
		t.Fatal("something was saved")
	}
	d.retyped("01.06.2026")
	d.save()
	d.sound()
	if list := d.members(); len(list) != 1 || list[0].To != 20260601 || list[0].Specialty != "other" {
		t.Errorf("kept %+v", list)
	}
}

func TestMembersWhoLeftDoNotCount(t *testing.T) {
	d := deskWith(t, settings.Group, func(d *desk) {
		d.member(data.Member{Name: "А", Specialty: "health"})
		d.member(data.Member{Name: "Ә", Specialty: "education", To: today})
		d.member(data.Member{Name: "Б", Specialty: "culture", To: today.AddDays(-1)})
		d.member(data.Member{Name: "В", Specialty: "sport", District: storetest.Borli})
	})
	d.wantSeen("Топқа мына салалардан маман керек: мәдениет, спорт.")
	d.wantSeen("21.11.2026 ж. дейін")
	d.wantUnseen("Бөрлі")
}

func TestWholeGroupIsSaidToBeWhole(t *testing.T) {
	d := deskWith(t, settings.Group, func(d *desk) {
		for _, specialty := range []string{"health", "education", "culture", "sport"} {
			d.member(data.Member{Name: "Дана", Specialty: specialty})
		}
	})
	d.wantSeen("Топта төрт саланың маманы бар: денсаулық сақтау, білім беру, мәдениет, спорт.")
}

func TestMemberIsEditedAndDeletedWithAQuestion(t *testing.T) {
	d := deskWith(t, settings.Group, func(d *desk) {
		d.member(data.Member{Name: "Ахметов Серік", Specialty: "health"})
		d.member(data.Member{Name: "Есенова Дана", Specialty: "sport"})
	})
	d.pressed(fyne.KeyDown, fyne.KeyReturn)
	d.retyped("Есенова Дана Серікқызы")
	d.save()
	d.sound()
	if got := d.members()[1].Name; got != "Есенова Дана Серікқызы" {
		t.Errorf("the name is %q", got)
	}
	d.pressed(fyne.KeyDelete)
	d.wantSeen("Есенова Дана Серікқызы топтан жойылсын ба?")
	d.pressed(fyne.KeyEscape)
	if len(d.members()) != 2 {
		t.Fatal("deleted without a yes")
	}
	d.pressed(fyne.KeyDelete, fyne.KeyTab, fyne.KeyReturn)
	d.sound()
	if list := d.members(); len(list) != 1 || list[0].Name != "Ахметов Серік" {
		t.Errorf("left are %+v", list)
	}
}

func TestEscapeLeavesTheMemberAsItWas(t *testing.T) {
	d := deskWith(t, settings.Group, func(d *desk) { d.member(data.Member{Name: "Ахметов Серік", Specialty: "health"}) })
	d.pressed(fyne.KeyReturn)
	d.retyped("Басқа адам")
	d.pressed(fyne.KeyEscape)
	if got := d.members()[0].Name; got != "Ахметов Серік" {
		t.Errorf("the name is %q", got)
	}
}

func TestManagerSeesTheGroupsOfAllDistricts(t *testing.T) {
	d := deskWith(t, settings.Group, func(d *desk) {
		d.set.Role, d.set.District = "manager", ""
		for _, specialty := range []string{"health", "education", "culture", "sport"} {
			d.member(data.Member{Name: "Дана", Specialty: specialty})
		}
		d.member(data.Member{Name: "Серік", Specialty: "sport", District: storetest.Borli})
	})
	d.wantSeen("11 ауданның тобында төрт саланың бәрі жоқ")
	d.wantSeen("Ақжайық ауданы")
	d.wantSeen("Бөрлі ауданы")
	d.window.Canvas().FocusPrevious() // the choice of a district
	for range 4 {
		d.pressed(fyne.KeyDown)
	}
	d.wantSeen("Топқа мына салалардан маман керек: денсаулық сақтау, білім беру, мәдениет.")
	d.wantUnseen("Дана")

	d.keys(kit.CtrlShift(fyne.KeyN)) // a member of the district in sight
	d.wantSeen("Бөрлі ауданы")
	d.pressed(fyne.KeyTab)
	d.typed("Айгүл Есенова")
	d.pressed(fyne.KeyReturn, fyne.KeyDown)
	d.save()
	d.sound()
	list := d.members()
	if got := list[len(list)-1]; got.District != storetest.Borli || got.Name != "Айгүл Есенова" || got.Specialty != "health" {
		t.Errorf("kept %+v", got)
	}
}
