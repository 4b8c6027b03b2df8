package names

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// shortestNear is the shortest beginning that a slip is looked for in: among
// shorter ones nearly all are a letter apart.
const shortestNear = 4

// Near returns those of the folded words that a typed beginning, folded as well,
// can mean with one slip of a finger in it: a letter missing, too many, another
// or swapped with the next. The words are ascending; a beginning of less than
// four letters means none but what it begins.
func Near(prefix string, words []string) []string {
	if utf8.RuneCountInString(prefix) < shortestNear {
		from := sort.SearchStrings(words, prefix)
		to := from
		for to < len(words) && strings.HasPrefix(words[to], prefix) {
			to++
		}
		return words[from:to:to]
	}
	typed := []rune(prefix)
	var out []string
	var letters []rune
	for _, word := range words {
		letters = letters[:0]
		for _, r := range word {
			if letters = append(letters, r); len(letters) > len(typed) {
				break
			}
		}
		if slipped(typed, letters) {
			out = append(out, word)
		}
	}
	return out
}

// slipped reports whether the word, of which no more letters are given than one
// above what was typed, begins with what was typed but for one slip.
func slipped(typed, word []rune) bool {
	n := len(typed)
	i := 0
	for i < n && i < len(word) && typed[i] == word[i] {
		i++
	}
	begins := func(rest []rune, of []rune) bool {
		return len(rest) <= len(of) && string(of[:len(rest)]) == string(rest)
	}
	switch {
	case i == n:
		return true
	case begins(typed[i+1:], word[i:]): // a letter too many
		return true
	case i == len(word):
		return false
	case begins(typed[i+1:], word[i+1:]): // another letter
		return true
	case begins(typed[i:], word[i+1:]): // one is missing
		return true
	}
	return i+1 < n && i+1 < len(word) && typed[i] == word[i+1] && typed[i+1] == word[i] && begins(typed[i+2:], word[i+2:])
}
