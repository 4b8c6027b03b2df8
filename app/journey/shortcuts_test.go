//go:build linux

package journey

import (
	"image"
	"testing"
)

// The same keys do the same, whatever the layout makes of them.
func TestShortcutsUnderLayouts(t *testing.T) {
	l, dir := newLaptop(t), begun(t)
	l.open(dir)
	layouts := []layout{us, kz, ru}

	// to every screen and round to the first again
	first := map[string]*image.RGBA{} // what the keys led to under the first layout
	for _, now := range layouts {
		l.use(now)
		for _, keys := range []string{"Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9", "Ctrl+1"} {
			seen := l.leads(keys)
			if first[keys] == nil {
				first[keys] = seen
			}
			if changed := l.becomes(first[keys]); !onlyCursor(changed) {
				keep(t, t.ArtifactDir(), keys+"-"+now.name, l.picture())
				t.Errorf("%s under %s leads to another picture than under %s, within %v", keys, now.name, us.name, changed)
			}
		}
	}

	inside := look(t, dir)
	language := func() string {
		return inside.texts("SELECT value FROM setting WHERE key = 'language'")[0]
	}
	for i, now := range layouts {
		l.use(now)
		l.leads("Ctrl+N")
		l.press("Down", "Tab", "Tab")
		l.text(map[string]string{"us": "Visit", "kz": "Шығу", "ru": "Выезд"}[now.name])
		l.press("Ctrl+S")
		l.until("Ctrl+S under "+now.name+" has saved", func() bool {
			return inside.number("SELECT count(*) FROM event") == i+1
		})

		list := l.leads("Ctrl+PgDn")
		l.leads("Ctrl+PgUp")
		l.leads("Ctrl+F") // on this page: to the list, where a name is typed
		if changed := l.becomes(list); !onlyCursor(changed) {
			t.Errorf("Ctrl+F under %s leads to another picture than Ctrl+PgDn, within %v", now.name, changed)
		}

		for _, next := range []string{"ru", "en", "kk"} {
			l.press("Ctrl+L")
			l.until("Ctrl+L under "+now.name+" has turned the language to "+next, func() bool { return language() == next })
		}
		l.settled()
	}
	l.quit() // Ctrl+Q under the last of them
}
