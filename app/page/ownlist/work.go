package ownlist

import (
	"maps"
	"os"
	"slices"
	"time"

	"sapar/app/exchange"
	"sapar/data"
)

// Work is a list, and all that a person has set about it. It outlives the
// screen: who goes to another screen or turns the language finds it as it was.
type Work struct {
	path, password string
	size           int64 // of the file when it was first asked for
	changed        time.Time

	list     *exchange.List
	guesses  []exchange.ListMapping         // of each sheet the surest
	mappings map[spot]*exchange.ListMapping // as they are set now
	kinds    map[string]string              // of the sheets, as they are set now
	sheet    string                         // that is read
	district string                         // code: whose list it is
	event    *data.Event                    // at which all people of the list were; nil: the list says it
	answers  map[data.ID]answer             // whether records of the list are there already
	asked    map[data.ID]bool               // records whose answer the person has taken back
	byHand   map[spot]map[int]bool          // columns that the person has set
}

// spot is a sheet read as a kind of list.
type spot struct{ sheet, kind string }

// answer says that a record of the list is one that is there, or a new one.
type answer struct {
	record data.Record // nil: it is new
	byHand bool        // the person said it; else nothing speaks against it
}

// NewWork is a file that nobody has looked at yet; password is "" for none.
func NewWork(path, password string) *Work {
	k := &Work{
		path: path, password: password, mappings: map[spot]*exchange.ListMapping{}, kinds: map[string]string{},
		answers: map[data.ID]answer{}, asked: map[data.ID]bool{}, byHand: map[spot]map[int]bool{},
	}
	k.size, k.changed = stamp(path)
	return k
}

// Is reports whether the work is of that file, which nobody has saved since.
func (k *Work) Is(path, password string) bool {
	size, changed := stamp(path)
	return k.path == path && k.password == password && k.size == size && k.changed.Equal(changed)
}

// stamp is a file's size and when it was saved; zero where there is none.
func stamp(path string) (int64, time.Time) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, time.Time{}
	}
	return info.Size(), info.ModTime()
}

// opened takes over how the list may be read; the surest way first.
func (k *Work) opened(l *exchange.List, guesses []exchange.ListMapping) {
	k.list, k.guesses = l, guesses
	for i := range guesses {
		g := &guesses[i]
		if _, ok := k.kinds[g.Sheet]; !ok {
			k.kinds[g.Sheet] = g.Kind
			k.set(*g)
		}
	}
	k.sheet = guesses[0].Sheet
}

// set keeps a mapping that may be changed.
func (k *Work) set(m exchange.ListMapping) {
	m = clone(m)
	k.mappings[spot{m.Sheet, m.Kind}] = &m
}

// clone is a mapping of its own: one that is read elsewhere must not change.
func clone(m exchange.ListMapping) exchange.ListMapping {
	m.Columns, m.Defaults, m.Confidence = maps.Clone(m.Columns), maps.Clone(m.Defaults), maps.Clone(m.Confidence)
	if m.Columns == nil {
		m.Columns = map[int]string{}
	}
	if m.Defaults == nil {
		m.Defaults = map[string]string{}
	}
	if m.Confidence == nil {
		m.Confidence = map[int]float64{}
	}
	return m
}

func (k *Work) at() spot { return spot{k.sheet, k.kinds[k.sheet]} }

// mapping is how the list is read now.
func (k *Work) mapping() *exchange.ListMapping { return k.mappings[k.at()] }

// kind is that of the list as it is read now.
func (k *Work) kind() string { return k.kinds[k.sheet] }

// readAs reads the sheet as a list of another kind: as it was set before, or as
// guess says.
func (k *Work) readAs(kind string, guess func() exchange.ListMapping) {
	if k.mappings[spot{k.sheet, kind}] == nil {
		k.set(guess())
	}
	k.kinds[k.sheet] = kind
}

// assign has a column hold a field, "" for none. A field is in one column: the
// one that held it is not read any more.
func (k *Work) assign(column int, field string) {
	m := k.mapping()
	for other, held := range m.Columns {
		if held == field && other != column {
			delete(m.Columns, other)
			delete(m.Confidence, other)
			k.mark(other)
		}
	}
	if field == "" {
		delete(m.Columns, column)
		delete(m.Confidence, column)
	} else {
		m.Columns[column], m.Confidence[column] = field, 1
	}
	k.mark(column)
}

func (k *Work) mark(column int) {
	if k.byHand[k.at()] == nil {
		k.byHand[k.at()] = map[int]bool{}
	}
	k.byHand[k.at()][column] = true
}

// holds reports whether a column of the list holds the field.
func (k *Work) holds(field string) bool {
	return slices.Contains(slices.Collect(maps.Values(k.mapping().Columns)), field)
}

// scope is what the list is read for, with all answers: one to what the list
// does not ask any more does nothing.
func (k *Work) scope(project data.Project) exchange.ListScope {
	s := exchange.ListScope{Project: project, District: k.district, Same: map[data.ID]data.Record{}}
	if k.event != nil && k.kind() == people {
		s.Event = k.event
	}
	for id, a := range k.answers {
		s.Same[id] = a.record
	}
	return s
}

// settle answers what needs no asking: a record against which nothing speaks is
// the one. It returns how many answers are new.
func (k *Work) settle(proposals []exchange.ListProposal) int {
	before := len(k.answers)
	for id, record := range certain(proposals, func(id data.ID) bool { return k.answered(id) || k.asked[id] }) {
		k.answers[id] = answer{record: record}
	}
	return len(k.answers) - before
}

// unsay makes a record wait for its answer. It is kept that it was asked for,
// else what is sure would be answered at once.
func (k *Work) unsay(id data.ID) {
	delete(k.answers, id)
	k.asked[id] = true
}

func (k *Work) answered(id data.ID) bool {
	_, ok := k.answers[id]
	return ok
}

// certain are the records against which nothing speaks, of those that are not
// answered.
func certain(proposals []exchange.ListProposal, answered func(data.ID) bool) map[data.ID]data.Record {
	out := map[data.ID]data.Record{}
	for _, p := range proposals {
		first := p.Matches[0]
		if !answered(p.Of) && !first.Same && first.Sure && (len(p.Matches) == 1 || !p.Matches[1].Sure) {
			out[p.Of] = first.Record
		}
	}
	return out
}

// open is how many of the proposals wait for an answer.
func (k *Work) open(proposals []exchange.ListProposal) int {
	n := 0
	for i := range proposals {
		if !k.answered(proposals[i].Of) {
			n++
		}
	}
	return n
}

// The kinds of list, as exchange.ListKinds names them.
const (
	people  = "people"
	events  = "events"
	members = "members"
)
