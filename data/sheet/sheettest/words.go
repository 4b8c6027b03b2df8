// Package sheettest is what tests of workbooks stand on: the program's own
// words, without the floor above. Nothing but tests imports it.
package sheettest

import (
	"encoding/json"
	"sync"

	"sapar/assets"
)

// Words is the text of a key in a language; "" where there is none. Plurals
// have none here.
func Words(lang, key string) string { return words()[lang][key] }

var words = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, lang := range []string{"kk", "ru", "en"} {
		raw, err := assets.I18n.ReadFile("i18n/" + lang + ".json")
		if err != nil {
			panic(err) // it is built into the program
		}
		var mixed map[string]any
		if err := json.Unmarshal(raw, &mixed); err != nil {
			panic(err)
		}
		all[lang] = map[string]string{}
		for key, v := range mixed {
			if s, ok := v.(string); ok {
				all[lang][key] = s
			}
		}
	}
	return all
})
