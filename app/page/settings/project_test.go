package settings_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/kit"
	"sapar/app/page/settings"
	"sapar/data"
	"sapar/data/store/storetest"
)

// Times Tab from the first field of the project, its Kazakh title.
const (
	toCustomer = 3
	toNumber   = 4
	toEnd      = 7
	toBIN      = 9
	toWithCity = 11
	toAgeMin   = 12
	toHead     = 16
)

func TestProjectIsEditedByKeys(t *testing.T) {
	d := deskWith(t, settings.Project, nil)
	d.retyped("Ауыл жастарын қолдау")
	d.pressed(fyne.KeyReturn)
	d.retyped("Поддержка сельской молодёжи")
	d.times(toNumber-1, fyne.KeyTab)
	d.typed("12-К")
	d.pressed(fyne.KeyReturn)
	d.typed("10012026")
	d.times(toBIN-toNumber-1, fyne.KeyReturn)
	d.typed("123456789012")
	d.pressed(fyne.KeyReturn, fyne.KeyReturn) // past the specialties of the group
	d.typed(" ")                              // with the city
	d.pressed(fyne.KeyReturn)
	d.typed("16")
	d.times(toHead-toAgeMin, fyne.KeyReturn)
	d.typed("С. Ахметов")
	d.save()
	d.sound()

	got := d.project()
	want := data.Project{
		Base: got.Base, Kind: "grant", Start: 20260115, End: 20261214, Region: "270000000",
		TitleKK: "Ауыл жастарын қолдау", TitleRU: "Поддержка сельской молодёжи", Number: "12-К",
		ContractDate: 20260110, BIN: "123456789012", WithCity: true, AgeMin: 16, Head: "С. Ахметов",
	}
	if string(data.ProjectType.AppendValues(nil, &got)) != string(data.ProjectType.AppendValues(nil, &want)) {
		t.Errorf("kept %+v\nwant %+v", got, want)
	}
	d.wantSeen("Ауыл жастарын қолдау")
}

func TestProjectIsRefusedAtTheField(t *testing.T) {
	tests := []struct {
		condition string
		tabs      int
		text      string
		says      string
		mended    string
	}{
		{"a BIN of 11 digits", toBIN, "12345678901", "«12345678901» – БСН емес. БСН 12 цифрдан тұрады.", "123456789012"},
		{"an end before the start", toEnd, "01.01.2026", "Аяқталуы (01.01.2026) басталуынан (15.01.2026) бұрын тұр", "01.12.2026"},
		{"a day that is none", toEnd, "31.11.2026", "Мұндай күн жоқ", "30.11.2026"},
		{"no title", 0, "", "Бұл жолды толтыру қажет", "Жоба"},
		{"an age above all bounds", toAgeMin, "40", "34 – тым аз. Кемінде 40 болуы керек.", ""},
		{"a number of 300 characters", toNumber, strings.Repeat("ж", 300), "Мәтін тым ұзын: 300 таңба. Ең көбі 250", "12-К"},
	}
	for _, tt := range tests {
		t.Run(tt.condition, func(t *testing.T) {
			d := deskWith(t, settings.Project, nil)
			before := d.project()
			d.times(tt.tabs, fyne.KeyTab)
			d.retyped(tt.text)
			d.keys(kit.Ctrl(fyne.KeyPageDown)) // to leave is to save
			if d.page.Spot().Section != settings.Project {
				t.Fatal("the section was left")
			}
			if d.page.Leave() {
				t.Fatal("the page can be left")
			}
			d.wantSeen(tt.says)
			if tt.text != "" && len(tt.text) < 100 {
				d.wantSeen(tt.text)
			}
			if got := d.project(); got.End != before.End || got.BIN != before.BIN || got.TitleKK != before.TitleKK || got.AgeMin != before.AgeMin {
				t.Errorf("something was saved: %+v", got)
			}
			if tt.condition == "an age above all bounds" {
				d.typed("45") // the upper bound has the keys
			} else {
				d.retyped(tt.mended)
			}
			d.keys(kit.Ctrl(fyne.KeyPageDown))
			if at := d.page.Spot().Section; at != settings.Indicators {
				t.Errorf("mended, but still at %s:\n%s", at, d.seen())
			}
			d.sound()
		})
	}
}

