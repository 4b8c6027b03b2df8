// Package i18n is the words, numbers and dates of the three languages of the
// interface. The words themselves stand in assets/i18n, one JSON file per
// language with the same keys; no other text that a person reads stands in
// code.
//
// It must never know a screen: it answers to keys, numbers and days.
package i18n

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"sapar/assets"
)

// Lang is a language of the interface. Its values are stored in the settings
// and name the files.
type Lang string

// The languages. Kazakh is what a first start speaks.
const (
	KK Lang = "kk"
	RU Lang = "ru"
	EN Lang = "en"
)

// Langs returns the languages in the order in which a list shows them.
func Langs() []Lang { return []Lang{KK, RU, EN} }

// Parse reads a stored or typed language code.
func Parse(s string) (Lang, bool) {
	l := Lang(strings.ToLower(strings.TrimSpace(s)))
	return l, slices.Contains(Langs(), l)
}

// Name is what the language calls itself.
func (l Lang) Name() string { return Load(l).T("lang.self") }

// Words are one language's words. They are read once, never change and may be
// used from several goroutines.
type Words struct {
	lang      Lang
	localizer *goi18n.Localizer
	plain     map[string]string // texts that stand as they are: nearly all
	keys      map[string]bool
}

// Load returns the words of a language, of Kazakh for a language that is not
// one of Langs.
func Load(l Lang) *Words {
	all := loaded()
	if w, ok := all[l]; ok {
		return w
	}
	return all[KK]
}

var loaded = sync.OnceValue(func() map[Lang]*Words {
	bundle := goi18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	all := map[Lang]*Words{}
	for _, l := range Langs() {
		w, err := read(bundle, l)
		if err != nil {
			// The files are part of the program: this build is broken.
			panic(fmt.Errorf("read words: %w", err))
		}
		all[l] = w
	}
	return all
})

func read(bundle *goi18n.Bundle, l Lang) (*Words, error) {
	path := "i18n/" + string(l) + ".json"
	content, err := assets.I18n.ReadFile(path)
	if err != nil {
		return nil, err
	}
	file, err := bundle.ParseMessageFileBytes(content, path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	w := &Words{
		lang:      l,
		localizer: goi18n.NewLocalizer(bundle, string(l)),
		plain:     map[string]string{},
		keys:      map[string]bool{},
	}
	for _, m := range file.Messages {
		w.keys[m.ID] = true
		if !strings.Contains(m.Other, "{{") {
			w.plain[m.ID] = m.Other
		}
	}
	return w, nil
}

// Lang is the language of these words.
func (w *Words) Lang() Lang { return w.lang }

// Has reports whether the language has a text for the key.
func (w *Words) Has(key string) bool { return w.keys[key] }

// Keys returns every key of the language, sorted.
func (w *Words) Keys() []string { return slices.Sorted(maps.Keys(w.keys)) }

// T returns the text of a key, with its {{.name}} filled from args, which are
// names and values by turns. Values appear as fmt prints them: numbers and
// dates are formatted by the caller (Int, Date).
//
// A key that the language lacks falls back to English and then to ⟨key⟩, and
// is remembered for Missing.
func (w *Words) T(key string, args ...any) string {
	if text, ok := w.plain[key]; ok {
		return text
	}
	return w.Fill(key, pairs(key, args))
}

// N returns the text of a key in the plural form that n asks for; its {{.n}}
// is n formatted as Int does. Args as in T.
func (w *Words) N(key string, n int, args ...any) string {
	values := pairs(key, args)
	values["n"] = w.Int(n)
	return w.localize(key, &goi18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: values})
}

// Fill is T with the values as a map.
func (w *Words) Fill(key string, values map[string]any) string {
	return w.localize(key, &goi18n.LocalizeConfig{MessageID: key, TemplateData: values})
}

func (w *Words) localize(key string, config *goi18n.LocalizeConfig) string {
	if !w.keys[key] {
		remember(w.lang, key)
		if w.lang != EN && Load(EN).keys[key] {
			return Load(EN).localize(key, config)
		}
		return "⟨" + key + "⟩"
	}
	text, err := w.localizer.Localize(config)
	if err != nil {
		// A plural form or a placeholder that the tests of the files refuse.
		remember(w.lang, key)
		return "⟨" + key + "⟩"
	}
	return text
}

// pairs panics on a slip of the programmer, which the scan of all calls in the
// tests finds first.
func pairs(key string, args []any) map[string]any {
	if len(args)%2 != 0 {
		panic(fmt.Sprintf("i18n: %q has a name without a value", key))
	}
	values := make(map[string]any, len(args)/2+1)
	for i := 0; i < len(args); i += 2 {
		name, ok := args[i].(string)
		if !ok {
			panic(fmt.Sprintf("i18n: %q: %v is not a name", key, args[i]))
		}
		values[name] = args[i+1]
	}
	return values
}

var missing = struct {
	sync.Mutex
	keys map[string]bool
}{keys: map[string]bool{}}

func remember(l Lang, key string) {
	missing.Lock()
	defer missing.Unlock()
	missing.keys[string(l)+": "+key] = true
}

// Missing returns what was asked for and not there since the program began, as
// "kk: some.key", sorted. Tests of screens hold that it is empty.
func Missing() []string {
	missing.Lock()
	defer missing.Unlock()
	return slices.Sorted(maps.Keys(missing.keys))
}

// Capital returns the text with a capital first letter, for a heading: names
// of months and weekdays are stored as they stand within a sentence.
func Capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}
