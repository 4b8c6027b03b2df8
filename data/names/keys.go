package names

import (
	"strings"
	"sync"
	"unicode"
)

// FromLatinKeys returns what the same keys type on the Kazakh and Russian
// layouts, for text typed while the United States layout was on by mistake. It
// reports false, and returns the text as it is, when the text has no Latin
// letter or holds a letter that those keys do not type.
//
// Nearly every Latin text can be read so: look for the text itself as well.
func FromLatinKeys(text string) (string, bool) {
	keys, letters := latinKeys(), false
	typed := strings.Map(func(r rune) rune {
		key, found := keys[r]
		if !found {
			letters = letters || unicode.IsLetter(r)
			return r
		}
		return key
	}, text)
	latin := strings.ContainsFunc(text, func(r rune) bool {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	})
	if !latin || letters {
		return text, false
	}
	return typed, true
}

// latinKeys reads keys.txt, once.
var latinKeys = sync.OnceValue(func() map[rune]rune {
	keys := map[rune]rune{}
	pairs := lines("keys.txt")
	for i := 0; i+1 < len(pairs); i += 2 {
		there := []rune(pairs[i+1])
		for at, here := range []rune(pairs[i]) {
			keys[here] = there[at]
		}
	}
	return keys
})
