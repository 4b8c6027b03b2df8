package platform

import (
	"strings"

	"github.com/jeandeaual/go-locale"
)

// Locale guesses the language that the system speaks: two or three small
// letters like "kk", or "" where it names none.
func Locale() string {
	lang, err := locale.GetLanguage()
	if err != nil {
		return ""
	}
	return language(lang)
}

// language keeps the language of a name such as kk_KZ.UTF-8; "C" and "POSIX"
// are no language.
func language(name string) string {
	end := strings.IndexFunc(name, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })
	if end >= 0 {
		name = name[:end]
	}
	if len(name) < 2 || len(name) > 3 {
		return ""
	}
	return strings.ToLower(name)
}
