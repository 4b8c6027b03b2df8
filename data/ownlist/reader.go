package ownlist

import (
	"sync"

	"sapar/data"
)

// Reader reads lists. All its fields are needed. Goroutines may use one side
// by side.
type Reader struct {
	Places Places
	Words  func(lang, key string) string // the text of a key of assets/i18n
	Fold   func(text string) string      // spellings to be taken as one become the same text
	Today  func() data.Date

	once  sync.Once
	known *vocabulary
}

// Places is the catalogue of places as lists need it.
type Places interface {
	data.Places
	// Find lists the places that a person may mean by a text, best first.
	Find(text string, kinds ...data.PlaceKind) []data.Place
	// Short returns a place's names without the word for its type.
	Short(code string) (kk, ru string)
}

// Scope is what a list is read for.
type Scope struct {
	Project  data.Project
	District string // code: whose list it is, and where its events are if nothing else says so; "" for the region's

	// Event is the one that all rows of a list of people attend; nil where the
	// list says it itself.
	Event *data.Event

	// Same says that a record of the list is one that is there already: by the
	// id that Read gives it without this, see Propose. Lists of people attend
	// such an event and leave it as it is; of any other record, Read changes
	// what the list says otherwise, and never empties anything.
	Same map[data.ID]data.Record
}

// The kinds of list.
const (
	People  = "people"  // people who attended: persons, their attendance and the events
	Events  = "events"  // a register of events
	Members = "members" // of the information groups
)

// Kinds are the kinds of list.
func Kinds() []string { return []string{People, Events, Members} }

// The languages whose words are understood.
const kazakh = "kk"

var languages = []string{kazakh, "ru", "en"}

// vocabulary is made once, at the first use: folding all words takes a moment.
func (r *Reader) vocabulary() *vocabulary {
	r.once.Do(func() { r.known = r.learn() })
	return r.known
}
