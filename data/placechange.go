package data

import "crypto/sha256"

// PlaceChange is what a decree changes in the catalogue of places: a name, a
// place that is new, or one that is no more. Records refer to places by code,
// so they stay as they are and show the new name.
type PlaceChange struct {
	Base
	Code    string // nine digits of the classifier
	Kind    string // list place_kind; needed where the place is new
	Parent  string // code of the unit that it belongs to; likewise
	NameKK  string // "" where it stays
	NameRU  string
	ShortKK string // the name without the word for its type
	ShortRU string
	Closed  bool   // it is no more; what happened there stays
	Basis   string // the decree
}

// PlaceChangeID is the id of the change to a place: the same on every computer,
// for there is one of each.
func PlaceChangeID(code string) ID {
	sum := sha256.Sum256([]byte("place " + code))
	id := ID(sum[:16])
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80 // a UUID of version 8
	return id
}

// PlaceChangeType declares the fields of a PlaceChange.
var PlaceChangeType = declare("place", checkPlaceChange,
	field("code", Text, func(p *PlaceChange) *string { return &p.Code }, required, length(9), label, identity),
	field("kind", Choice, func(p *PlaceChange) *string { return &p.Kind }, from("place_kind")),
	field("parent", PlaceCode, func(p *PlaceChange) *string { return &p.Parent }),
	field("name_kk", Text, func(p *PlaceChange) *string { return &p.NameKK }, length(200), label),
	field("name_ru", Text, func(p *PlaceChange) *string { return &p.NameRU }, length(200)),
	field("short_kk", Text, func(p *PlaceChange) *string { return &p.ShortKK }, length(200)),
	field("short_ru", Text, func(p *PlaceChange) *string { return &p.ShortRU }, length(200)),
	field("closed", Bool, func(p *PlaceChange) *bool { return &p.Closed }),
	field("basis", Text, func(p *PlaceChange) *string { return &p.Basis }),
)

// Type is PlaceChangeType.
func (*PlaceChange) Type() *Type { return PlaceChangeType }

func checkPlaceChange(p *PlaceChange, s Scope, r *report) {
	if p.Code != "" && !digits(p.Code, 9) {
		r.refuse("code", "not_a_place_code", Args{"text": p.Code})
		return
	}
	if s.Places == nil || p.Code == "" {
		return
	}
	if _, known := s.Places.Place(p.Code); known {
		return
	}
	for field, missing := range map[string]bool{"kind": p.Kind == "", "parent": p.Parent == "", "name_kk": p.NameKK == ""} {
		if missing {
			r.refuse(field, "new_place_needs", nil)
		}
	}
}
