package settings_test

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/app/page/settings"
	"sapar/data"
	"sapar/data/store/storetest"
)

// kept are the settings as the store has them.
func (d *desk) kept() data.Settings {
	d.t.Helper()
	set, err := d.store.Settings(context.Background())
	if err != nil {
		d.t.Fatal(err)
	}
	return set
}

func TestChangesOfThisComputerTakeEffectAtOnce(t *testing.T) {
	d := newDesk(t)
	d.retyped("айгүл серікқызы")
	if d.changes != 0 {
		t.Error("a name is taken over while it is being typed")
	}
	d.pressed(fyne.KeyReturn)
	if got := d.kept().Name; got != "Айгүл Серікқызы" || d.changes != 1 {
		t.Errorf("the name is %q after %d changes", got, d.changes)
	}
	d.pressed(fyne.KeyDown) // the keys went on to the role, on the page made anew
	if got := d.kept().Role; got != "staff" || d.changes != 2 {
		t.Errorf("the role is %q after %d changes", got, d.changes)
	}
	d.pressed(fyne.KeyTab, fyne.KeyTab, fyne.KeyEnd)
	if got := d.kept().Theme; got != "dark" {
		t.Errorf("the theme is %q", got)
	}
	if d.said != i18n.Load(i18n.KK).T("page.settings.saved") {
		t.Errorf("said %q", d.said)
	}
	d.sound()
}

func TestLanguageSwitchStaysWhereThePersonIs(t *testing.T) {
	d := newDesk(t)
	d.pressed(fyne.KeyTab, fyne.KeyTab, fyne.KeyDown)
	if d.set.Language != "ru" || d.kept().Language != "ru" {
		t.Fatalf("the language is %q", d.set.Language)
	}
	d.wantSeen(i18n.Load(i18n.RU).T("page.settings.you"))
	if at := d.page.Spot(); at != (settings.Spot{Section: settings.Computer, Field: "language"}) {
		t.Errorf("the person is at %+v", at)
	}
	d.pressed(fyne.KeyDown)
	d.wantSeen(i18n.Load(i18n.EN).T("page.settings.you"))
}

func TestRoleNeedsADistrictButTheManagersHasNone(t *testing.T) {
	d := newDesk(t)
	label := i18n.Load(i18n.KK).T("page.settings.district")
	d.pressed(fyne.KeyTab, fyne.KeyEnd)
	d.wantUnseen(label)
	if set := d.kept(); set.Role != "manager" || set.District != "" {
		t.Fatalf("kept %+v", set)
	}
	d.pressed(fyne.KeyHome) // the coordinator's again
	d.wantSeen("Ауданыңызды таңдаңыз")
	if set := d.kept(); set.Role != "manager" {
		t.Errorf("kept %+v without a district", set)
	}
	if d.page.Leave() {
		t.Error("the page is left with a change that was not saved")
	}
	d.typed("бөрл") // the problem has the keys
	d.pressed(fyne.KeyReturn)
	if set := d.kept(); set.Role != "coordinator" || set.District != storetest.Borli {
		t.Errorf("kept %+v", set)
	}
	if !d.page.Leave() {
		t.Error("the page cannot be left")
	}
	d.sound()
}

func TestEmptyNameIsRefusedAndTheOldOneStays(t *testing.T) {
	d := newDesk(t)
	d.retyped("")
	d.pressed(fyne.KeyTab)
	d.wantSeen("Аты-жөніңізді жазыңыз")
	if d.changes != 0 || d.kept().Name != "Айгүл" || d.page.Leave() {
		t.Errorf("kept %+v", d.kept())
	}
	d.typed("Дана")
	if !d.page.Leave() || d.kept().Name != "Дана" {
		t.Errorf("kept %+v", d.kept())
	}
}

// The window goes on with what Leave has saved: a switch of the language must
// not write the old name over the new one.
func TestLeavingTellsOfChangesBeforeItReturns(t *testing.T) {
	d := newDesk(t)
	d.retyped("Дана")
	if !d.page.Leave() || d.changes != 1 || d.set.Name != "Дана" {
		t.Errorf("after leaving: %d changes, %+v", d.changes, d.set)
	}
	d.run.Drain()
	if d.changes != 1 {
		t.Errorf("told %d times", d.changes)
	}
}

func TestTurningToAnotherSectionSavesTheName(t *testing.T) {
	d := newDesk(t)
	d.retyped("Дана")
	d.keys(kit.Ctrl(fyne.KeyPageDown))
	if d.kept().Name != "Дана" || d.page.Spot().Section != settings.Project {
		t.Errorf("kept %+v at %+v", d.kept(), d.page.Spot())
	}
}

func TestBackupSaysWhereItIs(t *testing.T) {
	d := newDesk(t)
	d.wantSeen("/data/sapar")
	d.wantSeen("1.2.3")
	d.wantSeen("GeoNames (CC BY 4.0)")
	d.times(5, fyne.KeyTab)
	d.pressed(fyne.KeyReturn)
	seen := strings.Join(strings.Fields(d.seen()), "") // a long path is broken into lines
	path := regexp.MustCompile(`/[^:]*backups/[^:]*\.db`).FindString(seen)
	if _, err := os.Stat(path); err != nil {
		t.Errorf("the backup is not where the screen says: %v\n%s", err, d.seen())
	}
	d.pressed(fyne.KeyTab, fyne.KeySpace)
	if d.opened != "/data/sapar" {
		t.Errorf("opened %q", d.opened)
	}
}

func TestSectionsTurnByKeys(t *testing.T) {
	d := newDesk(t)
	var went []string
	for range 3 {
		d.keys(kit.Ctrl(fyne.KeyPageDown))
		went = append(went, d.page.Spot().Section)
	}
	d.keys(kit.Ctrl(fyne.KeyPageUp))
	went = append(went, d.page.Spot().Section)
	if got := strings.Join(went, " "); got != "project indicators indicators project" {
		t.Errorf("went through %s", got)
	}
	d.sound()
}

// Every section in every language asks for words that are there.
func TestNoWordIsMissing(t *testing.T) {
	for _, lang := range i18n.Langs() {
		for _, role := range []string{"coordinator", "manager"} {
			d := deskWith(t, settings.Computer, func(d *desk) {
				grant(d)
				d.set.Language, d.set.Role = string(lang), role
				if role == "manager" {
					d.set.District = ""
				}
			})
			for _, section := range []string{settings.Computer, settings.Project, settings.Indicators} {
				d.show(settings.Spot{Section: section})
				if strings.ContainsAny(d.seen(), "⟨⟩{}") {
					t.Errorf("%s, %s, %s: a word is missing:\n%s", lang, role, section, d.seen())
				}
				d.keys(kit.CtrlShift(fyne.KeyN))
				if strings.ContainsAny(d.seen(), "⟨⟩{}") {
					t.Errorf("%s, %s, dialog of %s: a word is missing:\n%s", lang, role, section, d.seen())
				}
				if d.window.Canvas().Overlays().Top() != nil {
					d.pressed(fyne.KeyEscape)
				}
			}
			d.sound()
		}
	}
	if missing := i18n.Missing(); len(missing) > 0 {
		t.Errorf("missing words: %v", missing)
	}
}
