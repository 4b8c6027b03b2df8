package match

import (
	"bytes"
	"cmp"
	"context"
	"hash/maphash"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"sapar/data"
)

// Pair is two records that may be one person, the lesser id first.
type Pair struct {
	One, Other data.ID
	Sure       bool
	Reasons    []data.Reason
	Bits       float64 // how much more speaks for one person than for two
}

// Options narrow what is looked for; all are optional.
type Options struct {
	// Together reports whether both stand in the list of one event, where
	// nobody writes himself twice. It is asked for likely pairs alone.
	Together func(a, b data.ID) bool
	// Decided leaves out pairs of which it is known already.
	Decided func(a, b data.ID) bool
	// Progress is told how many records more were compared with all others.
	Progress func(n int)
}

// surely is by how many bits a pair is beyond doubt.
const surely = 7

var seed = maphash.MakeSeed()

// keys are what a record has in common with those that it is compared with.
// Whoever is one person with it shares at least one, whatever one or two slips,
// a wedding or a move have changed.
func (x *Index) keys(p *person) []uint64 {
	var out []uint64
	var h maphash.Hash
	put := func(kind byte, parts ...string) {
		for _, part := range parts {
			if part == "" {
				return
			}
		}
		h.SetSeed(seed)
		_ = h.WriteByte(kind)
		for _, part := range parts {
			_, _ = h.WriteString(part)
			_ = h.WriteByte(0)
		}
		out = append(out, h.Sum64())
	}
	for i := range p.readings {
		r := &p.readings[i]
		var stem, code, letter [roles]string
		for role, at := range r.at {
			if at < 0 {
				continue
			}
			t := &p.tokens[at]
			letter[role] = string(first(t.word))
			if !t.initial {
				stem[role], code[role] = t.in(role), t.code
			}
		}
		put('a', code[surname], code[given])
		put('b', code[given], code[father], p.year)
		put('c', stem[given], stem[father])
		put('d', stem[given], p.year, p.village)
		put('e', stem[surname], letter[given], p.year)
		put('f', stem[surname], stem[father], p.year)
		put('g', stem[surname], letter[given], p.village)
		put('h', stem[given], letter[surname], p.village)
		put('i', stem[given], letter[surname], p.year)
		put('j', stem[surname], stem[father], letter[given])
	}
	put('p', p.phone)
	slices.Sort(out)
	return slices.Compact(out)
}

// crowd is how many records may share a key before it says too little to be
// followed.
const crowd = 800

// Pairs are all pairs that are more likely one person than two, the surest
// first. It uses every core and stops when the context does.
func (x *Index) Pairs(ctx context.Context, o Options) ([]Pair, error) {
	workers := runtime.GOMAXPROCS(0)
	found := make([][]Pair, workers)
	var next atomic.Int64
	var wait sync.WaitGroup
	const stretch = 64
	for w := range workers {
		wait.Go(func() {
			seen := make([]int32, len(x.people)) // last compared with, plus one
			for {
				from := int(next.Add(stretch)) - stretch
				if from >= len(x.people) || ctx.Err() != nil {
					return
				}
				to := min(from+stretch, len(x.people))
				for i := from; i < to; i++ {
					found[w] = x.pairsOf(i, seen, o, found[w])
				}
				if o.Progress != nil {
					o.Progress(to - from)
				}
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	all := slices.Concat(found...)
	slices.SortFunc(all, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Bits, a.Bits), bytes.Compare(a.One[:], b.One[:]), bytes.Compare(a.Other[:], b.Other[:]))
	})
	return all, nil
}

// pairsOf adds the pairs of a record with those before it.
func (x *Index) pairsOf(i int, seen []int32, o Options, out []Pair) []Pair {
	p := &x.people[i]
	for _, key := range x.keys(p) {
		with := x.posts[key]
		if len(with) > crowd {
			continue
		}
		for _, j := range with {
			if int(j) >= i {
				break
			}
			if seen[j] == int32(i+1) {
				continue
			}
			seen[j] = int32(i + 1)
			q := &x.people[j]
			if x.weigh(p, q, false).bits < x.floor || o.Decided != nil && o.Decided(p.id, q.id) {
				continue
			}
			if pair, likely := x.pair(p, q, o); likely {
				out = append(out, pair)
			}
		}
	}
	return out
}

func (x *Index) pair(p, q *person, o Options) (Pair, bool) {
	if bytes.Compare(p.id[:], q.id[:]) > 0 {
		p, q = q, p
	}
	w := x.weigh(p, q, true)
	if o.Together != nil && o.Together(p.id, q.id) {
		w.add(together, "together", nil)
	}
	over := w.bits - x.floor
	return Pair{One: p.id, Other: q.id, Sure: sure(over, w.reasons), Reasons: w.reasons, Bits: over}, over >= 0
}

// sure reports whether a pair is beyond doubt. Where given names are a letter
// apart it never is: so are those of twins.
func sure(bits float64, reasons []data.Reason) bool {
	return bits >= surely && !slices.ContainsFunc(reasons, func(r data.Reason) bool { return r.Code == codes[given].slip })
}

// Judge compares two records of the index; false where one is not in it.
func (x *Index) Judge(a, b data.ID) (Pair, bool) {
	i, here := x.byID[a]
	j, there := x.byID[b]
	if !here || !there {
		return Pair{}, false
	}
	pair, _ := x.pair(&x.people[i], &x.people[j], Options{})
	return pair, true
}

// Like are the records that may be the person who is being typed, the likeliest
// first, at most limit.
func (x *Index) Like(typed data.Person, limit int) []Pair {
	p := x.prepare(&typed)
	seen := map[int32]bool{}
	var out []Pair
	for _, key := range x.keys(&p) {
		with := x.posts[key]
		if len(with) > crowd {
			continue
		}
		for _, j := range with {
			if seen[j] || x.people[j].id == p.id {
				continue
			}
			seen[j] = true
			if w := x.weigh(&p, &x.people[j], true); w.bits >= x.floor-surely {
				over := w.bits - x.floor
				out = append(out, Pair{One: p.id, Other: x.people[j].id, Sure: sure(over, w.reasons), Reasons: w.reasons, Bits: over})
			}
		}
	}
	slices.SortFunc(out, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Bits, a.Bits), bytes.Compare(a.Other[:], b.Other[:]))
	})
	return out[:min(len(out), limit)]
}
