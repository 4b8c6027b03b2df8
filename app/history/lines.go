package history

import (
	"maps"
	"slices"

	"sapar/data"
)

// version is one change of one of the records that are looked at.
type version struct {
	data.Change
	of string // the record's type
}

// line is one field of one version.
type line struct {
	version int    // its index
	first   bool   // of its version's lines
	field   string // "" where the version changed nothing
}

// read reads the versions of all records looked at.
func (d *dialog) read() error {
	for _, r := range d.look.Of {
		of := r.Type().Key
		changes, err := d.b.Records.History(d.b.Teller.ctx, of, data.BaseOf(r).ID)
		if err != nil {
			return err
		}
		var own []version
		for _, c := range changes {
			own = append(own, version{c, of})
		}
		d.versions = among(d.versions, own)
	}
	for i := range d.versions {
		for n, key := range fields(&d.versions[i]) {
			d.lines = append(d.lines, line{version: i, first: n == 0, field: key})
		}
	}
	return nil
}

// among puts two lists together, the latest first. Each keeps its own order:
// it knows better than the clocks which version came after which.
func among(a, b []version) []version {
	var out []version
	for len(a) > 0 && len(b) > 0 {
		if later(&b[0], &a[0]) {
			out, b = append(out, b[0]), b[1:]
		} else {
			out, a = append(out, a[0]), a[1:]
		}
	}
	return append(append(out, a...), b...)
}

// later reports whether a was written after b: one computer counts what it
// writes, of two only the clocks can tell.
func later(a, b *version) bool {
	if a.Version.Device == b.Version.Device {
		return a.Version.Counter > b.Version.Counter
	}
	return a.Writer.At.After(b.Writer.At)
}

// fields are the keys of what a version changed, in the order in which people
// read them; those that only a newer program knows come last.
func fields(v *version) []string {
	var keys []string
	known := map[string]bool{data.DeletedField: true}
	if _, marks := v.Fields[data.DeletedField]; marks {
		keys = append(keys, data.DeletedField)
	}
	for _, f := range data.TypeByKey(v.of).Fields {
		known[f.Key] = true
		if _, changed := v.Fields[f.Key]; changed {
			keys = append(keys, f.Key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(v.Fields)) {
		if !known[key] {
			keys = append(keys, key)
		}
	}
	if len(keys) == 0 {
		keys = []string{""}
	}
	return keys
}
