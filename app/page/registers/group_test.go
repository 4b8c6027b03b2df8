package registers_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
	"sapar/data/store"
	"sapar/data/store/storetest"
)

// wanting is a store with a project that wants specialists of three fields.
func wanting(t *testing.T) (*store.Store, data.Project) {
	t.Helper()
	s := storetest.New(t)
	p := storetest.Project(t, s)
	p.Specialties = []string{"health", "education", "sport"}
	put(t, s, &p)
	return s, p
}

func member(p data.Project, name, specialty string) *data.Member {
	return &data.Member{Project: p.ID, District: storetest.Akzhaiyk, Name: name, Specialty: specialty}
}

func TestMemberIsAddedByKeys(t *testing.T) {
	s, p := wanting(t)
	x := show(t, s, i18n.KK, large)
	x.sees("Топта әлі ешкім жоқ", "Топқа мына салалардан маман керек: денсаулық сақтау, білім беру, спорт.")
	x.press(kit.Ctrl(fyne.KeyN))
	x.write("нұрланқызы айгүл")
	x.key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyTab) // education
	x.write("+7 705 123 45 67")
	x.key(fyne.KeyReturn)
	x.write("№ 2 мектеп")
	x.key(fyne.KeyReturn)
	x.write("мұғалім")
	x.save()

	list := listed[data.Member](x, data.MemberType)
	if len(list) != 1 {
		t.Fatalf("there are %d members:\n%s", len(list), x.text())
	}
	want := data.Member{
		Base: list[0].Base, Project: p.ID, District: storetest.Akzhaiyk, Name: "Нұрланқызы Айгүл",
		Specialty: "education", Phone: "+7 705 123 45 67", Organisation: "№ 2 мектеп", Position: "мұғалім",
	}
	if diff := cmp.Diff(want, list[0]); diff != "" {
		t.Errorf("kept another member:\n%s", diff)
	}
	x.sees("Топқа мына салалардан маман керек: денсаулық сақтау, спорт.", "1 топ мүшесі")
}

func TestMemberIsRefusedAtTheField(t *testing.T) {
	s, _ := wanting(t)
	x := show(t, s, i18n.KK, large)
	x.press(kit.Ctrl(fyne.KeyN))
	x.save()
	x.sees("Бұл жолды толтыру қажет")
	if n := len(listed[data.Member](x, data.MemberType)); n != 0 {
		t.Errorf("%d members were saved", n)
	}
	x.write("Есенова Дана")
	x.key(fyne.KeyEscape)
	x.sees("Терілгені сақталмаған") // Escape is pressed by mistake more often than not
	x.key(fyne.KeyEscape)
	x.sees("Есенова Дана")
}

func TestMemberWhoLeftDoesNotCount(t *testing.T) {
	s, p := wanting(t)
	left := member(p, "Асан", "sport")
	left.To = storetest.Day.AddDays(-1)
	put(t, s, member(p, "Айгүл", "health"), member(p, "Дана", "education"), left)
	x := show(t, s, i18n.KK, large)
	x.sees("Топқа мына салалардан маман керек: спорт.", "19.05.2026 дейін")
}

func TestManagerSeesWhichDistrictsLackSomebody(t *testing.T) {
	s, p := wanting(t)
	put(t, s, member(p, "Айгүл", "health"), member(p, "Дана", "education"), member(p, "Асан", "sport"))
	set, err := s.Settings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	set.Role, set.District = "manager", ""
	if err := s.SaveSettings(t.Context(), set); err != nil {
		t.Fatal(err)
	}
	x := show(t, s, i18n.KK, large)
	x.sees("11 ауданның тобында қажет саланың бәрі жоқ", "Бөрлі", "3 топ мүшесі")
	x.press(kit.Ctrl(fyne.KeyF))
	x.key(fyne.KeyTab, fyne.KeyDown) // the choice of a district, and the first in it
	x.sees("Топта қажет салалардың бәрі бар: денсаулық сақтау, білім беру, спорт.")
}

func TestMatrixOpensTheEventsOfACell(t *testing.T) {
	s, p := wanting(t)
	doctor, teacher := member(p, "Айгүл", "health"), member(p, "Дана", "education")
	put(t, s, doctor, teacher)
	first, second := storetest.Event(p, 20260410), storetest.Event(p, 20260512)
	first.Status, second.Status = data.Held, data.Held
	first.Members, second.Members = []data.ID{doctor.ID}, []data.ID{doctor.ID}
	second.Title = "Денсаулық күні"
	put(t, s, &first, &second)

	x := show(t, s, i18n.KK, large)
	x.press(kit.Ctrl(fyne.KeyM))
	x.toVillage(t, "Чапаев")
	x.sees("2 · 12.05.26", "Чапаев, Денсаулық сақтау: 2 рет, соңғысы – 12.05.2026")
	x.key(fyne.KeyReturn)
	x.sees("Денсаулық күні")
	x.key(fyne.KeyDown, fyne.KeyReturn)
	if len(x.opened) != 1 || x.opened[0] != first.ID {
		t.Errorf("opened %v, want the older event %v", x.opened, first.ID)
	}

	x.key(fyne.KeyRight) // to education, which nobody has brought here
	x.sees("Чапаев, Білім беру: маман әлі барған жоқ")
	x.key(fyne.KeyReturn, fyne.KeyReturn)
	if len(x.drafts) != 1 || x.drafts[0].Village != storetest.Chapaev || x.drafts[0].Members[0] != teacher.ID {
		t.Errorf("drafts: %+v", x.drafts)
	}
}

// toVillage goes down the matrix to a village.
func (x *screen) toVillage(t *testing.T, name string) {
	t.Helper()
	for range 60 {
		if has(x.text(), "\n"+name+", ") {
			return
		}
		x.key(fyne.KeyDown)
	}
	t.Fatalf("there is no %s:\n%s", name, x.text())
}
