package i18n_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/lang"

	"sapar/app/i18n"
)

func TestFyneSpeaksTheChosenLanguage(t *testing.T) {
	// Whatever the system speaks: a language that Fyne has, one that it has
	// not, several, none at all.
	for _, system := range []struct{ name, lang, languages string }{
		{"Kazakh", "kk_KZ.UTF-8", ""},
		{"Russian", "ru_RU.UTF-8", ""},
		{"Russian of Kazakhstan", "ru_KZ.UTF-8", ""},
		{"American", "en_US.UTF-8", ""},
		{"British", "en_GB.UTF-8", ""},
		{"German", "de_DE.UTF-8", ""},
		{"Chinese", "zh_CN.UTF-8", ""},
		{"Russian before English", "en_US.UTF-8", "ru:en"},
		{"Kazakh before Russian", "ru_KZ.UTF-8", "kk_KZ:ru_KZ"},
		{"plain", "C", ""},
		{"plain in UTF-8", "C.UTF-8", ""},
		{"unset", "", ""},
	} {
		t.Run(system.name, func(t *testing.T) {
			t.Setenv("LC_ALL", "")
			t.Setenv("LC_MESSAGES", "")
			t.Setenv("LANG", system.lang)
			t.Setenv("LANGUAGE", system.languages)
			// There and back: an earlier choice must not stay.
			for _, chosen := range []struct {
				lang                      i18n.Lang
				tuesday, thursday, cancel string
			}{
				{i18n.RU, "Вторник", "Четверг", "Отмена"},
				{i18n.KK, "Сейсенбі", "Бейсенбі", "Болдырмау"},
				{i18n.EN, "Tuesday", "Thursday", "Cancel"},
				{i18n.RU, "Вторник", "Четверг", "Отмена"},
				{i18n.KK, "Сейсенбі", "Бейсенбі", "Болдырмау"},
			} {
				if err := i18n.InstallFyne(chosen.lang); err != nil {
					t.Fatal(err)
				}
				for _, c := range []struct{ got, want string }{
					{lang.X("tuesday", "?"), chosen.tuesday},
					{lang.X("thursday", "?"), chosen.thursday},
					{lang.L("Cancel"), chosen.cancel},
					{lang.X("file.name", "?"), i18n.Load(chosen.lang).T("fyne.file.name")},
				} {
					if c.got != c.want {
						t.Errorf("chosen %s: Fyne says %q, want %q", chosen.lang, c.got, c.want)
					}
				}
			}
		})
	}
}

func TestEveryStringOfFyneIsTranslated(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatalf("find Fyne's sources: %v", err)
	}
	content, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	var theirs map[string]any
	if err := json.Unmarshal(content, &theirs); err != nil {
		t.Fatal(err)
	}
	w := i18n.Load(i18n.KK)
	for id := range theirs {
		if !w.Has("fyne." + id) {
			t.Errorf("no words for Fyne's %q", id)
		}
	}
	for _, key := range w.Keys() {
		if id, ok := strings.CutPrefix(key, "fyne."); ok && theirs[id] == nil {
			t.Errorf("%s: Fyne has no such string", key)
		}
	}
}
