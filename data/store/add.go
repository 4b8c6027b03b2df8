package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"sapar/data"
)

// Add takes in versions that another device wrote, with the batches they
// belong to. Those that are there already change nothing, so adding is
// idempotent, and the tables come out the same in whatever order versions
// come. A version whose hash does not fit it is refused with code bad_version
// and nothing is added.
func (s *Store) Add(ctx context.Context, batches []data.Batch, versions []data.Version) error {
	err := s.inTx(ctx, func(t *tx) error {
		t.refs = references{}
		for _, b := range batches {
			if _, err := t.batchRow(b); err != nil {
				return err
			}
		}
		err := eachRecord(versions, func(of string, added []data.Version) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			_, err := t.add(of, added)
			return err
		})
		if err != nil {
			return err
		}
		if err := t.see(versions); err != nil {
			return err
		}
		if err := t.refold(); err != nil {
			return err
		}
		return t.settle()
	})
	if err != nil {
		return err
	}
	_ = s.scrub(ctx) // as after a merge
	return nil
}

// eachRecord hands over the versions of one record after another, those that
// others refer to first.
func eachRecord(versions []data.Version, work func(of string, of1 []data.Version) error) error {
	place := func(of string) int {
		return slices.IndexFunc(data.Types(), func(t *data.Type) bool { return t.Key == of })
	}
	sorted := slices.Clone(versions)
	slices.SortStableFunc(sorted, func(a, b data.Version) int {
		return cmp.Or(cmp.Compare(place(a.Type), place(b.Type)), cmp.Compare(a.Type, b.Type), slices.Compare(a.Record[:], b.Record[:]))
	})
	for start := 0; start < len(sorted); {
		end := start + 1
		for end < len(sorted) && sorted[end].Type == sorted[start].Type && sorted[end].Record == sorted[start].Record {
			end++
		}
		if err := work(sorted[start].Type, sorted[start:end]); err != nil {
			return err
		}
		start = end
	}
	return nil
}

// see moves this device's clock past all that has come in.
func (t *tx) see(versions []data.Version) error {
	c, err := t.readClock()
	if err != nil {
		return err
	}
	for i := range versions {
		c.stamp = max(c.stamp, versions[i].Stamp)
		if versions[i].ID.Device == t.s.device {
			c.counter = max(c.counter, versions[i].ID.Counter)
		}
	}
	return t.writeClock(c)
}

// added is what the coming of versions did to a record.
type added struct {
	fresh  bool // no version was here before
	grown  bool // one of them was new, or said more than what was here
	before data.Folded
	after  data.Folded
	held   bool // a seal holds some of what came apart
}

// add takes versions of one record in and folds it. Those of a type that this
// program does not know are kept, to be passed on.
func (t *tx) add(key string, come []data.Version) (added, error) {
	var out added
	for i := range come {
		if v := &come[i]; v.Sum() != v.Hash {
			return out, badVersion(v)
		}
	}
	id := come[0].Record
	of := data.TypeByKey(key)
	var have []data.Version
	var inline bool
	var err error
	if of == nil {
		have, err = t.versionsOf(key, id)
	} else {
		have, inline, err = t.versions(of, id)
	}
	if err != nil {
		return out, err
	}
	out.fresh = len(have) == 0
	all := slices.Clone(have)
	for _, v := range come {
		i := slices.IndexFunc(all, func(w data.Version) bool { return w.ID == v.ID })
		if i < 0 {
			all = append(all, v)
			continue
		}
		if all[i], err = join(all[i], v); err != nil {
			return out, err
		}
	}
	t.redact(of, all)
	stands := func(v *data.Version) bool {
		return slices.ContainsFunc(have, func(w data.Version) bool { return w.ID == v.ID && w.Hash == v.Hash })
	}
	if out.grown = slices.ContainsFunc(all, func(v data.Version) bool { return !stands(&v) }); !out.grown {
		return out, nil
	}
	for i := range all {
		if !inline && stands(&all[i]) {
			continue
		}
		if err := t.putVersion(all[i]); err != nil {
			return out, err
		}
	}
	if of == nil {
		return out, nil
	}
	if len(have) > 0 {
		if out.before, _, err = t.state(of, have); err != nil {
			return out, err
		}
		t.refer(of, out.before.Fields)
	}
	if out.after, err = t.fold(of, id, all); err != nil {
		return out, fmt.Errorf("fold %s: %w", key, err)
	}
	seen, err := t.sightOf(of, all)
	if err != nil {
		return out, err
	}
	out.held = slices.ContainsFunc(come, func(v data.Version) bool { return slices.Contains(seen.held, v.ID) })
	return out, nil
}

// join is what two copies of one version come to. Of a part and the whole, the
// whole; of two parts, both; of an edit by hand that stands in two files, the
// later saved. Two whole versions of one id that say different things are
// refused with code bad_version.
func join(a, b data.Version) (data.Version, error) {
	switch {
	case a.Hash == b.Hash:
		return a, nil
	case a.Partial && !b.Partial:
		return b, nil
	case b.Partial && !a.Partial:
		return a, nil
	case a.Partial:
		both := a
		both.Fields = data.Fields{}
		for _, part := range []data.Version{a, b} {
			for key, v := range part.Fields {
				if have, ok := both.Fields[key]; !ok || string(data.AppendValue(nil, v)) > string(data.AppendValue(nil, have)) {
					both.Fields[key] = v
				}
			}
		}
		both.Hash = both.Sum()
		return both, nil
	case a.ID.Device == data.ByHand:
		if a.Stamp < b.Stamp {
			return b, nil
		}
		return a, nil
	}
	return a, badVersion(&b)
}
