package data

import "maps"

// RedactedField is the key under which a version says that its record's
// personal part is gone for ever: whoever withdraws consent stays counted and
// is not named any more (law 94-V). It empties the personal fields of all other
// versions of the record, of those that come later too, and nothing takes it
// back. The record carries it in its Extra.
const RedactedField = "redacted"

// Redacted reports whether a withdrawal has emptied the record's personal part.
func Redacted(r Record) bool { return r.base().Extra[RedactedField] == true }

// Redacts reports whether the version is a withdrawal.
func (v *Version) Redacts() bool { return v.Fields[RedactedField] == true }

// Redact takes out of a version what a withdrawal empties: the personal fields,
// and those that this program does not know and cannot say it of. of is nil for
// a type that it does not know. It reports whether there were any.
func (v *Version) Redact(of *Type) bool {
	return v.leave(func(key string) bool {
		if key == DeletedField || key == RedactedField {
			return true
		}
		f := (*Field)(nil)
		if of != nil {
			f = of.Field(key)
		}
		return f != nil && !f.Personal
	})
}

// Withhold takes the personal fields out of a version that leaves this computer
// without names, and reports whether there were any.
func (v *Version) Withhold(of *Type) bool {
	return v.leave(func(key string) bool {
		f := of.Field(key)
		return f == nil || !f.Personal
	})
}

// leave leaves the fields in the version that stay. Fields are shared between
// copies of a version and are not changed in place.
func (v *Version) leave(stays func(key string) bool) bool {
	rest := maps.Clone(v.Fields)
	maps.DeleteFunc(rest, func(key string, _ Value) bool { return !stays(key) })
	if len(rest) == len(v.Fields) {
		return false
	}
	v.Fields, v.Partial = rest, true
	v.Hash = v.Sum()
	return true
}
