package i18n

import (
	"maps"

	"sapar/data"
)

// Missing is the sentence for what a period's data lacks.
func (w *Words) Missing(m data.Missing, places data.Places) string {
	args := maps.Clone(m.Args)
	if name, ok := args["name"].(data.Bilingual); ok {
		i := data.Indicator{NameKK: name.KK, NameRU: name.RU}
		args["name"] = i.Name(string(w.lang))
	}
	return w.Fill("missing."+m.Code, w.spoken(m.Code, args, places))
}
