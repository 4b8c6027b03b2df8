package i18n

import "sapar/data"

// Person is what a person is called on a screen: by name, or that the personal
// data is gone, or that the name was not sent along.
func (w *Words) Person(p data.Person) string {
	switch {
	case p.Name != "":
		return p.Name
	case data.Redacted(&p):
		return w.T("word.redacted")
	}
	return w.T("word.nameless")
}
