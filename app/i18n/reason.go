package i18n

import "sapar/data"

// Reason is why two records may be one person, or may not, as a part of a
// sentence.
func (w *Words) Reason(r data.Reason, places data.Places) string {
	return w.Fill("match."+r.Code, w.spoken("", r.Args, places))
}
