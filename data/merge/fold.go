// Package merge says what a set of versions comes to. It is pure: versions in,
// content and conflicts out. It must never know where versions are kept or how
// they travel.
package merge

import (
	"cmp"
	"slices"

	"sapar/data"
)

// Fold returns what the versions of one record come to. The same set gives the
// same result in whatever order it comes; a version given twice counts once.
//
// For each field the newest change counts: a change that no other change of
// that field is based on. Where there are several with different values, the
// one with the latest stamp is in force and the field is in conflict. A
// deletion holds only against what its writer had seen: whoever edits a record
// that another deletes without knowing of the edit keeps it alive.
func Fold(versions []data.Version) data.Folded {
	g := newGraph(versions)
	out := data.Folded{Fields: data.Fields{}}
	for i := range g.versions {
		if !g.superseded(i, func(int) bool { return true }) {
			out.Heads = append(out.Heads, g.versions[i].ID)
			if out.Last == nil || later(&g.versions[i], out.Last) {
				out.Last = &g.versions[i]
			}
		}
	}
	slices.SortFunc(out.Heads, data.VersionID.Compare)
	for _, field := range g.fields() {
		if field == data.DeletedField {
			out.Deleted = g.deleted(&out)
			continue
		}
		g.foldField(field, &out)
	}
	return out
}

// graph is the versions of a record with what each is based on, directly or
// through others.
type graph struct {
	versions []data.Version // ascending by id, each once
	above    [][]bool       // above[i][j]: version i is based on version j
}

func newGraph(versions []data.Version) *graph {
	g := &graph{versions: slices.Clone(versions)}
	slices.SortFunc(g.versions, func(a, b data.Version) int { return a.ID.Compare(b.ID) })
	g.versions = slices.CompactFunc(g.versions, func(a, b data.Version) bool { return a.ID == b.ID })
	index := make(map[data.VersionID]int, len(g.versions))
	for i := range g.versions {
		index[g.versions[i].ID] = i
	}
	below := make([][]int, len(g.versions))
	for i := range g.versions {
		for _, parent := range g.versions[i].Parents {
			if j, ok := index[parent]; ok {
				below[i] = append(below[i], j)
			}
		}
		for j := range g.versions {
			if j != i && g.saves(i, j) {
				below[i] = append(below[i], j)
			}
		}
	}
	g.above = make([][]bool, len(g.versions))
	for i := range g.versions {
		g.above[i] = make([]bool, len(g.versions))
		g.climb(i, i, below)
	}
	return g
}

// saves reports whether version i is a later saving of the edit by hand j:
// whoever sends the same workbook again, edited further, means the last state
// of it and does not contradict himself.
func (g *graph) saves(i, j int) bool {
	a, b := &g.versions[i], &g.versions[j]
	return a.ID.Device == data.ByHand && b.ID.Device == data.ByHand && a.Batch == b.Batch && later(a, b)
}

// climb marks all that version from is based on, starting at version at.
func (g *graph) climb(from, at int, below [][]int) {
	for _, j := range below[at] {
		if j != from && !g.above[from][j] {
			g.above[from][j] = true
			g.climb(from, j, below)
		}
	}
}

// superseded reports whether a version among those that count is based on
// version i.
func (g *graph) superseded(i int, counts func(int) bool) bool {
	for j := range g.versions {
		if j != i && g.above[j][i] && counts(j) {
			return true
		}
	}
	return false
}

func (g *graph) fields() []string {
	var keys []string
	for i := range g.versions {
		for key := range g.versions[i].Fields {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// newest returns the changes of a field that no other change of it is based
// on, the one in force first.
func (g *graph) newest(field string) []*data.Version {
	changes := func(i int) bool {
		_, ok := g.versions[i].Fields[field]
		return ok
	}
	var out []*data.Version
	for i := range g.versions {
		if changes(i) && !g.superseded(i, changes) {
			out = append(out, &g.versions[i])
		}
	}
	slices.SortFunc(out, func(a, b *data.Version) int {
		if later(a, b) {
			return -1
		}
		return 1
	})
	return out
}

func (g *graph) foldField(field string, out *data.Folded) {
	newest := g.newest(field)
	value := newest[0].Fields[field]
	if value != nil {
		out.Fields[field] = value
	}
	conflict := data.Conflict{Field: field, Versions: []data.VersionID{newest[0].ID}}
	for _, other := range newest[1:] {
		if !data.EqualValues(other.Fields[field], value) {
			conflict.Versions = append(conflict.Versions, other.ID)
		}
	}
	if len(conflict.Versions) > 1 {
		out.Conflicts = append(out.Conflicts, conflict)
	}
}

// deleted reports whether a deletion is in force: some newest change of the
// mark deletes, and no version stands beside it that its writer had not seen.
// Where each deletion has such a version, the record lives and the deletions are
// in conflict with what they had not seen.
func (g *graph) deleted(out *data.Folded) bool {
	conflict := data.Conflict{Field: data.DeletedField}
	var deletions []data.VersionID
	for i := range g.versions {
		if g.versions[i].Fields[data.DeletedField] != true || g.superseded(i, g.marks) {
			continue
		}
		var unseen []data.VersionID
		for j := range g.versions {
			if j != i && !g.above[j][i] && !g.above[i][j] && !g.onlyDeletes(j) {
				unseen = append(unseen, g.versions[j].ID)
			}
		}
		if len(unseen) == 0 {
			return true
		}
		conflict.Versions = append(conflict.Versions, unseen...)
		deletions = append(deletions, g.versions[i].ID)
	}
	if len(deletions) > 0 {
		slices.SortFunc(conflict.Versions, data.VersionID.Compare)
		conflict.Versions = append(slices.Compact(conflict.Versions), deletions...)
		out.Conflicts = append(out.Conflicts, conflict)
	}
	return false
}

// marks reports whether the version deletes its record or brings it back.
func (g *graph) marks(i int) bool {
	_, ok := g.versions[i].Fields[data.DeletedField]
	return ok
}

func (g *graph) onlyDeletes(i int) bool {
	v := g.versions[i].Fields
	return len(v) == 1 && v[data.DeletedField] == true
}

// later orders versions for the rule that picks between equals: the later
// stamp, then the greater id.
func later(a, b *data.Version) bool {
	return cmp.Or(cmp.Compare(a.Stamp, b.Stamp), a.ID.Compare(b.ID)) > 0
}
