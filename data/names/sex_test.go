package names_test

import (
	"testing"

	"sapar/data/names"
)

func TestEndingsTellTheSex(t *testing.T) {
	for name, want := range map[string]string{
		"Серікова Әйгерім Қайратқызы": "f",
		"Ахметова Айгерім":            "f",
		"Иванова Анна Сергеевна":      "f",
		"Ахметов Асан Серікұлы":       "m",
		"Akhmetov Asan":           "m",
		"Сейітқызы Айгүл":         "f",
		"Серік Айгерим Сериккызы": "f",
		"Қуаныш Әділет":           "",
		"":                        "",
		"Құлов":                   "m",
		"Сериков Асан Серікұлы": "m",
	} {
		if got := names.Sex(name); got != want {
			t.Errorf("Sex(%q) = %q, want %q", name, got, want)
		}
	}
}
