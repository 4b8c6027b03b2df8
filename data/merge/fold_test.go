package merge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"sapar/data"
	"sapar/data/merge"
	"sapar/data/merge/mergetest"
)

// at makes a version of one record: device and counter, its parents and what
// it changed. The stamp grows with the number given.
func at(device data.Device, counter uint64, stamp int, fields data.Fields, parents ...data.VersionID) data.Version {
	return data.Version{
		ID: data.VersionID{Device: device, Counter: counter}, Type: "person",
		Stamp: data.Stamp(stamp), Fields: fields, Parents: parents,
	}
}

func TestFold(t *testing.T) {
	first := at(1, 1, 1, data.Fields{"name": "Асан", "sex": "m"})
	name := at(1, 2, 2, data.Fields{"name": "Асан Ахметов"}, first.ID)
	phone := at(2, 1, 3, data.Fields{"phone": "7701"}, first.ID)
	rename := at(2, 2, 4, data.Fields{"name": "Асан Әлиев"}, phone.ID)
	same := at(3, 1, 5, data.Fields{"name": "Асан Ахметов"}, first.ID)
	gone := at(3, 2, 6, data.Fields{data.DeletedField: true}, first.ID)
	goneToo := at(3, 3, 7, data.Fields{data.DeletedField: true}, name.ID)
	back := at(1, 3, 8, data.Fields{data.DeletedField: nil}, goneToo.ID)
	emptied := at(1, 4, 9, data.Fields{"sex": nil}, first.ID)
	conflict := func(field string, ids ...data.VersionID) []data.Conflict {
		return []data.Conflict{{Field: field, Versions: ids}}
	}
	for _, c := range []struct {
		name     string
		versions []data.Version
		want     data.Folded
	}{
		{"one version", []data.Version{first}, data.Folded{Fields: first.Fields, Heads: ids(first), Last: &first}},
		{"a later edit", []data.Version{first, name}, data.Folded{
			Fields: data.Fields{"name": "Асан Ахметов", "sex": "m"}, Heads: ids(name), Last: &name,
		}},
		{"different fields combine", []data.Version{first, name, phone}, data.Folded{
			Fields: data.Fields{"name": "Асан Ахметов", "sex": "m", "phone": "7701"}, Heads: ids(name, phone), Last: &phone,
		}},
		{"the same field, different values", []data.Version{first, name, phone, rename}, data.Folded{
			Fields: data.Fields{"name": "Асан Әлиев", "sex": "m", "phone": "7701"}, Heads: ids(name, rename), Last: &rename,
			Conflicts: conflict("name", rename.ID, name.ID),
		}},
		{"the same field, the same value", []data.Version{first, name, same}, data.Folded{
			Fields: data.Fields{"name": "Асан Ахметов", "sex": "m"}, Heads: ids(name, same), Last: &same,
		}},
		{"deleted", []data.Version{first, name, goneToo}, data.Folded{
			Fields: data.Fields{"name": "Асан Ахметов", "sex": "m"}, Deleted: true, Heads: ids(goneToo), Last: &goneToo,
		}},
		{"deleted without knowing of an edit", []data.Version{first, name, gone}, data.Folded{
			Fields: data.Fields{"name": "Асан Ахметов", "sex": "m"}, Heads: ids(name, gone), Last: &gone,
			Conflicts: conflict(data.DeletedField, name.ID, gone.ID),
		}},
		{"deleted twice, once knowing", []data.Version{first, name, gone, goneToo}, data.Folded{
			Fields: data.Fields{"name": "Асан Ахметов", "sex": "m"}, Deleted: true, Heads: ids(gone, goneToo), Last: &goneToo,
		}},
		{"brought back", []data.Version{first, name, goneToo, back}, data.Folded{
			Fields: data.Fields{"name": "Асан Ахметов", "sex": "m"}, Heads: ids(back), Last: &back,
		}},
		{"emptied", []data.Version{first, emptied}, data.Folded{
			Fields: data.Fields{"name": "Асан"}, Heads: ids(emptied), Last: &emptied,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, merge.Fold(c.versions)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func ids(versions ...data.Version) []data.VersionID {
	var out []data.VersionID
	for _, v := range versions {
		out = append(out, v.ID)
	}
	return out
}

func TestFoldHeedsNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for record, versions := range byRecord(mergetest.Draw(t, 40)) {
			want := merge.Fold(versions)
			shuffled := rapid.Permutation(append(versions, versions[0])).Draw(t, "order")
			if diff := cmp.Diff(want, merge.Fold(shuffled)); diff != "" {
				t.Fatalf("record %s: %s", record, diff)
			}
		}
	})
}

// A settlement is an edit that knows of all heads: after it, nothing is open.
func TestAnEditThatKnowsAllSettlesAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for record, versions := range byRecord(mergetest.Draw(t, 40)) {
			before := merge.Fold(versions)
			settle := data.Version{
				ID: data.VersionID{Device: 9, Counter: 1}, Type: versions[0].Type, Record: record,
				Parents: before.Heads, Stamp: before.Last.Stamp + 1, Fields: data.Fields{data.DeletedField: nil},
			}
			for _, c := range before.Conflicts {
				settle.Fields[c.Field] = before.Fields[c.Field]
			}
			after := merge.Fold(append(versions, settle))
			if len(after.Conflicts) > 0 || len(after.Heads) != 1 || after.Deleted {
				t.Fatalf("record %s: %+v", record, after)
			}
			if diff := cmp.Diff(before.Fields, after.Fields); diff != "" {
				t.Fatalf("record %s: the settlement changed %s", record, diff)
			}
		}
	})
}

// What is in force was written by somebody, and nobody wrote over it knowing.
func TestFoldTakesOnlyWhatSomebodyWrote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, versions := range byRecord(mergetest.Draw(t, 40)) {
			folded := merge.Fold(versions)
			for field, value := range folded.Fields {
				written := false
				for _, v := range versions {
					got, ok := v.Fields[field]
					written = written || ok && data.EqualValues(got, value)
				}
				if !written {
					t.Fatalf("field %s came to %v, which nobody wrote", field, value)
				}
			}
		}
	})
}

func byRecord(h mergetest.History) map[data.ID][]data.Version {
	out := map[data.ID][]data.Version{}
	for _, v := range h.Versions {
		out[v.Record] = append(out[v.Record], v)
	}
	return out
}
