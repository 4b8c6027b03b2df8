package i18n

import (
	"encoding/json"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// fyneKeys is where Fyne's own strings stand in our files.
const fyneKeys = "fyne."

// InstallFyne gives Fyne's own dialogs and menus the words of a language.
//
// Fyne cannot be told a language: it takes the system's. So the words are
// registered as the system language's, whatever that is, in place of Fyne's
// own (whose Russian has Tuesday and Thursday swapped, and which has no
// Kazakh). Each call replaces the words of the one before; what is already on
// the screen has to be built again. It is called on the UI goroutine.
func InstallFyne(l Lang) error {
	words := Load(l)
	texts := map[string]string{}
	for _, key := range words.Keys() {
		if id, ok := strings.CutPrefix(key, fyneKeys); ok {
			texts[id] = words.T(key)
		}
	}
	content, err := json.Marshal(texts)
	if err != nil {
		return fmt.Errorf("install Fyne's words: %w", err)
	}
	// Without the script, as Fyne itself asks for its words.
	system := fyne.Locale(lang.SystemLocale().LanguageString())
	if err := lang.AddTranslationsForLocale(content, system); err != nil {
		return fmt.Errorf("install Fyne's words for %s: %w", system, err)
	}
	return nil
}
