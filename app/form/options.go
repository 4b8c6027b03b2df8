package form

import (
	"slices"
	"strings"
	"time"

	"sapar/app/i18n"
	"sapar/app/kit"
	"sapar/data"
)

// Places is the catalogue of places, with its own search.
type Places interface {
	data.Places
	// Find lists the places that a person may mean by a text, best first.
	Find(text string, kinds ...data.PlaceKind) []data.Place
	// Short returns a place's names without the word for its type.
	Short(code string) (kk, ru string)
}

// DateWords are the words of date fields and of the month.
func DateWords(w *i18n.Words) kit.DateWords {
	words := kit.DateWords{Today: w.T("button.today"), Wrong: w.T("input.date.wrong")}
	for i := range words.Days {
		words.Days[i] = w.WeekdayShort(time.Weekday((i + 1) % 7))
	}
	for i := range words.Months {
		words.Months[i] = w.MonthName(time.Month(i + 1))
	}
	return words
}

// Codes offers codes of a list in words, all of them where none are named.
func (m Maker) Codes(list string, codes ...string) []kit.Option {
	if len(codes) == 0 {
		codes = data.List(list)
	}
	options := make([]kit.Option, len(codes))
	for i, code := range codes {
		options[i] = kit.Option{ID: code, Label: m.Words.Choice(list, code)}
	}
	return options
}

// PlaceName names the place with that code. One that is in no catalogue is
// shown as it is: it may be of a newer one.
func (m Maker) PlaceName(code string) string {
	if place, ok := m.Places.Place(code); ok {
		return m.Words.Place(place)
	}
	return code
}

// Place is the option of a place's code.
func (m Maker) Place(code string) kit.Option {
	return kit.Option{ID: code, Label: m.PlaceName(code)}
}

// Village is the option of a settlement's code, with its okrug as the hint.
func (m Maker) Village(code string) kit.Option {
	o := m.Place(code)
	if okrug, ok := m.Places.OkrugOf(code); ok {
		o.Hint = m.Words.Place(okrug)
	}
	return o
}

// Among offers those of a project's districts that a text can mean, in any
// spelling; all of them while nothing is typed.
func (m Maker) Among(districts []data.Place, text string) []kit.Option {
	found := districts
	if text != "" {
		found = slices.DeleteFunc(m.Find(text, data.District, data.City), func(place data.Place) bool {
			return !HasPlace(districts, place.Code)
		})
	}
	options := make([]kit.Option, len(found))
	for i, place := range found {
		options[i] = m.Place(place.Code)
	}
	return options
}

// HasPlace reports whether the place with that code is among these.
func HasPlace(places []data.Place, code string) bool {
	return slices.ContainsFunc(places, func(place data.Place) bool { return place.Code == code })
}

// Split folds a text into its words.
func (m Maker) Split(text string) []string {
	fold := m.Fold
	if fold == nil {
		fold = strings.ToLower
	}
	return strings.Fields(fold(text))
}

// Begin reports whether each word of a query begins one of the words; no word
// begins any.
func Begin(query, words []string) bool {
	for _, q := range query {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, q) }) {
			return false
		}
	}
	return true
}

// Filter keeps the options of which the words of a text begin words; those
// whose label begins with it come first.
func (m Maker) Filter(text string, options []kit.Option) []kit.Option {
	query := m.Split(text)
	if len(query) == 0 {
		return options
	}
	var first, others []kit.Option
	for _, o := range options {
		words := m.Split(o.Label)
		switch {
		case !Begin(query, words):
		case strings.HasPrefix(words[0], query[0]):
			first = append(first, o)
		default:
			others = append(others, o)
		}
	}
	return append(first, others...)
}

// containing are the options of which the text is a part.
func containing(options []kit.Option, text string) []kit.Option {
	text = strings.ToLower(text)
	return slices.DeleteFunc(slices.Clone(options), func(o kit.Option) bool {
		return !strings.Contains(strings.ToLower(o.Label), text)
	})
}
