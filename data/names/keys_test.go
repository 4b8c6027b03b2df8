package names_test

import (
	"strings"
	"testing"

	"sapar/data/names"
)

func TestFromLatinKeys(t *testing.T) {
	for condition, c := range map[string]struct {
		typed, want string
		ok          bool
	}{
		"small letters":           {"fquthbv", "айгерим", true},
		"Kazakh letters of row 1": {"2quth3v", "әйгерім", true},
		"capitals":                {"F[vtnjd Fcfy", "Ахметов Асан", true},
		"Kazakh capitals":         {"@kbz", "Әлия", true},
		"letters on signs":        {",fesh;fy", "бауыржан", true},
		"Cyrillic already":        {"Асан", "Асан", false},
		"Cyrillic among Latin":    {"fcасан", "fcасан", false},
		"no letters":              {"12-2", "12-2", false},
		"Kazakh Latin letters":    {"Äigerim", "Äigerim", false},
		"empty":                   {"", "", false},
	} {
		t.Run(condition, func(t *testing.T) {
			got, ok := names.FromLatinKeys(c.typed)
			if got != c.want || ok != c.ok {
				t.Errorf("FromLatinKeys(%q) = %q, %t, want %q, %t", c.typed, got, ok, c.want, c.ok)
			}
		})
	}
}

func TestEveryKazakhLetterHasAKey(t *testing.T) {
	typed := map[rune]bool{}
	for key := rune('!'); key <= '~'; key++ {
		text, _ := names.FromLatinKeys("q" + string(key))
		typed[[]rune(text)[1]] = true
	}
	letters := strings.ReplaceAll(kazakhAlphabet, " ", "")
	for _, letter := range letters + strings.ToLower(letters) {
		if !typed[letter] {
			t.Errorf("no key types %c", letter)
		}
	}
}
