package names

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"sapar/assets"
)

// alphabetEnd is the first code point after the Latin and Cyrillic blocks: the
// letters below it are looked up in an array.
const alphabetEnd = 0x530

// lines returns the lines of a file of assets/alphabet without comments and
// empty lines.
func lines(file string) []string {
	text, err := assets.Alphabet.ReadFile(path.Join("alphabet", file))
	if err != nil {
		panic(fmt.Sprintf("read alphabet: %v", err)) // embedded: cannot be absent
	}
	var list []string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "# ") && line != "#" {
			list = append(list, line)
		}
	}
	return list
}

// rows returns the lines of a file, split at spaces.
func rows(file string) [][]string {
	var list [][]string
	for _, line := range lines(file) {
		list = append(list, strings.Fields(line))
	}
	return list
}

// single returns the only rune of a text, and whether it has only one.
func single(text string) (rune, bool) {
	r, size := utf8.DecodeRuneInString(text)
	return r, size > 0 && size == len(text)
}

// bothCases returns the letter and its capital, where it has one of its own.
// The dotless i shares the capital of the dotted one and leaves it alone.
func bothCases(letter rune) []rune {
	capital := unicode.ToUpper(letter)
	if capital == letter || unicode.ToLower(capital) != letter {
		return []rune{letter}
	}
	return []rune{letter, capital}
}
