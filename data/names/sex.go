package names

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Sex is what a name's endings say of its bearer: "m", "f", or "" where they say
// nothing. A patronymic tells; a surname where there is none.
func Sex(name string) string {
	words := Words(name)
	for _, e := range sexes() {
		for _, word := range words {
			const shortest = 2 // letters of the stem
			if rest, ok := strings.CutSuffix(word, e.text); ok && utf8.RuneCountInString(rest) >= shortest {
				return e.sex
			}
		}
	}
	return ""
}

type sexEnding struct{ sex, text string }

// sexes reads sex.txt, once.
var sexes = sync.OnceValue(func() []sexEnding {
	var out []sexEnding
	for _, row := range rows("sex.txt") {
		out = append(out, sexEnding{row[0], row[1]})
	}
	return out
})
