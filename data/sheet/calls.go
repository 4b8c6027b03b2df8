package sheet

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"sapar/data"
)

// calls are what the records of one type are called in the file, to find them
// by. They are put in order when a cell first asks.
type calls struct {
	in      *reading
	key     string
	records []data.Record
	own     map[data.ID]string // labels that differ from the record's own words

	ready  bool
	byID   map[data.ID]string
	known  map[data.ID]data.Record
	exact  map[string][]data.ID
	folded map[string][]data.ID
	bases  map[string][]data.ID // folded first parts: names without year of birth, numbers
	labels []string

	spelled []string // folded labels, as far as a guess has asked for them
	guesses int
}

// mostGuesses is for how many wrong cells it is guessed what was meant: who
// reads on after that many has another question.
const mostGuesses = 500

// add makes a record known that the file brings anew.
func (c *calls) add(r data.Record) {
	c.records = append(c.records, r)
	if c.ready {
		c.enter(r)
	}
}

func (c *calls) learn() {
	if c.ready {
		return
	}
	c.ready = true
	c.byID = make(map[data.ID]string, len(c.records))
	c.known = make(map[data.ID]data.Record, len(c.records))
	c.exact, c.folded, c.bases = map[string][]data.ID{}, map[string][]data.ID{}, map[string][]data.ID{}
	slices.SortStableFunc(c.records, func(a, b data.Record) int {
		x, y := data.BaseOf(a).ID, data.BaseOf(b).ID
		return bytes.Compare(x[:], y[:])
	})
	for _, r := range c.records {
		c.enter(r)
	}
}

func (c *calls) enter(r data.Record) {
	id := data.BaseOf(r).ID
	c.known[id] = r
	plain := plainLabel(r)
	label := plain
	if own, ok := c.own[id]; ok && own != "" {
		label = own
	}
	if label == "" {
		return
	}
	if _, again := c.byID[id]; !again {
		c.byID[id] = label
	}
	c.labels = append(c.labels, label)
	put(c.exact, label, id)
	put(c.folded, c.in.x.Fold(label), id)
	put(c.bases, c.in.x.Fold(plain), id)
	if base, _, ok := strings.Cut(plain, ", "); ok {
		put(c.bases, c.in.x.Fold(base), id)
	}
}

func put(m map[string][]data.ID, key string, id data.ID) {
	if key != "" && !slices.Contains(m[key], id) {
		m[key] = append(m[key], id)
	}
}

// label is what a record is called, "" where it is not in the file.
func (c *calls) label(id data.ID) string {
	c.learn()
	return c.byID[id]
}

// find are the records that a text may name, of the first way in which it names
// any. year narrows people by their year of birth; 0 is any.
func (c *calls) find(text string, year int) []data.ID {
	c.learn()
	if ids := c.exact[text]; len(ids) == 1 {
		return ids
	}
	folded := c.in.x.Fold(text)
	for _, m := range []map[string][]data.ID{c.folded, c.bases} {
		ids := m[folded]
		if year != 0 && len(ids) > 0 {
			var born []data.ID
			for _, id := range ids {
				if p, ok := c.known[id].(*data.Person); ok && (p.BirthYear == year || p.BirthYear == 0) {
					born = append(born, id)
				}
			}
			ids = born
		}
		if len(ids) > 0 {
			return ids
		}
	}
	if id, ok := parseHexID(strings.ToLower(text)); ok {
		return []data.ID{id} // of a record that the receiver may have
	}
	return nil
}

// nearest is the label that a text most likely means.
func (c *calls) nearest(text string) string {
	c.learn()
	folded := c.in.x.Fold(text)
	if c.guesses++; c.guesses > mostGuesses || folded == "" {
		return ""
	}
	best, least := "", 4
	for i, label := range c.labels {
		if i == len(c.spelled) {
			c.spelled = append(c.spelled, c.in.x.Fold(label))
		}
		other := c.spelled[i]
		if d := data.Slips(folded, other, least); d < least && d*5 <= len([]rune(other)) {
			best, least = label, d
		}
	}
	return best
}

// namesOf are the labels of several records, to choose from.
func (c *calls) namesOf(ids []data.ID) string {
	var names []string
	for i, id := range ids {
		if i == 5 {
			names = append(names, "…")
			break
		}
		names = append(names, c.label(id))
	}
	return strings.Join(names, "; ")
}

// splitYear takes the year of birth off what a person is called.
func splitYear(label string) (name string, year int) {
	i := strings.LastIndexAny(label, ",(")
	if i < 0 {
		return label, 0
	}
	digits := strings.Trim(label[i+1:], " ).")
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1900 || n > 2100 {
		return label, 0
	}
	return strings.TrimSpace(label[:i]), n
}