func TestEndMendedAtTheStart(t *testing.T) {
	d := deskWith(t, settings.Project, nil)
	d.times(toEnd, fyne.KeyTab)
	d.retyped("01.01.2026")
	d.save()
	d.window.Canvas().FocusPrevious()
	d.retyped("01.12.2025")
	d.save()
	d.sound()
	if p := d.project(); p.Start != 20251201 || p.End != 20260101 {
		t.Errorf("lasts from %s to %s", p.Start, p.End)
	}
}

func TestUntouchedProjectWritesNothing(t *testing.T) {
	d := deskWith(t, settings.Project, nil)
	d.times(20, fyne.KeyTab)
	if !d.page.Leave() || d.said != "" {
		t.Errorf("leaving said %q", d.said)
	}
}

// press finds a button by its words and presses it.
func (d *desk) press(text string) {
	d.t.Helper()
	for range 40 {
		if b, ok := d.window.Canvas().Focused().(*kit.Button); ok && strings.HasPrefix(b.Text, text) {
			d.pressed(fyne.KeyReturn)
			return
		}
		d.pressed(fyne.KeyTab)
	}
	d.t.Fatalf("no button %q is reached by Tab:\n%s", text, d.seen())
}

func TestProjectAddedFromAPresetIsTheCurrentOne(t *testing.T) {
	d := deskWith(t, settings.Project, nil)
	first := d.set.Project
	d.press("Жоба қосу")
	d.times(5, fyne.KeyDown) // the fifth order, of Taraz: eight months
	d.wantSeen("Тараз")
	d.save()
	d.sound()
	if d.set.Project == first || d.set.District != "311000000" || d.kept() != d.set {
		t.Fatalf("the settings are %+v", d.set)
	}
	p := d.project()
	if p.Preset != "taraz-5-unorganised-youth" || p.Start != today || p.End != 20270721 {
		t.Errorf("made %+v", p)
	}
	if list := d.indicators(); len(list) != 1 || list[0].Plan != 5 {
		t.Errorf("made the indicators %+v", list)
	}
	if at := d.page.Spot().Section; at != settings.Project {
		t.Errorf("the person is at %s", at)
	}

	// And back again: Taraz is no district of the region.
	d.press("Басқа жобаға ауысу")
	d.wantSeen("Ауыл жастары")
	d.save()
	d.wantSeen("Ауданыңызды таңдаңыз")
	if d.set.Project == first {
		t.Fatal("went over without a district")
	}
	d.typed("Ақжайық")
	d.pressed(fyne.KeyReturn)
	d.save()
	d.sound()
	if d.set.Project != first || d.set.District != storetest.Akzhaiyk {
		t.Errorf("the settings are %+v", d.set)
	}
}

func TestAddedProjectsDaysAreRefusedAtTheField(t *testing.T) {
	d := deskWith(t, settings.Project, nil)
	d.press("Жоба қосу")
	d.times(2, fyne.KeyTab)
	d.retyped("01.01.2026")
	d.save()
	d.wantSeen("Аяқталуы (01.01.2026) басталуынан (22.11.2026) бұрын тұр")
	d.wantSeen("01.01.2026")
	d.retyped("31.12.2026")
	d.save()
	if all, err := d.store.Projects(context.Background()); err != nil || len(all) != 2 {
		t.Errorf("there are %d projects (%v):\n%s", len(all), err, d.seen())
	}
	d.sound()
}

func TestManagerGoesOverWithoutADistrict(t *testing.T) {
	d := deskWith(t, settings.Project, func(d *desk) { d.set.Role, d.set.District = "manager", "" })
	d.press("Жоба қосу")
	d.times(1, fyne.KeyDown)
	d.save()
	if d.set.District != "" || d.project().Region != "311000000" {
		t.Errorf("the settings are %+v", d.set)
	}
	d.sound()
}

func TestSettingsWithoutAProjectOfferOne(t *testing.T) {
	d := deskWith(t, settings.Project, func(d *desk) { d.set.Project = data.ID{1} })
	d.wantSeen("Жоба табылмады")
	d.pressed(fyne.KeyReturn)
	d.wantSeen("Жаңа жоба")
	d.save()
	d.sound()
	if d.project().Preset != "wko-rural-youth" {
		t.Errorf("made %+v", d.project())
	}
}
